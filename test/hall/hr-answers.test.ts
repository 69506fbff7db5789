// What HR answers for others on its pages: a meeting, a talk, a hand-in, the seminar; and what it takes back.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dated } from '../example.ts';
import { comeIn, press, textOf } from './coming-in.ts';
import { openBrowser } from './looking.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;
let browser: Browser;
let page: Page;

const ID = 'answers';
const [ANNA, METTE] = ['anna.holm@kommune.example', 'mette.bruun@kommune.example'];

beforeAll(async () => {
  hall = await openTownHall();
  browser = await openBrowser();
  ({ page } = await comeIn(hall, browser));
  // The pages' own clock is the machine's: the meeting has to have begun by it.
  await hall.start(ID, 23, (body) => {
    body.groups = body.groups.slice(0, 1);
  });
}, 120_000);

afterAll(async () => {
  await browser.close();
  await hall.close();
});

const at = (path: string) => `${hall.url}/hr${path}`;
const changing = (what: string, more = '') => page.goto(at(`/programmes/${ID}/changes?do=${what}${more}`));
const groupOf = async () => (await hall.status(ID)).groups[0];
const api = (method: string, path: string, body: object = {}) =>
  hall.call(method, `/api/programmes/${ID}/groups/hold-1/${path}`, body);

/** Sees what it leads to, and does it. @returns what was to be read before */
async function does(): Promise<string> {
  await press(page, 'see');
  const says = await textOf(page);
  await press(page, 'do');
  await hall.pass('5 minutes');
  return says;
}

test('a mentor who has left is there again', async () => {
  expect((await api('POST', 'dropouts', { person: METTE })).status).toBe(200);
  await changing('undo');
  await page.selectOption('select[name=person]', { label: 'Mette Bruun, Hold 1' });
  await does();
  expect((await groupOf()).mentor.gone).toBeUndefined();
});

test('the sitting mentor is no other mentor', async () => {
  await changing('mentor', '&group=hold-1');
  await page.fill('#name', 'Mette Bruun');
  await page.fill('#email', METTE);
  await press(page, 'see');
  expect(await textOf(page)).toContain('Det er allerede sådan.');
});

test('a meeting that is past and was never confirmed is in no calendar any more', async () => {
  const { meetings } = await groupOf();
  await hall.until(meetings[0].endsAt, 5);
  await changing('dropout', `&group=hold-1&person=${await hall.person(ID, 'anna.holm')}`);
  await press(page, 'see');
  const says = await textOf(page);
  expect([says.includes('Hold 1, 1. møde'), says.includes('Hold 1, 2. møde')]).toEqual([false, true]);
});

test('a task that came on paper is handed in, and not after all', async () => {
  const person = await hall.person(ID, 'anna.holm');
  for (const [choice, words] of [
    ['yes', 'Anna Holm har afleveret opgaven til 2. møde.'],
    ['no', 'Anna Holm har ikke afleveret opgaven til 2. møde.'],
  ] as const) {
    await changing('hand-in', `&group=hold-1&person=${person}`);
    await page.selectOption('select[name=given]', choice);
    expect(await does()).toContain(words);
    expect((await groupOf()).handedIn['2'] ?? []).toEqual(choice === 'yes' ? [person] : []);
  }
});

test('a talk that was not held after all is taken back', async () => {
  for (const n of [1, 2, 3]) {
    await hall.until((await groupOf()).meetings[n - 1].endsAt, 5);
    expect((await api('POST', `meetings/${n}/held`)).status).toBe(200);
  }
  expect((await api('POST', 'early-finish')).status).toBe(200);
  await hall.pass('10 minutes');
  const talk = async () => (await groupOf()).mentees.find(({ email }: any) => email === ANNA).talk;
  for (const [choice, is] of [
    ['held', 'held'],
    ['not-held', 'planned'],
  ] as const) {
    await changing('talk', `&group=hold-1&person=${await hall.person(ID, 'anna.holm')}`);
    await page.selectOption('select[name=was]', choice);
    await does();
    expect(await talk()).toBe(is);
  }
});

test('HR says who was at the seminar', async () => {
  const id = 'answers-seminar';
  const body = dated(id, 60, await hall.env.currentTimeMs());
  body.groups = body.groups.slice(0, 2);
  body.introduction = { seminar: { location: 'Rådssalen' } };
  expect((await hall.call('POST', '/api/programmes', body)).status).toBe(201);
  await hall.pass('1 hour');
  const stage = async () => (await hall.call('GET', `/api/programmes/${id}/introduction`)).body.stages[0];
  await hall.until((await stage()).by, 30);
  await page.goto(at(`/programmes/${id}/introduction`));
  await page.uncheck('label:has-text("Mette Bruun") input[name=attended]');
  await press(page, 'held');
  await hall.pass('5 minutes');
  const { status, answers } = await stage();
  expect(status).toBe('done');
  expect(answers.map(({ answer }: any) => answer).sort()).toEqual(['no', 'yes']);
});

test('why somebody got no mail is said in the language of whoever reads', async () => {
  const { page: english } = await comeIn(hall, browser, { locale: 'en-GB' });
  const anna = await hall.person(ID, 'anna.holm');
  await english.goto(at(`/programmes/${ID}/people/${anna}`));
  expect(await textOf(english)).toMatch(/Not sent, since|Sent /);
  expect(await textOf(english)).not.toContain('Ikke sendt');
  await english.close();
});
