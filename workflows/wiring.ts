// A message as Temporal delivers it: an update is refused with the reason; a signal that is refused changes nothing and asks for attention.
import { ApplicationFailure } from '@temporalio/common';
import { setHandler } from '@temporalio/workflow';
import type { Refusal } from '../domain/kinds.ts';
import type { Answer, Message } from './messages.ts';

/** What a message came to: refused, or whether it changed anything. */
export type Outcome = { readonly refused: Refusal } | Answer;

/** Who takes messages of one name. */
interface Taker<Args> {
  /** Reads only, since a validator must. */
  refusal(message: Args): Refusal | undefined;
  carryOut(message: Args): Promise<Outcome> | Outcome;
  /** What only an update can do: it is refused where its link no longer holds, and answered with what is then shown. */
  readonly byLink?: { refusal(message: Args): Refusal | undefined; answer(message: Args): Partial<Answer> };
  /** HR must look at a signal that was refused. */
  attend(refusal: Refusal): void;
}

export function wire<Args>({ signal, update, empty }: Message<Args>, taker: Taker<Args>): void {
  setHandler(
    update,
    async (message = empty) => {
      const outcome = await taker.carryOut(message);
      if ('refused' in outcome) refuse(outcome.refused);
      return { ...outcome, ...taker.byLink?.answer(message) };
    },
    {
      validator: (message: Args = empty) => {
        const refused = taker.byLink?.refusal(message) ?? taker.refusal(message);
        if (refused) refuse(refused);
      },
    },
  );
  setHandler(signal, async (message = empty) => {
    const refused = taker.refusal(message);
    const outcome = refused ? { refused } : await taker.carryOut(message);
    if ('refused' in outcome) taker.attend(outcome.refused);
  });
}

function refuse({ rule, message }: Refusal): never {
  throw ApplicationFailure.create({ type: rule, message, nonRetryable: true });
}
