// A fourth meeting that was not held: nobody is asked how it all was before it is over.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall();
});
afterAll(async () => hall.close());

const DAY_MS = 86_400_000;
const api = (method: string, path: string, body?: object) => hall.call(method, `/api/programmes/${path}`, body);
const done = async (...call: Parameters<typeof api>) => expect([200, 201]).toContain((await api(...call)).status);
const groupOf = async (id: string) => (await hall.status(id)).groups[0];
/** How many have been asked: each mentee and the mentor. */
const asked = (id: string) => [hall.inbox(id, 'closing-form').length, hall.inbox(id, 'mentor-survey').length];

/** A programme of one group that has met three times, and has said that it didn't the fourth. */
async function missed(id: string): Promise<void> {
  await hall.start(id, 23, (body) => {
    body.groups = body.groups.slice(0, 1);
  });
  for (const n of [1, 2, 3, 4]) {
    await hall.until((await groupOf(id)).meetings[n - 1].endsAt, 5);
    await done('POST', `${id}/groups/hold-1/meetings/${n}/${n < 4 ? 'held' : 'not-held'}`, {});
  }
  await hall.pass('6 days');
  expect(asked(id)).toEqual([0, 0]);
  // It was answered: nobody is asked again whether it was held.
  expect(hall.inbox(id, 'meeting-unconfirmed')).toEqual([]);
  const points = (await hall.status(id)).attention.map(({ kind }: any) => kind);
  expect(points.filter((kind: string) => kind.startsWith('meeting-'))).toEqual(['meeting-not-held']);
}

test('the closing forms go out the morning after the day to which it is moved', { timeout: 200_000 }, async () => {
  const id = 'moved';
  await missed(id);
  const [, , , { startsAt }] = (await groupOf(id)).meetings;
  const fresh = new Date(Date.parse(startsAt) + 14 * DAY_MS).toISOString();
  await done('POST', `${id}/groups/hold-1/meetings/4/move`, { startsAt: fresh, force: true });
  await hall.until(fresh, -5);
  expect(asked(id)).toEqual([0, 0]);
  await hall.pass('5 days');
  expect(asked(id)).toEqual([6, 1]);
});

test('they go out when it is said to have been held after all', { timeout: 200_000 }, async () => {
  const id = 'after-all';
  await missed(id);
  await done('POST', `${id}/groups/hold-1/meetings/4/held`, {});
  await hall.pass('10 minutes');
  expect(asked(id)).toEqual([6, 1]);
});

test('they go out when HR has seen it and looks for no other day', { timeout: 200_000 }, async () => {
  const id = 'seen';
  await missed(id);
  const [point] = (await hall.status(id)).attention.filter(({ kind }: any) => kind === 'meeting-not-held');
  expect(point.todo).toContain('venter de så længe.');
  await done('POST', `${id}/attention/${point.id}/acknowledge`);
  await hall.pass('10 minutes');
  expect(asked(id)).toEqual([6, 1]);
});

test('they go out when the group is closed as it stands', { timeout: 200_000 }, async () => {
  const id = 'never';
  await missed(id);
  await hall.pass('28 days');
  expect(asked(id)).toEqual([6, 1]);
  expect((await groupOf(id)).phase).toBe('ended');
});

test('where the group ends with talks instead, they go out after these', { timeout: 200_000 }, async () => {
  const id = 'talks';
  await missed(id);
  await done('POST', `${id}/groups/hold-1/early-finish`);
  await hall.pass('10 minutes');
  expect(asked(id)).toEqual([0, 0]);
  expect((await hall.status(id)).attention.filter(({ kind }: any) => kind.startsWith('meeting-'))).toEqual([]);
  // Two weeks, since the day on which meeting 4 would have been has passed.
  expect(hall.inbox(id, 'talk-invitation')).toHaveLength(7);
  await hall.pass('12 days');
  expect(asked(id)).toEqual([0, 0]);
  const { mentees } = await groupOf(id);
  for (const { id: person } of mentees) await done('POST', `${id}/groups/hold-1/talks/${person}/held`, {});
  await hall.pass('10 minutes');
  expect(asked(id)).toEqual([6, 1]);
});
