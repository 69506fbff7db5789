// HR changes a running programme on its pages: what it will do is told first, and what would be refused, too.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { comeIn, press, textOf } from './coming-in.ts';
import { openBrowser } from './looking.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

const ID = 'changes';
const ANNA = 'anna.holm@kommune.example';

let hall: TownHall;
let browser: Browser;

beforeAll(async () => {
  hall = await openTownHall();
  browser = await openBrowser();
  await hall.start(ID, 23);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await hall.close();
});

const at = (path: string) => `${hall.url}/hr/programmes/${ID}${path}`;

test('a meeting is moved: first what it will do, then it is done', async () => {
  const { page } = await comeIn(hall, browser);
  const { groups } = await hall.status(ID);
  const day = new Date(Date.parse(groups[0].meetings[1].startsAt) + 86_400_000).toISOString().slice(0, 10);
  await page.goto(at(`/changes?do=move&group=hold-1&meeting=2`));
  await page.fill('#date', day);
  await page.fill('#location', 'Kælderen');
  await press(page, 'see');
  expect(await textOf(page)).toContain('Kalendere, der bliver rettet');
  expect(await textOf(page)).toContain('Mødet holdes her: Kælderen');
  expect(await page.title()).toContain('Vejen til ledelse');
  expect((await hall.status(ID)).groups[0].meetings[1].startsAt).toBe(groups[0].meetings[1].startsAt);
  await press(page, 'do');
  expect(page.url()).toContain('done=changed');
  expect((await hall.status(ID)).groups[0].meetings[1].startsAt).toContain(day);
  expect((await page.goto(`${hall.url}/hr/log`))?.status()).toBe(200);
  expect(await textOf(page)).toMatch(/flyttede et møde\s+Vejen til ledelse 2027, Hold 1, 2. møde/);
});

test('what would be refused is said before it is done, beside the field that it is about', async () => {
  const { page } = await comeIn(hall, browser);
  const faultAt = async (field: string) => {
    await press(page, 'see');
    expect(await page.locator('button[value=do]').count()).toBe(0);
    return page.innerText(`#${field}-wrong`);
  };
  await page.goto(at(`/changes?do=postpone`));
  expect(await faultAt('days')).toContain('Skriv enten et antal dage eller en dag');
  const birgit = await hall.person(ID, 'birgit.krogh');
  await page.goto(at(`/changes?do=mend&person=${birgit}`));
  await page.fill('#email', ANNA);
  expect(await faultAt('email')).not.toBe('');
  // The manager of a mentee is not their mentor: it is in what was filled in.
  await page.goto(at(`/changes?do=mend&person=${birgit}`));
  await page.fill('#manager', 'mette.bruun@kommune.example');
  expect(await faultAt('manager')).toContain('leder');
  await page.goto(at(`/people/${birgit}`));
  expect(await page.innerText('dl')).toMatch(/Ansat siden\s+\d{1,2}\. \p{L}+ \d{4}/u);
});

test('a wish that breaks a rule is told beside its field, with what was entered', async () => {
  const { page } = await comeIn(hall, browser);
  await page.goto(at(`/changes?do=move&group=hold-1&meeting=2`));
  await page.fill('#date', '2099-01-01');
  await press(page, 'see');
  expect(await page.title()).toContain('Fejl:');
  expect(await page.inputValue('#date')).toBe('2099-01-01');
  expect(await page.locator('#date').getAttribute('aria-invalid')).toBe('true');
});

test('two at once on one change: the second sees what the first did', async () => {
  const [one, other] = [await comeIn(hall, browser), await comeIn(hall, browser, { javaScriptEnabled: false })];
  for (const { page } of [one, other]) {
    await page.goto(at(`/changes?do=dropout&group=hold-1&person=${await hall.person(ID, 'anna.holm')}`));
    await press(page, 'see');
    expect(await textOf(page)).toContain('Anna Holm');
  }
  await press(one.page, 'do');
  await press(other.page, 'do');
  // What was done before that is none of it.
  const meanwhile = await other.page.innerText('[role=alert]');
  expect([meanwhile.includes('meldte frafald'), meanwhile.includes('flyttede et møde')]).toEqual([true, false]);
  expect((await hall.mails(ID, `?person=${ANNA}&kind=dropout-confirmed`)).length).toBe(1);
  // And it is taken back.
  await one.page.goto(at(`/changes?do=undo`));
  await press(one.page, 'see');
  await press(one.page, 'do');
  expect((await hall.status(ID)).groups[0].mentees[0].status).toBe('active');
});
