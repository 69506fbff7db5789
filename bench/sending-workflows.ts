// One moment's mails as the product sends them, and nothing else of a group; and the same without mails. They run in the product's own
// sandbox.
import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Activities, Delivery } from '../workflows/activities.ts';

const { deliverNow } = proxyLocalActivities<Activities>({ startToCloseTimeout: '4s', retry: { maximumAttempts: 1 } });
const { nothing } = proxyLocalActivities<{ nothing(): Promise<void> }>({ startToCloseTimeout: '4s' });
const { deliver } = proxyActivities<Activities>({ startToCloseTimeout: '2m' });

export async function together(delivery: Delivery): Promise<void> {
  await deliverNow({ ...delivery, now: new Date(Date.now()).toISOString() }).catch(() => deliver(delivery));
}

/** What is left where no mail is made or sent: the floor. */
export async function noMails(): Promise<void> {
  await nothing();
}
