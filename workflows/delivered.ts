// A mail outside the walk that nobody takes: its workflow goes on, and the ledger is told that it never got there.
import { ActivityFailure } from '@temporalio/workflow';

/** @returns undefined where it could not be delivered in all the time that it had */
export async function delivered<Answer>(sending: Promise<Answer>): Promise<{ readonly answer: Answer } | undefined> {
  try {
    return { answer: await sending };
  } catch (failure) {
    if (failure instanceof ActivityFailure) return undefined;
    throw failure;
  }
}
