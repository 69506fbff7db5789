// Asked twice, or at the same moment, a thing is done once; and what is lost on the way keeps nobody waiting for ever.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dated } from '../example.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

const DAY_MS = 86_400_000;

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall('running');
});

afterAll(async () => hall.close());

const api = (method: string, path: string, body?: object) => hall.call(method, `/api/programmes/${path}`, body);
const groupsOf = async (id: string) => (await hall.status(id)).groups;

test('a postponement that nobody answered, and one that is clicked twice, move the meetings once', async () => {
  const id = 'postponed-once';
  await hall.start(id, 23);
  const starts = async () =>
    (await groupsOf(id)).map(({ meetings }: any) => Date.parse(meetings[0].startsAt)) as number[];
  const before = await starts();
  const later = async (n = 0) => Math.round(((await starts())[n] ?? 0) - (before[n] ?? 0)) / DAY_MS;
  const ask = (path: string) => api('POST', `${id}/${path}postpone`, { days: 7, force: true });
  await hall.workerAway(async () => {
    expect((await ask('groups/hold-1/')).status).toBe(503);
  });
  await expect.poll(async () => (await ask('groups/hold-1/')).status, { timeout: 20_000 }).toBe(200);
  expect(await later()).toBe(7);
  const twice = await Promise.all([ask('groups/hold-2/'), ask('groups/hold-2/')]);
  expect(twice.map(({ body }) => body)).toEqual([{ changed: true }, { changed: true }]);
  expect(await later(1)).toBe(7);
  // All of them, and then once more: that is another postponement.
  await Promise.all([ask(''), ask('')]);
  const all = async () => [await later(0), await later(1), await later(2)];
  await expect.poll(all).toEqual([14, 14, 7]);
  expect((await ask('')).body).toEqual({ changed: true });
  await expect.poll(all).toEqual([21, 21, 14]);
});

test('a group whose workflow is terminated is told to HR, and its programme still ends', async () => {
  const id = 'lost';
  await hall.start(id, 23);
  await hall.env.client.workflow.getHandle(`programme:${id}:hold-1`).terminate('by mistake');
  const attention = async () => (await hall.status(id)).attention;
  await expect.poll(attention).toMatchObject([{ kind: 'group-lost', group: 'hold-1' }]);
  await expect.poll(() => hall.inbox(id, 'attention').at(-1)?.mail.text).toContain('har mistet holdet');
  const [lost] = await groupsOf(id);
  expect(lost.phase).toBe('ended');
  const dropout = await api('POST', `${id}/groups/hold-1/dropouts`, { person: lost.mentees[0].id });
  expect(dropout).toMatchObject({ status: 409, body: { errors: [{ rule: 'group-ended' }] } });
  expect((await api('POST', `${id}/cancel`, { reason: 'Slut' })).status).toBe(200);
  await expect.poll(async () => (await hall.status(id)).phase, { timeout: 20_000 }).toBe('ended');
  expect((await hall.mails(id)).filter(({ outcome }: any) => outcome === 'planned')).toEqual([]);
});

test('a rehearsal whose programme is terminated fails, and does not go on trying', async () => {
  const body = dated('rehearsed', 40);
  expect((await hall.call('POST', '/api/rehearsals', { programme: body, minutes: 2, scenario: {} })).status).toBe(201);
  const handle = (id: string) => hall.env.client.workflow.getHandle(id);
  await expect.poll(() => hall.inbox('rehearsed').length).toBeGreaterThan(0);
  await handle('programme:rehearsed').terminate('by mistake');
  const name = async () => (await handle('rehearsal:rehearsed').describe()).status.name;
  await expect.poll(name, { timeout: 30_000 }).toBe('FAILED');
  const { events } = await handle('rehearsal:rehearsed').fetchHistory();
  expect((events ?? []).filter(({ workflowTaskFailedEventAttributes: failed }) => failed)).toEqual([]);
});

test('the last mentee who left does not come back to a group without meetings', async () => {
  const id = 'last';
  await hall.start(id, 23);
  const [{ mentees }] = await groupsOf(id);
  const last = mentees.at(-1);
  // The group stays open for as long as its goodbye is tried.
  hall.refusals.set(last.email, { code: 452, times: 1_000 });
  for (const mentee of mentees)
    expect((await api('POST', `${id}/groups/hold-1/dropouts`, { person: mentee.id })).status).toBe(200);
  const back = await api('DELETE', `${id}/groups/hold-1/dropouts/${last.id}`);
  expect(back).toMatchObject({ status: 409, body: { errors: [{ rule: 'group-ended' }] } });
  hall.refusals.clear();
  expect((await groupsOf(id))[0].mentees.at(-1).status).toBe('left');
});
