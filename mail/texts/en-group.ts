// The group's mails in English: what mentor and mentees get from the welcome to the closing form.
import { action, aside, facts, list, text, type Letter } from '../letter.ts';
import type { GroupOccasion } from '../occasion.ts';
import type { GroupLetters } from './kinds.ts';

/** R61, word for word in welcome, talks and closing. */
const NO_PROMISE =
  'The programme gives clarity and a network. It is no promise of promotion or of a new job, and a no to a career in management is as good a result as a yes.';
const CONFIDENTIAL = 'What is said and written in the group stays in the group.';

const TASKS: Record<number, readonly string[]> = {
  2: [
    'What makes a manager whom you would like to have yourself? Describe what they can do, and what they do.',
    'Imagine that you have been a manager for a year. What are you proudest of?',
    'One question to your mentor that would help you on.',
  ],
  3: [
    'Read what you wrote last time. What would you change, now that the group has talked about it?',
    'Describe the first three steps towards the role that you see for yourself.',
    'One question to your mentor that would help you on.',
  ],
  4: [
    'What have you learnt about yourself as a manager?',
    'What is your next step, and by when will you take it?',
    'One question to your mentor or the group that you will not go home without an answer to.',
  ],
};
const QUESTIONS: Record<number, readonly string[]> = {
  2: [
    'What does your role as a manager cost you, and what does it give you?',
    'When did you last change your mind as a manager?',
  ],
  3: ['What would you do if you were the top manager tomorrow?', 'What will you not compromise on?'],
  4: ['What would it take for you to want to move on?', 'What would you say to yourself if you were your own mentor?'],
};

const when = ({ words, meeting }: GroupOccasion) => words.span(meeting.startsAt, meeting.endsAt);
const deadline = ({ words, meeting }: GroupOccasion) => (meeting.deadline ? words.moment(meeting.deadline) : '');
const length = ({ pages }: GroupOccasion) => `At most ${pages} A4 pages`;
const place = ({ place: where }: GroupOccasion): readonly [string, string] => ['Place', where];
const matterOf = ({ group, decision }: GroupOccasion) =>
  group.mentees.find(({ id }) => id === decision.matter?.person)?.name ?? 'A mentee';
const there = (o: GroupOccasion) => o.words.and(o.active.map(({ name }) => name));
const move = (o: GroupOccasion) =>
  o.say === 'mentor'
    ? [aside('Does the time not suit?', 'Find a new time', { purpose: 'move', meeting: o.meeting.meeting })]
    : [];
const concern = () =>
  aside('Is there something you would like to talk to HR about?', 'Ask to be contacted', { purpose: 'concern' });
const begun = ({ status }: GroupOccasion) => status.phase !== 'introduction';
const remaining = ({ active }: GroupOccasion) =>
  active.length === 0
    ? 'No mentees remain'
    : active.length === 1
      ? '1 mentee remains'
      : `${active.length} mentees remain`;
const handInAction = (o: GroupOccasion) =>
  action('Mark as handed in', { purpose: 'hand-in', meeting: o.meeting.meeting });
const dates = (o: GroupOccasion) =>
  facts(
    ...o.status.meetings
      .filter(({ status }) => status !== 'cancelled')
      .map((meeting): [string, string] => [
        `Meeting ${meeting.meeting}`,
        o.words.span(meeting.startsAt, meeting.endsAt),
      ]),
    place(o),
  );
const talkDay = (o: GroupOccasion) => o.words.day(o.group.meetings[3]?.startsAt ?? o.meeting.startsAt);
const talksLeft = (o: GroupOccasion) =>
  o.words.and(
    o.active
      .filter(({ id }) => o.status.mentees.some((mentee) => mentee.id === id && mentee.talk !== 'held'))
      .map(({ name }) => name),
  );

function practice(o: GroupOccasion): string[] {
  const { group } = o;
  return [
    'The meetings last three hours and lie outside working hours. Expect one to three hours of preparation between them.',
    group.variant === 'aspirants'
      ? `Between meetings each mentee writes a task of at most ${o.pages} A4 pages and hands it in by 23:59, ${group.practice.deadlineDays} ${group.practice.deadlineDays === 1 ? 'day' : 'days'} before the meeting.`
      : 'Between meetings the mentees get a few open questions to keep in mind. There is nothing to hand in.',
    ...(group.variant === 'aspirants'
      ? [
          group.practice.shareHandIns
            ? 'The mentees read what the others hand in, so that all can prepare questions.'
            : 'Only the mentor reads what is handed in.',
        ]
      : []),
    group.practice.closing === 'talks'
      ? 'The group closes after three meetings with a one-to-one talk between the mentor and each mentee.'
      : 'The group has four meetings.',
    'If somebody leaves, nobody new comes in.',
    CONFIDENTIAL,
  ];
}

