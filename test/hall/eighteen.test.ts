// What an introduction costs the engine: eighteen people, all answers by link.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dated } from '../example.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall();
});

afterAll(async () => hall.close());

const post = (link: string, fields: Record<string, string>) =>
  fetch(link, { method: 'POST', body: new URLSearchParams(fields) });

test('eighteen people take few events of the engine', async () => {
  const id = 'eighteen';
  const given = { ...dated(id, 90, await hall.env.currentTimeMs()) };
  const people = given.groups.flatMap(({ mentees }: any) => mentees) as { name: string; email: string }[];
  const directors = Array.from({ length: 9 }, (_, n) => ({ name: `Chef ${n}`, email: `chef${n}@by.example` }));
  given.groups = given.groups.map((group: object) => ({ ...group, mentees: [] }));
  given.introduction = {
    commission: { strategy: 'Flere skal turde lede.' },
    mentors: {},
    nomination: { directors, quota: { people: 2 } },
    invitations: {},
    seminar: { location: 'Rådssalen' },
  };
  const link = (kind: string, to: string) => hall.inbox(id, kind).findLast((mail) => mail.to === to)?.links[0] ?? '';
  const call = (method: string, path: string, what: object = {}) =>
    hall.call(method, `/api/programmes/${id}${path}`, what);
  expect((await hall.call('POST', '/api/programmes', given)).status).toBe(201);
  await hall.pass('1 hour');
  await hall.answer(link('commission-request', given.sponsor.email), 'approve');
  await hall.pass('1 hour');
  for (const { mentor } of given.groups) await hall.answer(link('mentor-invitation', mentor.email), 'yes');
  for (const [index, { email }] of directors.entries()) {
    const to = link('nomination-request', email);
    for (const person of people.slice(2 * index, 2 * index + 2)) {
      const { name, email: address } = person;
      expect((await post(to, { choice: 'add', name, email: address })).status).toBe(200);
    }
    expect((await post(to, { choice: 'done' })).status).toBe(200);
  }
  expect((await call('POST', '/grouping')).body.proven).toBe(true);
  expect((await call('POST', '/grouping/approve')).body).toEqual({ changed: true });
  await hall.pass('1 hour');
  for (const { email } of people) expect((await hall.answer(link('mentee-invitation', email), 'yes')).status).toBe(200);
  const { stages: all } = (await hall.call('GET', `/api/programmes/${id}/introduction`)).body;
  await hall.until(all.at(-1).by, 60);
  expect((await hall.answer(link('seminar-confirmation', given.hr.email))).status).toBe(200);
  await hall.pass('1 hour');
  expect(hall.inbox(id, 'welcome')).toHaveLength(21);
  const { events } = await hall.env.client.workflow.getHandle(`programme:${id}`).fetchHistory();
  expect(events?.length).toBeLessThanOrEqual(350);
  process.stdout.write(`\nan introduction of eighteen: ${events?.length} events\n`);
});
