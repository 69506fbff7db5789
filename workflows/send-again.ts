// One mail that HR sends again. A mail server that is away is asked again for as long as the mail is of use.
import { activities, type SendAgainInput } from './activities.ts';
import { unlessUndelivered } from './undelivered.ts';

const MAIL_TRIES = '3d';

export async function sendAgain(input: SendAgainInput): Promise<void> {
  const { kind } = input.decision;
  await unlessUndelivered(
    activities.sendAgain.executeWithOptions(
      { summary: `${kind}, again`, startToCloseTimeout: '2m', scheduleToCloseTimeout: MAIL_TRIES },
      [input],
    ),
  );
}
