// A group's letters about its meetings: from the welcome to the confirmation, and when one moves or falls away.
import { isAfterWork } from '../../domain/dates.ts';
import { CIRCLE_MINUTES, LAST_BEFORE_TALKS, MEETING_MINUTES, MEETINGS } from '../../domain/programme.ts';
import { aside, facts, list, text, type Block, type Letter } from '../letter.ts';
import { invitesToFirst, type GroupOccasion } from '../occasion.ts';
import {
  allDates,
  canAskHr,
  canMove,
  canPropose,
  comingMeetings,
  confirmMeeting,
  deadlineOf,
  mentorOf,
  noPromise,
  onlineOf,
  placeOf,
  reachable,
  shortly,
  shortTalkDay,
  talkDay,
  taskFor,
  whatWasMeant,
  when,
  whenAndWhere,
} from './parts.ts';

export function welcome(o: GroupOccasion): Letter {
  return o.as === 'mentor' ? welcomeMentor(o) : welcomeMentee(o);
}

function welcomeMentor(o: GroupOccasion): Letter {
  const { group, programme, words, active, person } = o;
  const t = words.letters.welcomeMentor;
  return {
    subject: welcomeSubject(o, t, group.name),
    preview: t.preview,
    blocks: [
      text(t.thanks(group.name, programme.title)),
      text(programme.purpose),
      whatComes(o),
      ...firstInvitation(o),
      text(words.labels.yourMentees),
      list(active.map((mentee) => reachable(o, mentee))),
      ...(invitesToFirst(o) ? [text(t.firstMeeting)] : []),
      text(words.letters.howItWorks),
      list(practice(o)),
      text(t.hours(o.status.closing === 'talks' ? active.length : 0, comingMeetings(o).length > 0)),
      ...(comingMeetings(o).length > 0 ? [hours(o)] : []),
      ...(programme.circle?.convener === person.id ? [text(t.convener)] : []),
      noPromise(o),
      aside(words.actions.dropouts, { purpose: 'dropouts' }),
      ...canAskHr(o),
    ],
  };
}

/** R54: how much of a mentor's time the meetings take. */
function hours(o: GroupOccasion): Block {
  const { labels } = o.words;
  const meetings = comingMeetings(o).length;
  return facts(
    [labels.groupHours, labels.hours((meetings * MEETING_MINUTES) / 60)],
    [labels.circleHours, labels.hours((meetings * 2 * CIRCLE_MINUTES) / 60)],
  );
}

function welcomeMentee(o: GroupOccasion): Letter {
  const { group, programme, words, active, person } = o;
  const t = words.letters.welcomeMentee;
  const mentor = mentorOf(o);
  const others = active.filter(({ id }) => id !== person.id).map((mentee) => reachable(o, mentee));
  return {
    subject: welcomeSubject(o, t, programme.title),
    preview: t.preview(group.name),
    blocks: [
      text(mentor ? t.welcome(group.name, programme.title, mentor.name) : t.noMentor(group.name, programme.title)),
      text(programme.purpose),
      whatComes(o),
      ...firstInvitation(o),
      text(words.labels.inTheGroup),
      list([...(mentor ? [words.labels.theMentor(`${mentor.name} (${mentor.email})`)] : []), ...others]),
      ...(invitesToFirst(o) ? [text(whatFirst(o))] : []),
      text(words.letters.howItWorks),
      list(practice(o)),
      noPromise(o),
      aside(words.actions.leave, { purpose: 'leave' }),
      ...(invitesToFirst(o) ? [aside(words.actions.surveyBefore, { purpose: 'survey-before' })] : []),
    ],
  };
}

function whatFirst({ group, words }: GroupOccasion): string {
  const t = words.letters.welcomeMentee;
  if (!group.practice.firstTask) return t.firstMeeting;
  return group.variant === 'leaders' ? t.firstMeetingWithQuestions : t.firstMeetingWithTask;
}

type WelcomeWords = Record<'subject' | 'later' | 'talks', (whom: string, when: string) => string>;

/** All meetings have been held, and the talks are to come. */
const areTalksLeft = (o: GroupOccasion): boolean => o.status.closing === 'talks' && comingMeetings(o).length === 0;

/** What is still to come. */
const whatComes = (o: GroupOccasion): Block =>
  areTalksLeft(o) ? facts([o.words.labels.talksBy, talkDay(o)]) : allDates(o);

/** With the meeting that comes next: whoever comes late is not welcomed to one that has been. */
function welcomeSubject(o: GroupOccasion, t: WelcomeWords, whom: string): string {
  const [next] = comingMeetings(o);
  if (next && !invitesToFirst(o)) return t.later(whom, o.dates.short(next.startsAt));
  return areTalksLeft(o) ? t.talks(whom, shortTalkDay(o)) : t.subject(whom, shortly(o));
}

/** What of the calendar comes with the welcome, and what in mails of its own. */
function firstInvitation(o: GroupOccasion): readonly Block[] {
  if (!invitesToFirst(o)) return [];
  const { here, hereAndMore } = o.words.letters.firstInvitation;
  return [
    text(o.status.meetings.some(({ meeting, status }) => meeting > 1 && status === 'planned') ? hereAndMore : here),
  ];
}

