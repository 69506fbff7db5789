// A mail that had to wait for its mail server says nothing that no longer holds by then, and takes nothing away that is wanted again.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { calendarOf } from './post-office.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

const [ANNA, METTE, HR] = ['anna.holm@kommune.example', 'mette.bruun@kommune.example', 'helle.storm@kommune.example'];
const FULL = { code: 452, times: 10_000 };

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall();
});

afterEach(() => hall.refusals.clear());

afterAll(async () => hall.close());

const api = (method: string, path: string, body?: object) => hall.call(method, `/api/programmes/${path}`, body);

/** What one calendar holds that reads the mails of all these addresses, whichever comes last of one SEQUENCE. */
function kept(id: string, ...addresses: readonly string[]): readonly string[] {
  const events = new Map<string, { sequence: number; methods: readonly string[] }>();
  for (const mail of hall.inbox(id).filter(({ to }) => addresses.includes(to))) {
    const file = calendarOf(mail);
    const uid = /^UID:(\S+)/m.exec(file)?.[1];
    if (!uid) continue;
    const [method = '', sequence = 0] = [/^METHOD:(\w+)/m.exec(file)?.[1], Number(/^SEQUENCE:(\d+)/m.exec(file)?.[1])];
    const known = events.get(uid);
    if (!known || sequence > known.sequence) events.set(uid, { sequence, methods: [method] });
    else if (sequence === known.sequence) events.set(uid, { sequence, methods: [...known.methods, method] });
  }
  return [...events].filter(([, { methods }]) => methods.every((method) => method === 'REQUEST')).map(([uid]) => uid);
}

test('with another address for the same mailbox all meetings stay in its calendar', async () => {
  const id = 'one-mailbox';
  await hall.start(id, 23);
  const fresh = 'anna.k.holm@kommune.example';
  expect((await api('PATCH', `${id}/people/${ANNA}`, { email: fresh })).status).toBe(200);
  await hall.pass('10 minutes');
  expect(kept(id, ANNA, fresh)).toHaveLength(4);
  expect(kept(id, ANNA)).toEqual([]);
});

test('a goodbye that waited is not sent to who is back by then, mentee or mentor', async () => {
  const id = 'back';
  await hall.start(id, 23);
  hall.refusals.set(ANNA, FULL).set(METTE, FULL);
  const group = `${id}/groups/hold-1`;
  for (const person of [ANNA, METTE]) expect((await api('POST', `${group}/dropouts`, { person })).status).toBe(200);
  await hall.pass('1 hour');
  for (const person of [ANNA, METTE]) expect((await api('DELETE', `${group}/dropouts/${person}`)).status).toBe(200);
  await hall.pass('1 hour');
  hall.refusals.clear();
  await hall.pass('1 day');
  for (const person of [ANNA, METTE]) {
    expect(hall.kindsTo(id, person)).not.toContain('dropout-confirmed');
    expect(kept(id, person).filter((uid) => uid.includes('hold-1'))).toHaveLength(4);
  }
  const anna = await hall.person(id, 'anna.holm');
  const goodbye = (await hall.mails(id, `?person=${anna}`)).filter(({ kind }) => kind === 'dropout-confirmed');
  expect(goodbye).toMatchObject([{ outcome: 'suppressed', reason: 'returned' }]);
});

test('HR reads that it was the mentor who left, also where another is there by then', async () => {
  const id = 'mentor-left';
  await hall.start(id, 23);
  hall.refusals.set(HR, FULL);
  expect((await api('POST', `${id}/groups/hold-1/dropouts`, { person: METTE })).status).toBe(200);
  const other = { name: 'Nina Ny', email: 'nina.ny@kommune.example', department: 'Kultur' };
  expect((await api('PUT', `${id}/groups/hold-1/mentor`, other)).status).toBe(200);
  hall.refusals.clear();
  await hall.pass('1 day');
  const [notice] = hall.inbox(id, 'dropout-notice').filter(({ to }) => to === HR);
  expect(notice?.mail.subject).toMatch(/^Ingen mentor/);
  expect(notice?.mail.text).not.toMatch(/mentee|Nina Ny/);
});

test('who is erased is not named by a hole', async () => {
  const id = 'erased-name';
  await hall.start(id, 23);
  hall.refusals.set(METTE, FULL);
  expect((await api('DELETE', `${id}/people/${ANNA}`)).status).toBe(200);
  hall.refusals.clear();
  await hall.pass('1 day');
  const [notice] = hall.inbox(id, 'dropout-notice').filter(({ to }) => to === METTE);
  expect(notice?.mail.subject).toMatch(/^Frafald [^:]+: En mentee, Hold 1/);
  expect(notice?.mail.text).toContain('En mentee er ikke længere med i Hold 1.');
});

test('that a meeting has moved is not told once it has fallen away', async () => {
  const id = 'fallen';
  await hall.start(id, 23);
  for (const n of [1, 2, 3]) {
    await hall.until((await hall.status(id)).groups[0].meetings[n - 1].endsAt, 5);
    expect((await api('POST', `${id}/groups/hold-1/meetings/${n}/held`, {})).status).toBe(200);
  }
  await hall.pass('1 hour');
  hall.refusals.set(ANNA, FULL);
  const fourth = (await hall.status(id)).groups[0].meetings[3];
  const startsAt = new Date(Date.parse(fourth.startsAt) + 7 * 86_400_000).toISOString();
  const moved = await api('POST', `${id}/groups/hold-1/meetings/4/move`, { startsAt, force: true });
  expect(moved.status).toBe(200);
  await hall.pass('1 hour');
  expect((await api('POST', `${id}/groups/hold-1/early-finish`)).status).toBe(200);
  await hall.pass('1 hour');
  hall.refusals.clear();
  await hall.pass('1 day');
  expect(hall.kindsTo(id, ANNA)).not.toContain('meeting-moved');
  expect(kept(id, ANNA).filter((uid) => uid.includes('meeting-4'))).toEqual([]);
});

test('a mentor who comes when all meetings have been held is welcomed to the talks', async () => {
  const id = 'fallen';
  const other = { name: 'Nina Ny', email: 'nina.ny@kommune.example', department: 'Kultur' };
  expect((await api('PUT', `${id}/groups/hold-1/mentor`, other)).status).toBe(200);
  await hall.pass('1 hour');
  const [welcome] = hall.inbox(id, 'welcome').filter(({ to }) => to === other.email);
  expect(welcome?.mail.subject).toMatch(/velkommen, samtaler senest/);
  expect(welcome?.mail.text).not.toMatch(/0 timer|1\. møde/);
});
