// The mentor circle's letters: its meetings before and after each round (R35-R37).
import { action, facts, list, text, type Fact, type Letter } from '../letter.ts';
import type { ProgrammeOccasion } from '../occasion.ts';

const when = ({ dates, circle }: ProgrammeOccasion): string => (circle ? dates.span(circle) : '');
const kindOf = ({ circle }: ProgrammeOccasion) => circle?.kind ?? 'evaluation';

const where = ({ programme: { circle }, words: { labels } }: ProgrammeOccasion): readonly Fact[] => [
  [labels.place, circle?.location ?? ''],
  [labels.online, circle?.online ?? ''],
];

export const preparationMeeting = (o: ProgrammeOccasion): Letter => circleMeeting(o, o.words.letters.preparation);
export const evaluationMeeting = (o: ProgrammeOccasion): Letter => circleMeeting(o, o.words.letters.evaluation);

function circleMeeting(o: ProgrammeOccasion, t: ProgrammeOccasion['words']['letters']['preparation']): Letter {
  const { decision, programme, words } = o;
  const { round, stage } = decision;
  const time = facts([words.labels.time, when(o)], ...where(o));
  if (stage !== 'invitation')
    return {
      subject: t.reminderSubject(when(o)),
      preview: t.reminderPreview(round),
      blocks: [text(t.reminder(round)), time],
    };
  return {
    subject: t.subject(round, when(o)),
    preview: t.preview,
    blocks: [text(t.text(round, programme.title)), time, text(t.guide), list(t.items)],
  };
}

export function circleConfirmation(o: ProgrammeOccasion): Letter {
  const { words, decision } = o;
  const t = words.letters.circleConfirmation;
  return {
    subject: t.subject(kindOf(o)),
    preview: when(o),
    blocks: [
      text(t.text(kindOf(o), decision.round)),
      facts([words.labels.theMeeting, when(o)]),
      action(words.actions.confirmMeeting, { purpose: 'circle', circle: kindOf(o), meeting: decision.round }),
    ],
  };
}

export function circleMoved(o: ProgrammeOccasion): Letter {
  const t = o.words.letters.circleMoved;
  return {
    subject: t.subject(kindOf(o), when(o)),
    preview: t.preview(when(o)),
    blocks: [text(t.text(kindOf(o), o.decision.round)), facts([o.words.labels.newTime, when(o)], ...where(o))],
  };
}

export function circleCancelled(o: ProgrammeOccasion): Letter {
  const { status, decision, words } = o;
  const t = words.letters.circleCancelled;
  const why =
    decision.matter?.former !== undefined
      ? t.formerAddress
      : status.cancelled
        ? t.withProgramme
        : decision.matter?.person
          ? t.forYou
          : t.noMeetings;
  return {
    subject: t.subject(kindOf(o), decision.round),
    preview: words.letters.meetingCancelled.preview,
    blocks: [text(why), facts([words.labels.theMeeting, when(o)])],
  };
}
