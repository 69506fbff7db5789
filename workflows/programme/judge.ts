// What a programme's state says of its own moments: whom they are for, and what must have happened before they can come.
import { circleKindIn } from '../../domain/kinds.ts';
import type { Judge } from '../walk/moments.ts';
import type { ProgrammeState } from './state.ts';

export function programmeJudge(state: ProgrammeState): Judge {
  return {
    people(to) {
      if (to === 'circle') return state.members;
      if (to === 'convener') return [state.convener];
      return to === 'hr-and-sponsor' ? [...new Set([state.hr, state.sponsor])] : [];
    },
    opened: () => false,
    gateOpen({ gate, round }) {
      if (gate === 'everyone-met') return state.everyoneMet(round);
      return gate !== 'groups-ended' || state.allEnded;
    },
    settled: () => (state.isCancelled ? 'programme-cancelled' : undefined),
    withheld(moment) {
      if (moment.kind !== 'circle-confirmation') return undefined;
      return state.isHeld({ kind: circleKindIn(moment), round: moment.round }) ? 'held' : undefined;
    },
    // With no mentor left its moments wait for the next one.
    idle: () => state.isCancelled,
  };
}
