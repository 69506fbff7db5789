// What changes a programme as a whole: its circle meets, moves or falls away, and it is called off.
import { circleKey, momentId } from '../../domain/ids.ts';
import { circleMail } from '../../domain/kinds.ts';
import type { CircleMeeting } from '../../domain/plan.ts';
import type { Attention } from '../../domain/status.ts';
import type { CircleRevision } from '../activities.ts';
import type { ProgrammeMessages } from '../messages.ts';
import { circleKindOf, type ProgrammeState } from './state.ts';

/** Whether a moment has been done. */
type IsDone = (moment: string) => boolean;

const invitationOf = ({ kind, round }: CircleMeeting) =>
  momentId({ kind: circleMail(kind), round, stage: 'invitation' });

export function circleMeetingHeld(
  state: ProgrammeState,
  { kind: given, round, by }: ProgrammeMessages['circleMeetingHeld'],
  now: number,
): boolean {
  const kind = circleKindOf(given);
  if (state.circle.isHeld({ kind, round })) return false;
  state.circle.answer({ kind, round }, 'held');
  state.mend(isAboutCircle({ kind, round }));
  state.journal.happened(now, `${kind}-meeting-held`, by, { meeting: round });
  return true;
}

/** It was not held. With a new time it moves there, and is asked about anew. */
export function circleMeetingNotHeld(
  state: ProgrammeState,
  { kind: given, round, startsAt, by }: ProgrammeMessages['circleMeetingNotHeld'],
  now: number,
): boolean {
  const meeting = { kind: circleKindOf(given), round };
  const known = state.circle.meeting(meeting);
  const stands = known && state.circle.asMoved(known).startsAt;
  const isThere = startsAt !== undefined && Date.parse(stands ?? '') === Date.parse(startsAt);
  if (isThere || (startsAt === undefined && state.circle.answerOf(meeting) === 'not-held')) return false;
  state.circle.answer(meeting, 'not-held');
  state.mend(isAboutCircle(meeting));
  state.journal.happened(now, `${meeting.kind}-meeting-not-held`, by, { meeting: round });
  if (startsAt !== undefined) state.moveCircle(meeting, startsAt);
  return true;
}

const isAboutCircle =
  ({ kind, round }: Pick<CircleMeeting, 'kind' | 'round'>) =>
  (entry: Attention): boolean =>
    entry.kind === 'circle-unconfirmed' && entry.meeting === round && entry.about === kind;

export function acknowledged(
  state: ProgrammeState,
  { attention, by }: ProgrammeMessages['acknowledge'],
  now: number,
): boolean {
  const [ended] = state.mend(({ id }) => id === attention);
  if (!ended) return false;
  const person = ended.person === undefined ? {} : { person: ended.person };
  state.journal.happened(now, 'acknowledged', by, { before: { attention: ended.kind }, ...person });
  return true;
}

/** The programme is called off: the circle's meetings are withdrawn, HR and sponsor are told. The groups tell their own. */
export function programmeCancelled(
  state: ProgrammeState,
  by: string | undefined,
  isDone: IsDone,
  now: number,
): boolean {
  if (state.isCancelled) return false;
  const { journal } = state;
  state.cancel();
  journal.happened(now, 'programme-cancelled', by);
  journal.tell('programme-cancelled', [state.hr, state.sponsor, ...askedBefore(state)], now, {});
  for (const meeting of state.circle.meetings) {
    if (Date.parse(meeting.startsAt) <= now || state.circle.isHeld(meeting) || !isDone(invitationOf(meeting))) continue;
    const sequence = state.circle.nextSequence(meeting);
    const matter = { circle: meeting, sequence };
    journal.tell('meeting-cancelled', state.circle.calledTo(meeting), now, matter, circleKey(meeting), sequence);
  }
  return true;
}

/** Whoever has been asked for something before the groups have begun; afterwards the groups tell their own. */
function askedBefore({ isIntroducing, introduction }: ProgrammeState): readonly string[] {
  if (!isIntroducing) return [];
  return introduction.stages
    .filter((stage) => introduction.hasAsked(stage))
    .flatMap((stage) => introduction.asked(stage).filter((person) => !introduction.hasDeclined(stage, person)));
}

/**
 * One of the circle has another address: the calendar at the one before is cleared, and their invitations outrank that.
 *
 * @param isLeaving they are not in it any more, and may not have been told yet that its meetings are off for them
 */