export const groupLetters: GroupLetters = {
  welcome: (o) =>
    o.say === 'mentor'
      ? {
          subject: `Welcome as mentor of ${o.group.name}`,
          preview: 'Your dates, your mentees and how the group works',
          blocks: [
            text(
              `Thank you for being the mentor of ${o.group.name} in “${o.programme.title}”. Here is what you need to know from the start.`,
            ),
            text(o.programme.purpose),
            dates(o),
            facts(['Your mentees', there(o)]),
            text('This is how the group works:'),
            list(...practice(o)),
            text(
              'Being a mentor is a bigger job than it looks: four months of meetings, preparation, and two meetings with the other mentors around each round. You get a mail from us whenever there is something to do.',
            ),
            text(NO_PROMISE),
            aside('Is a mentee dropping out?', 'Report a dropout', { purpose: 'dropouts' }),
            concern(),
          ],
        }
      : {
          subject: `Welcome to ${o.programme.title}`,
          preview: `${o.group.name}: all dates, and how the group works`,
          blocks: [
            text(`Welcome to ${o.group.name} in “${o.programme.title}”. Your mentor is ${o.group.mentor.name}.`),
            text(o.programme.purpose),
            dates(o),
            facts(['In the group', there(o)]),
            text('This is how the group works:'),
            list(...practice(o)),
            text(NO_PROMISE),
            aside("Can't you take part after all?", 'Leave the programme', { purpose: 'leave' }),
          ],
        },
  'meeting-invitation': (o) => ({
    subject: `Invitation: meeting ${o.meeting.meeting} of ${o.group.name}, ${when(o)}`,
    preview: `${when(o)}${o.place ? `, ${o.place}` : ''}`,
    blocks: [
      text(
        `Here is the invitation to meeting ${o.meeting.meeting} of ${o.group.name}. Accept it, and it is in your calendar.`,
      ),
      facts(['Time', when(o)], place(o), ['Length', 'Three hours']),
      ...move(o),
    ],
  }),
  'task-assigned': (o) =>
    o.group.variant === 'leaders'
      ? {
          subject: `Questions for meeting ${o.meeting.meeting} of ${o.group.name}`,
          preview: `To keep in mind until ${o.words.day(o.meeting.startsAt)}`,
          blocks: [
            text(
              'Here are some open questions for the time until we next meet. There is nothing to write or hand in; keep them in mind.',
            ),
            list(...(QUESTIONS[o.meeting.meeting] ?? [])),
            facts(['Next meeting', when(o)], place(o)),
          ],
        }
      : {
          subject: `Task for meeting ${o.meeting.meeting}, deadline ${deadline(o)}`,
          preview: `${length(o)}, by ${deadline(o)}`,
          blocks: [
            text(
              `Here is the task for meeting ${o.meeting.meeting} of ${o.group.name}. Write for your own sake; what you write is not gone through at the meeting, but is where the talk begins.`,
            ),
            list(...(TASKS[o.meeting.meeting] ?? [])),
            facts(['Deadline', deadline(o)], ['Length', length(o)], ['Next meeting', when(o)]),
            text(
              `Give it to your mentor, ${o.group.mentor.name}, in the way you have agreed, and mark it as handed in here. It is treated in confidence.`,
            ),
            handInAction(o),
            aside("Can't you take part any longer?", 'Leave the programme', { purpose: 'leave' }),
          ],
        },
  'task-reminder': (o) => ({
    subject: `${o.decision.stage === 'last-reminder' ? 'Last reminder' : 'Reminder'}: the task for meeting ${o.meeting.meeting}, deadline ${deadline(o)}`,
    preview: `By ${deadline(o)}`,
    blocks: [
      text(
        o.decision.stage === 'last-reminder'
          ? 'The deadline of your task is close, and you have not marked it as handed in yet.'
          : 'It is soon time to hand in the task, and you have not marked it as handed in yet.',
      ),
      facts(['Deadline', deadline(o)], ['Length', length(o)]),
      text('On its way? Then disregard this mail, and mark it once you have handed it in.'),
      handInAction(o),
    ],
  }),
  'task-overdue': (o) => ({
    subject: `The deadline has passed: the task for meeting ${o.meeting.meeting}`,
    preview: 'Late is still better than never',
    blocks: [
      text(
        `The deadline of the task for meeting ${o.meeting.meeting} was ${deadline(o)}, and we have not seen yours. ${o.group.mentor.name} prepares from what the group has written, so please hand it in all the same before the meeting begins.`,
      ),
      facts(['The meeting', when(o)], place(o)),
      handInAction(o),
    ],
  }),
  briefing: (o) => {
    const handedIn = new Set(o.status.handedIn[o.meeting.meeting] ?? []);
    const name = (has: boolean) => o.active.filter(({ id }) => handedIn.has(id) === has).map(({ name: full }) => full);
    return {
      subject: `For your preparation: meeting ${o.meeting.meeting} of ${o.group.name}`,
      preview:
        o.group.variant === 'leaders'
          ? 'The questions that the group has in mind'
          : `${name(true).length} of ${o.active.length} have handed in`,
      blocks: [
        text(`Meeting ${o.meeting.meeting} of ${o.group.name} is close.`),
        facts(['The meeting', when(o)], place(o)),
        ...(o.group.variant === 'leaders'
          ? [
              text('These are the questions that the group has had in mind:'),
              list(...(QUESTIONS[o.meeting.meeting] ?? [])),
            ]
          : [
              facts(
                ['Have handed in', name(true).length > 0 ? o.words.and(name(true)) : 'Nobody yet'],
                ['Missing', o.words.and(name(false))],
              ),
              text(
                'There is no need to go through them at the meeting. Use them to choose what you talk about. Whoever is missing can hand in until the meeting begins.',
              ),
            ]),
        ...(o.meeting.meeting === 4 && o.status.closing === 'fourth-meeting' && !o.status.earlyFinish
          ? [
              aside('Has everyone in the group found clarity already?', 'Propose to close with one-to-one talks', {
                purpose: 'propose-finish',
              }),
            ]
          : []),
      ],
    };
  },
  'meeting-reminder': (o) => ({
    subject: `Reminder: meeting ${o.meeting.meeting} of ${o.group.name}, ${when(o)}`,
    preview: `${when(o)}${o.place ? `, ${o.place}` : ''}`,
    blocks: [
      text(`Meeting ${o.meeting.meeting} of ${o.group.name} is coming up.`),
      facts(['Time', when(o)], place(o)),
      ...move(o),
    ],
  }),
  'meeting-confirmation': (o) => ({
    subject: `Was meeting ${o.meeting.meeting} of ${o.group.name} held?`,
    preview: 'Confirm the meeting and who was there',
    blocks: [
      text(
        `Thank you for today. Please confirm that meeting ${o.meeting.meeting} of ${o.group.name} was held, and who was there. Then we send your mentees what comes next.`,
      ),
      facts(['The meeting', when(o)]),
      action('Confirm the meeting', { purpose: 'meeting', meeting: o.meeting.meeting }),
      ...(o.meeting.meeting === 3 && o.status.closing === 'fourth-meeting'
        ? [
            aside('Has everyone in the group found clarity already?', 'Propose to close with one-to-one talks', {
              purpose: 'propose-finish',
            }),
          ]
        : []),
      aside('Has a mentee left?', 'Report a dropout', { purpose: 'dropouts' }),
      concern(),
    ],
  }),
  'meeting-unconfirmed': (o) => ({
    subject: `We need your word on meeting ${o.meeting.meeting} of ${o.group.name}`,
    preview: 'One click and who was there, and the programme goes on',
    blocks: [
      text(
        `We don't know yet whether meeting ${o.meeting.meeting} of ${o.group.name} was held. The mentors' evaluation of the round waits for an answer from every group.`,
      ),
      facts(['The meeting', when(o)]),
      action('Confirm the meeting', { purpose: 'meeting', meeting: o.meeting.meeting }),
    ],
  }),
  'talk-invitation': (o) => talkLetter(o),
  'talk-reminder': (o) => ({
    subject:
      o.say === 'mentor'
        ? `Reminder: the one-to-one talks in ${o.group.name}`
        : 'Reminder: your one-to-one talk with your mentor',
    preview: `By ${talkDay(o)}`,
    blocks:
      o.say === 'mentor'
        ? [
            text('These talks are still to come:'),
            facts(['Missing', talksLeft(o)], ['By', talkDay(o)]),
            action('Confirm talks', { purpose: 'talks' }),
          ]
        : [
            text(
              `Have you found a time for your talk with ${o.group.mentor.name}? If not, write to ${o.group.mentor.email}.`,
            ),
            facts(['By', talkDay(o)]),
          ],
  }),
  'talk-confirmation': (o) => ({
    subject: `Have the one-to-one talks in ${o.group.name} been held?`,
    preview: 'Confirm the talks, and the group can close',
    blocks: [
      text(
        'Today is the last day for the one-to-one talks. Please confirm those that have been held; the group closes with the last one.',
      ),
      facts(['Missing', talksLeft(o)]),
      action('Confirm talks', { purpose: 'talks', ticked: true }),
    ],
  }),
  'talk-unconfirmed': (o) => ({
    subject: `We need your word on the talks in ${o.group.name}`,
    preview: 'The group waits for the last talks',
    blocks: [
      text('These talks are not confirmed yet:'),
      facts(['Missing', talksLeft(o)]),
      action('Confirm talks', { purpose: 'talks', ticked: true }),
    ],
  }),
  'closing-form': (o) => ({
    subject: `Thank you: ${o.group.name} has ended`,
    preview: 'Three short questions to you',
    blocks: [
      text(
        `${o.group.name} has ended. Thank you for going all in. Take five minutes for three questions: are you clearer now, what is your goal, and when do you take the next step?`,
      ),
      action('Answer the three questions', { purpose: 'closing-form' }),
      text('HR and the sponsor see numbers only, and only when at least three have answered.'),
      text(NO_PROMISE),
    ],
  }),
  'mentor-survey': (o) => ({
    subject: `Thank you for mentoring ${o.group.name}`,
    preview: 'Three questions about your own role',
    blocks: [
      text(
        'The group has ended. What has it given you as a manager, and what should the next mentor know? It takes five minutes.',
      ),
      action('Answer three questions', { purpose: 'mentor-survey' }),
    ],
  }),
  'dropout-confirmed': (o) => ({
    subject: `You have left ${o.programme.title}`,
    preview: 'You get no more mails about the programme',
    blocks: [
      text(
        `We have noted that you are no longer in ${o.group.name}. The meetings to come will be removed from your calendar, and you get no more mails about the programme. Thank you for taking part.`,
      ),
      text(`If this is a mistake, write at once to ${o.programme.hr.name}, ${o.programme.hr.email}.`),
    ],
  }),
  'dropout-notice': (o) =>
    o.decision.matter?.person === o.status.mentor
      ? {
          subject: `${o.group.name} has no mentor`,
          preview: 'Find another mentor for the group',
          blocks: [
            text(
              `${o.group.mentor.name || 'The mentor'} is no longer the mentor of ${o.group.name}. The group's dates stand. Find a new mentor and enter them; they will get the practice, the calendar and all that is open.`,
            ),
          ],
        }
      : {
          subject: `A dropout in ${o.group.name}`,
          preview: remaining(o),
          blocks: [
            text(
              `${matterOf(o)} is no longer in ${o.group.name}. ${begun(o) ? "Nobody new comes in; the group's trust is built by those who are there." : 'Until the first meeting HR can take somebody else in.'}`,
            ),
            facts(['Still in the group', o.active.length === 0 ? 'Nobody; the group ends' : there(o)]),
            ...(o.active.length > 0 && o.active.length < 4
              ? [text('With fewer than four mentees it is worth talking about how the group can best go on.')]
              : []),
          ],
        },
  'meeting-moved': (o) => ({
    subject: `Changed: meeting ${o.meeting.meeting} of ${o.group.name}, ${when(o)}`,
    preview: `Now: ${when(o)}${o.place ? `, ${o.place}` : ''}`,
    blocks: [
      text(
        `Meeting ${o.meeting.meeting} of ${o.group.name} has a new time or place. Your calendar will be updated, and what you were told about the meeting before no longer holds.`,
      ),
      facts(
        ['Time', when(o)],
        place(o),
        ...(o.meeting.deadline && o.say !== 'hr' ? [['Task deadline', deadline(o)] as const] : []),
      ),
      ...move(o),
    ],
  }),
  'talks-moved': (o) => ({
    subject: `The talks in ${o.group.name}: a new last day, ${talkDay(o)}`,
    preview: `By ${talkDay(o)}`,
    blocks: [
      text(
        o.say === 'mentor'
          ? 'The last day for the one-to-one talks has been moved.'
          : `The last day for your one-to-one talk with ${o.group.mentor.name} has been moved.`,
      ),
      facts(['By', talkDay(o)]),
      ...(o.say === 'mentor' ? [action('Confirm talks', { purpose: 'talks' })] : []),
    ],
  }),
  'mentor-replaced': (o) => ({
    subject: `${o.group.name} has a new mentor: ${o.group.mentor.name}`,
    preview: 'Dates and practice are the same',
    blocks: [
      text(
        `From now on ${o.group.mentor.name} is the mentor of ${o.group.name}. The dates and the practice of the group are the same.`,
      ),
      facts(['New mentor', o.group.mentor.name], ['E-mail', o.group.mentor.email]),
      text(CONFIDENTIAL),
    ],
  }),
  'mentor-released': (o) => ({
    subject: `You are no longer the mentor of ${o.group.name}`,
    preview: 'The group has a new mentor',
    blocks: [
      text(
        `${o.group.name} has a new mentor. The group's coming meetings will be removed from your calendar, and your links to the group no longer work. Thank you for your work as a mentor.`,
      ),
      text(`If this is a mistake, write at once to ${o.programme.hr.name}, ${o.programme.hr.email}.`),
    ],
  }),
  'mentee-added': (o) => ({
    subject: `A new mentee in ${o.group.name}: ${matterOf(o)}`,
    preview: 'The group has grown',
    blocks: [
      text(
        `${matterOf(o)} has joined ${o.group.name} and has been sent all the dates. After the first meeting nobody else can join.`,
      ),
      facts(['In the group', there(o)]),
    ],
  }),
  'group-cancelled': (o) => ({
    subject: `${o.group.name} is cancelled`,
    preview: 'All coming meetings are cancelled',
    blocks: [
      text(
        `${o.group.name} in “${o.programme.title}” is cancelled. The coming meetings will be removed from your calendar.`,
      ),
      ...(o.reason ? [text('The reason is:'), text(o.reason)] : []),
    ],
  }),
  'programme-cancelled': (o) => ({
    subject: `${o.programme.title} is cancelled`,
    preview: 'All coming meetings are cancelled',
    blocks: [
      text(
        `“${o.programme.title}” is cancelled. The coming meetings will be removed from your calendar. Thank you for taking part.`,
      ),
      ...(o.reason ? [text('The reason is:'), text(o.reason)] : []),
    ],
  }),
  'meeting-cancelled': (o) => ({
    subject: `Cancelled: meeting ${o.meeting.meeting} of ${o.group.name}, ${when(o)}`,
    preview: 'The meeting will be removed from your calendar',
    blocks: [
      text(
        o.decision.matter?.person
          ? `Meeting ${o.meeting.meeting} will be removed from your calendar, since you are no longer in ${o.group.name}.`
          : `Meeting ${o.meeting.meeting} of ${o.group.name} is cancelled${o.status.cancelled ? ', since the group is cancelled' : o.status.closing === 'talks' && o.meeting.meeting === 4 ? ', since the group closes with one-to-one talks instead' : ''}.`,
      ),
      facts(['The meeting', when(o)], place(o)),
    ],
  }),
  'early-finish-proposed': (o) => ({
    subject: `${o.group.name}: the mentor proposes to close with talks`,
    preview: 'Approve or decline the proposal',
    blocks: [
      text(
        `${o.group.mentor.name} proposes that ${o.group.name} leaves it at the three meetings held, and closes with a one-to-one talk with each of the ${o.active.length} mentees instead of meeting 4.`,
      ),
      action('Decide', { purpose: 'approve-finish' }),
    ],
  }),
  'early-finish-declined': (o) => ({
    subject: `${o.group.name} goes on to meeting 4`,
    preview: 'HR would like to keep meeting 4',
    blocks: [
      text(
        `HR has seen your proposal and would like to keep meeting 4. Get in touch with ${o.programme.hr.name} if you want to talk about it.`,
      ),
      facts(['Meeting 4', o.words.span(o.group.meetings[3]?.startsAt ?? '', o.group.meetings[3]?.endsAt ?? '')]),
    ],
  }),
};

function talkLetter(o: GroupOccasion): Letter {
  return o.say === 'mentor'
    ? {
        subject: `${o.group.name} closes with one-to-one talks`,
        preview: `A talk with each mentee, by ${talkDay(o)}`,
        blocks: [
          text(
            'The group closes with a one-to-one talk with each mentee. Find times and places yourselves, an hour each if you can, and confirm the talks here as they are held.',
          ),
          facts(['Talks with', talksLeft(o)], ['By', talkDay(o)]),
          action('Confirm talks', { purpose: 'talks' }),
        ],
      }
    : {
        subject: 'Your one-to-one talk with your mentor',
        preview: `With ${o.group.mentor.name}, by ${talkDay(o)}`,
        blocks: [
          text(
            `Your group closes with a one-to-one talk between you and your mentor, ${o.group.mentor.name}. You find the time and place together; write to ${o.group.mentor.email} if you have heard nothing.`,
          ),
          facts(['By', talkDay(o)]),
          text(NO_PROMISE),
        ],
      };
}
