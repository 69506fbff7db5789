// A group's letters about its end: one-to-one talks (R65), the closing form, the mentor's survey, an early finish.
import { MEETINGS } from '../../domain/programme.ts';
import { action, facts, text, type Letter } from '../letter.ts';
import type { GroupOccasion } from '../occasion.ts';
import { called, confirmTalks, talkDay } from './parts.ts';

const talksLeft = (o: GroupOccasion): string => called(o, o.talksLeft);

export function talkInvitation(o: GroupOccasion): Letter {
  const { group, words } = o;
  const { labels } = words;
  if (o.as === 'mentor') {
    const t = words.letters.talkInvitationMentor;
    return {
      subject: t.subject(group.name),
      preview: t.preview(talkDay(o)),
      blocks: [text(t.text), facts([labels.talksWith, talksLeft(o)], [labels.latest, talkDay(o)]), confirmTalks(o)],
    };
  }
  const t = words.letters.talkInvitationMentee;
  return {
    subject: t.subject,
    preview: t.preview(group.mentor.name, talkDay(o)),
    blocks: [
      text(t.text(group.mentor.name, group.mentor.email)),
      facts([labels.latest, talkDay(o)]),
      text(words.practice.noPromise),
    ],
  };
}

export function talkReminder(o: GroupOccasion): Letter {
  const { group, words } = o;
  const { labels } = words;
  const t = words.letters.talkReminder;
  if (o.as === 'mentor')
    return {
      subject: t.mentorSubject(group.name),
      preview: t.preview(talkDay(o)),
      blocks: [text(t.mentorText), facts([labels.missing, talksLeft(o)], [labels.latest, talkDay(o)]), confirmTalks(o)],
    };
  return {
    subject: t.menteeSubject,
    preview: t.preview(talkDay(o)),
    blocks: [text(t.menteeText(group.mentor.name, group.mentor.email)), facts([labels.latest, talkDay(o)])],
  };
}

export function talkConfirmation(o: GroupOccasion): Letter {
  const t = o.words.letters.talkConfirmation;
  return {
    subject: t.subject(o.group.name),
    preview: t.preview,
    blocks: [text(t.text), facts([o.words.labels.missing, talksLeft(o)]), confirmTalks(o, true)],
  };
}

export function talkUnconfirmed(o: GroupOccasion): Letter {
  const t = o.words.letters.talkUnconfirmed;
  return {
    subject: t.subject(o.group.name),
    preview: t.preview,
    blocks: [text(t.text), facts([o.words.labels.missing, talksLeft(o)]), confirmTalks(o, true)],
  };
}

export function talksMoved(o: GroupOccasion): Letter {
  const t = o.words.letters.talksMoved;
  const isMentor = o.as === 'mentor';
  return {
    subject: t.subject(o.group.name, talkDay(o)),
    preview: t.preview(talkDay(o)),
    blocks: [
      text(isMentor ? t.mentorText : t.menteeText(o.group.mentor.name)),
      facts([o.words.labels.latest, talkDay(o)]),
      ...(isMentor ? [confirmTalks(o)] : []),
    ],
  };
}

export function closingForm({ group, words }: GroupOccasion): Letter {
  const t = words.letters.closingForm;
  return {
    subject: t.subject(group.name),
    preview: t.preview,
    blocks: [
      text(t.text(group.name)),
      action(words.actions.closingForm, { purpose: 'closing-form' }),
      text(t.numbersOnly),
      text(words.practice.noPromise),
    ],
  };
}

export function mentorSurvey({ group, words }: GroupOccasion): Letter {
  const t = words.letters.mentorSurvey;
  return {
    subject: t.subject(group.name),
    preview: t.preview,
    blocks: [text(t.text), action(words.actions.mentorSurvey, { purpose: 'mentor-survey' })],
  };
}

export function finishProposed({ group, active, words }: GroupOccasion): Letter {
  const t = words.letters.finishProposed;
  return {
    subject: t.subject(group.name),
    preview: t.preview,
    blocks: [
      text(t.text(group.mentor.name, group.name, active.length)),
      action(words.actions.decide, { purpose: 'approve-finish' }),
    ],
  };
}

export function finishDeclined({ group, programme, last, dates, words }: GroupOccasion): Letter {
  const t = words.letters.finishDeclined;
  return {
    subject: t.subject(group.name),
    preview: t.preview,
    blocks: [text(t.text(programme.hr.name)), facts([words.labels.meeting(MEETINGS), dates.span(last)])],
  };
}
