// One mail rate for all workers, and turns that are fair between programmes.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTownHall, type TownHall } from './town-hall.ts';

const PER_SECOND = 20;
let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall('running', { mailRate: PER_SECOND * 60 });
});

afterAll(async () => hall.close());

test('the relay gets no more than its rate, and a programme that comes second has its turns among the first one’s', async () => {
  await hall.startPaced('first', 23, 3_600_000);
  await expect.poll(() => hall.inbox('first').length).toBeGreaterThan(5);
  await hall.startPaced('second', 23, 3_600_000);
  const all = 3 * 7 * 5;
  await expect.poll(() => [hall.inbox('first', 'welcome').length + hall.inbox('first', 'meeting-invitation').length, hall.inbox('second', 'welcome').length + hall.inbox('second', 'meeting-invitation').length], { timeout: 60_000 }).toEqual([all, all]);
  const times = hall.received.map(({ takenAt }) => takenAt);
  // In any second no more than the rate; a turn may be used a little late and the next one in time.
  for (const [index, time] of times.entries()) expect(times.slice(index).filter((other) => other < time + 1000).length).toBeLessThanOrEqual(PER_SECOND * 1.3);
  const order = hall.received.map(({ mail }) => mail.headers.get('x-gruppementor-programme'));
  expect(order.indexOf('second')).toBeLessThan(order.lastIndexOf('first'));
  expect(new Set(hall.received.map(({ mail }) => mail.messageId)).size).toBe(hall.received.length);
});
