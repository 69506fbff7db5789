// HR's pages before the first meeting, in a real browser.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dated } from '../example.ts';
import { comeIn, press, textOf } from './coming-in.ts';
import { look, openBrowser } from './looking.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;
let browser: Browser;

beforeAll(async () => {
  hall = await openTownHall();
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await hall.close();
});

const at = (path: string) => `${hall.url}/hr${path}`;

const id = 'before';

test('HR names somebody, makes the groups with a lock and by hand, and approves them, by keyboard alone', async () => {
  const body = dated(id, 90, await hall.env.currentTimeMs());
  const everybody = body.groups.flatMap((group: any) => group.mentees);
  Object.assign(body, {
    groups: body.groups.slice(0, 2).map((group: any) => ({ ...group, mentees: [] })),
    introduction: {
      nomination: {
        directors: [{ name: 'Dorthe Direktør', email: 'dorthe@kommune.example' }],
        quota: { people: 12 },
      },
      invitations: {},
    },
  });
  expect((await hall.call('POST', '/api/programmes', body)).status).toBe(201);
  await hall.pass('1 hour');
  for (const person of everybody.slice(0, 11))
    expect((await hall.call('POST', `/api/programmes/${id}/nominations`, person)).status).toBe(201);
  const { page } = await comeIn(hall, browser);
  await page.goto(at(`/programmes/${id}/introduction`));
  await page.click('summary:has-text("Indstil en person")');
  await page.fill('#name', 'Tolvte Person');
  await page.fill('#email', 'tolvte@kommune.example');
  await press(page, 'name');
  expect(await textOf(page)).toContain('Indstillede (12)');
  await look(page, 'da-hr-introduction', at(`/programmes/${id}/introduction`));

  // Whoever the address names is who is erased, and nobody in their place.
  const { nominations } = (await hall.call('GET', `/api/programmes/${id}/nominations`)).body;
  const { person } = nominations.find(({ name }: any) => name === 'Tolvte Person');
  await page.goto(at(`/programmes/${id}/changes?do=erase&person=${person}`));
  expect(await page.inputValue('#person')).toBe(person);
  await page.goto(at(`/programmes/${id}/changes?do=erase&person=p-aaaaaaaaaa`));
  expect(await page.locator('#person').count()).toBe(0);

  await page.goto(at(`/programmes/${id}/grouping`));
  await page.locator('button[value=propose]').focus();
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  expect(await textOf(page)).toContain('Det er bevist');
  const first = page.locator('tbody tr').first();
  const [chosen = ''] = await first
    .locator('select')
    .evaluateAll((all: any[]) => all.map(({ value }) => value as string));
  const other = chosen === 'hold-1' ? 'hold-2' : 'hold-1';
  const who = await first.locator('th').innerText();
  // Locked where they weren't, they are there in the next proposal.
  await first.locator('select').selectOption(other);
  await first.locator('input[type=checkbox]').focus();
  await page.keyboard.press('Space');
  await press(page, 'propose');
  const row = page.locator(`tbody tr:has(th:text-is("${who}"))`);
  expect(await row.locator('select').inputValue()).toBe(other);
  await look(page, 'da-hr-grouping', at(`/programmes/${id}/grouping`));
  await page.goto(at(`/programmes/${id}/grouping`));
  // What is chosen and not kept is not what would be approved.
  const moved = page.locator('tbody tr').first().locator('select');
  const kept = await moved.inputValue();
  await moved.selectOption(kept === 'hold-1' ? 'hold-2' : 'hold-1');
  await press(page, 'approve');
  expect(await textOf(page)).toContain('er ikke det, der er gemt');
  expect(hall.inbox(id, 'mentee-invitation')).toEqual([]);
  await page.goto(at(`/programmes/${id}/grouping`));
  await press(page, 'approve');
  expect(await textOf(page)).toContain('12 invitationer');
  expect(hall.inbox(id, 'mentee-invitation')).toEqual([]);
  await press(page, 'approve-now');
  await hall.pass('1 hour');
  expect(hall.inbox(id, 'mentee-invitation').length).toBe(12);
});
