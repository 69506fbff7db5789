// What the figures are held against: the least that a workflow can be, and one activity for each mail.
import { condition, defineSignal, defineUpdate, proxyActivities, setHandler, sleep } from '@temporalio/workflow';
import type { Activities, Delivery } from '../workflows/activities.ts';

const { nothing, deliver } = proxyActivities<Activities & { nothing(): Promise<void> }>({ startToCloseTimeout: '2m' });

/** As many events as asked for: timers and activities that do nothing, in the shares that a group has. */
export async function bare(events: number): Promise<void> {
  // Start and end are five; a timer is five with its task, an activity six.
  for (let left = events - 5; left > 0; left -= 11) {
    await sleep(1);
    await nothing();
  }
}

export const answer = defineUpdate<{ changed: boolean }, [object]>('answer');
export const end = defineSignal('end');

/** Takes updates and does nothing about them. */
export async function answered(): Promise<void> {
  let ended = false;
  setHandler(answer, () => ({ changed: true }));
  setHandler(end, () => void (ended = true));
  await condition(() => ended);
}

/** Open, with a timer far away and an update to take. */
export async function waiting(): Promise<void> {
  setHandler(answer, () => ({ changed: true }));
  await sleep('30 days');
}

/** One moment's mails, an activity each, all at once. */
export async function apart(delivery: Delivery): Promise<void> {
  const each = delivery.decisions.flatMap((decision) =>
    decision.send.map((person) => ({ ...delivery, decisions: [{ ...decision, send: [person] }] })),
  );
  await Promise.all(each.map((one) => deliver(one)));
}
