// Why a message to a programme is refused; undefined where it is welcome. Reads only, since validators must.
import { LAPSE_DAYS } from '../../domain/course.ts';
import { circleKey } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/kinds.ts';
import type { CircleMeeting } from '../../domain/plan.ts';
import type { ProgrammeMessages, Refusals } from '../messages.ts';
import { isInstant, postponeRefusal, UNKNOWN_ATTENTION } from '../reading.ts';
import { introductionRefusals } from './introduction-refusals.ts';
import { circleKindOf, type ProgrammeState } from './state.ts';

const CANCELLED: Refusal = { rule: 'programme-cancelled', message: 'the programme is cancelled' };
const ENDED: Refusal = { rule: 'programme-ended', message: 'the programme has ended' };
const UNKNOWN_MEETING: Refusal = { rule: 'unknown-meeting', message: 'the mentor circle has no such meeting' };

const NO_INSTANT: Refusal = {
  rule: 'date-time',
  message: 'startsAt is an instant with an offset, such as 2027-02-02T15:00:00Z',
};
const PAST: Refusal = { rule: 'R34', message: 'a meeting can only be moved to a time that is to come' };

const DAY_MS = 86_400_000;
const TOO_LATE: Refusal = {
  rule: 'circle-time',
  message: `the new time comes before the circle's next meeting, and within ${LAPSE_DAYS} days`,
};

export const programmeRefusals: Refusals<ProgrammeState, ProgrammeMessages> = {
  ...introductionRefusals,
  circleMeetingHeld: (state, message, now) => {
    const meeting = meetingIn(state, message);
    if (!meeting) return UNKNOWN_MEETING;
    return state.circle.isHeld(meeting) ? undefined : notYet(state, meeting, now);
  },
  circleMeetingNotHeld: (state, message, now) => {
    const meeting = meetingIn(state, message);
    if (!meeting) return UNKNOWN_MEETING;
    const { startsAt } = message;
    if (startsAt === undefined) return notYet(state, meeting, now);
    if (!isInstant(startsAt)) return NO_INSTANT;
    // Said again, it stands at that time already.
    if (Date.parse(meeting.startsAt) === Date.parse(startsAt)) return undefined;
    // A new time that was wrong can be put right before it comes.
    const refused = state.circle.isMoved(meeting) ? over(state) : notYet(state, meeting, now);
    return refused ?? timeRefusal(state, meeting, startsAt, now);
  },
  postpone: (state, { days, to }) => postponeRefusal(days, to) ?? (state.isCancelled ? CANCELLED : undefined),
  cancel: () => undefined,
  mended: () => undefined,
  acknowledge: (state, { attention }) =>
    state.journal.isAttending(({ id }) => id === attention) || state.isLeftOver(attention)
      ? undefined
      : UNKNOWN_ATTENTION,
};

/** The meeting as it stands, also where it has just been moved. */
function meetingIn(
  state: ProgrammeState,
  { kind, round }: ProgrammeMessages['circleMeetingHeld'],
): CircleMeeting | undefined {
  const known = state.circle.meeting({ kind: circleKindOf(kind), round });
  return known && state.circle.asMoved(known);
}

function over(state: ProgrammeState): Refusal | undefined {
  if (state.hasEnded) return ENDED;
  return state.isCancelled ? CANCELLED : undefined;
}

/** Why nobody can say yet, or any more, whether a meeting of the circle was held. */
function notYet(state: ProgrammeState, { kind, round, startsAt }: CircleMeeting, now: number): Refusal | undefined {
  const evaluates = kind === 'evaluation';
  if (!over(state) && evaluates && !state.everyoneMet(round))
    return { rule: 'R35', message: `the evaluation of round ${round} opens when every group has met` };
  const hasBegun = Date.parse(startsAt) <= now;
  return (
    over(state) ?? (hasBegun ? undefined : { rule: evaluates ? 'R35' : 'R36', message: 'the meeting has not begun' })
  );
}

/** A new time comes before the circle's next meeting, and soon. */
function timeRefusal(
  state: ProgrammeState,
  meeting: CircleMeeting,
  startsAt: string,
  now: number,
): Refusal | undefined {
  const time = Date.parse(startsAt);
  if (time <= now) return PAST;
  const at = state.circle.meetings.findIndex((each) => circleKey(each) === circleKey(meeting));
  const next = Date.parse(state.circle.meetings[at + 1]?.startsAt ?? '9999-12-31T00:00:00Z');
  return time < Math.min(next, now + LAPSE_DAYS * DAY_MS) ? undefined : TOO_LATE;
}
