// What a programme's state says of its own moments: whom they are for, and what must have happened before they can come.
import { circleKindIn } from '../../domain/kinds.ts';
import type { Judge } from '../walk/moments.ts';
import type { ProgrammeState } from './state.ts';

export function programmeJudge(state: ProgrammeState): Judge {
  return {
    people(to) {
      if (to === 'circle') return state.circle.members;
      if (to === 'convener') return [state.circle.convener];
      return to === 'hr-and-sponsor' ? [...new Set([state.hr, state.sponsor])] : [];
    },
    opened: () => false,
    gateOpen({ gate, round }) {
      if (gate === 'everyone-met') return state.everyoneMet(round);
      return gate !== 'groups-ended' || state.allEnded;
    },
    settled({ to, round }, person) {
      if (state.isCancelled) return 'programme-cancelled';
      return to === 'circle' && !state.membersOf(round).includes(person) ? 'no-meeting' : undefined;
    },
    withheld(moment) {
      if (moment.kind !== 'circle-confirmation') return undefined;
      return state.circle.isHeld({ kind: circleKindIn(moment), round: moment.round }) ? 'held' : undefined;
    },
    // With no mentor left its moments wait for the next one.
    idle: (moment) =>
      state.isCancelled ||
      (moment.kind === 'attention-circle' &&
        state.circle.answerOf({ kind: circleKindIn(moment), round: moment.round }) !== undefined),
  };
}
