// Pages that show what people wrote, in a group that asks whoever opens them to show that the link is theirs: a secretary may read a
// mentor's mailbox, and sees nothing there.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAccountServer, type AccountServer } from './account-server.ts';
import { look, openBrowser } from './looking.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;
let browser: Browser;
let accounts: AccountServer;
const METTE = 'mette.bruun@kommune.example';
const ANNA = 'anna.holm@kommune.example';
const BIRGIT = 'birgit.krogh@kommune.example';
/** By account: the address that the provider knows. */
const addresses = new Map([
  ['mette', METTE.toUpperCase()],
  ['anna', ANNA],
  ['secretary', 'secretary@kommune.example'],
]);

beforeAll(async () => {
  accounts = await openAccountServer((id) => ({ email: addresses.get(id), email_verified: true }));
  hall = await openTownHall('skipped', { signOn: accounts.settings });
  accounts.serve(hall.url);
  browser = await openBrowser();
  await hall.start('closed', 23, (body) => {
    body.groups = body.groups.slice(0, 1);
    body.groups[0].practice = { ...body.groups[0].practice, signIn: true };
  });
  const [group] = (await hall.status('closed')).groups;
  await hall.until(group.meetings[0].endsAt, 30);
  await hall.answer(linkOf('meeting-confirmation', METTE));
  await hall.pass('2m');
}, 120_000);

afterAll(async () => {
  await browser.close();
  await hall.close();
  accounts.close();
});

const linkOf = (kind: string, to: string) =>
  hall
    .inbox('closed', kind)
    .filter((mail) => mail.to === to)
    .at(-1)?.links[0] ?? '';

const fresh = async (): Promise<{ page: Page; context: BrowserContext }> => {
  const context = await browser.newContext({ locale: 'da-DK' });
  return { context, page: await context.newPage() };
};

/** Opens a link and signs on where its page asks for it. */
async function signOn(link: string, who: string) {
  const opened = await fresh();
  await opened.page.goto(link);
  await opened.page.click('a.button');
  await accounts.signOn(opened.page, who);
  return opened;
}

const heading = (page: Page) => page.innerText('h1');
const GATE = 'Vis, at linket er dit';

test('a link alone shows nothing that was written, takes nothing, and loses nothing', async () => {
  const link = linkOf('task-assigned', ANNA);
  const page = await fetch(link);
  expect([page.status, (await page.text()).includes(GATE)]).toEqual([401, true]);
  const drafted = await fetch(link, {
    ...{ method: 'PUT', headers: { 'Content-Type': 'application/json' } },
    body: JSON.stringify({ text: 'Kladde', version: 0 }),
  });
  expect(drafted.status).toBe(401);
  expect((await fetch(`${link}/file`)).status).toBe(401);
  const body = new URLSearchParams({ text: 'Min besvarelse, som ingen andre læser.', choice: 'hand-in' });
  const posted = await fetch(link, { method: 'POST', body });
  const text = await posted.text();
  expect([posted.status, text.includes('Min besvarelse, som ingen andre læser.')]).toEqual([401, true]);
  expect((await hall.status('closed')).groups[0].handedIn[2] ?? []).toEqual([]);
  // What says nothing of what people wrote is open as ever.
  expect((await fetch(linkOf('welcome', ANNA))).status).toBe(200);
});

test('its holder signs on once, and is let in to all their pages', async () => {
  const { page, context } = await signOn(linkOf('task-assigned', ANNA), 'anna');
  expect(page.url()).toBe(linkOf('task-assigned', ANNA));
  await page.fill('#text', 'Den gode leder lytter.');
  await Promise.all([page.waitForNavigation(), page.click('button[value="hand-in"]')]);
  expect((await hall.status('closed')).groups[0].handedIn[2]).toHaveLength(1);
  const [cookie] = (await context.cookies(hall.url)).filter(({ name }) => name.startsWith('__Host-reads-'));
  expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax' });
  // Nobody else's link is theirs.
  await page.goto(linkOf('task-assigned', BIRGIT));
  expect(await heading(page)).toBe(GATE);
});

