// What two changes do together: somebody leaves and another comes, an address is mended and a group begins, a mail waits while its
// meeting moves.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { dated } from '../example.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall();
});
afterEach(() => hall.refusals.clear());
afterAll(async () => hall.close());

const [ANNA, METTE] = ['anna.holm@kommune.example', 'mette.bruun@kommune.example'];
const NINA = { name: 'Nina Ny', email: 'nina.ny@kommune.example', department: 'Kultur' };
const api = (method: string, path: string, body?: object) => hall.call(method, `/api/programmes/${path}`, body);
const done = async (...call: Parameters<typeof api>) => expect([200, 201]).toContain((await api(...call)).status);
const meetingsOf = async (id: string) => (await hall.status(id)).groups[0].meetings;
const attentionOf = async (id: string) => (await hall.status(id)).attention.map(({ kind }: any) => kind);
const sentSince = (id: string, since: number) =>
  hall.received.slice(since).filter(({ mail }) => mail.headers.get('x-gruppementor-programme') === id);

/** A programme of two groups whose mentors are asked to a seminar first. */
async function introduced(id: string): Promise<void> {
  const body = dated(id, 60, await hall.env.currentTimeMs());
  Object.assign(body, { groups: body.groups.slice(0, 2), introduction: { seminar: { location: 'Rådssalen' } } });
  expect((await hall.call('POST', '/api/programmes', body)).status).toBe(201);
  await hall.pass('1 hour');
}

test('a mentor who comes after another has left gets what is still to come, in its time', async () => {
  const id = 'awaited';
  await hall.start(id, 23);
  await done('POST', `${id}/groups/hold-1/dropouts`, { person: METTE });
  await hall.pass('1 hour');
  await done('PUT', `${id}/groups/hold-1/mentor`, NINA);
  await hall.pass('1 hour');
  const [welcome, ...invitations] = hall.kindsTo(id, NINA.email);
  expect([welcome, ...new Set(invitations)]).toEqual(['welcome', 'meeting-invitation']);
  await hall.until((await meetingsOf(id))[0].endsAt, 60);
  const since = hall.kindsTo(id, NINA.email).slice(1 + invitations.length);
  expect(since).toEqual(expect.arrayContaining(['meeting-reminder', 'meeting-confirmation']));
  expect(since).not.toContain('mentor-survey');
});

test('one whose leaving is taken back is asked for nothing before its time', async () => {
  const id = 'back';
  await hall.start(id, 23);
  await done('POST', `${id}/groups/hold-1/dropouts`, { person: METTE });
  await hall.pass('1 hour');
  const since = hall.received.length;
  await done('DELETE', `${id}/groups/hold-1/dropouts/${METTE}`);
  await hall.pass('1 hour');
  const kinds = sentSince(id, since).flatMap(({ to, kind }) => (to === METTE ? [kind] : []));
  for (const kind of ['briefing', 'meeting-unconfirmed', 'meeting-confirmation', 'mentor-survey'])
    expect(kinds).not.toContain(kind);
});

test('an early finish leaves a meeting that was only never confirmed', async () => {
  const id = 'unconfirmed';
  await hall.start(id, 23);
  for (const n of [1, 2, 3]) {
    await hall.until((await meetingsOf(id))[n - 1].endsAt, 5);
    if (n !== 2) await done('POST', `${id}/groups/hold-1/meetings/${n}/held`, {});
  }
  await done('POST', `${id}/groups/hold-1/early-finish`);
  await hall.pass('1 hour');
  expect((await meetingsOf(id)).map(({ status }: any) => status)).toEqual(['held', 'planned', 'held', 'cancelled']);
  await done('POST', `${id}/groups/hold-1/meetings/2/held`, {});
  expect((await meetingsOf(id))[1].status).toBe('held');
});

test('who was mended before the groups began is not mended again by another correction', async () => {
  const id = 'once';
  await introduced(id);
  const fresh = 'mette.ny@kommune.example';
  await done('PATCH', `${id}/people/${METTE}`, { email: fresh });
  await hall.pass('1 hour');
  await done('POST', `${id}/introduction/seminar/waive`, {});
  await hall.pass('1 hour');
  const since = hall.received.length;
  await done('PATCH', `${id}/people/${fresh}`, { department: 'Kultur' });
  await hall.pass('1 hour');
  expect(sentSince(id, since).map(({ kind, to }) => [kind, to])).toEqual([]);
});

