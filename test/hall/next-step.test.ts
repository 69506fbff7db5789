// On the date that a mentee has set they are asked how their next step went, also when the programme is long over; and only they are kept for it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepWords } from '../../records/words.ts';
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
  const [one, two, three, four, five] = hall.inbox('steps', 'closing-form');
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

  // Kept, and then the engine didn't answer: nobody will ask them, and they are kept no longer for it.
  const unasked = {
    ...form,
    remind: true,
    nextStepOn: dayIn(80, now),
    mentorLater: false,
    contactList: false,
    grades: [],
  };
  const key = { programme: 'steps', person: await hall.person('steps', (five?.to ?? '').split('@')[0] ?? '') };
  await keepWords(
    hall.db,
    hall.tools.contentKeys,
    { ...key, about: 'closing-form', group: 'hold-1' },
    JSON.stringify(unasked),
  );

  await hall.pass('25 days');
  expect(hall.inbox('steps', 'next-step').map(({ to }) => to)).toEqual([two?.to]);
  // The mail's own link takes another date.
  const again = hall.inbox('steps', 'next-step')[0]?.links[0] ?? '';
  expect((await post(again, { ...form, nextStepOn: dayIn(95, now) })).status).toBe(200);
  await hall.pass('30 days');
  const named = await hall.db.selectFrom('person').select('email').where('programme', '=', 'steps').execute();
  expect(new Set(named.map(({ email }) => email).filter(Boolean))).toEqual(new Set([one?.to, two?.to, five?.to]));
  await hall.pass('70 days');
  const asked = hall.inbox('steps', 'next-step');
  expect(asked.map(({ to }) => to)).toEqual([two?.to, one?.to, two?.to]);
  expect(asked.at(-1)?.mail.text).not.toContain('Tale med min chef');
  const left = await hall.db.selectFrom('person').select('email').where('programme', '=', 'steps').execute();
  expect(left.map(({ email }) => email).filter(Boolean)).toEqual([]);
  expect(await hall.db.selectFrom('words').selectAll().where('programme', '=', 'steps').execute()).toEqual([]);
  expect(hall.inbox('steps').map(({ to }) => to)).toContain(HR);
});

test('whose group has ended early is asked when their programme has ended, however long the others go on', async () => {
  const id = 'early';
  await hall.start(id, 23, (body) => {
    body.groups = body.groups.slice(0, 2);
  });
  const api = (path: string, body: object = {}) => hall.call('POST', `/api/programmes/${id}/groups/${path}`, body);
  const held = async (meeting: number, ...groups: readonly string[]) => {
    await hall.until((await hall.status(id)).groups[1].meetings[meeting - 1].endsAt, 60);
    for (const each of groups) expect((await api(`${each}/meetings/${meeting}/held`)).status).toBe(200);
  };
  for (const meeting of [1, 2, 3]) await held(meeting, 'hold-1', 'hold-2');
  expect((await api('hold-1/early-finish')).status).toBe(200);
  expect((await api('hold-2/postpone', { days: 14 })).status).toBe(200);
  await hall.pass('1 day');
  for (const mentee of (await hall.status(id)).groups[0].mentees)
    expect((await api(`hold-1/talks/${mentee.id}/held`)).status).toBe(200);
  await hall.pass('2 days');
  const asked = hall.inbox(id, 'closing-form')[0];
  const nextStepOn = dayIn(2, await hall.env.currentTimeMs());
  const form = {
    clarified: 'yes',
    goal: 'Teamleder',
    nextStep: 'En samtale',
    remind: 'yes',
    nextStepOn,
    choice: 'send',
  };
  expect((await post(asked?.links[0] ?? '', form)).status).toBe(200);
  await hall.pass('31 days');
  expect(hall.inbox(id, 'next-step')).toEqual([]);
  await held(4, 'hold-2');
  await hall.pass('25 days');
  expect((await hall.status(id)).phase).toBe('ended');
  expect(hall.inbox(id, 'next-step').map(({ to }) => to)).toEqual([asked?.to]);
});
