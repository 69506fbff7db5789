// One mail rate for all workers, and turns that are fair between programmes.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACTIVITIES_AT_ONCE } from '../../worker/worker.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

const PER_SECOND = 60;
/** How late a turn may be used, in seconds. */
const LATEST_S = 2;
const GROUPS = 32;
/** A welcome and four invitations to each of seven people. */
const OF_A_GROUP = 7 * 4;
let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall('running', { mailRate: PER_SECOND * 60 });
});

afterAll(async () => hall.close());

test('the relay gets no more than its rate, and a small programme doesn’t wait until a large one is through', async () => {
  await hall.startPaced('large', 23, 3_600_000, (body) => {
    const [group] = body.groups;
    body.groups = Array.from({ length: GROUPS }, (_, g) => ({
      ...group,
      id: `hold-${g + 1}`,
      mentor: { ...group.mentor, email: `mentor-${g}@kommune.example` },
      mentees: group.mentees.map((mentee: object, m: number) => ({
        ...mentee,
        email: `mentee-${g}-${m}@kommune.example`,
      })),
    }));
  });
  await expect.poll(() => hall.inbox('large').length).toBeGreaterThan(5);
  await hall.startPaced('small', 23, 3_600_000);
  const count = (id: string) => hall.inbox(id, 'welcome').length + hall.inbox(id, 'meeting-invitation').length;
  await expect
    .poll(() => [count('large'), count('small')], { timeout: 90_000 })
    .toEqual([GROUPS * OF_A_GROUP, 3 * OF_A_GROUP]);

  const times = hall.received.map(({ takenAt }) => takenAt);
  // In no stretch of time more than its rate, where a turn may be used a little late, and the next one in time.
  for (const [index, time] of times.entries())
    for (const [more, later] of times.slice(index).entries())
      expect(more).toBeLessThanOrEqual(PER_SECOND * ((later - time) / 1000 + LATEST_S));
  // The deliveries that had begun go on, and where the engine is slow to hand on the first of the small one, those after them;
  // then the programmes take turns. Without turns the small one comes after all groups that were asked for before it.
  const [first] = hall.inbox('small');
  const asked = await askedForMails('programme:small:hold-1');
  const ahead = hall
    .inbox('large')
    .filter(({ takenAt }) => performance.timeOrigin + takenAt > asked && takenAt < (first?.takenAt ?? 0)).length;
  expect(ahead).toBeLessThan((2 * ACTIVITIES_AT_ONCE + 2) * OF_A_GROUP);
  const waiting = hall.inbox('large').filter(({ takenAt }) => performance.timeOrigin + takenAt > asked).length;
  expect(waiting, 'there was a crowd to wait behind').toBeGreaterThan((2 * ACTIVITIES_AT_ONCE + 6) * OF_A_GROUP);
  expect(new Set(hall.received.map(({ mail }) => mail.messageId)).size).toBe(hall.received.length);
});

/** When a group first asked for mails to be delivered, in milliseconds since 1970. */
async function askedForMails(workflowId: string): Promise<number> {
  const { events } = await hall.env.client.workflow.getHandle(workflowId).fetchHistory();
  const event = events?.find(
    ({ activityTaskScheduledEventAttributes: scheduled }) => scheduled?.activityType?.name === 'deliver',
  );
  return Number(event?.eventTime?.seconds) * 1000 + Number(event?.eventTime?.nanos) / 1e6;
}
