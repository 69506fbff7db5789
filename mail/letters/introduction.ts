// Letters before the first meeting: to the sponsor, directors, mentors and mentees who are asked, and to HR.
import { firstMeeting, placesIn, seminarEnding } from '../../domain/introduction.ts';
import { isForReturn } from '../../domain/ids.ts';
import type { IntroductionStage } from '../../domain/kinds.ts';
import {
  CIRCLE_MINUTES,
  groupMeetings,
  groupOf,
  MEETING_MINUTES,
  MEETINGS,
  type Group,
  type Span,
} from '../../domain/programme.ts';
import { promisesOf } from '../../language/promises.ts';
import { action, facts, list, text, type Block, type Fact, type Letter } from '../letter.ts';
import type { ProgrammeOccasion } from '../occasion.ts';

/** By when a stage is to be done. */
const byOf = ({ status }: ProgrammeOccasion, stage: IntroductionStage): string =>
  status.introduction?.find((each) => each.stage === stage)?.by ?? '';

const answerBy = (o: ProgrammeOccasion, stage: IntroductionStage): Fact => [
  o.words.labels.answerBy,
  byOf(o, stage) === '' ? '' : o.dates.moment(byOf(o, stage)),
];

interface Subjects {
  subject(title: string): string;
  reminder(title: string, by: string): string;
  lastReminder(title: string, by: string): string;
}

/** A chaser says the day by which an answer is awaited. */
function subjectOf(o: ProgrammeOccasion, t: Subjects, stage: IntroductionStage): string {
  const { title } = o.programme;
  const by = byOf(o, stage);
  const day = by === '' ? '' : o.dates.short(by);
  if (o.decision.stage === 'reminder') return t.reminder(title, day);
  return o.decision.stage === 'last-reminder' ? t.lastReminder(title, day) : t.subject(title);
}

/** What everybody who is asked is told: why, how it serves the strategy (R1, R23), and what is not promised (R61). */
function why({ programme, words }: ProgrammeOccasion): readonly Block[] {
  const t = words.introduction;
  const strategy = programme.introduction?.commission?.strategy ?? '';
  return [text(t.purpose), text(programme.purpose), ...(strategy === '' ? [] : [text(t.strategy), text(strategy)])];
}

export function commissionRequest(o: ProgrammeOccasion): Letter {
  const { programme, words, dates, decision } = o;
  const t = words.introduction;
  const { criteria = [] } = programme.introduction?.commission ?? {};
  const amended = decision.kind === 'commission-amended';
  const first = programme.groups
    .flatMap(({ meetings }) => meetings)
    .find(({ startsAt }) => startsAt === firstMeeting(programme));
  return {
    subject: amended
      ? t.commission.amended(programme.title, dates.shortMoment(o.writtenAt))
      : subjectOf(o, t.commission, 'commission'),
    preview: t.commission.preview,
    blocks: [
      text((amended ? t.commission.amendedText : t.commission.text)(programme.title)),
      ...why(o),
      ...(criteria.length > 0 ? [text(t.criteria), list(criteria)] : []),
      facts(
        [words.labels.owner, `${programme.hr.name} (${programme.hr.email})`],
        [words.labels.groups, String(programme.groups.length)],
        [words.labels.firstMeeting, first ? dates.span(first) : ''],
        answerBy(o, 'commission'),
      ),
      action(words.actions.commission, { purpose: 'commission' }),
    ],
  };
}

