// A message as Temporal delivers it: an update is refused with the reason; a signal that is refused changes nothing and asks for attention.
import { setHandler } from '@temporalio/workflow';
import type { Answer, Message } from './messages.ts';
import { refuse, type Refusal } from './refusal.ts';

/** What a message came to: refused, or whether it changed anything. */
export type Outcome = { readonly refused: Refusal } | Answer;

/** Who takes messages of one name. */
interface Desk<Args> {
  /** Reads only, since a validator must. */
  refusal(message: Args): Refusal | undefined;
  carryOut(message: Args): Promise<Outcome> | Outcome;
  /** What only an update can do: it is refused where its link no longer holds, and answered with what is then shown. */
  readonly byLink?: { refusal(message: Args): Refusal | undefined; answer(message: Args): Partial<Answer> };
  /** HR must look at a signal that was refused. */
  attend(refusal: Refusal): void;
}

export function wire<Args>({ signal, update }: Message<Args>, desk: Desk<Args>): void {
  // A message from outside may come without its fields; they are then missing like any other.
  const empty = {} as Args;
  setHandler(
    update,
    async (message = empty) => {
      const outcome = await desk.carryOut(message);
      if ('refused' in outcome) refuse(outcome.refused);
      return { ...outcome, ...desk.byLink?.answer(message) };
    },
    {
      validator: (message: Args = empty) => {
        const refused = desk.byLink?.refusal(message) ?? desk.refusal(message);
        if (refused) refuse(refused);
      },
    },
  );
  setHandler(signal, async (message = empty) => {
    const refused = desk.refusal(message);
    const outcome = refused ? { refused } : await desk.carryOut(message);
    if ('refused' in outcome) desk.attend(outcome.refused);
  });
}
