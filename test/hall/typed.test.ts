// What people type is taken whole or refused where it can be seen; and a page that ends a group says so before it does.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

const ID = 'typed';
const [ANNA, METTE] = ['anna.holm@kommune.example', 'mette.bruun@kommune.example'];
const LONG = 'Det lærte jeg. '.repeat(400).trim();

beforeAll(async () => {
  hall = await openTownHall();
  await hall.start(ID, 23, (body) => {
    body.groups = body.groups.slice(0, 1);
    body.groups[0].practice = { ...body.groups[0].practice, shareHandIns: true };
  });
});
afterAll(async () => hall.close());

const api = async (path: string, body: object = {}) =>
  expect((await hall.call('POST', `/api/programmes/${ID}/groups/hold-1/${path}`, body)).status).toBe(200);
const groupOf = async () => (await hall.status(ID)).groups[0];
const linksOf = (kind: string, to: string) =>
  hall
    .inbox(ID, kind)
    .filter((mail) => mail.to === to)
    .at(-1)?.links ?? [];
/** The link of a mail whose page has a field of that name, or a button of that choice. */
async function pageWith(kind: string, to: string, part: string): Promise<string> {
  for (const link of linksOf(kind, to)) if ((await (await fetch(link)).text()).includes(part)) return link;
  throw new Error(`no link of ${kind} leads to ${part}`);
}
async function post(link: string, fields: Record<string, string>): Promise<{ status: number; text: string }> {
  const response = await fetch(link, { method: 'POST', body: new URLSearchParams(fields) });
  return { status: response.status, text: await response.text() };
}

test('longer words than a field takes are refused beside it, and stand there still', async () => {
  const survey = await pageWith('welcome', ANNA, 'name="words"');
  const refused = await post(survey, { choice: 'send', words: LONG });
  expect([refused.status, refused.text.includes(LONG)]).toEqual([422, true]);
  expect(refused.text).toContain('id="words-wrong"');
  expect(await (await fetch(survey)).text()).not.toContain('Det lærte jeg.');
  const leave = await pageWith('welcome', ANNA, 'value="leave"');
  expect((await post(leave, { choice: 'leave', reason: LONG })).status).toBe(422);
  expect((await post(survey, { choice: 'send', words: 'Et lille håb' })).status).toBe(200);
});

test('until when the questions of the start can be answered is said', async () => {
  const survey = await pageWith('welcome', ANNA, 'name="words"');
  expect(await (await fetch(survey)).text()).toMatch(/Du kan ændre dit svar[^.]* indtil/);
});

test('that the others will read it is said also where the group has no mentor', async () => {
  const { meetings } = await groupOf();
  await hall.until(meetings[0].endsAt, 5);
  await api('meetings/1/held');
  await hall.pass('10 minutes');
  await api('dropouts', { person: METTE });
  const [link = ''] = linksOf('task-assigned', ANNA);
  expect(await (await fetch(link)).text()).toContain('kan de andre mentees på holdet læse besvarelsen');
  expect((await hall.call('DELETE', `/api/programmes/${ID}/groups/hold-1/dropouts/${METTE}`)).status).toBe(200);
  expect(await (await fetch(link)).text()).toContain('Din mentor, Mette Bruun');
});

test('after the meeting the others’ texts are read, and nobody is asked any more', async () => {
  const [link = ''] = linksOf('task-assigned', ANNA);
  const { meetings } = await groupOf();
  const peers = async () =>
    /href="([^"]*)"[^>]*>De andres besvarelser/.exec(await (await fetch(link)).text())?.[1] ?? '';
  await hall.until(meetings[1].startsAt, -60);
  expect(await (await fetch(await peers())).text()).toContain('value="ask"');
  await hall.until(meetings[1].endsAt, 5);
  const after = await (await fetch(await peers())).text();
  expect([after.includes('value="ask"'), after.includes('her kan du læse')]).toEqual([false, true]);
});

test('whoever is left with the last talk is told that the group ends with them, and their own page of the talk', async () => {
  await api('meetings/2/held');
  await hall.until((await groupOf()).meetings[2].endsAt, 5);
  await api('meetings/3/held');
  await api('early-finish');
  await hall.pass('10 minutes');
  const { mentees } = await groupOf();
  for (const { id, email } of mentees) if (email !== ANNA) await api(`talks/${id}/held`);
  const own = await pageWith('talk-invitation', ANNA, 'Det næste');
  expect(await (await fetch(own)).text()).toContain('Din personlige samtale med mentor, senest');
  const mentors = await pageWith('talk-invitation', METTE, 'Det næste');
  expect(await (await fetch(mentors)).text()).toContain('En personlig samtale skal holdes, senest');
  const leave = await pageWith('welcome', ANNA, 'value="leave"');
  expect((await post(leave, { choice: 'leave' })).text).toContain('den sidste, holdet venter på, så det slutter');
});
