// A group's letters about its meetings: from the welcome to the confirmation, and when one moves or falls away.
import { LAST_BEFORE_TALKS, MEETINGS } from '../../domain/programme.ts';
import { aside, facts, list, text, type Letter } from '../letter.ts';
import type { GroupOccasion } from '../occasion.ts';
import {
  allDates,
  canAskHr,
  canMove,
  canPropose,
  confirmMeeting,
  deadlineOf,
  namesOf,
  onlineOf,
  placeOf,
  whatWasMeant,
  when,
  whenAndWhere,
} from './parts.ts';

export function welcome(o: GroupOccasion): Letter {
  return o.as === 'mentor' ? welcomeMentor(o) : welcomeMentee(o);
}

function welcomeMentor(o: GroupOccasion): Letter {
  const { group, programme, words } = o;
  const t = words.letters.welcomeMentor;
  return {
    subject: t.subject(group.name),
    preview: t.preview,
    blocks: [
      text(t.thanks(group.name, programme.title)),
      text(programme.purpose),
      allDates(o),
      facts([words.labels.yourMentees, namesOf(o)]),
      text(words.letters.howItWorks),
      list(practice(o)),
      text(t.bigJob),
      text(words.practice.noPromise),
      aside(words.actions.dropouts, { purpose: 'dropouts' }),
      canAskHr(o),
    ],
  };
}

function welcomeMentee(o: GroupOccasion): Letter {
  const { group, programme, words } = o;
  const t = words.letters.welcomeMentee;
  return {
    subject: t.subject(programme.title),
    preview: t.preview(group.name),
    blocks: [
      text(t.welcome(group.name, programme.title, group.mentor.name)),
      text(programme.purpose),
      allDates(o),
      facts([words.labels.inTheGroup, namesOf(o)]),
      text(words.letters.howItWorks),
      list(practice(o)),
      text(words.practice.noPromise),
      aside(words.actions.leave, { purpose: 'leave' }),
    ],
  };
}

/** What the group has agreed on (R17). */
function practice({ group, pages, words }: GroupOccasion): readonly string[] {
  const t = words.practice;
  const { deadlineDays, shareHandIns, closing } = group.practice;
  const writing =
    group.variant === 'aspirants'
      ? [t.tasks(pages, deadlineDays), shareHandIns ? t.shared : t.notShared]
      : [t.questions];
  return [t.meetings, ...writing, closing === 'talks' ? t.talks : t.fourMeetings, t.nobodyNew, t.confidential];
}

export function meetingInvitation(o: GroupOccasion): Letter {
  const { group, n, words } = o;
  const { labels } = words;
  const t = words.letters.invitation;
  return {
    subject: t.subject(n, group.name, when(o)),
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
    subject: t.subject(n, group.name, when(o)),
    preview: whenAndWhere(o),
    blocks: [text(t.text(n, group.name)), facts([words.labels.time, when(o)], placeOf(o), onlineOf(o)), ...canMove(o)],
  };
}

export function meetingConfirmation(o: GroupOccasion): Letter {
  const { group, n, status, words } = o;
  const t = words.letters.confirmation;
  const mayPropose = n === LAST_BEFORE_TALKS && status.closing === 'fourth-meeting';
  return {
    subject: t.subject(n, group.name),
    preview: t.preview,
    blocks: [
      text(t.text(n, group.name)),
      facts([words.labels.theMeeting, when(o)]),
      confirmMeeting(o),
      ...(mayPropose ? [canPropose(o)] : []),
      aside(words.actions.dropoutsAfter, { purpose: 'dropouts' }),
      canAskHr(o),
    ],
  };
}

export function meetingUnconfirmed(o: GroupOccasion): Letter {
  const { group, n, words } = o;
  const t = words.letters.unconfirmed;
  return {
    subject: t.subject(n, group.name),
    preview: t.preview,
    blocks: [text(t.text(n, group.name)), facts([words.labels.theMeeting, when(o)]), confirmMeeting(o)],
  };
}

export function meetingMoved(o: GroupOccasion): Letter {
  const { group, n, meeting, words } = o;
  const t = words.letters.meetingMoved;
  const deadline = meeting.deadline && o.as !== 'hr' ? deadlineOf(o) : '';
  return {
    subject: t.subject(n, group.name, when(o)),
    preview: t.preview(whenAndWhere(o)),
    blocks: [
      text(t.text(n, group.name)),
      facts([words.labels.time, when(o)], placeOf(o), onlineOf(o), [words.labels.taskDeadline, deadline]),
      ...canMove(o),
    ],
  };
}

export function meetingCancelled(o: GroupOccasion): Letter {
  const t = o.words.letters.meetingCancelled;
  return {
    subject: t.subject(o.n, o.group.name, when(o)),
    preview: t.preview,
    blocks: [text(whyCancelled(o)(o.n, o.group.name)), whatWasMeant(o)],
  };
}

function whyCancelled({ decision, status, n, words }: GroupOccasion): (n: number, group: string) => string {
  const t = words.letters.meetingCancelled;
  if (decision.matter?.former !== undefined) return t.formerAddress;
  if (decision.matter?.person) return t.forYou;
  if (status.cancelled) return t.withGroup;
  return status.closing === 'talks' && n === MEETINGS ? t.forTalks : t.alone;
}
