// What a group's state says of its moments: who still gets which mail, and what comes early.
import type { PeopledMoment } from '../../domain/roster.ts';
import type { GroupState } from './state.ts';
import type { Judge } from '../walk/moments.ts';

/** Mails that are about a meeting that is still to come or still to be confirmed. */
const BEFORE_HELD = new Set([
  'meeting-invitation',
  'task-assigned',
  'task-reminder',
  'task-overdue',
  'briefing',
  'meeting-reminder',
  'meeting-confirmation',
  'meeting-unconfirmed',
  'attention-unconfirmed',
]);
const ABOUT_TALKS = new Set([
  'talk-invitation',
  'talk-reminder',
  'talk-confirmation',
  'talk-unconfirmed',
  'attention-talks',
]);
const WHEN_NOT_HANDED_IN = new Set(['task-reminder', 'task-overdue']);

export function groupJudge(state: GroupState): Judge {
  const meetingSettled = ({ kind, round }: PeopledMoment): string | undefined => {
    if (!BEFORE_HELD.has(kind)) return undefined;
    const status = state.stateOf(round);
    return status === 'held' || status === 'cancelled' ? status : undefined;
  };
  const talksSettled = ({ kind }: PeopledMoment, person: string): string | undefined => {
    if (!ABOUT_TALKS.has(kind)) return undefined;
    const left = person === state.mentor ? state.talksLeft.length > 0 : state.talksLeft.includes(person);
    return left ? undefined : 'talk-held';
  };
  return {
    opened({ opens }) {
      if (!opens) return false;
      return 'held' in opens ? state.stateOf(opens.held) === 'held' : state.talksHeld;
    },
    gateOpen: () => true,
    settled: (moment, person) =>
      state.goneBy(person) ??
      (state.cancelled ? 'group-cancelled' : state.active.length === 0 ? 'group-ended' : undefined) ??
      meetingSettled(moment) ??
      talksSettled(moment, person),
    withheld: ({ kind, round }, person) =>
      WHEN_NOT_HANDED_IN.has(kind) && state.handedIn.get(round)?.has(person) ? 'handed-in' : undefined,
    idle(moment) {
      if (state.complete) return true;
      return moment.kind === 'lapse'
        ? false
        : moment.kind === 'attention-talks'
          ? state.talksLeft.length === 0
          : meetingSettled(moment) !== undefined;
    },
  };
}