test('a mentor who was to have another group is mended like anybody', async () => {
  const id = 'changed';
  await introduced(id);
  await done('PUT', `${id}/groups/hold-1/mentor`, NINA);
  await done('PUT', `${id}/groups/hold-2/mentor`, { name: 'Mette Bruun', email: METTE });
  await hall.pass('1 hour');
  await done('POST', `${id}/introduction/seminar/waive`, {});
  await hall.pass('1 hour');
  for (const email of ['mette.2@kommune.example', 'mette.3@kommune.example']) {
    const { mentor } = (await hall.status(id)).groups[1];
    await done('PATCH', `${id}/people/${mentor.id}`, { email });
    await hall.pass('1 hour');
    expect(hall.kindsTo(id, email)).toContain('meeting-invitation');
  }
});

test('an address that HR has mended is not reported for what clears it', async () => {
  const id = 'closed';
  await hall.start(id, 23);
  await hall.pass('1 hour');
  hall.refusals.set(ANNA, { code: 550, times: 10_000 });
  await done('PATCH', `${id}/people/${ANNA}`, { email: 'anna.ny@kommune.example' });
  await hall.pass('1 hour');
  expect(hall.kindsTo(id, 'anna.ny@kommune.example')).toContain('welcome');
  expect(await attentionOf(id)).not.toContain('mail-refused');
});

test('a postponement after the meetings were moved back moves them again', async () => {
  const id = 'twice';
  await hall.start(id, 23);
  const starts = async () => (await meetingsOf(id)).map(({ startsAt }: any) => startsAt);
  for (let times = 0; times < 2; times += 1) {
    const before = await starts();
    await done('POST', `${id}/groups/hold-1/postpone`, { days: 7, force: true });
    await hall.pass('10 minutes');
    expect(await starts()).not.toEqual(before);
    if (times > 0) break;
    for (const [index, startsAt] of before.entries())
      await done('POST', `${id}/groups/hold-1/meetings/${index + 1}/move`, { startsAt, force: true });
    await hall.pass('10 minutes');
    expect(await starts()).toEqual(before);
  }
});

test('a dropout taken back makes no ninth mentee', async () => {
  const id = 'nine';
  await hall.start(id, 23);
  const add = (n: number) =>
    done('POST', `${id}/groups/hold-1/mentees`, {
      name: `Ny ${'ABC'.charAt(n)}`,
      email: `ny${n}@kommune.example`,
      employedSince: '2020-01-01',
    });
  for (const n of [0, 1]) await add(n);
  await done('POST', `${id}/groups/hold-1/dropouts`, { person: ANNA });
  await add(2);
  const back = await api('DELETE', `${id}/groups/hold-1/dropouts/${ANNA}`);
  expect([back.status, back.body.errors[0].rule]).toEqual([409, 'R9']);
});

test('a seminar leaves the calendar of who was replaced, also where the programme is called off meanwhile', async () => {
  const id = 'off';
  await introduced(id);
  hall.refusals.set(METTE, { code: 451, times: 10_000 });
  await done('PUT', `${id}/groups/hold-1/mentor`, NINA);
  await hall.pass('5 minutes');
  await done('POST', `${id}/cancel`, { reason: 'Sparer' });
  await hall.pass('5 minutes');
  hall.refusals.clear();
  await hall.pass('1 day');
  expect(hall.kindsTo(id, METTE)).toContain('seminar-cancelled');
});

test('a group whose last talk is taken back while a mail waits still ends', { timeout: 400_000 }, async () => {
  const id = 'ends';
  await hall.start(id, 23, (body) => {
    body.groups = body.groups.slice(0, 1);
  });
  for (const n of [1, 2, 3]) {
    await hall.until((await meetingsOf(id))[n - 1].endsAt, 5);
    await done('POST', `${id}/groups/hold-1/meetings/${n}/held`, {});
  }
  await done('POST', `${id}/groups/hold-1/early-finish`);
  await hall.pass('10 minutes');
  const { mentees } = (await hall.status(id)).groups[0];
  hall.refusals.set(ANNA, { code: 452, times: 10_000 });
  for (const { id: person } of mentees) await done('POST', `${id}/groups/hold-1/talks/${person}/held`, {});
  await hall.pass('5 minutes');
  await done('POST', `${id}/groups/hold-1/talks/${mentees[1].id}/held`, { held: false });
  hall.refusals.clear();
  await hall.pass('60 days');
  expect((await hall.status(id)).groups[0].phase).toBe('ended');
});
