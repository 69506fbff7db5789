// A group's letters about what is written or thought over between meetings (R41-R49, R64).
import { MEETINGS } from '../../domain/programme.ts';
import { aside, facts, list, text, type Block, type Letter } from '../letter.ts';
import type { GroupOccasion } from '../occasion.ts';
import { called, canHandIn, canPropose, deadlineOf, placeOf, theMeeting, when } from './parts.ts';

export function taskAssigned(o: GroupOccasion): Letter {
  return o.group.variant === 'leaders' ? questionsAssigned(o) : writtenTask(o);
}

function questionsAssigned(o: GroupOccasion): Letter {
  const { group, n, meeting, dates, words } = o;
  const t = words.letters.questionsAssigned;
  return {
    subject: t.subject(n, group.name),
    preview: t.preview(dates.day(meeting.startsAt)),
    blocks: [text(t.text), list(words.questions[n] ?? []), facts([words.labels.nextMeeting, when(o)], placeOf(o))],
  };
}

function writtenTask(o: GroupOccasion): Letter {
  const { group, n, pages, words } = o;
  const { labels } = words;
  const t = words.letters.taskAssigned;
  return {
    subject: t.subject(n, deadlineOf(o)),
    preview: t.preview(labels.pages(pages), deadlineOf(o)),
    blocks: [
      text(t.text(n, group.name)),
      list(words.tasks[n] ?? []),
      facts([labels.deadline, deadlineOf(o)], [labels.extent, labels.pages(pages)], [labels.nextMeeting, when(o)]),
      text(t.give(group.mentor.name)),
      canHandIn(o),
      aside(words.actions.leaveLater, { purpose: 'leave' }),
    ],
  };
}

export function taskReminder(o: GroupOccasion): Letter {
  const { n, pages, words, decision } = o;
  const { labels } = words;
  const t = words.letters.taskReminder;
  const isLast = decision.stage === 'last-reminder';
  return {
    subject: (isLast ? t.lastSubject : t.subject)(n, deadlineOf(o)),
    preview: t.preview(deadlineOf(o)),
    blocks: [
      text(isLast ? t.close : t.soon),
      facts([labels.deadline, deadlineOf(o)], [labels.extent, labels.pages(pages)]),
      text(t.onItsWay),
      canHandIn(o),
    ],
  };
}

export function taskOverdue(o: GroupOccasion): Letter {
  const t = o.words.letters.taskOverdue;
  return {
    subject: t.subject(o.n),
    preview: t.preview,
    blocks: [text(t.text(o.n, deadlineOf(o), o.group.mentor.name)), theMeeting(o), canHandIn(o)],
  };
}

export function briefing(o: GroupOccasion): Letter {
  const { group, n, active, status, words } = o;
  const t = words.letters.briefing;
  const handedIn = status.handedIn[n] ?? [];
  const count = active.filter(({ id }) => handedIn.includes(id)).length;
  const mayPropose = n === MEETINGS && status.closing === 'fourth-meeting' && !status.earlyFinish;
  return {
    subject: t.subject(n, group.name),
    preview: group.variant === 'leaders' ? t.questionsPreview : t.preview(count, active.length),
    blocks: [
      text(t.text(n, group.name)),
      theMeeting(o),
      ...(group.variant === 'leaders' ? [text(t.questions), list(words.questions[n] ?? [])] : whoHandedIn(o)),
      ...(mayPropose ? [canPropose(o)] : []),
    ],
  };
}

function whoHandedIn(o: GroupOccasion): readonly Block[] {
  const { active, status, n, words } = o;
  const { labels } = words;
  const handedIn = status.handedIn[n] ?? [];
  const names = (has: boolean) =>
    called(
      o,
      active.filter(({ id }) => handedIn.includes(id) === has),
    );
  return [
    facts([labels.handedIn, names(true) || labels.nobodyYet], [labels.missing, names(false)]),
    text(words.letters.briefing.use),
  ];
}
