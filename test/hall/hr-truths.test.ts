// What HR's pages, people's own pages and letters say is so: what a change will do, where a meeting is, whom there is to remind.
import type { Browser, Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WorkingDays } from '../../domain/working-days.ts';
import { comeIn, press, textOf } from './coming-in.ts';
import { openBrowser } from './looking.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  hall = await openTownHall();
  browser = await openBrowser();
  ({ page } = await comeIn(hall, browser));
}, 120_000);

afterAll(async () => {
  await browser.close();
  await hall.close();
});

const ANNA = 'anna.holm@kommune.example';
const at = (path: string) => `${hall.url}/hr${path}`;
const changing = (id: string, what: string) => at(`/programmes/${id}/changes?do=${what}`);
const groupOf = async (id: string, index = 0) => (await hall.status(id)).groups[index];
const told = async () => (await page.innerText('main')).match(/Får besked\s+([^\n]+)/)?.[1] ?? '';
/** What somebody is asked before they do that by a link in their welcome, or on the page that it leads to. */
async function asked(id: string, to: string, form: { readonly choice: string; readonly person?: string }) {
  const links = hall.inbox(id, 'welcome').find((mail) => mail.to === to)?.links ?? [];
  const pages = await Promise.all(links.map(async (link) => (await fetch(link)).text()));
  const further = pages.flatMap((each) =>
    [...each.matchAll(/href="([^"]*\/act\/[^"/]+)"/g)].map(([, href = '']) => href),
  );
  for (const link of [...links, ...further]) {
    const answer = await (await fetch(link, { method: 'POST', body: new URLSearchParams({ ...form }) })).text();
    if (/Er du sikker\?|er stoppet\?|Er \p{L}+[^<]* stoppet/u.test(answer)) return answer;
  }
  return 'nothing';
}
const workingDay = (days: number) =>
  new WorkingDays().onOrAfter(Temporal.Now.plainDateISO('UTC').add({ days })).toString();

/** A draft of one group, by forms. */
async function drafted(facts: Readonly<Record<string, string>>, people: readonly (readonly [string, string])[]) {
  await page.goto(at('/programmes/new'));
  await press(page, 'begin');
  for (const [name, role] of people) {
    await page.evaluate(`for (const each of document.querySelectorAll('details')) each.open = true`);
    await page.fill('#new-name', name);
    await page.fill('#new-email', `${name.toLowerCase().replaceAll(' ', '.')}@kommune.example`);
    await page.selectOption('#new-role', role);
    await press(page, 'add');
  }
  await page.evaluate(`for (const each of document.querySelectorAll('details')) each.open = true`);
  const all = {
    ...{ title: 'Fra begyndelsen', purpose: 'Flere ledere.', location: 'Rådhuset' },
    ...{ hrName: 'Helle Storm', hrEmail: 'helle@kommune.example' },
    ...{ sponsorName: 'Niels Brandt', sponsorEmail: 'niels@kommune.example' },
    ...facts,
  };
  for (const [name, value] of Object.entries(all))
    if ((await page.locator(`select#${name}`).count()) > 0) await page.selectOption(`#${name}`, value);
    else await page.fill(`#${name}`, value);
  await press(page, 'see');
}

const SEVEN = [
  ['Mia Mentor', 'mentor'],
  ...['Ane', 'Bo', 'Carl', 'Dea', 'Eli', 'Fie'].map((name) => [`${name} Mentee`, 'mentee'] as const),
] as const;

