// After a programme's end: its people are kept for as long as was agreed, then erased. HR hears of it a week before, and gets the receipt.
import { ActivityFailure, patched, sleep } from '@temporalio/workflow';
import { asks } from './walk/deliveries.ts';

interface RetentionInput {
  readonly programme: string;
  readonly days: number;
}

/** How long a mail to HR is tried before the erasure goes on without it. */
const MAIL_TRIES = '7d';
/** HR has this long to fetch what must be kept elsewhere. */
const NOTICE_DAYS = 7;

export async function retention({ programme, days }: RetentionInput): Promise<void> {
  const now = () => new Date(Date.now()).toISOString();
  // Programmes that were being kept before there was a notice wait on as they did.
  if (days > NOTICE_DAYS && patched('notice-before-erasure')) {
    await sleep(`${days - NOTICE_DAYS}d`, { summary: `until HR hears that the people of ${programme} will be erased` });
    await unlessUndelivered(
      () =>
        asks.sendNotice.executeWithOptions(
          { summary: 'the notice for HR', startToCloseTimeout: '2m', scheduleToCloseTimeout: `${NOTICE_DAYS}d` },
          [{ programme, now: now(), days: NOTICE_DAYS }],
        ),
      NOTICE_DAYS,
    );
  } else if (days > 0) await sleep(`${days}d`, { summary: `until the people of ${programme} are erased` });
  const counts = await asks.eraseProgramme.executeWithOptions(
    { summary: 'erase all but HR', startToCloseTimeout: '2m' },
    [{ programme, now: now(), spareHr: true }],
  );
  await unlessUndelivered(() =>
    asks.sendReceipt.executeWithOptions(
      { summary: 'the receipt for HR', startToCloseTimeout: '2m', scheduleToCloseTimeout: MAIL_TRIES },
      [{ programme, now: now(), counts }],
    ),
  );
  await asks.eraseProgramme.executeWithOptions({ summary: "erase HR's contact", startToCloseTimeout: '2m' }, [
    { programme, now: now(), spareHr: false },
  ]);
}

/** A mail that nobody takes doesn't keep anybody's data. @param days to wait in all, the mail's own time included */
async function unlessUndelivered(send: () => Promise<void>, days = 0): Promise<void> {
  const until = Date.now() + days * 86_400_000;
  try {
    await send();
  } catch (failure) {
    if (!(failure instanceof ActivityFailure)) throw failure;
  }
  if (until > Date.now()) await sleep(until - Date.now(), { summary: 'until the people are erased' });
}
