// What waits for its mail server asks for nothing that has been answered meanwhile.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { dated } from '../example.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

const [ANNA, METTE] = ['anna.holm@kommune.example', 'mette.bruun@kommune.example'];
const FULL = { code: 452, times: 10_000 };

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall();
});
afterEach(() => hall.refusals.clear());
afterAll(async () => hall.close());

const api = (method: string, path: string, body?: object) => hall.call(method, `/api/programmes/${path}`, body);

test('what waited asks for nothing that has been answered meanwhile', async () => {
  const id = 'answered';
  await hall.start(id, 23);
  const [{ endsAt }] = (await hall.status(id)).groups[0].meetings;
  await hall.until(endsAt, -5);
  hall.refusals.set(METTE, FULL);
  await hall.pass('1 hour');
  expect((await api('POST', `${id}/groups/hold-1/meetings/1/held`, {})).status).toBe(200);
  await hall.pass('1 minute');
  hall.refusals.delete(METTE);
  const isLast = ({ moment }: any) => moment === 'task-reminder.2.last-reminder';
  const { plannedFor } = (await hall.mails(id)).find(isLast);
  await hall.until(plannedFor, -60);
  hall.refusals.set(ANNA, FULL);
  await hall.until(plannedFor, 4 * 60);
  expect((await api('PUT', `${id}/groups/hold-1/meetings/2/hand-ins/${ANNA}`, { handedIn: true })).status).toBe(200);
  hall.refusals.clear();
  await hall.pass('1 day');
  expect(hall.kindsTo(id, METTE)).not.toContain('meeting-confirmation');
  expect(hall.kindsTo(id, ANNA)).toContain('task-assigned');
  expect(hall.kindsTo(id, ANNA).filter((kind) => kind === 'task-reminder')).toHaveLength(1);
  const why = (await hall.mails(id)).filter(({ outcome }) => outcome === 'suppressed');
  expect(why.map(({ kind, reason }) => `${kind} ${reason}`)).toEqual(
    expect.arrayContaining(['meeting-confirmation held', 'task-reminder handed-in']),
  );
});

test('nobody is invited to a stage that HR has gone on without', async () => {
  const id = 'waived';
  const body = dated(id, 60, await hall.env.currentTimeMs());
  Object.assign(body, { groups: body.groups.slice(0, 2), introduction: { mentors: {} } });
  hall.refusals.set(METTE, FULL);
  expect((await hall.call('POST', '/api/programmes', body)).status).toBe(201);
  await hall.pass('1 hour');
  expect((await api('POST', `${id}/introduction/mentors/waive`, {})).status).toBe(200);
  hall.refusals.clear();
  await hall.pass('1 day');
  expect(hall.kindsTo(id, METTE)).not.toContain('mentor-invitation');
  expect(hall.kindsTo(id, METTE)).toContain('welcome');
});
