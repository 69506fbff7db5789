// A group's letters about its tasks: what is written or thought over between meetings (R41-R49, R64).
import { MEETINGS } from '../../domain/programme.ts';
import { action, aside, facts, list, text, type Block, type Letter } from '../letter.ts';
import type { GroupOccasion } from '../occasion.ts';
import {
  besideTask,
  called,
  canHandIn,
  canMove,
  canPropose,
  deadlineOf,
  mentorOf,
  placeOf,
  reachable,
  shortDeadline,
  shortly,
  theMeeting,
  theTask,
  when,
} from './parts.ts';

export function taskAssigned(o: GroupOccasion): Letter {
  return o.group.variant === 'leaders' ? questionsAssigned(o) : writtenTask(o);
}

function questionsAssigned(o: GroupOccasion): Letter {
  const { group, n, meeting, dates, words } = o;
  const t = words.letters.questionsAssigned;
  return {
    subject: t.subject(n, group.name, shortly(o)),
    preview: t.preview(dates.day(meeting.startsAt)),
    blocks: [
      text(t.text),
      theTask(o),
      ...besideTask(o),
      facts([words.labels.nextMeeting, when(o)], placeOf(o)),
      aside(words.actions.leaveLater, { purpose: 'leave' }),
    ],
  };
}

function writtenTask(o: GroupOccasion): Letter {
  const { group, n, pages, words } = o;
  const { labels } = words;
  const t = words.letters.taskAssigned;
  return {
    subject: t.subject(n, shortDeadline(o)),
    preview: t.preview(labels.pages(pages), deadlineOf(o)),
    blocks: [
      text(t.text(n, group.name)),
      theTask(o),
      ...besideTask(o),
      facts([labels.deadline, deadlineOf(o)], [labels.extent, labels.pages(pages)], [labels.nextMeeting, when(o)]),
      ...whoGetsIt(o),
      canHandIn(o),
      aside(words.actions.leaveLater, { purpose: 'leave' }),
    ],
  };
}

/** To whom the answer is given, and who reads it (R45, R48). */
function whoGetsIt(o: GroupOccasion): readonly Block[] {
  const { group, active, person, words } = o;
  const t = words.letters.taskAssigned;
  const mentor = mentorOf(o);
  const give = mentor ? t.give(mentor.name) : t.noMentor;
  if (!group.practice.shareHandIns) return [text(`${give} ${t.private}`)];
  const others = active.filter(({ id }) => id !== person.id).map((mentee) => reachable(o, mentee));
  return [text(`${give} ${t.shared}`), text(words.labels.others), list(others)];
}

/** The mentor has changed a task that was out, and this mentee has not handed in. */
export function taskChanged(o: GroupOccasion): Letter {
  const { n, pages, group, words } = o;
  const { labels } = words;
  const t = words.letters.taskChanged;
  const isLeaders = group.variant === 'leaders';
  return {
    // It may change more than once.
    subject: (isLeaders ? t.questionsSubject : t.subject)(n, shortly(o), o.dates.shortMoment(o.writtenAt)),
    preview: t.preview(group.mentor.name),
    blocks: [
      text((isLeaders ? t.questions : t.text)(n, group.mentor.name)),
      theTask(o),
      ...besideTask(o),
      ...(isLeaders
        ? [facts([labels.nextMeeting, when(o)])]
        : [facts([labels.deadline, deadlineOf(o)], [labels.extent, labels.pages(pages)]), canHandIn(o)]),
    ],
  };
}

export function taskReminder(o: GroupOccasion): Letter {
  const { n, pages, words, decision } = o;
  const { labels } = words;
  const t = words.letters.taskReminder;
  const isLast = decision.stage === 'last-reminder';
  return {
    subject: (isLast ? t.lastSubject : t.subject)(n, shortDeadline(o)),
    preview: t.preview(deadlineOf(o)),
    blocks: [
      text(isLast ? t.close : t.soon),
      facts([labels.deadline, deadlineOf(o)], [labels.extent, labels.pages(pages)]),
      text(t.theTask),
      theTask(o),
      ...besideTask(o),
      text(t.onItsWay),
      canHandIn(o),
    ],
  };
}

export function taskOverdue(o: GroupOccasion): Letter {
  const t = o.words.letters.taskOverdue;
  const mentor = mentorOf(o);
  return {
    subject: t.subject(o.n, shortDeadline(o)),
    preview: t.preview,
    blocks: [
      text(`${t.text(o.n, deadlineOf(o))} ${mentor ? t.prepares(mentor.name) : t.anyway}`),
      theMeeting(o),
      text(o.words.letters.taskReminder.theTask),
      theTask(o),
      ...besideTask(o),
      canHandIn(o),
    ],
  };
}

export function briefing(o: GroupOccasion): Letter {
  const { group, n, active, status, words } = o;
  const t = words.letters.briefing;
  const mayPropose = n === MEETINGS && status.closing === 'fourth-meeting' && !status.earlyFinish;
  const isLeaders = group.variant === 'leaders';
  return {
    subject: t.subject(n, group.name, shortly(o)),
    preview: isLeaders ? t.questionsPreview : t.preview(handedIn(o, true).length, active.length),
    blocks: [
      text(t.text(n, group.name)),
      theMeeting(o),
      ...(isLeaders ? [text(t.questions)] : whoHandedIn(o)),
      action(isLeaders ? words.actions.briefingQuestions : words.actions.briefing, { purpose: 'briefing', meeting: n }),
      theTask(o),
      ...besideTask(o),
      ...canMove(o),
      ...(mayPropose ? [canPropose(o)] : []),
    ],
  };
}

function handedIn({ active, status, n }: GroupOccasion, has: boolean) {
  const done = status.handedIn[n] ?? [];
  return active.filter(({ id }) => done.includes(id) === has);
}

function whoHandedIn(o: GroupOccasion): readonly Block[] {
  const { labels, letters } = o.words;
  const t = letters.briefing;
  const missing = handedIn(o, false);
  const { deadline } = o.meeting;
  // Where a day off lies between, the briefing comes before the deadline.
  const isEarly = deadline !== undefined && Date.parse(deadline) > Date.parse(o.writtenAt) && missing.length > 0;
  return [
    facts([labels.handedIn, called(o, handedIn(o, true)) || labels.nobodyYet], [labels.missing, called(o, missing)]),
    ...(isEarly ? [text(t.stillTime(deadlineOf(o)))] : []),
    text(missing.length > 0 ? t.use : t.useAll),
    text(t.theTask),
  ];
}
