// What changes a programme as a whole: its circle meets, moves or falls away, and it is called off.
import { circleKey, momentId } from '../../domain/ids.ts';
import { circleMail } from '../../domain/kinds.ts';
import type { CircleMeeting } from '../../domain/plan.ts';
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
  if (state.isHeld({ kind, round })) return false;
  state.hold({ kind, round });
  state.journal.happened(now, `${kind}-meeting-held`, by, { meeting: round });
  return true;
}

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
  journal.tell('programme-cancelled', [state.hr, state.sponsor], now, {});
  for (const meeting of state.circle) {
    if (Date.parse(meeting.startsAt) <= now || state.isHeld(meeting) || !isDone(invitationOf(meeting))) continue;
    const sequence = state.nextSequence(meeting);
    const matter = { circle: meeting, sequence };
    journal.tell('meeting-cancelled', state.members, now, matter, circleKey(meeting), sequence);
  }
  return true;
}

/** One of the circle has another address: the calendar at the one before is cleared, and their invitations outrank that. */
export function circleAddressMoved(
  state: ProgrammeState,
  person: string,
  former: string,
  isDone: IsDone,
  now: number,
): void {
  if (state.isCancelled || !state.members.includes(person)) return;
  for (const meeting of state.circle) {
    if (!isInCalendars(state, meeting, meeting, isDone, now) || Date.parse(meeting.startsAt) <= now) continue;
    const sequence = state.nextSequence(meeting);
    const matter = { circle: meeting, sequence, person, former };
    state.journal.tell('meeting-cancelled', [person], now, matter, circleKey(meeting), sequence, person);
    state.nextSequence(meeting);
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
  const arriving = fresh.members.filter((person) => !state.members.includes(person));
  for (const old of state.circle) {
    const moved = fresh.circle.find((meeting) => circleKey(meeting) === circleKey(old));
    if (isInCalendars(state, old, moved, isDone, now)) tellCircle(state, old, moved, fresh.members, now);
  }
  state.adopt(fresh, now);
  return arriving;
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
  const isOver = state.isHeld(old) || (isDone(confirmation) && fresh?.startsAt === old.startsAt);
  return isDone(invitationOf(old)) && !isOver && (fresh !== undefined || Date.parse(old.startsAt) > now);
}

function tellCircle(
  state: ProgrammeState,
  old: CircleMeeting,
  fresh: CircleMeeting | undefined,
  members: readonly string[],
  now: number,
): void {
  const { journal } = state;
  const isComing = Date.parse(old.startsAt) > now;
  const leaving = isComing ? state.members.filter((person) => !members.includes(person)) : [];
  const isMoved = fresh?.startsAt !== old.startsAt;
  if (leaving.length > 0) {
    const sequence = state.nextSequence(old);
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
    if (!isMoved) state.nextSequence(old);
  }
  if (!isMoved) return;
  const sequence = state.nextSequence(old);
  const kind = fresh ? 'meeting-moved' : 'meeting-cancelled';
  const staying = state.members.filter((person) => members.includes(person));
  journal.untell(({ kind: told, matter }) => told === 'meeting-moved' && isSameMeeting(matter?.circle, old));
  journal.tell(kind, staying, now, { circle: fresh ?? old, sequence }, circleKey(old), sequence);
  if (!fresh) return;
  const facts = { meeting: old.round, before: { startsAt: old.startsAt }, after: { startsAt: fresh.startsAt } };
  journal.happened(now, `${old.kind}-meeting-moved`, 'clock', facts);
}

function isSameMeeting(one: CircleMeeting | undefined, other: CircleMeeting): boolean {
  return one !== undefined && circleKey(one) === circleKey(other);
}
