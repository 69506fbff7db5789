// HR's pages before the first meeting, in a real browser.
import { Temporal } from 'temporal-polyfill';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WorkingDays } from '../../domain/working-days.ts';
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
  // And stay so where the groups are kept by hand.
  await Promise.all([page.waitForNavigation(), page.click('button[value="by-hand"]:visible')]);
  expect(await row.locator('input[type=checkbox]').isChecked()).toBe(true);
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

test('HR amends the commission that the sponsor has commented on, and is told in words what can not be', async () => {
  const commented = 'commented';
  const body = dated(commented, 90, await hall.env.currentTimeMs());
  const introduction = { commission: { strategy: 'Flere skal turde lede', criteria: ['En'] }, mentors: {} };
  expect((await hall.call('POST', '/api/programmes', { ...body, introduction })).status).toBe(201);
  await hall.pass('1 hour');
  const link = hall.inbox(commented, 'commission-request')[0]?.links[0] ?? '';
  const comment = new URLSearchParams({ choice: 'comment', comment: 'Hvad koster det?' });
  expect((await fetch(link, { method: 'POST', body: comment })).status).toBe(200);
  const { page } = await comeIn(hall, browser);
  const there = at(`/programmes/${commented}/introduction`);
  await page.goto(there);
  expect(await textOf(page)).toContain('Hvad koster det?');
  await page.click('summary:has-text("Ret kommissoriet")');
  expect(await page.inputValue('#strategy')).toBe('Flere skal turde lede');
  await page.fill('#approveBy', '2020-01-01');
  await press(page, 'amend');
  expect(await page.locator('#approveBy-wrong').innerText()).not.toBe('');
  await page.fill('#strategy', 'Flere skal turde lede. Det koster 20 timer.');
  await page.fill('#criteria', 'Syv af ti er afklaret\n\nFem bliver mentorer');
  await page.fill('#approveBy', '');
  await press(page, 'amend');
  await look(page, 'da-hr-amended', there);
  await hall.pass('1 hour');
  const amended = hall.inbox(commented, 'commission-amended')[0]?.mail.text ?? '';
  expect(amended).toMatch(/Det koster 20 timer[\s\S]*Syv af ti er afklaret[\s\S]*Fem bliver mentorer/);
  // Who is put in before the groups have begun is asked first.
  await page.goto(at(`/programmes/${commented}/changes?do=mentor&group=hold-1`));
  await page.fill('#name', 'Nina Ny');
  await page.fill('#email', 'nina.ny@kommune.example');
  await press(page, 'see');
  expect(await textOf(page)).toContain('Nina Ny bliver inviteret');
  expect(await textOf(page)).not.toContain('kalender');
});

test('by forms alone, without scripts: a programme with a commission, directors and a seminar is drafted and started', async () => {
  const { page } = await comeIn(hall, browser, { javaScriptEnabled: false });
  await page.goto(at('/programmes/new'));
  await press(page, 'begin');
  const people = [
    ['Mette Bruun', 'mette@kommune.example', 'mentor'],
    ['Dorthe Falk', 'dorthe.falk@kommune.example', 'director'],
    ['Erik Hvid', 'erik.hvid@kommune.example', 'director'],
    ['Fie Sommer', 'fie.sommer@kommune.example', 'director'],
  ] as const;
  for (const [name, email, role] of people) {
    if ((await page.locator('#new-name').isVisible()) === false)
      await page.click('summary:has-text("Tilføj en person")');
    await page.fill('#new-name', name);
    await page.fill('#new-email', email);
    await page.selectOption('#new-role', role);
    await page.fill('#new-group', role === 'mentor' ? 'Hold 1' : '');
    await press(page, 'add');
  }
  expect(await textOf(page)).toContain('3 chefer indstiller mentees');
  const first = new WorkingDays().onOrAfter(Temporal.Now.plainDateISO('UTC').add({ days: 120 })).toString();
  const fields = {
    ...{ title: 'Fra begyndelsen', purpose: 'Kommunen mangler ledere.', first, location: 'Rådhuset' },
    ...{ hrName: 'Helle Storm', hrEmail: 'helle@kommune.example' },
    ...{ sponsorName: 'Niels Brandt', sponsorEmail: 'niels@kommune.example' },
    ...{ strategy: 'Flere skal ville lede.', criteria: 'Flere søger lederstillinger\n\nSyv af ti er afklaret' },
    ...{ deadlineDays: '4', seminarLocation: 'Rådssalen' },
  };
  for (const [name, value] of Object.entries(fields)) await page.fill(`#${name}`, value);
  for (const [name, value] of [
    ...[
      ['closing', 'talks'],
      ['shareHandIns', 'yes'],
      ['signIn', 'yes'],
    ],
    ...[
      ['askMentors', 'yes'],
      ['askMentees', 'yes'],
      ['seminar', 'yes'],
    ],
  ] as [string, string][])
    await page.selectOption(`#${name}`, value);
  await press(page, 'see');
  await look(await withScripts(page), 'da-hr-preview-introduction', page.url());
  await press(page, 'start');
  const started = decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '');
  const { programme } = (
    await hall.db.selectFrom('programme').select('content').where('id', '=', started).execute()
  ).map(({ content }) => ({ programme: content as any }))[0] ?? { programme: undefined };
  expect(programme.introduction).toMatchObject({
    commission: {
      strategy: 'Flere skal ville lede.',
      criteria: ['Flere søger lederstillinger', 'Syv af ti er afklaret'],
    },
    nomination: { quota: { women: 1, men: 1 } },
    seminar: { location: 'Rådssalen' },
  });
  expect(programme.introduction.nomination.directors).toHaveLength(3);
  expect(programme.groups[0].practice).toMatchObject({
    ...{ closing: 'talks', deadlineDays: 4, shareHandIns: true, signIn: true },
  });
  await hall.pass('2m');
  expect(hall.inbox(started).map(({ kind, to }) => [kind, to])).toEqual([
    ['commission-request', 'niels@kommune.example'],
  ]);
});

/** The same session in a browser that runs scripts, to be looked at. */
async function withScripts(page: Page): Promise<Page> {
  const context = await browser.newContext({ locale: 'da-DK' });
  await context.addCookies(await page.context().cookies());
  return context.newPage();
}
