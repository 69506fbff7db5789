// What a group's state says of its moments: whom they are for, who still gets which mail, and what comes early.
import type { MomentKind, Reason } from '../../domain/kinds.ts';
import { LAST_BEFORE_TALKS, MEETINGS } from '../../domain/programme.ts';
import { saidNotHeld } from '../../domain/status.ts';
import type { Judge, Moment } from '../walk/moments.ts';
import type { GroupState } from './state.ts';

/** Moments that are about a meeting that is still to come or still to be confirmed. */
const BEFORE_HELD: readonly MomentKind[] = [
  'meeting-invitation',
  'task-assigned',
  'task-reminder',
  'task-overdue',
  'briefing',
  'meeting-reminder',
  'meeting-confirmation',
  'meeting-unconfirmed',
  'attention-unconfirmed',
];
/** Moments that ask whether a meeting was held. */
const ASKING: readonly MomentKind[] = ['meeting-confirmation', 'meeting-unconfirmed', 'attention-unconfirmed'];
const ABOUT_TALKS: readonly MomentKind[] = [
  'talk-invitation',
  'talk-reminder',
  'talk-confirmation',
  'talk-unconfirmed',
  'attention-talks',
];
const WHEN_NOT_HANDED_IN: readonly MomentKind[] = ['task-reminder', 'task-overdue'];

export function groupJudge(state: GroupState): Judge {
  return {
    people(to) {
      if (to === 'group') return [state.mentor, ...state.mentees];
      if (to === 'mentor') return [state.mentor];
      return to === 'mentees' ? state.mentees : [];
    },
    opened({ opens, round }) {
      if (opens === 'previous-held') return state.stateOf(round - 1) === 'held';
      if (opens === 'third-held') return state.stateOf(LAST_BEFORE_TALKS) === 'held';
      return opens === 'closed' && state.isClosed;
    },
    gateOpen: ({ gate }) => gate !== 'not-missed' || !isMissed(state, MEETINGS),
    vacant: ({ to }) => to === 'mentor' && !state.hasMentor && state.since.isMentorAwaited,
    settled: (moment, person) =>
      state.goneBy(person) ?? off(state) ?? meetingSettled(state, moment) ?? talkSettled(state, moment, person),
    withheld: ({ kind, round }, person) =>
      WHEN_NOT_HANDED_IN.includes(kind) && state.handedIn.has(round, person) ? 'handed-in' : undefined,
    idle(moment) {
      if (state.complete) return true;
      if (moment.kind === 'lapse') return false;
      if (moment.kind === 'attention-talks') return state.talksLeft.length === 0;
      return meetingSettled(state, moment) !== undefined;
    },
  };
}

/** Acts on a moment that sends no mail. */
export function silently(state: GroupState, { kind, round }: Moment, now: number): void {
  const { group, journal } = state;
  if (kind === 'lapse' && !state.complete) {
    state.lapse();
    journal.happened(now, 'lapsed', 'clock');
    journal.attend({ kind: 'group-lapsed', group }, now);
  }
  if (kind === 'attention-unconfirmed' && state.stateOf(round) === 'planned' && !isMissed(state, round))
    journal.attend({ kind: 'meeting-unconfirmed', group, meeting: round }, now);
  if (kind === 'attention-talks' && state.talksLeft.length > 0)
    journal.attend({ kind: 'talks-unconfirmed', group }, now);
}

/** It was not held, and HR is to find another day for it or to look away. */
function isMissed(state: GroupState, round: number): boolean {
  return state.since.isNotHeldAnAnswer && state.stateOf(round) === 'planned' && saidNotHeld(state.journal, round);
}

function off(state: GroupState): Reason | undefined {
  if (state.isCancelled) return 'group-cancelled';
  return state.active.length === 0 ? 'group-ended' : undefined;
}

function meetingSettled(state: GroupState, { kind, round }: Moment): Reason | undefined {
  if (!BEFORE_HELD.includes(kind)) return undefined;
  const status = state.stateOf(round);
  if (status === 'held' || status === 'cancelled') return status;
  return ASKING.includes(kind) && isMissed(state, round) ? 'answered' : undefined;
}

function talkSettled(state: GroupState, { kind }: Moment, person: string): Reason | undefined {
  if (!ABOUT_TALKS.includes(kind)) return undefined;
  const left = person === state.mentor ? state.talksLeft.length > 0 : state.talksLeft.includes(person);
  return left ? undefined : 'talk-held';
}