test('somebody else who signs on sees nothing, not even first, nor with the same address later', async () => {
  const first = await signOn(linkOf('task-assigned', BIRGIT), 'secretary');
  expect(await first.page.innerText('main')).toContain('ikke som den, linket blev sendt til');
  expect(await hall.db.selectFrom('account').selectAll().execute()).toMatchObject([{ subject: 'anna' }]);
  // Another account that has come by Anna's address is not hers.
  addresses.set('imposter', ANNA);
  const later = await signOn(linkOf('task-assigned', ANNA), 'imposter');
  expect(await later.page.innerText('main')).toContain('ikke som den, linket blev sendt til');
  await later.page.goto(linkOf('task-assigned', ANNA));
  expect(await heading(later.page)).toBe(GATE);
});

test('whoever has no account gets a link by mail that opens the page where it is used', async () => {
  const link = linkOf('task-assigned', BIRGIT);
  const ask = () => fetch(link, { method: 'POST', body: new URLSearchParams({ choice: 'mail-link' }) });
  // Tapped twice.
  const asked = await Promise.all([ask(), ask()]);
  expect(await Promise.all(asked.map(async (each) => (await each.text()).includes('Et link er på vej')))).toEqual([
    true,
    true,
  ]);
  await hall.pass('1m');
  const mails = hall.inbox('closed', 'sign-in-link');
  expect(mails.map(({ to }) => to)).toEqual([BIRGIT]);
  expect(mails[0]?.mail.text).toContain('gælder til kl.');
  const { page } = await fresh();
  await page.goto(mails[0]?.links[0] ?? '');
  expect(await page.locator('#text').count()).toBe(1);
  const other = await fresh();
  await other.page.goto(link);
  expect(await heading(other.page)).toBe(GATE);
  // The ledger has it, and no event of the engine says whose it is.
  expect((await hall.mails('closed')).filter(({ kind }) => kind === 'sign-in-link')).toMatchObject([
    { outcome: 'sent' },
  ]);
});

test('once they have signed on, a mailbox is not enough any more', async () => {
  const link = linkOf('task-assigned', ANNA);
  expect(await (await fetch(link)).text()).not.toContain('value="mail-link"');
  await fetch(link, { method: 'POST', body: new URLSearchParams({ choice: 'mail-link' }) });
  await hall.pass('10m');
  expect(hall.inbox('closed', 'sign-in-link').map(({ to }) => to)).toEqual([BIRGIT]);
});

test('the mentor signs on by the address that both know, however it is spelled', async () => {
  const [group] = (await hall.status('closed')).groups;
  await hall.until(group.meetings[1].deadline, 12 * 60);
  const { page } = await signOn(linkOf('briefing', METTE), 'mette');
  expect(await page.innerText('main')).toContain('Den gode leder lytter.');
});

test('what is too often is said, and an erased person is known by no account', async () => {
  const link = linkOf('task-assigned', 'camilla.lund@kommune.example');
  await fetch(link, { method: 'POST', body: new URLSearchParams({ choice: 'mail-link' }) });
  await hall.pass('1m');
  // As if they had asked nine times before.
  await sql`insert into mail (id, programme, group_id, moment, kind, person, planned_for, outcome, message_id)
    select id || n, programme, group_id, moment || n, kind, person, planned_for, outcome, message_id || n
    from mail, generate_series(1, 9) n where kind = 'sign-in-link' and person = ${await hall.person('closed', 'camilla.lund')}`.execute(
    hall.db,
  );
  const eleventh = await fetch(link, { method: 'POST', body: new URLSearchParams({ choice: 'mail-link' }) });
  expect(await eleventh.text()).toContain('Du har bedt om mange links i dag');
  expect(
    (await hall.call('DELETE', `/api/programmes/closed/people/${await hall.person('closed', 'anna.holm')}`)).status,
  ).toBe(200);
  expect(await hall.db.selectFrom('account').select('subject').execute()).toEqual([{ subject: 'mette' }]);
});

test('the page fits, narrow and wide, and axe finds nothing', async () => {
  const { page } = await fresh();
  await look(page, 'gate', linkOf('task-assigned', BIRGIT));
});
