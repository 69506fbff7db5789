// An introduction that ends while mails of it are still to come: the ledger says of each why nobody got it; and a stage that is opened twice.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dated } from '../example.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall();
});

afterAll(async () => hall.close());

const PROMISE = {
  'mentor-invitation': ['meetings', 'preparation', 'seminar', 'confidence'],
  'mentee-invitation': ['meetings', 'preparation', 'confidence', 'mentor-later'],
} as const;

/** One group, whose mentor and mentees are asked, and no seminar after it. */
async function invite(id: string): Promise<void> {
  const given = dated(id, 40, Number(await hall.env.currentTimeMs()));
  given.groups = given.groups.slice(0, 1);
  given.introduction = { mentors: {}, invitations: {} };
  expect((await hall.call('POST', '/api/programmes', given)).status).toBe(201);
  await hall.pass('1 hour');
  await yes(id, 'mentor-invitation');
  await hall.pass('1 hour');
  expect(hall.inbox(id, 'mentee-invitation')).toHaveLength(6);
}

/** @param most so many of those who are asked say it */
async function yes(id: string, kind: keyof typeof PROMISE, most = Infinity): Promise<void> {
  for (const { links } of hall.inbox(id, kind).slice(0, most)) {
    const form = new URLSearchParams({ choice: 'yes' });
    for (const each of PROMISE[kind]) form.append('promise', each);
    expect((await fetch(links[0] ?? '', { method: 'POST', body: form })).status).toBe(200);
  }
}

/** What became of the reminders to answer the invitation. */
async function reminders(id: string): Promise<readonly string[]> {
  const all = (await hall.mails(id)).filter(({ moment }: any) => /^mentee-invitation\..*reminder$/.test(moment));
  return all.map(({ outcome, reason }: any) => `${outcome} ${reason}`).sort();
}

test('the last mentee says yes', async () => {
  await invite('last-yes');
  await yes('last-yes', 'mentee-invitation');
  await hall.pass('1 hour');
  expect(hall.inbox('last-yes', 'welcome')).toHaveLength(7);
  expect(await reminders('last-yes')).toEqual(Array(6).fill('suppressed answered'));
});

test('a stage that is open and is opened again asks nobody again', async () => {
  await invite('twice');
  const again = await hall.call('POST', '/api/programmes/twice/introduction/invitations/open', {});
  expect(again.body).toEqual({ changed: false });
  await hall.pass('1 hour');
  expect(hall.inbox('twice', 'mentee-invitation')).toHaveLength(6);
});

test('HR ends the invitations, and whoever has not answered is left out', async () => {
  await invite('closed');
  await yes('closed', 'mentee-invitation', 4);
  expect((await hall.call('POST', '/api/programmes/closed/introduction/invitations/close', {})).status).toBe(200);
  await hall.pass('1 hour');
  expect(hall.inbox('closed', 'welcome')).toHaveLength(5);
  expect(await reminders('closed')).toEqual([
    ...Array(4).fill('suppressed answered'),
    ...Array(2).fill('suppressed left'),
  ]);
});

test('two groups that became too small are filled one by one', async () => {
  const id = 'fill';
  const given = dated(id, 40, Number(await hall.env.currentTimeMs()));
  given.groups = given.groups.slice(0, 2).map((group: any) => ({ ...group, mentees: group.mentees.slice(0, 3) }));
  given.introduction = { invitations: {} };
  expect((await hall.call('POST', '/api/programmes', given)).status).toBe(201);
  await hall.pass('1 hour');
  const invited = hall.inbox(id, 'mentee-invitation');
  for (const { mentees } of given.groups)
    await hall.answer(invited.find(({ to }) => to === mentees[0].email)?.links[0] ?? '', 'no');
  const waive = () => hall.call('POST', `/api/programmes/${id}/introduction/invitations/waive`, {});
  expect((await waive()).body.errors[0].rule).toBe('R9');
  for (const [index, { id: group }] of given.groups.entries()) {
    const person = {
      name: `Ny ${'AB'.charAt(index)}`,
      email: `ny${index}@kommune.example`,
      employedSince: '2020-01-01',
    };
    expect((await hall.call('POST', `/api/programmes/${id}/groups/${group}/mentees`, person)).status).toBe(201);
  }
  // Gone on without, it takes nobody out.
  expect((await waive()).status).toBe(200);
  await hall.pass('1 hour');
  expect(hall.inbox(id, 'welcome')).toHaveLength(8);
});

test('a mentor who is asked when the day to answer by has passed has time, and is reminded', async () => {
  const id = 'asked-late';
  const given = dated(id, 60, Number(await hall.env.currentTimeMs()));
  given.groups = given.groups.slice(0, 2);
  given.introduction = { mentors: {} };
  expect((await hall.call('POST', '/api/programmes', given)).status).toBe(201);
  await hall.pass('1 hour');
  const stage = async () => (await hall.call('GET', `/api/programmes/${id}/introduction`)).body.stages[0];
  const late = async () => (await hall.status(id)).attention.filter(({ kind }: any) => kind === 'stage-late');
  await hall.until((await stage()).by, 4 * 24 * 60);
  expect(await late()).toHaveLength(1);
  const nina = { name: 'Nina Ny', email: 'nina.ny@kommune.example' };
  expect((await hall.call('PUT', `/api/programmes/${id}/groups/hold-1/mentor`, nina)).status).toBe(200);
  await hall.pass('1 hour');
  const { by } = await stage();
  expect(Date.parse(by) - Number(await hall.env.currentTimeMs())).toBeGreaterThan(86_400_000);
  expect(await late()).toEqual([]);
  expect(hall.kindsTo(id, nina.email)).toEqual(['mentor-invitation']);
  await hall.until(by);
  expect(hall.kindsTo(id, nina.email)).toEqual(['mentor-invitation', 'mentor-invitation']);
  await hall.pass('4 days');
  expect(await late()).toHaveLength(1);
});

test('an introduction that is late is so once more where its meetings have been moved', async () => {
  const id = 'late-again';
  const given = dated(id, 40, Number(await hall.env.currentTimeMs()));
  given.groups = given.groups.slice(0, 1);
  given.introduction = { invitations: {} };
  expect((await hall.call('POST', '/api/programmes', given)).status).toBe(201);
  await hall.pass('1 hour');
  const late = async () =>
    (await hall.status(id)).attention.filter(({ kind }: any) => kind === 'introduction-late').length;
  const first = async () => (await hall.status(id)).groups[0].meetings[0].startsAt;
  await hall.until(await first(), -3 * 24 * 60);
  expect(await late()).toBe(1);
  expect((await hall.call('POST', `/api/programmes/${id}/postpone`, { days: 30, force: true })).status).toBe(200);
  await hall.pass('1 hour');
  expect(await late()).toBe(0);
  await hall.until(await first(), -3 * 24 * 60);
  expect(await late()).toBe(1);
});
