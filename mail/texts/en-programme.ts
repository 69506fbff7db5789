// The mentor circle's, the sponsor's and HR's mails in English, and what surrounds every letter.
import { mentorCircle, type Person, type Programme } from '../../domain/programme.ts';
import { action, facts, list, text } from '../letter.ts';
import { counts, type ProgrammeOccasion } from '../occasion.ts';
import type { Wording } from '../../language/dates.ts';
import { attentionLine } from './attention.ts';
import type { Frame, ProgrammeLetters } from './kinds.ts';

const when = ({ words, circle }: ProgrammeOccasion) => (circle ? words.span(circle.startsAt, circle.endsAt) : '');
const round = (o: ProgrammeOccasion) => `round ${o.decision.round}`;
const named = (o: ProgrammeOccasion) =>
  o.circle?.kind === 'preparation' ? 'the preparation meeting' : 'the evaluation meeting';
const near = (o: ProgrammeOccasion) => (o.circle?.kind === 'preparation' ? 'before' : 'after');
const aspirants = (o: ProgrammeOccasion) => (group: string) =>
  o.programme.groups.some(({ id, variant }) => id === group && variant === 'aspirants');

function figures(o: ProgrammeOccasion, onlyRound?: number) {
  const c = counts(o.status.groups, aspirants(o), onlyRound);
  return facts(
    ['Groups', String(c.groups)],
    [
      'Mentees',
      `${c.mentees - c.left} of ${c.mentees}${c.left > 0 ? ` (${c.left} ${c.left === 1 ? 'has' : 'have'} left)` : ''}`,
    ],
    ['Meetings held', `${c.met} of ${c.meetings}`],
    ['Attendance', c.seats > 0 ? `${c.attended} of ${c.seats}` : ''],
    ['Tasks handed in', c.tasks > 0 ? `${c.handedIn} of ${c.tasks}` : ''],
    ['One-to-one talks', c.talks > 0 ? String(c.talks) : ''],
  );
}

