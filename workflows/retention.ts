// After a programme's end: its people are kept for as long as was agreed, then erased. HR hears of it a week before, and gets the receipt.
import { patched, sleep } from '@temporalio/workflow';
import type { NewsMail } from '../domain/kinds.ts';
import { activities } from './activities.ts';
import { delivered } from './delivered.ts';

interface RetentionInput {
  readonly programme: string;
  readonly days: number;
}

const DAY_MS = 86_400_000;
/** How long a mail to HR is tried before the erasure goes on without it. */
const MAIL_TRIES = '7d';
/** HR has this long to fetch what must be kept elsewhere. */
const NOTICE_DAYS = 7;

export async function retention({ programme, days }: RetentionInput): Promise<void> {
  const now = () => new Date(Date.now()).toISOString();
  const short = { startToCloseTimeout: '2m' } as const;
  const erase = (summary: string, spareHr: boolean) =>
    activities.eraseProgramme.executeWithOptions({ summary, ...short }, [{ programme, now: now(), spareHr }]);
  const told = async (moment: NewsMail, sending: Promise<void>) => {
    if (!(await delivered(sending)) && patched('given-up'))
      await activities.giveUpMail({ programme, moment, now: now() });
  };

  if (days > NOTICE_DAYS) {
    await sleep((days - NOTICE_DAYS) * DAY_MS, {
      summary: `until HR hears that the people of ${programme} will be erased`,
    });
    const erasure = Date.now() + NOTICE_DAYS * DAY_MS;
    const tries = { summary: 'the notice for HR', ...short, scheduleToCloseTimeout: `${NOTICE_DAYS}d` } as const;
    await told(
      'erasure-notice',
      activities.sendNotice.executeWithOptions(tries, [{ programme, now: now(), days: NOTICE_DAYS }]),
    );
    if (erasure > Date.now())
      await sleep(erasure - Date.now(), { summary: `until the people of ${programme} are erased` });
  } else if (days > 0) await sleep(days * DAY_MS, { summary: `until the people of ${programme} are erased` });

  const { people, words } = await erase('erase all but HR', true);
  const tries = { summary: 'the receipt for HR', ...short, scheduleToCloseTimeout: MAIL_TRIES } as const;
  const receipt = { programme, now: now(), erased: { people, words } };
  await told('erasure-receipt', activities.sendReceipt.executeWithOptions(tries, [receipt]));
  let { waits } = await erase("erase HR's contact", false);
  // Who was to be asked about their next step is kept so long, and no longer: also where nobody came to ask.
  while (waits !== undefined) {
    await sleep(Math.max(1, Date.parse(waits) - Date.now()), {
      summary: `until the last of ${programme} have been asked`,
    });
    ({ waits } = await erase('erase who was still to be asked', false));
  }
}
