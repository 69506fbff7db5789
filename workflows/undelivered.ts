// After a programme's end a mail that nobody takes keeps nobody's data.
import { ActivityFailure } from '@temporalio/workflow';

/** Goes on where a mail could not be delivered in all the time that it had. */
export async function unlessUndelivered(sending: Promise<void>): Promise<void> {
  try {
    await sending;
  } catch (failure) {
    if (!(failure instanceof ActivityFailure)) throw failure;
  }
}