test('a draft that can not be is told why in words of its own', async () => {
  await drafted({ first: workingDay(-30) }, SEVEN);
  expect(await page.innerText('#faults')).toContain('Et møde ligger i fortiden, eller mere end tre år ude.');
  await drafted({ first: workingDay(9), strategy: 'Flere ledere', askMentors: 'yes', askMentees: 'yes' }, SEVEN);
  expect(await page.innerText('#faults')).toMatch(/Datoerne før første møde passer ikke\. \(.*\d{4}-\d{2}-\d{2}/);
});

test('each mail of a draft with an introduction is shown with its dates', async () => {
  const people = [
    ['Mette Bruun', 'mentor'],
    ...['Dorthe Falk', 'Erik Hvid', 'Fie Sommer'].map((name) => [name, 'director'] as const),
  ] as const;
  await drafted(
    {
      first: workingDay(95),
      strategy: 'Flere ledere',
      criteria: 'Flere',
      askMentors: 'yes',
      askMentees: 'yes',
      seminar: 'yes',
      seminarLocation: 'Rådssalen',
    },
    people,
  );
  const mails = await page
    .locator('a[href*="/programmes/new/mail"]')
    .evaluateAll((links: any[]) => links.map(({ textContent, href }) => [textContent, href] as [string, string]));
  expect(mails.length).toBeGreaterThan(5);
  for (const [what, href] of mails)
    expect([what, (await page.context().request.get(href)).status()]).toEqual([what, 200]);
});

test('nobody is added to a draft by a pause, and typed again somebody is corrected', async () => {
  await page.goto(at('/programmes/new'));
  await press(page, 'begin');
  const kept = () => expect.poll(() => page.innerText('[data-kept]')).toContain('Gemt');
  await page.fill('#new-name', 'Nina Ny');
  await page.fill('#new-email', 'nina@kommune.example');
  await page.fill('#title', 'Et forløb');
  await kept();
  for (const department of ['Teknik', 'Kultur']) {
    await page.evaluate(`for (const each of document.querySelectorAll('details')) each.open = true`);
    await page.fill('#new-name', 'Nina Ny');
    await page.fill('#new-email', 'Nina@kommune.example');
    await page.fill('#new-department', department);
    await press(page, 'add');
  }
  expect(await page.locator('tbody tr').allInnerTexts()).toEqual([expect.stringContaining('Kultur')]);
});

test('a moved meeting’s place is said where it is next, and in the letters of who comes later', async () => {
  const id = 'place';
  await hall.start(id, 23);
  const [{ startsAt }] = (await groupOf(id)).meetings;
  const path = `/api/programmes/${id}/groups/hold-1`;
  expect((await hall.call('POST', `${path}/meetings/1/move`, { startsAt, location: 'Kælderen' })).status).toBe(200);
  await hall.pass('5 minutes');
  const welcome = hall.inbox(id, 'welcome').find(({ to }) => to === ANNA);
  const pages = await Promise.all((welcome?.links ?? []).map(async (link) => (await fetch(link)).text()));
  expect(pages.find((each) => each.includes('Det næste'))).toContain('Sted: Kælderen');
  const mentor = { name: 'Ny Mentor', email: 'ny.mentor@kommune.example' };
  expect((await hall.call('PUT', `${path}/mentor`, mentor)).status).toBe(200);
  await hall.pass('5 minutes');
  const letter = hall.inbox(id, 'welcome').find(({ to }) => to === mentor.email)?.mail.text ?? '';
  expect(letter).toMatch(/1\. møde: [^\n]*, Kælderen\n2\. møde: [^\n]*, Rådhuset/);
  // And HR's own look at a letter has the dates and the room as they are.
  const anna = await hall.person(id, 'anna.holm');
  const fresh = new Date(Date.parse((await groupOf(id)).meetings[2].startsAt) + 7 * 86_400_000).toISOString();
  const moved = { startsAt: fresh, location: 'Laden', force: true };
  expect((await hall.call('POST', `${path}/meetings/3/move`, moved)).status).toBe(200);
  await hall.pass('5 minutes');
  await page.goto(at(`/programmes/${id}/texts/mail?moment=meeting-reminder.3&group=hold-1&person=${anna}`));
  expect(await page.frameLocator('iframe').locator('body').innerText()).toContain('Laden');
});

test('leaders are not reminded of what they don’t hand in, hours are a number, and what is to come is planned', async () => {
  const id = 'leaders';
  await hall.start(id, 23, (body) => {
    body.groups[0].variant = 'leaders';
  });
  await hall.until((await groupOf(id)).meetings[0].endsAt, 10);
  expect((await hall.call('POST', `/api/programmes/${id}/groups/hold-1/meetings/1/held`, {})).status).toBe(200);
  await hall.pass('1 hour');
  await page.goto(at(`/programmes/${id}/unanswered`));
  expect(await page.locator('tr', { hasText: 'Anna Holm' }).filter({ hasText: 'Opgave' }).count()).toBe(0);
  await page.goto(at(`/programmes/${id}/report`));
  expect(await textOf(page)).toMatch(/Hold 1, 2\. møde\s+planlagt/);
  const body = new URLSearchParams({ do: 'held', meeting: 'hold-1/1', hours: '6 timer', choice: 'see' });
  const headers = { origin: hall.url, 'content-type': 'application/x-www-form-urlencoded' };
  const there = at(`/programmes/${id}/changes`);
  const seen = await page.context().request.post(there, { data: body.toString(), headers });
  expect([seen.status(), (await seen.text()).includes('Timer er et tal fra 0 til 100.')]).toEqual([422, true]);
});

test('what a change will do is what it does: the last mentee, one more, and one who is erased', async () => {
  const id = 'foreseen';
  await hall.start(id, 23);
  const { mentees } = await groupOf(id, 1);
  const leave = (person: string) => hall.call('POST', `/api/programmes/${id}/groups/hold-2/dropouts`, { person });
  for (const { id: person } of mentees.slice(1)) expect((await leave(person)).status).toBe(200);
  await hall.pass('10 minutes');
  const planned = (await hall.mails(id, '?group=hold-2')).filter(({ outcome }) => outcome === 'planned').length;
  await page.goto(`${changing(id, 'dropout')}&group=hold-2&person=${mentees[0].id}`);
  await press(page, 'see');
  expect(await textOf(page)).toContain('Det slutter med det samme');
  expect(await textOf(page)).toContain(`${planned} planlagte mails falder væk`);
  // As it is told when she is erased, and to herself and her mentor by their links.
  await page.goto(`${changing(id, 'erase')}&person=${mentees[0].id}`);
  await press(page, 'see');
  expect(await textOf(page)).toContain('Det slutter med det samme');
  expect(await textOf(page)).toContain(`${planned} planlagte mails falder væk`);
  const { mentor } = await groupOf(id, 1);
  for (const [to, form] of [
    [mentees[0].email, { choice: 'leave' }],
    [mentor.email, { choice: 'left', person: mentees[0].id }],
  ] as const)
    expect([to, (await asked(id, to, form)).includes('så det slutter med det samme')]).toEqual([to, true]);

  await page.goto(`${changing(id, 'mentee')}&group=hold-1`);
  await page.fill('#name', 'Nina Ny');
  await page.fill('#email', 'nina.ny@kommune.example');
  await press(page, 'see');
  const foretold = await told();
  await press(page, 'do');
  await hall.pass('10 minutes');
  const heard = hall.inbox(id, 'mentee-added').map(({ to }) => to);
  expect([foretold.includes('Anna Holm'), foretold.includes('Helle Storm')]).toEqual([true, false]);
  expect([heard.includes(ANNA), heard.includes('helle.storm@kommune.example')]).toEqual([true, false]);

  await page.goto(`${changing(id, 'erase')}&person=${await hall.person(id, 'anna.holm')}`);
  await press(page, 'see');
  const erasing = await textOf(page);
  expect([erasing.includes('Mette Bruun'), erasing.includes('Hold 1, 1. møde')]).toEqual([true, true]);
});

test('while nobody answers the start page does not say that all is well', async () => {
  await hall.start('away', 23);
  await hall.workerAway(async () => {
    await page.goto(at('/'), { timeout: 60_000 });
    expect(await textOf(page)).toContain('Ikke alle forløb kan læses lige nu');
    expect(await textOf(page)).not.toContain('Alt går, som det skal');
  });
});
