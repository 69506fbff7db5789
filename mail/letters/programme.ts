// Letters to HR and the sponsor about a programme as a whole: each round and the end in numbers, what needs attention, erasure.
import { figures, type Figures } from '../../domain/figures.ts';
import { groupOf, mentorCircle } from '../../domain/programme.ts';
import { attentionLine } from '../../language/attention.ts';
import { action, facts, list, text, type Block, type Letter } from '../letter.ts';
import type { ProgrammeOccasion } from '../occasion.ts';
import { theReason } from './people.ts';

/** @param round that round's meetings and tasks only */
function numbers({ programme, status }: ProgrammeOccasion, round?: number): Figures {
  const isAspirants = (group: string) => groupOf(programme, group)?.variant === 'aspirants';
  return figures(status.groups, isAspirants, round);
}

function inNumbers(o: ProgrammeOccasion, round?: number): Block {
  const { labels } = o.words;
  const c = numbers(o, round);
  const { circle } = o.status;
  const circleHeld = circle.filter(({ status }) => status === 'held').length;
  return facts(
    [labels.groups, String(c.groups)],
    [labels.mentees, labels.menteesLeft(c.mentees - c.left, c.mentees, c.left)],
    [labels.meetingsHeld, labels.of(c.met, c.meetings)],
    [labels.attendance, c.seats > 0 ? labels.of(c.attended, c.seats) : ''],
    [labels.tasksHandedIn, c.tasks > 0 ? labels.of(c.handedIn, c.tasks) : ''],
    [labels.talks, c.talks > 0 ? String(c.talks) : ''],
    [labels.circleHeld, round === undefined ? labels.of(circleHeld, circle.length) : ''],
  );
}

export function sponsorDigest(o: ProgrammeOccasion): Letter {
  const { programme, person, decision, words } = o;
  const { hr } = programme;
  const t = words.letters.digest;
  return {
    subject: t.subject(programme.title, decision.round),
    preview: t.preview,
    blocks: [
      text(`${whatHasBeen(o)} ${t.inNumbers(programme.groups.length)}`),
      inNumbers(o, decision.round),
      ...(person.id === hr.id ? [] : [text(t.putRight(hr.name, hr.email))]),
      seeReport(o),
    ],
  };
}

/** All of it in one place, with what the answers say. */
function seeReport({ words }: ProgrammeOccasion): Block {
  return action(words.actions.report, { purpose: 'report' });
}

/** Held and evaluated is only what somebody has confirmed. */
function whatHasBeen(o: ProgrammeOccasion): string {
  const { round } = o.decision;
  const t = o.words.letters.digest;
  const { met, meetings } = numbers(o, round);
  if (met < meetings || met === 0) return t.partly(round, met, meetings);
  const evaluation = o.status.circle.find((meeting) => meeting.kind === 'evaluation' && meeting.round === round);
  const said = evaluation?.status === 'held' ? t.evaluated : t.held;
  return said(round, o.programme.groups.length, mentorCircle(o.programme).length);
}

export function finalReport(o: ProgrammeOccasion): Letter {
  const { programme, words } = o;
  const t = words.letters.report;
  return {
    subject: t.subject(programme.title),
    preview: t.preview,
    blocks: [
      text(t.text(programme.title, programme.groups.length)),
      inNumbers(o),
      seeReport(o),
      text(t.purpose),
      text(programme.purpose),
      text(t.noPromise),
    ],
  };
}

/** To the HR contact of one of several organisations (R29). */
export function organisationPeople({ programme, words }: ProgrammeOccasion): Letter {
  const t = words.letters.organisation;
  return {
    subject: t.subject(programme.title),
    preview: t.preview,
    blocks: [text(t.text(programme.title)), action(words.actions.organisation, { purpose: 'organisation' })],
  };
}

export function attention({ programme, status, dates, writtenAt, words }: ProgrammeOccasion): Letter {
  const t = words.letters.attention;
  return {
    subject: t.subject(programme.title, dates.shortMoment(writtenAt)),
    preview: t.preview(status.attention.length),
    blocks: [
      text(status.cancelled ? t.cancelled : status.groups.every(({ phase }) => phase === 'ended') ? t.ended : t.text),
      list(status.attention.map((entry) => attentionLine(programme, entry))),
    ],
  };
}

export function programmeCancelled(o: ProgrammeOccasion): Letter {
  const t = o.words.letters.programmeCancelled;
  // They had been asked to take part, and nothing has begun.
  if (o.as !== 'hr' && o.as !== 'sponsor')
    return {
      subject: t.subject(o.programme.title),
      preview: o.words.introduction.cancelled(o.programme.title),
      blocks: [text(o.words.introduction.cancelled(o.programme.title)), ...theReason(o)],
    };
  const isIntroducing = o.status.introduction?.some(({ status }) => status === 'waiting' || status === 'open') === true;
  if (isIntroducing)
    return {
      subject: t.subject(o.programme.title),
      preview: t.beforeItBegan(o.programme.title),
      blocks: [text(t.beforeItBegan(o.programme.title)), ...theReason(o)],
    };
  return {
    subject: t.subject(o.programme.title),
    preview: o.words.letters.allCancelled,
    blocks: [text(t.toHr(o.programme.title)), ...theReason(o), text(t.inNumbers), inNumbers(o)],
  };
}

export function erasureNotice({ programme, decision, words }: ProgrammeOccasion): Letter {
  const t = words.letters.erasureNotice;
  const days = decision.matter?.days ?? 0;
  return {
    subject: t.subject(programme.title, days),
    preview: t.preview,
    blocks: [text(t.text(programme.title, days))],
  };
}

export function erasureReceipt({ programme, decision, words }: ProgrammeOccasion): Letter {
  const { labels } = words;
  const t = words.letters.erasureReceipt;
  const { people = 0, words: texts = 0 } = decision.matter?.erased ?? {};
  return {
    subject: t.subject(programme.title),
    preview: t.preview,
    blocks: [
      text(t.text(programme.title)),
      facts([labels.peopleErased, String(people)], [labels.wordsErased, String(texts)]),
      text(t.whatStays),
    ],
  };
}
