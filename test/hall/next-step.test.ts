// On the date that a mentee has set they are asked how their next step went, also when the programme is long over; and only they are kept for it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;
const HR = 'helle.storm@kommune.example';
const DAY_MS = 86_400_000;
const group = async () => (await hall.status('steps')).groups[0];
const post = (link: string, fields: Record<string, string>) =>
  fetch(link, { method: 'POST', body: new URLSearchParams(fields) });
const dayIn = (days: number, from: number) => new Date(from + days * DAY_MS).toISOString().slice(0, 10);

beforeAll(async () => {
  hall = await openTownHall();
  await hall.start('steps', 23, (body) => {
    body.groups = body.groups.slice(0, 1);
    body.retentionDays = 30;
  });
}, 120_000);

afterAll(async () => hall.close());

test('whoever asks for it is written to on their day, may change it, and is erased after it', async () => {
  for (const { endsAt } of (await group()).meetings) {
    await hall.until(endsAt, 30);
    await hall.answer(hall.inbox('steps', 'meeting-confirmation').at(-1)?.links[0] ?? '');
  }
  await hall.pass('2 days');
  const [one, two, three, four] = hall.inbox('steps', 'closing-form');
  const now = await hall.env.currentTimeMs();
  const form = { clarified: 'yes', goal: 'Teamleder', nextStep: 'Tale med min chef', remind: 'yes', choice: 'send' };
  const never = await post(one?.links[0] ?? '', { ...form, nextStepOn: '9999-12-31' });
  expect([never.status, (await never.text()).includes('Vælg den dato, vi skal skrive til dig')]).toEqual([422, true]);
  expect((await post(one?.links[0] ?? '', { ...form, nextStepOn: dayIn(20, now) })).status).toBe(200);
  // Another day, and on it the programme's other people have been erased.
  expect((await post(one?.links[0] ?? '', { ...form, nextStepOn: dayIn(90, now) })).status).toBe(200);
  expect((await post(two?.links[0] ?? '', { ...form, nextStepOn: dayIn(15, now) })).status).toBe(200);
  // Thought better of it.
  expect((await post(three?.links[0] ?? '', { ...form, nextStepOn: dayIn(15, now) })).status).toBe(200);
  const { remind: _remind, ...without } = form;
  expect((await post(three?.links[0] ?? '', { ...without, nextStepOn: dayIn(15, now) })).status).toBe(200);
  expect((await post(four?.links[0] ?? '', { clarified: 'yes', mentorLater: 'yes', choice: 'send' })).status).toBe(200);
  const later = (await hall.call('GET', '/api/programmes/steps/future-mentors')).body.futureMentors;
  expect(later).toMatchObject([{ email: four?.to }]);

  await hall.pass('25 days');
  expect(hall.inbox('steps', 'next-step').map(({ to }) => to)).toEqual([two?.to]);
  // The mail's own link takes another date.
  const again = hall.inbox('steps', 'next-step')[0]?.links[0] ?? '';
  expect((await post(again, { ...form, nextStepOn: dayIn(95, now) })).status).toBe(200);
  await hall.pass('30 days');
  const named = await hall.db.selectFrom('person').select('email').where('programme', '=', 'steps').execute();
  expect(new Set(named.map(({ email }) => email).filter(Boolean))).toEqual(new Set([one?.to, two?.to]));
  await hall.pass('60 days');
  const asked = hall.inbox('steps', 'next-step');
  expect(asked.map(({ to }) => to)).toEqual([two?.to, one?.to, two?.to]);
  expect(asked.at(-1)?.mail.text).not.toContain('Tale med min chef');
  const left = await hall.db.selectFrom('person').select('email').where('programme', '=', 'steps').execute();
  expect(left.map(({ email }) => email).filter(Boolean)).toEqual([]);
  expect(await hall.db.selectFrom('words').selectAll().where('programme', '=', 'steps').execute()).toEqual([]);
  expect(hall.inbox('steps').map(({ to }) => to)).toContain(HR);
});
