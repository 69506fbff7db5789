// What several of a group's letters say: dates, places, tasks, and the small links at the end.
import { calledAmong, MEETINGS, type Person } from '../../domain/programme.ts';
import { taskOf } from '../../language/tasks.ts';
import { TOOLS } from '../../language/tools.ts';
import { action, aside, facts, list, text, type Block, type Fact } from '../letter.ts';
import type { GroupOccasion, Occasion } from '../occasion.ts';

export const when = ({ dates, meeting }: GroupOccasion): string => dates.span(meeting);

/** As subjects say it. */
export const shortly = ({ dates, meeting }: GroupOccasion): string => dates.short(meeting.startsAt);

/** The day of the mail, as subjects say it. */
export const today = ({ dates, writtenAt }: Occasion): string => dates.short(writtenAt);

export const deadlineOf = ({ dates, meeting }: GroupOccasion): string =>
  meeting.deadline ? dates.moment(meeting.deadline) : '';

export const shortDeadline = ({ dates, meeting }: GroupOccasion): string =>
  meeting.deadline ? dates.short(meeting.deadline) : '';

/** When, and where if that is known. */
export const whenAndWhere = (o: GroupOccasion): string => `${when(o)}${o.place ? `, ${o.place}` : ''}`;

export const placeOf = ({ words, place }: GroupOccasion): Fact => [words.labels.place, place];

export const onlineOf = ({ words, online }: GroupOccasion): Fact => [words.labels.online, online ?? ''];

export const theMeeting = (o: GroupOccasion): Block =>
  facts([o.words.labels.theMeeting, when(o)], placeOf(o), onlineOf(o));

/** A meeting that is off, without its link: this goes to addresses that were never right, too. */
export const whatWasMeant = (o: GroupOccasion): Block => facts([o.words.labels.theMeeting, when(o)], placeOf(o));

/** Mentees of the group by name, told apart where two have the same. */
export const called = ({ dates, group }: GroupOccasion, mentees: readonly Person[]): string =>
  dates.and(mentees.map((mentee) => calledAmong(mentee, group.mentees)));

export const namesOf = (o: GroupOccasion): string => called(o, o.active);

/** Somebody with the address to write to. */
export const reachable = ({ group }: GroupOccasion, person: Person): string =>
  `${calledAmong(person, group.mentees)} (${person.email})`;

/** The mentor, where the group has one. */
export const mentorOf = ({ group, status }: GroupOccasion): Person | undefined =>
  status.mentorGone || group.mentor.gone ? undefined : group.mentor;

/** Whom the mail is about, where it names somebody. */
export const nameOfMatter = ({ group, decision, words }: GroupOccasion): string => {
  const mentee = group.mentees.find(({ id }) => id === decision.matter?.person);
  return mentee?.name ? calledAmong(mentee, group.mentees) : words.letters.menteeLeft.somebody;
};

/** The meetings that will be held and have not been. */
export const comingMeetings = ({ status, writtenAt }: GroupOccasion) =>
  status.meetings.filter(
    (meeting) => meeting.status === 'planned' && Date.parse(meeting.startsAt) > Date.parse(writtenAt),
  );

/** Their dates, and where: said once where all are held in one place. */
export const allDates = (o: GroupOccasion): Block => {
  const coming = comingMeetings(o);
  const places = new Set(coming.map(o.placeAt));
  const [everywhere = ''] = places.size > 1 ? [] : [...places, o.place];
  return facts(
    ...coming.map((meeting): Fact => {
      const there = places.size > 1 ? o.placeAt(meeting) : '';
      return [o.words.labels.meeting(meeting.meeting), [o.dates.span(meeting), there].filter(Boolean).join(', ')];
    }),
    [o.words.labels.place, everywhere],
    onlineOf(o),
  );
};

/** Whether the group has meetings that will now not come. */
export const hasComing = ({ status, writtenAt }: GroupOccasion): boolean =>
  status.meetings.some(
    ({ meeting, status: state, startsAt }) =>
      state !== 'held' &&
      Date.parse(startsAt) > Date.parse(writtenAt) &&
      // Fallen away for talks it has left the calendar before.
      !(status.closing === 'talks' && meeting === MEETINGS),
  );

/** What is written, or thought over, for a meeting. */
export const taskFor = ({ group, words }: GroupOccasion, meeting: number): readonly string[] =>
  taskOf(group, words, meeting);

/** What is thought over for the talk. */
export const talkQuestions = ({ group, words }: GroupOccasion): readonly string[] =>
  taskOf(group, words, MEETINGS, 'talk');
export const theTask = (o: GroupOccasion): Block => list(taskFor(o, o.n));

/** What the mentor has put beside the task: a title, reading, models (R58, R59). */
export const besideTask = ({ group, n, words, programme }: GroupOccasion): readonly Block[] => {
  const { title = '', reading = '', tools = [] } = group.adapted?.[n] ?? {};
  const names = tools.map((tool) => TOOLS[programme.language][tool].name);
  const rows = facts(
    [words.labels.taskTitle, title],
    [words.labels.reading, reading],
    [words.labels.tools, names.join(', ')],
  );
  return rows.is === 'facts' && rows.rows.length > 0 ? [rows] : [];
};

/** The mentor can find another time. */
export const canMove = (o: GroupOccasion): readonly Block[] =>
  o.as === 'mentor' ? [aside(o.words.actions.move, { purpose: 'move', meeting: o.n })] : [];

/** Nobody needs a link to write to themselves. */
export const canAskHr = ({ words, person, programme }: GroupOccasion): readonly Block[] =>
  person.id === programme.hr.id ? [] : [aside(words.actions.concern, { purpose: 'concern' })];

export const canPropose = ({ words }: GroupOccasion): Block =>
  aside(words.actions.proposeFinish, { purpose: 'propose-finish' });

export const canHandIn = ({ words, n }: GroupOccasion): Block =>
  action(words.actions.handIn, { purpose: 'hand-in', meeting: n });

export const confirmMeeting = ({ words, n }: GroupOccasion): Block =>
  action(words.actions.confirmMeeting, { purpose: 'meeting', meeting: n });

/** @param ticked where all talks should have been held by now */
export const confirmTalks = ({ words }: GroupOccasion, ticked = false): Block =>
  action(words.actions.confirmTalks, { purpose: 'talks', ...(ticked ? { ticked } : {}) });

/** The day by which talks are held. */
export const talkDay = ({ dates, last }: GroupOccasion): string => dates.day(last.startsAt);

export const shortTalkDay = ({ dates, last }: GroupOccasion): string => dates.short(last.startsAt);

/** R61. */
export const noPromise = ({ words, group }: GroupOccasion): Block => text(words.practice.noPromise[group.variant]);

/** Whom to write to at once; HR knows that themselves. */
export const ifMistaken = ({ programme: { hr }, person, words }: Occasion): readonly Block[] =>
  person.id === hr.id ? [] : [text(words.letters.ifMistaken(hr.name, hr.email))];
