// After a programme's end: its people are kept for as long as was agreed, then erased, and HR gets the receipt.
import { ActivityFailure, sleep } from '@temporalio/workflow';
import { asks } from './walk.ts';

interface RetentionInput {
  readonly programme: string;
  readonly days: number;
}

/** How long the receipt is tried before HR's own address goes, too. */
const RECEIPT_TRIES = '7d';

export async function retention({ programme, days }: RetentionInput): Promise<void> {
  if (days > 0) await sleep(`${days}d`, { summary: `until the people of ${programme} are erased` });
  const now = () => new Date(Date.now()).toISOString();
  const counts = await asks.eraseProgramme.executeWithOptions({ summary: 'erase all but HR', startToCloseTimeout: '2m' }, [{ programme, now: now(), spareHr: true }]);
  try {
    await asks.sendReceipt.executeWithOptions({ summary: 'the receipt for HR', startToCloseTimeout: '2m', scheduleToCloseTimeout: RECEIPT_TRIES }, [{ programme, now: now(), counts }]);
  } catch (failure) {
    if (!(failure instanceof ActivityFailure)) throw failure;
  }
  await asks.eraseProgramme.executeWithOptions({ summary: "erase HR's contact", startToCloseTimeout: '2m' }, [{ programme, now: now(), spareHr: false }]);
}