/** What the group has agreed on (R17). */
function practice({ group, pages, status, programme, words }: GroupOccasion): readonly string[] {
  const t = words.practice;
  const { deadlineDays, shareHandIns } = group.practice;
  const writing =
    group.variant === 'aspirants'
      ? [t.preparation, t.tasks(pages, deadlineDays), shareHandIns ? t.shared : t.notShared]
      : [t.questions];
  const held = status.meetings.filter((meeting) => meeting.status !== 'cancelled');
  const afterWork = held.every(({ startsAt }) => isAfterWork(startsAt, programme));
  const closing = status.closing === 'talks' ? t.talks : t.fourMeetings;
  return [t.meetings(afterWork), ...writing, closing, t.nobodyNew, t.confidential];
}

export function meetingInvitation(o: GroupOccasion): Letter {
  const { group, n, words } = o;
  const { labels } = words;
  const t = words.letters.invitation;
  return {
    subject: t.subject(n, group.name, shortly(o)),
    preview: whenAndWhere(o),
    blocks: [
      text(t.text(n, group.name)),
      facts([labels.time, when(o)], placeOf(o), onlineOf(o), [labels.lasts, labels.threeHours]),
      ...canMove(o),
    ],
  };
}

export function meetingReminder(o: GroupOccasion): Letter {
  const { group, n, words } = o;
  const t = words.letters.reminder;
  return {
    subject: t.subject(n, group.name, shortly(o)),
    preview: whenAndWhere(o),
    blocks: [text(t.text(n, group.name)), facts([words.labels.time, when(o)], placeOf(o), onlineOf(o)), ...canMove(o)],
  };
}

export function meetingConfirmation(o: GroupOccasion): Letter {
  const { group, n, meeting, status, dates, writtenAt, words } = o;
  const t = words.letters.confirmation;
  const mayPropose = n === LAST_BEFORE_TALKS && status.closing === 'fourth-meeting';
  const isToday = dates.isSameDay(meeting.endsAt, writtenAt);
  return {
    subject: t.subject(n, group.name, shortly(o)),
    preview: t.preview,
    blocks: [
      text(isToday ? `${t.today} ${t.text(n, group.name)}` : t.text(n, group.name)),
      facts([words.labels.theMeeting, when(o)]),
      confirmMeeting(o),
      ...whatComesNext(o),
      ...(mayPropose ? [canPropose(o)] : []),
      aside(words.actions.dropoutsAfter, { purpose: 'dropouts' }),
      ...canAskHr(o),
      ...(n < MEETINGS && o.status.meetings.some((m) => m.meeting === n + 1 && m.status === 'planned')
        ? [aside(words.actions.task, { purpose: 'task', meeting: n + 1 })]
        : []),
    ],
  };
}

/** What follows once the meeting is confirmed, so that the mentor knows what the mentees get. */
function whatComesNext(o: GroupOccasion): readonly Block[] {
  const { group, n, status, words } = o;
  const t = words.letters.confirmation;
  if (n === MEETINGS) return [text(t.last)];
  if (n === LAST_BEFORE_TALKS && status.closing === 'talks') return [text(t.talks)];
  const next = group.variant === 'leaders' ? t.nextQuestions : t.nextTask;
  return [text(next(n + 1)), list(taskFor(o, n + 1))];
}

export function meetingUnconfirmed(o: GroupOccasion): Letter {
  const { group, programme, n, words } = o;
  const t = words.letters.unconfirmed;
  const waits = programme.groups.length > 1 ? t.othersWait : t.evaluationWaits;
  return {
    subject: t.subject(n, group.name, shortly(o)),
    preview: t.preview,
    blocks: [text(`${t.text(n, group.name)} ${waits}`), facts([words.labels.theMeeting, when(o)]), confirmMeeting(o)],
  };
}

export function meetingMoved(o: GroupOccasion): Letter {
  const { group, n, meeting, dates, words } = o;
  const t = words.letters.meetingMoved;
  const deadline = meeting.deadline && o.as !== 'hr' ? deadlineOf(o) : '';
  return {
    subject: t.subject(n, group.name, dates.shortMoment(meeting.startsAt), meeting.sequence),
    preview: t.preview(whenAndWhere(o)),
    blocks: [
      text(t.text(n, group.name, deadline !== '')),
      facts([words.labels.time, when(o)], placeOf(o), onlineOf(o), [words.labels.taskDeadline, deadline]),
      ...canMove(o),
    ],
  };
}

export function meetingCancelled(o: GroupOccasion): Letter {
  const { group, n, decision, words } = o;
  const t = words.letters.meetingCancelled;
  const isOff = decision.matter?.former === undefined && decision.matter?.person === undefined;
  const subject = isOff ? t.subject : t.removedSubject;
  return {
    subject: subject(n, group.name, shortly(o), decision.matter?.sequence ?? 0),
    preview: t.preview,
    blocks: [text(whyCancelled(o)(n, group.name)), whatWasMeant(o), ...(isOff ? whatFallsAway(o) : [])],
  };
}

function whyCancelled({ decision, status, n, words }: GroupOccasion): (n: number, group: string) => string {
  const t = words.letters.meetingCancelled;
  if (decision.matter?.former !== undefined) return t.formerAddress;
  if (decision.matter?.person) return t.forYou;
  if (status.cancelled) return t.withGroup;
  return status.closing === 'talks' && n === MEETINGS ? t.forTalks : t.alone;
}

/** Its task was given when the meeting before was confirmed. */
function whatFallsAway({ group, n, status, as, words }: GroupOccasion): readonly Block[] {
  const t = words.letters.meetingCancelled;
  if (status.closing !== 'talks' || n !== MEETINGS) return [];
  if (group.variant === 'leaders') return as === 'mentee' ? [text(t.questionsStay(n))] : [];
  return [text(as === 'mentee' ? t.taskFalls(n) : t.tasksFall(n))];
}