export function mentorInvitation(o: ProgrammeOccasion): Letter {
  const { programme, person, words, dates } = o;
  const t = words.introduction;
  const groups = programme.groups.filter(({ mentor }) => mentor.id === person.id);
  const seminar = comingSeminar(o);
  const meetings = groups.reduce((sum, group) => sum + groupMeetings(group).length, 0);
  return {
    subject: subjectOf(o, t.mentor, 'mentors'),
    preview: t.mentor.preview,
    blocks: [
      text(t.mentor.text(programme.title, dates.and(groups.map(({ name }) => name)), groups.some(writes))),
      ...why(o),
      ...groups.map((group) => datesOf(o, group)),
      ...(seminar ? [text(t.mentor.seminar(dates.span(seminar)))] : []),
      text(t.hours((meetings * MEETING_MINUTES) / 60, (roundsOf(groups) * 2 * CIRCLE_MINUTES) / 60)),
      text(t.agreement),
      list(promisesOf(words, programme, 'mentor', groups[0], seminar !== undefined).map(([, promise]) => promise)),
      text(t.noPromise),
      facts(answerBy(o, 'mentors')),
      action(words.actions.invitation, { purpose: 'invitation' }),
    ],
  };
}

export function nominationRequest(o: ProgrammeOccasion): Letter {
  const { programme, words, dates } = o;
  const t = words.introduction;
  const quota = programme.introduction?.nomination?.quota ?? { people: 1 };
  const by = byOf(o, 'nomination');
  return {
    subject: subjectOf(o, t.nomination, 'nomination'),
    preview: t.nomination.preview(by === '' ? '' : dates.short(by)),
    blocks: [
      text(t.nomination.text(programme.title)),
      text('women' in quota ? t.nomination.quota(quota.women, quota.men) : t.nomination.people(placesIn(quota))),
      ...why(o),
      text(t.nomination.suits(words.years(programme.minimumYears))),
      text(t.nomination.notTold),
      facts(answerBy(o, 'nomination')),
      action(words.actions.nominate, { purpose: 'nominate' }),
    ],
  };
}

export function groupingRequest(o: ProgrammeOccasion): Letter {
  const { programme, words, dates } = o;
  const t = words.introduction.grouping;
  return {
    subject: t.subject(programme.title),
    preview: t.preview,
    blocks: [text(t.text(programme.title, dates.moment(byOf(o, 'grouping'))))],
  };
}

export function menteeInvitation(o: ProgrammeOccasion): Letter {
  const { programme, person, words, nominatedBy } = o;
  const t = words.introduction;
  const group = programme.groups.find(({ mentees }) => mentees.some(({ id, gone }) => id === person.id && !gone));
  const meetings = group ? groupMeetings(group).length : MEETINGS;
  return {
    subject: subjectOf(o, t.mentee, 'invitations'),
    preview: t.mentee.preview,
    blocks: [
      text(nominatedBy ? t.mentee.named(nominatedBy, programme.title) : t.mentee.chosen(programme.title)),
      ...(group
        ? [text(t.mentee.text(group.name, group.mentor.gone ? undefined : group.mentor.name, writes(group)))]
        : []),
      // Who had a place in another group is asked for this one anew.
      ...(group && isForReturn(o.decision.moment) ? [text(t.mentee.instead)] : []),
      ...why(o),
      ...(group ? [datesOf(o, group)] : []),
      text(t.menteeHours((meetings * MEETING_MINUTES) / 60)),
      text(t.agreement),
      list(promisesOf(words, programme, 'mentee', group).map(([, promise]) => promise)),
      text(t.noPromise),
      facts(answerBy(o, 'invitations')),
      action(words.actions.invitation, { purpose: 'invitation' }),
    ],
  };
}

export function seminarInvitation(o: ProgrammeOccasion): Letter {
  const { programme, words, dates } = o;
  const t = words.introduction.seminar;
  const seminar = seminarIn(o);
  const when = seminar ? dates.span(seminar) : '';
  return {
    subject: t.subject(seminar ? dates.short(seminar.startsAt) : ''),
    preview: t.preview(when),
    blocks: [
      text(t.text(programme.title)),
      facts([words.labels.time, when], [words.labels.place, programme.introduction?.seminar?.location ?? '']),
      text(t.programme),
      list(t.items),
    ],
  };
}

