// A message as Temporal delivers it: read, then an update is refused with the reason; a signal that is refused changes nothing and
// asks for attention.
import { ApplicationFailure } from '@temporalio/common';
import { setHandler } from '@temporalio/workflow';
import type { Refusal } from '../domain/kinds.ts';
import type { Answer, Message } from './messages.ts';

/** What a message came to: refused, or whether it changed anything. */
export type Outcome = { readonly refused: Refusal } | Answer;

/** Who takes messages of one name. */
interface Taker<Args> {
  read(given: unknown): { readonly message: Args } | { readonly refused: Refusal };
  /** Reads only, since a validator must. */
  refusal(message: Args): Refusal | undefined;
  carryOut(message: Args): Promise<Outcome> | Outcome;
  /** What only an update can do: it is refused where its link no longer holds, and answered with what is then shown. */
  readonly byLink?: { refusal(message: Args): Refusal | undefined; answer(message: Args): Partial<Answer> };
  /** HR must look at a signal that was refused. */
  attend(refusal: Refusal): void;
}

export function wire<Args>({ signal, update }: Message, taker: Taker<Args>): void {
  setHandler(
    update,
    async (given?: unknown) => {
      const read = taker.read(given);
      if ('refused' in read) refuse(read.refused);
      const outcome = await taker.carryOut(read.message);
      if ('refused' in outcome) refuse(outcome.refused);
      return { ...outcome, ...taker.byLink?.answer(read.message) };
    },
    {
      validator: (given?: unknown) => {
        const read = taker.read(given);
        const refused =
          'refused' in read ? read.refused : (taker.byLink?.refusal(read.message) ?? taker.refusal(read.message));
        if (refused) refuse(refused);
      },
    },
  );
  setHandler(signal, async (given?: unknown) => {
    const read = taker.read(given);
    if ('refused' in read) return taker.attend(read.refused);
    const refused = taker.refusal(read.message);
    const outcome = refused ? { refused } : await taker.carryOut(read.message);
    if ('refused' in outcome) taker.attend(outcome.refused);
  });
}

function refuse({ rule, message }: Refusal): never {
  throw ApplicationFailure.create({ type: rule, message, nonRetryable: true });
}
