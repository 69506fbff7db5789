// What a programme's state says of its own moments: whom they are for, and what must have happened before they can come.
import { stageOf } from '../../domain/introduction-course.ts';
import {
  circleKindIn,
  type Audience,
  type IntroductionStage,
  type MomentKind,
  type Reason,
} from '../../domain/kinds.ts';
import type { Judge } from '../walk/moments.ts';
import type { ProgrammeState } from './state.ts';

export function programmeJudge(state: ProgrammeState): Judge {
  return {
    people(to) {
      const asked = introducedTo(state, to);
      if (asked) return asked;
      if (to === 'circle') return state.circle.members;
      if (to === 'convener') return [state.circle.convener];
      if (to === 'contacts') return state.contacts;
      return to === 'hr-and-sponsor' ? [...new Set([state.hr, state.sponsor])] : [];
    },
    opened: (moment) => moment.opens === 'stage-open' && state.introduction.isOpen(stageOf(moment)),
    gateOpen(moment) {
      const { gate, round } = moment;
      if (gate === 'stage-open') return state.introduction.hasOpened(stageOf(moment));
      if (gate === 'everyone-met') return state.everyoneMet(round);
      return gate !== 'groups-ended' || state.allEnded;
    },
    settled(moment, person) {
      const { to, round } = moment;
      if (state.isCancelled) return 'programme-cancelled';
      const stage = stageOf(moment);
      // Who will not be a mentor is asked to no seminar.
      if (moment.kind === 'seminar-invitation' && state.introduction.answer('mentors', person) === 'no')
        return 'answered';
      if (stage) return settledIn(state, stage, person);
      return to === 'circle' && !state.membersOf(round).includes(person) ? 'no-meeting' : undefined;
    },
    withheld(moment, person) {
      // What is to be changed first is not asked about again.
      if (state.introduction.answer(stageOf(moment), person) === 'commented') return 'answered';
      if (moment.kind !== 'circle-confirmation') return undefined;
      return state.circle.isHeld({ kind: circleKindIn(moment), round: moment.round }) ? 'held' : undefined;
    },
    // With no mentor left its moments wait for the next one.
    idle: (moment) =>
      state.isCancelled ||
      (isOfIntroduction(moment) && !state.isIntroducing) ||
      state.introduction.isOver(stageOf(moment)) ||
      (moment.kind === 'attention-circle' &&
        state.circle.answerOf({ kind: circleKindIn(moment), round: moment.round }) !== undefined),
  };
}

/** Whom a moment of the introduction is for. */
function introducedTo({ introduction, hr, sponsor }: ProgrammeState, to: Audience): readonly string[] | undefined {
  switch (to) {
    case 'hr':
      return [hr];
    case 'sponsor':
      return [sponsor];
    case 'directors':
      return introduction.asked('nomination');
    case 'mentors':
      return introduction.asked('mentors');
    case 'invited':
      return introduction.asked('invitations');
    default:
      return undefined;
  }
}

const isOfIntroduction = ({ kind }: { readonly kind: MomentKind }) =>
  kind === 'attention-introduction' || kind === 'introduction-lapse';

/** Who has answered is not asked again; a stage that is over asks nobody. */
function settledIn({ introduction }: ProgrammeState, stage: IntroductionStage, person: string): Reason | undefined {
  const answer = introduction.answer(stage, person);
  if (answer === 'yes' || answer === 'no') return 'answered';
  return introduction.isOver(stage) ? 'stage-closed' : undefined;
}
