// A mail that HR tries on itself. For an hour it is of use.
import { activities } from './activities.ts';
import { unlessUndelivered } from './undelivered.ts';

export async function testMail(input: { readonly id: string }): Promise<void> {
  await unlessUndelivered(
    activities.sendTest.executeWithOptions(
      { summary: 'a test mail', startToCloseTimeout: '2m', scheduleToCloseTimeout: '1h' },
      [input],
    ),
  );
}