export const programmeLetters: ProgrammeLetters = {
  'preparation-meeting': (o) =>
    o.decision.stage === 'invitation'
      ? {
          subject: `Invitation: preparation meeting before ${round(o)}, ${when(o)}`,
          preview: 'The mentor circle plans the round together',
          blocks: [
            text(`The mentor circle meets to prepare ${round(o)} of “${o.programme.title}”.`),
            facts(['Time', when(o)]),
            text('A proposed agenda:'),
            list(
              'Round the table: what is on the mind of each group?',
              'The programme of the next meeting: theme, questions, exercise',
              'The mentor’s role: when do you listen, when do you advise?',
              'Who needs someone to think with before the meeting?',
            ),
          ],
        }
      : {
          subject: `Reminder: preparation meeting, ${when(o)}`,
          preview: `Before ${round(o)}`,
          blocks: [
            text(`Remember the mentor circle's preparation meeting before ${round(o)}.`),
            facts(['Time', when(o)]),
          ],
        },
  'evaluation-meeting': (o) =>
    o.decision.stage === 'invitation'
      ? {
          subject: `Invitation: evaluation meeting after ${round(o)}, ${when(o)}`,
          preview: 'The mentor circle looks back on the round',
          blocks: [
            text(
              `The mentor circle meets after ${round(o)} of “${o.programme.title}”, once every group has met. If a group is late, we move the meeting and tell you.`,
            ),
            facts(['Time', when(o)]),
            text('Questions to bring:'),
            list(
              'What went well at the meeting, and what did you do yourself?',
              'Where did the mentees’ potential show?',
              'What will you do differently next time?',
            ),
          ],
        }
      : {
          subject: `Reminder: evaluation meeting, ${when(o)}`,
          preview: `After ${round(o)}`,
          blocks: [
            text(`Remember the mentor circle's evaluation meeting after ${round(o)}.`),
            facts(['Time', when(o)]),
          ],
        },
  'circle-confirmation': (o) => ({
    subject: `Was ${named(o)} held?`,
    preview: when(o),
    blocks: [
      text(`Please confirm that ${named(o)} ${near(o)} ${round(o)} was held.`),
      facts(['The meeting', when(o)]),
      action('Confirm the meeting', {
        purpose: 'circle',
        circle: o.circle?.kind ?? 'evaluation',
        meeting: o.decision.round,
      }),
    ],
  }),
  'sponsor-digest': (o) => ({
    subject: `${o.programme.title}: where we are after ${round(o)}`,
    preview: 'The round in numbers',
    blocks: [
      text(
        `${round(o).replace('r', 'R')} has been held and evaluated. Here it is in numbers; what was said and written stays in the groups.`,
      ),
      figures(o, o.decision.round),
      text(`If something should be put right, talk with ${o.programme.hr.name}, ${o.programme.hr.email}.`),
    ],
  }),
  'final-report': (o) => ({
    subject: `${o.programme.title}: the programme has ended`,
    preview: 'The programme in numbers',
    blocks: [
      text(`All groups of “${o.programme.title}” have ended. Here is the programme in numbers.`),
      figures(o),
      text('This is the purpose that it began with:'),
      text(o.programme.purpose),
      text(
        'Taking part has been no promise of promotion. A mentee who has found out that management is not the way is clear, too.',
      ),
    ],
  }),
  attention: (o) => ({
    subject: `${o.programme.title}: something needs your attention`,
    preview:
      o.status.attention.length === 1 ? '1 point of attention' : `${o.status.attention.length} points of attention`,
    blocks: [
      text(
        o.status.cancelled
          ? 'The programme is cancelled, but here is something that you should look at:'
          : 'The programme goes on, but here is something that you should look at:',
      ),
      list(...o.status.attention.map((entry) => attentionLine(o.programme, entry))),
    ],
  }),
  'meeting-moved': (o) => ({
    subject: `Moved: ${named(o)}, new time ${when(o)}`,
    preview: `New time: ${when(o)}`,
    blocks: [
      text(`${named(o).replace('t', 'T')} ${near(o)} ${round(o)} has been moved. Your calendar is updated.`),
      facts(['New time', when(o)]),
    ],
  }),
  'meeting-cancelled': (o) => ({
    subject: `Cancelled: ${named(o)} ${near(o)} ${round(o)}`,
    preview: 'The meeting will be removed from your calendar',
    blocks: [
      text(
        o.status.cancelled
          ? 'The programme is cancelled, and the mentor circle’s meeting will be removed from your calendar.'
          : o.decision.matter?.person
            ? 'You are no longer a mentor in the programme, so the mentor circle’s meeting will be removed from your calendar.'
            : 'No group has a meeting left in the round, so the mentor circle’s meeting is cancelled and will be removed from your calendar.',
      ),
      facts(['The meeting', when(o)]),
    ],
  }),
  'programme-cancelled': (o) => ({
    subject: `${o.programme.title} is cancelled`,
    preview: 'All coming meetings are cancelled',
    blocks: [
      text(
        `“${o.programme.title}” is cancelled. Everybody in it has been told, and the coming meetings will be removed from their calendars.`,
      ),
      ...(o.reason ? [text('The reason is:'), text(o.reason)] : []),
      text('The programme in numbers when it stopped:'),
      figures(o),
    ],
  }),
  'erasure-notice': (o) => ({
    subject: `${o.programme.title}: the participants’ data will be erased in ${o.decision.matter?.days ?? 7} days`,
    preview: 'Fetch what must be kept elsewhere',
    blocks: [
      text(
        `The retention period for “${o.programme.title}” ends in ${o.decision.matter?.days ?? 7} days. Then all names, addresses and texts are erased. If there is anything you must keep, fetch it now; the report in numbers stays.`,
      ),
    ],
  }),
  'erasure-receipt': (o) => ({
    subject: `${o.programme.title}: the participants’ data are erased`,
    preview: 'Receipt of erasure',
    blocks: [
      text(
        `The retention period for “${o.programme.title}” has ended, and the participants’ data have been erased. This mail is the receipt; your own name and address will be erased once it has been sent.`,
      ),
      facts(
        ['People erased', String(o.decision.matter?.counts?.people ?? 0)],
        ['Texts erased', String(o.decision.matter?.counts?.words ?? 0)],
      ),
      text(
        'What is left are numbers without names: which mails went when, attendance and hand-ins. They document the programme and lead back to nobody. Backups from before today hold the data until they expire.',
      ),
    ],
  }),
};

export const frame: Frame = {
  greeting: ({ person }) => `Dear ${person.name.split(' ')[0] ?? person.name}`,
  signature: ({ programme, say }) =>
    say === 'hr' ? ['Kind regards', 'Gruppementor'] : ['Kind regards', programme.hr.name, 'HR'],
  footer: ({ programme, person, say, words }) => [
    ...(say === 'hr' ? [] : [`Questions? Write to ${programme.hr.name}, ${programme.hr.email}.`]),
    ...(say === 'mentor' ? others(programme, person, words) : []),
  ],
  rehearsal: 'Rehearsal',
  rehearsalNote: 'This is a rehearsal. Nobody is invited for real, and the dates are the planned ones.',
};

/** The mentors to think with (R38). */
function others(programme: Programme, person: Person, words: Wording): string[] {
  const circle = mentorCircle(programme).filter(({ email }) => email !== person.email && email !== programme.hr.email);
  if (circle.length === 0) return [];
  return [
    `Someone to think with? ${circle.length === 1 ? 'The other mentor is' : 'The other mentors are'} ${words.and(circle.map(({ name, email }) => `${name} (${email})`))}.`,
  ];
}