export function seminarConfirmation(o: ProgrammeOccasion): Letter {
  const { words, dates } = o;
  const t = words.introduction.seminar;
  const seminar = seminarIn(o);
  return {
    subject: t.ask(seminar ? dates.short(seminar.startsAt) : ''),
    preview: t.askPreview,
    blocks: [text(t.askText), action(words.actions.seminar, { purpose: 'seminar' })],
  };
}

/** The meetings have been moved before the groups have begun. */
export function introductionMoved(o: ProgrammeOccasion): Letter {
  const { programme, person, words, dates } = o;
  const t = words.introduction.moved;
  const isIn = ({ mentor, mentees }: Group) => [mentor, ...mentees].some(({ id, gone }) => id === person.id && !gone);
  const seminar = isMentor(o) ? comingSeminar(o) : undefined;
  return {
    subject: t.subject(programme.title, dates.shortMoment(o.writtenAt)),
    preview: t.preview,
    blocks: [
      text(t.text(programme.title)),
      ...programme.groups.filter(isIn).map((group) => datesOf(o, group)),
      ...(seminar ? [text(words.introduction.mentor.seminar(dates.span(seminar)))] : []),
    ],
  };
}

/** Another is asked in their place before the groups have begun. */
export function mentorReleased(o: ProgrammeOccasion): Letter {
  const { programme, decision, words, dates, writtenAt } = o;
  const t = words.introduction.released;
  const group = groupOf(programme, decision.matter?.group)?.name ?? '';
  return {
    subject: t.subject(group, programme.title, dates.short(writtenAt)),
    preview: t.preview,
    blocks: [
      text(t.text(group, programme.title, isMentor(o))),
      ...(decision.matter?.sequence === undefined ? [] : [text(t.seminar)]),
    ],
  };
}

/** It is taken out of a calendar. */
export function seminarCancelled(o: ProgrammeOccasion): Letter {
  const { decision, status, words, dates } = o;
  const t = words.introduction.seminarCancelled;
  const { person, former } = decision.matter ?? {};
  const seminar = seminarIn(o);
  const when = seminar ? dates.short(seminar.startsAt) : '';
  const why =
    former !== undefined
      ? t.formerAddress
      : person !== undefined
        ? t.forYou
        : status.cancelled
          ? t.withProgramme
          : t.alone;
  return {
    subject: (person === undefined ? t.subject : t.removedSubject)(when),
    preview: t.preview,
    blocks: [text(why)],
  };
}

/** Whatever else they are. */
export const isMentor = ({ programme, person }: ProgrammeOccasion): boolean =>
  programme.groups.some(({ mentor }) => mentor.id === person.id && !mentor.gone);

/** Not where it has been, or is left out. */
function comingSeminar(o: ProgrammeOccasion): Span | undefined {
  const stage = o.status.introduction?.find((each) => each.stage === 'seminar');
  const seminar = stage?.status === 'waiting' || stage?.status === 'open' ? seminarIn(o) : undefined;
  return seminar && Date.parse(seminar.endsAt) > Date.parse(o.writtenAt) ? seminar : undefined;
}

/** When it is: it ends when its stage is to be done. */
export function seminarIn({ programme, status }: Pick<ProgrammeOccasion, 'programme' | 'status'>): Span | undefined {
  const endsAt = status.introduction?.find(({ stage }) => stage === 'seminar')?.by;
  return endsAt === undefined ? undefined : seminarEnding(programme, endsAt);
}

/** Whose groups close with talks have a round less to prepare and evaluate. */
function roundsOf(groups: readonly Group[]): number {
  return Math.max(0, ...groups.map((group) => groupMeetings(group).length));
}

/** Leaders keep questions in mind, and write nothing (R64). */
const writes = ({ variant }: Group): boolean => variant === 'aspirants';

function datesOf({ words, dates }: ProgrammeOccasion, group: Group): Block {
  return facts(
    ...groupMeetings(group).map((meeting): Fact => [words.labels.meeting(meeting.meeting), dates.span(meeting)]),
    [words.labels.place, group.location],
    [words.labels.online, group.online ?? ''],
  );
}
