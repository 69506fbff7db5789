// The mentor circle's letters: its meetings before and after each round (R35-R37).
import { convener, type Person } from '../../domain/programme.ts';
import { mentorsIn } from '../../domain/status.ts';
import { action, facts, list, text, type Block, type Fact, type Letter } from '../letter.ts';
import type { ProgrammeOccasion } from '../occasion.ts';

const when = ({ dates, circle }: ProgrammeOccasion): string => (circle ? dates.span(circle) : '');
const shortly = ({ dates, circle }: ProgrammeOccasion): string => (circle ? dates.short(circle.startsAt) : '');
const kindOf = ({ circle }: ProgrammeOccasion) => circle?.kind ?? 'evaluation';

const where = ({ programme: { circle }, words: { labels } }: ProgrammeOccasion): readonly Fact[] => [
  [labels.place, circle?.location ?? ''],
  [labels.online, circle?.online ?? ''],
];

/** Those who are called to the round: the mentors whose group meets in it, and HR where there is one group. */
function comers({ programme, status, decision }: ProgrammeOccasion): readonly Person[] {
  const called = mentorsIn(status.groups, decision.round);
  const mentors = programme.groups.map(({ mentor }) => mentor).filter(({ id, gone }) => !gone && called.includes(id));
  const all = programme.groups.length === 1 ? [...mentors, programme.hr] : mentors;
  return all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index);
}

const namesOf = (o: ProgrammeOccasion): string => o.dates.and(comers(o).map(({ name }) => name));

const whenAndWho = (o: ProgrammeOccasion): Block =>
  facts([o.words.labels.time, when(o)], ...where(o), [o.words.labels.whoComes, namesOf(o)]);

/** Who leads the meeting: the convener, where they are there. */
function whoChairs(o: ProgrammeOccasion): readonly Block[] {
  const t = o.words.letters.circleMeeting;
  const chair = convener(o.programme);
  const all = comers(o);
  if (chair.id === o.person.id) return [text(t.youChair)];
  if (all.some(({ id }) => id === chair.id)) return [text(t.chairs(chair.name))];
  // Alone nobody has anything to agree on.
  return all.length > 1 ? [text(t.calls(chair.name, chair.email))] : [];
}

export function preparationMeeting(o: ProgrammeOccasion): Letter {
  const t = o.words.letters.preparation;
  return circleMeeting(o, t, [o.decision.round === 1 ? t.begins : t.goesOn(o.programme.groups.length), ...t.items]);
}

export function evaluationMeeting(o: ProgrammeOccasion): Letter {
  const t = o.words.letters.evaluation;
  return circleMeeting(o, t, t.items);
}

type CircleWords = ProgrammeOccasion['words']['letters']['preparation' | 'evaluation'];

function circleMeeting(o: ProgrammeOccasion, t: CircleWords, items: readonly string[]): Letter {
  const { decision, programme } = o;
  const { round } = decision;
  return {
    subject: t.subject(round, shortly(o)),
    preview: t.preview,
    blocks: [
      text(t.text(round, programme.title, programme.groups.length)),
      whenAndWho(o),
      ...whoChairs(o),
      text(t.guide),
      list(items),
    ],
  };
}

export function circleConfirmation(o: ProgrammeOccasion): Letter {
  const { words, decision, person } = o;
  const t = words.letters.circleConfirmation;
  const wasThere = comers(o).some(({ id }) => id === person.id);
  return {
    subject: t.subject(kindOf(o), shortly(o)),
    preview: when(o),
    blocks: [
      text(t.text(kindOf(o), decision.round)),
      facts([words.labels.theMeeting, when(o)]),
      ...(wasThere || comers(o).length === 0 ? [] : [text(t.askThem(namesOf(o)))]),
      action(words.actions.confirmMeeting, { purpose: 'circle', circle: kindOf(o), meeting: decision.round }),
    ],
  };
}

export function circleMoved(o: ProgrammeOccasion): Letter {
  const t = o.words.letters.circleMoved;
  const at = o.circle ? o.dates.shortMoment(o.circle.startsAt) : '';
  return {
    subject: t.subject(kindOf(o), at, o.decision.matter?.sequence ?? 0),
    preview: t.preview(when(o)),
    blocks: [text(t.text(kindOf(o), o.decision.round)), facts([o.words.labels.newTime, when(o)], ...where(o))],
  };
}

export function circleCancelled(o: ProgrammeOccasion): Letter {
  const { decision, words } = o;
  const t = words.letters.circleCancelled;
  const isOff = decision.matter?.former === undefined && decision.matter?.person === undefined;
  return {
    subject: (isOff ? t.subject : t.removedSubject)(kindOf(o), shortly(o), decision.matter?.sequence ?? 0),
    preview: words.letters.meetingCancelled.preview,
    blocks: [text(whyCancelled(o)), facts([words.labels.theMeeting, when(o)])],
  };
}

function whyCancelled({ programme, person, status, decision, words }: ProgrammeOccasion): string {
  const t = words.letters.circleCancelled;
  if (decision.matter?.former !== undefined) return t.formerAddress;
  if (status.cancelled) return t.withProgramme;
  if (decision.matter?.person === undefined) return t.noMeetings;
  const isMentor = programme.groups.some(({ mentor }) => mentor.id === person.id && !mentor.gone);
  return isMentor ? t.groupIsDone(decision.round) : t.forYou;
}