export function circleAddressMoved(
  state: ProgrammeState,
  { person, former, isLeaving }: { readonly person: string; readonly former: string; readonly isLeaving: boolean },
  isDone: IsDone,
  now: number,
): void {
  const { circle } = state;
  if (state.isCancelled || !(isLeaving || circle.members.includes(person))) return;
  for (const meeting of circle.meetings.filter((each) => isLeaving || circle.calledTo(each).includes(person))) {
    if (!isInCalendars(state, meeting, meeting, isDone, now) || Date.parse(meeting.startsAt) <= now) continue;
    const sequence = circle.nextSequence(meeting);
    const matter = { circle: meeting, sequence, person, former };
    state.journal.tell('meeting-cancelled', [person], now, matter, circleKey(meeting), sequence, person);
    circle.nextSequence(meeting);
  }
}

/**
 * Puts a new agenda of the circle in place; whoever has a meeting in their calendar hears that it moved or fell away.
 *
 * @returns who is new in the circle
 */
export function circleChanged(
  state: ProgrammeState,
  fresh: CircleRevision,
  isDone: IsDone,
  now: number,
): readonly string[] {
  const arriving = fresh.members.filter((person) => !state.circle.members.includes(person));
  const inCalendars = state.circle.meetings
    .map((old) => ({ old, is: fresh.circle.find((meeting) => circleKey(meeting) === circleKey(old)) }))
    .filter(({ old, is }) => isInCalendars(state, old, is, isDone, now))
    .map((entry) => ({ ...entry, called: state.circle.calledTo(entry.old) }));
  state.adopt(fresh, now);
  for (const entry of inCalendars) tellCircle(state, entry, now);
  // Somebody of the circle may be called to a round now that they were not called to before.
  const called = inCalendars
    .filter(({ is }) => is && Date.parse(is.startsAt) > now)
    .flatMap((entry) => state.membersOf(entry.old.round).filter((person) => !entry.called.includes(person)));
  return [...new Set([...arriving, ...called])];
}

/** Whether people have the meeting in their calendars as one that is still to come. */
function isInCalendars(
  state: ProgrammeState,
  old: CircleMeeting,
  fresh: CircleMeeting | undefined,
  isDone: IsDone,
  now: number,
): boolean {
  const confirmation = momentId({ kind: 'circle-confirmation', round: old.round, stage: old.kind });
  const hasBeen = Date.parse(old.startsAt) <= now && isDone(confirmation) && fresh?.startsAt === old.startsAt;
  const isOver = state.circle.isHeld(old) || hasBeen;
  return isDone(invitationOf(old)) && !isOver && (fresh !== undefined || Date.parse(old.startsAt) > now);
}

/** A meeting that people have in their calendars: as it was and is, and who was called to it. */
interface Entry {
  readonly old: CircleMeeting;
  readonly is: CircleMeeting | undefined;
  readonly called: readonly string[];
}

function tellCircle(state: ProgrammeState, { old, is: fresh, called }: Entry, now: number): void {
  const { journal } = state;
  const isComing = Date.parse(old.startsAt) > now;
  // Where the meeting itself falls away, it does so for all who are still mentors.
  const members = fresh ? state.membersOf(old.round) : state.circle.members;
  const leaving = isComing ? called.filter((person) => !members.includes(person)) : [];
  const isMoved = fresh?.startsAt !== old.startsAt;
  if (leaving.length > 0) {
    const sequence = state.circle.nextSequence(old);
    for (const person of leaving)
      journal.tell(
        'meeting-cancelled',
        [person],
        now,
        { circle: old, sequence, person },
        circleKey(old),
        sequence,
        person,
      );
    // Whoever leaves may come back, and their new invitation must outrank the withdrawal.
    if (!isMoved) state.circle.nextSequence(old);
  }
  if (!isMoved) return;
  const sequence = state.circle.nextSequence(old);
  const kind = fresh ? 'meeting-moved' : 'meeting-cancelled';
  const staying = called.filter((person) => members.includes(person));
  journal.untell(({ kind: told, matter }) => told === 'meeting-moved' && isSameMeeting(matter?.circle, old));
  journal.tell(kind, staying, now, { circle: fresh ?? old, sequence }, circleKey(old), sequence);
  if (!fresh) return;
  const facts = { meeting: old.round, before: { startsAt: old.startsAt }, after: { startsAt: fresh.startsAt } };
  journal.happened(now, `${old.kind}-meeting-moved`, 'clock', facts);
}

function isSameMeeting(one: CircleMeeting | undefined, other: CircleMeeting): boolean {
  return one !== undefined && circleKey(one) === circleKey(other);
}
