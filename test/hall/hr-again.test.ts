// HR sends mails again: one that may not have arrived, and to those who have not answered.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { comeIn, press, textOf } from './coming-in.ts';
import { look, openBrowser } from './looking.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;
let browser: Browser;
let page: Page;
const anna = 'anna.holm@kommune.example';

beforeAll(async () => {
  hall = await openTownHall();
  browser = await openBrowser();
  ({ page } = await comeIn(hall, browser));
  await hall.start('again', 23);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await hall.close();
});

const at = (path: string) => `${hall.url}/hr/programmes/again${path}`;
const got = (kind: string, to: string) => hall.inbox('again', kind).filter((mail) => mail.to === to);

test('one mail goes again as a new mail that says so, and pressed twice it goes once', async () => {
  const person = await hall.person('again', 'anna.holm');
  await page.goto(at(`/people/${person}`));
  await press(page, 'again:hold-1/welcome');
  expect(await textOf(page)).toContain('Mailen er på vej igen.');
  await expect.poll(() => got('welcome', anna).length).toBe(2);
  const [first, second] = got('welcome', anna);
  expect(second?.mail.subject).toBe(`Igen: ${first?.mail.subject}`);
  expect(second?.mail.messageId).not.toBe(first?.mail.messageId);
  expect(second?.mail.text).toContain('Du har fået denne mail før.');
  // The engine knows that, never whom or what.
  const workflow = `again:again:hold-1:welcome=1:${person}`;
  const history = JSON.stringify(await hall.env.client.workflow.getHandle(workflow).fetchHistory());
  const read = [...history.matchAll(/"data":"([A-Za-z0-9+/=]+)"/g)].map(([, data = '']) =>
    Buffer.from(data, 'base64').toString(),
  );
  expect(read.join(' ')).toContain('hold-1');
  for (const word of ['Anna', 'Holm', 'kommune.example', 'Rådhuset', 'Vejen til ledelse'])
    expect(`${history} ${read.join(' ')}`).not.toContain(word);
  await page.goto(at(`/people/${person}`));
  await press(page, 'again:hold-1/welcome');
  expect(await textOf(page)).toContain('inden for det sidste døgn');
  const rows = await hall.mails('again', `?person=${anna}&kind=welcome`);
  expect(rows.map(({ outcome }) => outcome)).toEqual(['sent', 'sent']);
});

test('those who have not handed in are reminded, as many as HR chooses; the others are left alone', async () => {
  const { meetings } = (await hall.status('again')).groups[0];
  await hall.until(meetings[0].startsAt, 3 * 60);
  await hall.call('POST', '/api/programmes/again/groups/hold-1/meetings/1/held', {});
  await hall.pass('1 hour');
  await page.goto(at('/unanswered'));
  await look(page, 'da-hr-unanswered', at('/unanswered'));
  const birgit = page.locator('tr', { hasText: 'Birgit Krogh' }).filter({ hasText: 'Opgave' });
  await birgit.locator('input').check();
  await page.locator('tr', { hasText: 'Anna Holm' }).filter({ hasText: 'Opgave' }).locator('input').check();
  await press(page, 'send');
  expect(await textOf(page)).toContain('2 mails er på vej.');
  await expect.poll(() => got('task-assigned', 'birgit.krogh@kommune.example').length).toBe(2);
  expect(got('task-assigned', 'camilla.lund@kommune.example').length).toBe(1);
  // Nobody is written to again twice a day.
  await birgit.locator('input').check();
  await press(page, 'send');
  expect(await textOf(page)).toContain('1 fik en for nylig');
  expect(got('task-assigned', 'birgit.krogh@kommune.example').length).toBe(2);
});

test('who has left, and whose meeting has been, gets nothing again', async () => {
  const camilla = await hall.person('again', 'camilla.lund');
  await page.goto(at(`/people/${camilla}`));
  expect(await page.locator('button[value="again:hold-1/meeting-reminder.1"]').count()).toBe(1);
  await press(page, 'again:hold-1/meeting-reminder.1');
  expect(await textOf(page)).toContain('ikke længere til nytte');
  const freja = await hall.person('again', 'freja.oestergaard');
  await hall.call('POST', '/api/programmes/again/groups/hold-1/dropouts', { person: freja });
  await hall.pass('10 minutes');
  await page.goto(at(`/people/${freja}`));
  await press(page, 'again:hold-1/task-assigned.2');
  expect(await textOf(page)).toContain('ikke længere med på holdet');
});

test('somebody is erased, and the page is their receipt', async () => {
  await page.goto(at(`/changes?do=erase&person=${await hall.person('again', 'camilla.lund')}`));
  await press(page, 'see');
  await press(page, 'do');
  const receipt = await textOf(page);
  expect(receipt).toContain('søgt i alle forløbets tabeller og står i ingen');
  expect(receipt).not.toContain('Camilla');
});
