// A group's letters about its end: one-to-one talks (R65), the closing form, the mentor's survey, an early finish.
import { MEETINGS } from '../../domain/programme.ts';
import { meetingOf } from '../../domain/status.ts';
import { action, facts, list, text, type Letter } from '../letter.ts';
import type { GroupOccasion } from '../occasion.ts';
import { called, confirmTalks, mentorOf, noPromise, shortTalkDay, talkDay, talkQuestions, today } from './parts.ts';

const talksLeft = (o: GroupOccasion): string => called(o, o.talksLeft);

export function talkInvitation(o: GroupOccasion): Letter {
  return o.as === 'mentor' ? talkInvitationToMentor(o) : talkInvitationToMentee(o);
}

function talkInvitationToMentor(o: GroupOccasion): Letter {
  const { group, words } = o;
  const { labels } = words;
  const t = words.letters.talkInvitationMentor;
  return {
    subject: t.subject(group.name, shortTalkDay(o)),
    preview: t.preview(talkDay(o)),
    blocks: [
      text(t.text),
      facts([labels.talksWith, talksLeft(o)], [labels.latest, talkDay(o)]),
      confirmTalks(o),
      text(t.questions),
      list(talkQuestions(o)),
    ],
  };
}

/** The last questions come with it: there is no fourth task. */
function talkInvitationToMentee(o: GroupOccasion): Letter {
  const { group, programme, words } = o;
  const t = words.letters.talkInvitationMentee;
  const mentor = mentorOf(o);
  const { hr } = programme;
  return {
    subject: t.subject(group.name, shortTalkDay(o)),
    preview: mentor ? t.preview(mentor.name, talkDay(o)) : words.letters.talkReminder.preview(talkDay(o)),
    blocks: [
      text(mentor ? t.text(mentor.name, mentor.email) : t.noMentor(hr.name, hr.email)),
      facts([words.labels.latest, talkDay(o)]),
      text(t.questions),
      list(talkQuestions(o)),
      noPromise(o),
    ],
  };
}

export function talkReminder(o: GroupOccasion): Letter {
  const { group, programme, words } = o;
  const { labels } = words;
  const t = words.letters.talkReminder;
  if (o.as === 'mentor')
    return {
      subject: t.mentorSubject(group.name, shortTalkDay(o)),
      preview: t.preview(talkDay(o)),
      blocks: [text(t.mentorText), facts([labels.missing, talksLeft(o)], [labels.latest, talkDay(o)]), confirmTalks(o)],
    };
  const mentor = mentorOf(o);
  const { hr } = programme;
  const noMentor = words.letters.talkInvitationMentee.noMentor(hr.name, hr.email);
  return {
    subject: t.menteeSubject(group.name, shortTalkDay(o)),
    preview: t.preview(talkDay(o)),
    blocks: [text(mentor ? t.menteeText(mentor.name, mentor.email) : noMentor), facts([labels.latest, talkDay(o)])],
  };
}

export function talkConfirmation(o: GroupOccasion): Letter {
  const t = o.words.letters.talkConfirmation;
  const isToday = o.dates.isSameDay(o.last.endsAt, o.writtenAt);
  return {
    subject: t.subject(o.group.name, shortTalkDay(o)),
    preview: t.preview,
    blocks: [
      text(`${isToday ? t.today : t.over} ${t.text}`),
      facts([o.words.labels.missing, talksLeft(o)]),
      confirmTalks(o, true),
    ],
  };
}

export function talkUnconfirmed(o: GroupOccasion): Letter {
  const t = o.words.letters.talkUnconfirmed;
  return {
    subject: t.subject(o.group.name, shortTalkDay(o)),
    preview: t.preview,
    blocks: [text(t.text), facts([o.words.labels.missing, talksLeft(o)]), confirmTalks(o, true)],
  };
}

export function talksMoved(o: GroupOccasion): Letter {
  const t = o.words.letters.talksMoved;
  const isMentor = o.as === 'mentor';
  const mentor = mentorOf(o);
  return {
    subject: t.subject(o.group.name, shortTalkDay(o)),
    preview: t.preview(talkDay(o)),
    blocks: [
      text(isMentor || !mentor ? t.mentorText : t.menteeText(mentor.name)),
      facts([o.words.labels.latest, talkDay(o)]),
      ...(isMentor ? [confirmTalks(o)] : []),
    ],
  };
}

/** Whether the group is over, as far as anybody has said. */
function howItStands(o: GroupOccasion): string {
  const { ended, ending } = o.words.letters.closingForm;
  const { phase, closing } = o.status;
  const isOver = phase === 'closing' || phase === 'ended';
  const isHeld = closing === 'talks' || meetingOf(o.status, MEETINGS)?.status === 'held';
  return (isOver && isHeld ? ended : ending)(o.group.name);
}

export function closingForm(o: GroupOccasion): Letter {
  const { group, words } = o;
  const t = words.letters.closingForm;
  return {
    subject: t.subject(group.name),
    preview: t.preview,
    blocks: [
      text(`${howItStands(o)} ${t.text}`),
      action(words.actions.closingForm, { purpose: 'closing-form' }),
      text(t.numbersOnly(o.programme.surveyThreshold ?? 5)),
      noPromise(o),
    ],
  };
}

/** On the day that they have set themselves (R69), or the working day after it. What they wrote then is not repeated in a mail. */
export function nextStep(o: GroupOccasion): Letter {
  const t = o.words.letters.nextStep;
  const mentor = mentorOf(o);
  return {
    subject: t.subject(today(o)),
    preview: t.preview,
    blocks: [
      text(t.text),
      ...(mentor?.email ? [text(t.mentor(mentor.name, mentor.email))] : []),
      action(o.words.actions.nextStep, { purpose: 'closing-form' }),
    ],
  };
}

export function mentorSurvey(o: GroupOccasion): Letter {
  const { group, words } = o;
  const t = words.letters.mentorSurvey;
  return {
    subject: t.subject(group.name),
    preview: t.preview,
    blocks: [text(`${howItStands(o)} ${t.text}`), action(words.actions.mentorSurvey, { purpose: 'mentor-survey' })],
  };
}

export function finishProposed(o: GroupOccasion): Letter {
  const { group, active, words } = o;
  const t = words.letters.finishProposed;
  return {
    subject: t.subject(group.name, today(o)),
    preview: t.preview,
    blocks: [
      text(t.text(group.mentor.name, group.name, active.length)),
      action(words.actions.decide, { purpose: 'approve-finish' }),
    ],
  };
}

export function finishDeclined(o: GroupOccasion): Letter {
  const { group, programme, person, last, dates, words } = o;
  const t = words.letters.finishDeclined;
  const isHr = person.id === programme.hr.id;
  return {
    subject: t.subject(group.name, today(o)),
    preview: t.preview,
    blocks: [
      text(isHr ? t.toHrMentor : t.text(programme.hr.name)),
      facts([words.labels.meeting(MEETINGS), dates.span(last)]),
    ],
  };
}
