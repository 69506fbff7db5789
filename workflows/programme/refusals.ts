// Why a message to a programme is refused; undefined where it is welcome. Reads only, since validators must.
import type { Refusal } from '../../domain/kinds.ts';
import type { ProgrammeMessage, ProgrammeMessages } from '../messages.ts';
import { postponeRefusal, UNKNOWN_ATTENTION } from '../reading.ts';
import { circleKindOf, type ProgrammeState } from './state.ts';

type ProgrammeRefusals = {
  readonly [Name in ProgrammeMessage]: (
    state: ProgrammeState,
    message: ProgrammeMessages[Name],
    now: number,
  ) => Refusal | undefined;
};

const CANCELLED: Refusal = { rule: 'programme-cancelled', message: 'the programme is cancelled' };
const ENDED: Refusal = { rule: 'programme-ended', message: 'the programme has ended' };
const UNKNOWN_MEETING: Refusal = { rule: 'unknown-meeting', message: 'the mentor circle has no such meeting' };

export const programmeRefusals: ProgrammeRefusals = {
  circleMeetingHeld: (state, { kind, round }, now) => {
    const meeting = state.meeting({ kind: circleKindOf(kind), round });
    if (!meeting) return UNKNOWN_MEETING;
    if (state.isHeld(meeting)) return undefined;
    if (state.hasEnded) return ENDED;
    if (state.isCancelled) return CANCELLED;
    const evaluates = meeting.kind === 'evaluation';
    if (evaluates && !state.everyoneMet(round))
      return { rule: 'R35', message: `the evaluation of round ${round} opens when every group has met` };
    const hasBegun = Date.parse(meeting.startsAt) <= now;
    return hasBegun ? undefined : { rule: evaluates ? 'R35' : 'R36', message: 'the meeting has not begun' };
  },
  postpone: (state, { days, to }) => postponeRefusal(days, to) ?? (state.isCancelled ? CANCELLED : undefined),
  cancel: () => undefined,
  mended: () => undefined,
  acknowledge: (state, { attention }) =>
    state.journal.isAttending(({ id }) => id === attention) || state.isLeftOver(attention)
      ? undefined
      : UNKNOWN_ATTENTION,
};
