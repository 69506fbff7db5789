// Calls that are each right by themselves, and would be wrong together: the programme's rules hold for whatever comes at once.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dated } from '../example.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall();
});

afterAll(async () => hall.close());

const api = (method: string, path: string, body?: object) => hall.call(method, `/api/programmes/${path}`, body);
const NEW = (n: number) => ({
  name: `Ny Mentee ${n}`,
  email: `ny${n}@kommune.example`,
  manager: 'chef@kommune.example',
});

test('a group takes no more than eight, however many are put in at once', async () => {
  const id = 'eight';
  await hall.start(id, 23);
  const answers = await Promise.all([1, 2, 3, 4, 5].map((n) => api('POST', `${id}/groups/hold-1/mentees`, NEW(n))));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409, 409]);
  expect(answers.find(({ status }) => status === 409)?.body.errors).toMatchObject([{ rule: 'R9' }]);
  expect((await hall.status(id)).groups[0].mentees).toHaveLength(8);
});

test('nobody has two places, and no address is two people’s', async () => {
  const id = 'one-place';
  await hall.start(id, 23);
  const [one, two] = await Promise.all(
    ['hold-1', 'hold-2'].map((group) => api('POST', `${id}/groups/${group}/mentees`, NEW(1))),
  );
  expect([one?.status, two?.status].sort()).toEqual([201, 409]);
  const seat = { name: 'Nina Ny', email: 'nina.ny@kommune.example' };
  const [mentor, mentee] = await Promise.all([
    api('PUT', `${id}/groups/hold-3/mentor`, seat),
    api('POST', `${id}/groups/hold-2/mentees`, { ...seat, manager: 'chef@kommune.example' }),
  ]);
  expect([mentor.status, mentee.status].filter((status) => status < 300)).toHaveLength(1);
  const people = (await hall.status(id)).groups[0].mentees.slice(0, 3).map(({ id: person }: any) => person as string);
  const mended = await Promise.all(
    people.map((person: string) => api('PATCH', `${id}/people/${person}`, { email: 'samme@kommune.example' })),
  );
  expect(mended.map(({ status }: { status: number }) => status).sort()).toEqual([200, 409, 409]);
  expect(mended.find(({ status }: { status: number }) => status === 409)?.body.errors).toMatchObject([
    { path: 'email', rule: 'unique-person' },
  ]);
});

/** A programme whose people are still to be named: two by each director. */
async function named(id: string): Promise<void> {
  const body = dated(id, 90, await hall.env.currentTimeMs());
  const directors = ['a', 'b', 'c', 'd', 'e', 'f'].map((n) => ({ name: `D ${n}`, email: `d-${n}@kommune.example` }));
  body.groups = body.groups.slice(0, 2).map((group: any) => ({ ...group, mentees: [] }));
  const reserves = [{ name: 'Rita Reserve', email: 'rita@kommune.example' }];
  body.introduction = { nomination: { directors, quota: { people: 2 } }, invitations: { reserves } };
  expect((await hall.call('POST', '/api/programmes', body)).status).toBe(201);
  await hall.pass('1 hour');
}

test('a director names no more than they should, however many at once', async () => {
  const id = 'quota';
  await named(id);
  const add = (n: number) => api('POST', `${id}/nominations`, { by: 'd-a@kommune.example', ...NEW(n) });
  const answers = await Promise.all([1, 2, 3, 4].map(add));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409]);
  expect(answers.find(({ status }) => status === 409)?.body.errors).toMatchObject([{ rule: 'R19' }]);
});

test('who is named or stands by has an address of their own', async () => {
  const id = 'quota';
  const { nominations } = (await api('GET', `${id}/nominations`)).body;
  const [one, two] = nominations;
  const mend = async (person: string, email: string) => {
    const { status, body } = await api('PATCH', `${id}/people/${person}`, { email });
    return [status, body.errors?.[0].rule];
  };
  const [hr, mentor] = ['helle.storm@kommune.example', 'mette.bruun@kommune.example'];
  expect(await mend(one.person, two.email)).toEqual([409, 'unique-person']);
  expect(await mend(one.person, mentor)).toEqual([409, 'unique-person']);
  expect(await mend(one.person, hr)).toEqual([409, 'hr-as-mentee']);
  expect(await mend('rita@kommune.example', one.email)).toEqual([409, 'unique-person']);
  expect(await mend(hr, one.email)).toEqual([409, 'hr-as-mentee']);
  expect(await mend(mentor, 'rita@kommune.example')).toEqual([409, 'unique-person']);
  expect(await mend(one.person, 'helt.ny@kommune.example')).toEqual([200, undefined]);
});

test('who is put in later is held against the same rules as who was posted', async () => {
  const id = 'same-rules';
  await hall.start(id, 23, ({ groups }) => {
    groups[0].practice = { ...groups[0].practice, gender: 'women' };
  });
  const put = (more: object) => api('POST', `${id}/groups/hold-1/mentees`, { ...NEW(1), ...more });
  expect((await put({ gender: 'man' })).body.errors).toMatchObject([{ path: 'gender', rule: 'R30' }]);
  const fresh = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10);
  const taken = await put({ gender: 'woman', employedSince: fresh });
  expect(taken.status).toBe(201);
  expect(taken.body.warnings.map(({ rule }: any) => rule)).toContain('R31');
  const kept = await hall.db.selectFrom('person').select('gender').where('id', '=', taken.body.mentee).execute();
  expect(kept).toEqual([{ gender: null }]);
});

test('who had left before a meeting was not at it, and who left after it was', async () => {
  const id = 'was-there';
  await hall.start(id, 23);
  const group = `${id}/groups/hold-1`;
  const [before, after, ...others] = (await hall.status(id)).groups[0].mentees.map(({ id: person }: any) => person);
  await api('POST', `${group}/dropouts`, { person: before });
  await hall.until((await hall.status(id)).groups[0].meetings[0].endsAt, 5);
  await api('POST', `${group}/dropouts`, { person: after });
  const held = (attended: readonly string[]) => api('POST', `${group}/meetings/1/held`, { attended });
  expect((await held([before, after, ...others])).body.errors).toMatchObject([{ rule: 'left' }]);
  const unknown = await held([after, 'nobody']);
  expect(unknown.body.errors).toMatchObject([{ path: 'attended.1', rule: 'unknown-person' }]);
  // The mentor's page has who was there then; posted as it came it says so.
  const ask = hall.inbox(id, 'meeting-confirmation').find(({ to }) => to === 'mette.bruun@kommune.example');
  expect((await hall.answer(ask?.links[0] ?? '', 'held')).status).toBe(200);
  const { total } = (await api('GET', `${id}/report`)).body;
  expect([total.attended, total.seats]).toEqual([5, 5]);
});

test('the sponsor is not erased while the programme needs one, and can be another', async () => {
  const id = 'sponsored';
  await hall.start(id, 23);
  expect((await api('DELETE', `${id}/people/sponsor`)).body.errors).toMatchObject([{ rule: 'R7' }]);
  const other = { name: 'Stine Sponsor', email: 'stine@kommune.example' };
  expect((await api('PATCH', `${id}/people/sponsor`, other)).status).toBe(200);
});
