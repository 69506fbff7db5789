// One mail rate for all workers, and turns that are fair between programmes.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTownHall, type TownHall } from './town-hall.ts';

const PER_SECOND = 40;
const GROUPS = 20;
/** A welcome and four invitations to each of seven people. */
const OF_A_GROUP = 7 * 5;
let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall('running', { mailRate: PER_SECOND * 60 });
});

afterAll(async () => hall.close());

test('the relay gets no more than its rate, and a small programme doesn’t wait until a large one is through', async () => {
  await hall.startPaced('large', 23, 3_600_000, (body) => {
    const [group] = body.groups;
    body.groups = Array.from({ length: GROUPS }, (_, g) => ({ ...group, id: `hold-${g + 1}`, mentor: { ...group.mentor, email: `mentor-${g}@kommune.example` }, mentees: group.mentees.map((mentee: object, m: number) => ({ ...mentee, email: `mentee-${g}-${m}@kommune.example` })) }));
  });
  await expect.poll(() => hall.inbox('large').length).toBeGreaterThan(5);
  await hall.startPaced('small', 23, 3_600_000);
  const count = (id: string) => hall.inbox(id, 'welcome').length + hall.inbox(id, 'meeting-invitation').length;
  await expect.poll(() => [count('large'), count('small')], { timeout: 90_000 }).toEqual([GROUPS * OF_A_GROUP, 3 * OF_A_GROUP]);

  const times = hall.received.map(({ takenAt }) => takenAt);
  // A turn may be used a little late, and the next one in time.
  for (const [index, time] of times.entries()) expect(times.slice(index).filter((other) => other < time + 1000).length).toBeLessThanOrEqual(PER_SECOND * 1.3);
  // The deliveries that had begun go on; then the programmes take turns. Without turns the small one comes after all twenty groups were begun.
  const ahead = hall.received.findIndex(({ mail }) => mail.headers.get('x-gruppementor-programme') === 'small');
  expect(ahead).toBeLessThan((GROUPS / 2) * OF_A_GROUP);
  expect(new Set(hall.received.map(({ mail }) => mail.messageId)).size).toBe(hall.received.length);
});
