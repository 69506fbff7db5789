// Sign-on to HR's pages against a real OpenID provider, and everything that may go wrong with it.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAccountServer, type AccountServer } from './account-server.ts';
import { comeIn } from './coming-in.ts';
import { openBrowser } from './looking.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;
let browser: Browser;
let accounts: AccountServer;
let issuer: string;
/** What the provider says of each. */
const roles = new Map<string, unknown>([
  ['ada', { roles: ['hr-admin', 'other'] }],
  ['lis', { roles: 'hr-reader' }],
  ['ole', {}],
  ['tove', { roles: ['hr-admin'] }],
]);

beforeAll(async () => {
  accounts = await openAccountServer((id) => ({
    ...{ name: `${id} of HR`, access: roles.get(id) },
    ...{ email: `${id}@kommune.example`, email_verified: id !== 'lis' },
  }));
  ({ issuer } = accounts);
  hall = await openTownHall('skipped', { signOn: accounts.settings });
  accounts.serve(hall.url);
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await hall.close();
  accounts.close();
});

const at = (path: string) => `${hall.url}/hr${path}`;
const settled = (page: Page) => page.waitForLoadState('load');

/** Goes to a page of HR, and signs on at the provider when asked. */
async function signOn(who: string, path = '/'): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(at(path));
  await accounts.signOn(page, who);
  return { page, context };
}

const isSignedOn = async ({ page }: { page: Page }) => {
  const response = await page.goto(at('/log'));
  return response?.url() === at('/log') && response.status() === 200;
};

/** Of another tab, or of nobody: without the provider's pages. */
const visit = (cookie: string, path: string) => fetch(at(path), { headers: { cookie }, redirect: 'manual' });
const cookiesOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');

test('whoever has the role comes to the page that they wanted, by name', async () => {
  const { page, context } = await signOn('ada', '/log');
  expect(page.url()).toBe(at('/log'));
  expect(await page.innerText('header')).toContain('ada of HR (may change)');
  expect(await page.innerText('main')).toContain('signed in');
  const session = (await context.cookies(hall.url)).find(({ name }) => name === '__Host-hr');
  expect(session).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax' });
  const rows = await hall.db.selectFrom('hr_session').select(['issuer', 'subject', 'hash', 'address']).execute();
  expect(rows).toMatchObject([{ issuer, subject: 'ada', address: 'ada@kommune.example' }]);
  expect(rows[0]?.hash).not.toBe(session?.value);
});

test('a test mail goes to the address that the provider says of whoever tries it, and nowhere else', async () => {
  await hall.start('tried', 23);
  const [welcome] = await hall.mails('tried', '?kind=meeting-reminder');
  const which = new URLSearchParams({ moment: welcome.moment, group: welcome.group, person: welcome.person });
  const { page } = await signOn('ada', `/programmes/tried/texts/mail?${which.toString()}`);
  expect(await page.innerText('main')).toContain('Send a test to ada@kommune.example');
  await page.focus('button[value=test]');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  await hall.pass('1m');
  const tried = hall.received.filter(({ mail }) => mail.headers.has('x-gruppementor-test'));
  expect(tried.map(({ to }) => to)).toEqual(['ada@kommune.example']);
});

test('a reader may read; and without a role nobody comes in', async () => {
  expect(await (await signOn('lis')).page.innerText('header')).toContain('may read');
  // An address that the provider itself doesn't vouch for is none.
  const lis = await hall.db.selectFrom('hr_session').select('address').where('subject', '=', 'lis').execute();
  expect(lis).toEqual([{ address: null }]);
  const { page, context } = await signOn('ole');
  expect(await page.innerText('h1')).toBe('You have no access');
  expect((await context.cookies(hall.url)).filter(({ name }) => name === '__Host-hr')).toEqual([]);
});

test('whoever loses the role is signed out everywhere, as soon as the provider is asked again', async () => {
  const [one, other] = [await signOn('tove'), await signOn('tove')];
  expect(await isSignedOn(one)).toBe(true);
  roles.set('tove', { roles: ['other'] });
  await sql`update hr_session set checked_at = now() - interval '16 minutes' where subject = 'tove'`.execute(hall.db);
  await one.page.goto(at('/log'));
  expect(await one.page.innerText('h1')).toBe('You have no access');
  expect(await hall.db.selectFrom('hr_session').select('hash').where('subject', '=', 'tove').execute()).toEqual([]);
  expect(await isSignedOn(other)).toBe(false);
});

test('whoever keeps it goes on where they were, in the session that they have, and is asked nothing', async () => {
  const ada = await signOn('ada');
  const sessions = () =>
    hall.db
      .selectFrom('hr_session')
      .select(['hash', 'began_at'])
      .where('subject', '=', 'ada')
      .orderBy('hash')
      .execute();
  const before = await sessions();
  await sql`update hr_session set checked_at = now() - interval '16 minutes' where subject = 'ada'`.execute(hall.db);
  expect(await isSignedOn(ada)).toBe(true);
  expect(await sessions()).toEqual(before);
  // After a form, too, whose redirects may lead to our own pages only; and from two tabs at once.
  await sql`update hr_session set checked_at = now() - interval '16 minutes' where subject = 'ada'`.execute(hall.db);
  await Promise.all([ada.page.waitForNavigation(), ada.page.click('button[lang=da]')]);
  await ada.page.waitForURL(at('/log'));
  expect(await ada.page.innerText('h1')).toBe('Logbog');
  await sql`update hr_session set checked_at = now() - interval '16 minutes' where subject = 'ada'`.execute(hall.db);
  const tabs = await Promise.all([ada.context.newPage(), ada.context.newPage()]);
  await Promise.all(tabs.map((tab) => tab.goto(at('/log'))));
  for (const tab of tabs) {
    await tab.waitForURL(at('/log'));
    await tab.getByRole('heading', { name: 'Logbog' }).waitFor();
  }
});

test('what is posted an hour after the role was last asked for is not done, and a one-time link asks no provider', async () => {
  const { context } = await signOn('ada');
  await sql`update hr_session set checked_at = now() - interval '61 minutes' where subject = 'ada'`.execute(hall.db);
  const post = () =>
    context.request.post(at('/programmes/new'), { headers: { origin: hall.url }, form: { choice: 'begin' } });
  expect((await post()).status()).toBe(401);
  expect(await hall.db.selectFrom('hr_draft').select('id').execute()).toEqual([]);
  const guest = await comeIn(hall, browser);
  await sql`update hr_session set checked_at = now() - interval '61 minutes' where issuer = 'this-machine'`.execute(
    hall.db,
  );
  await guest.page.goto(at('/log'));
  expect(await guest.page.innerText('h1')).toBe('Logbog');
});

test('a session ends eight hours after it began, and an hour after it was last used', async () => {
  for (const when of [sql`began_at = now() - interval '8 hours'`, sql`seen_at = now() - interval '61 minutes'`]) {
    const { context } = await signOn('ada');
    const cookie = `__Host-hr=${(await context.cookies(hall.url)).find(({ name }) => name === '__Host-hr')?.value ?? ''}`;
    expect((await visit(cookie, '/log')).status).toBe(200);
    await sql`update hr_session set ${when} where subject = 'ada'`.execute(hall.db);
    const late = await visit(cookie, '/log');
    expect([late.status, late.headers.get('location')?.startsWith(issuer)]).toEqual([303, true]);
  }
});

test('signed out in one tab is signed out in the other', async () => {
  const { page, context } = await signOn('ada');
  const other = await context.newPage();
  await other.goto(at('/log'));
  await Promise.all([page.waitForNavigation(), page.click('button[value=sign-out]')]);
  expect(await page.innerText('main')).toContain('Sign out of the organisation’s sign-on, too');
  await page.click(`main a[href^="${issuer}"]`);
  await settled(page);
  expect(page.url().startsWith(issuer)).toBe(true);
  const posted = await context.request.post(at('/'), {
    headers: { origin: hall.url },
    form: { choice: 'acknowledge' },
  });
  expect(posted.status()).toBe(401);
});

/** A sign-in that has been begun in a browser, with the code that the provider sent it back with, not yet used. */
async function begun(who: string): Promise<{ cookie: string; back: string }> {
  const out = await fetch(at('/sign-in'), { redirect: 'manual' });
  const cookie = cookiesOf(out);
  const context = await browser.newContext();
  const page = await context.newPage();
  let back = '';
  // This browser has begun nothing, so what it brings back is not taken, and the code is still good.
  page.on('request', (request) => {
    if (request.url().startsWith(at('/sign-in/back'))) back = request.url();
  });
  await page.goto(out.headers.get('location') ?? '');
  await page.fill('input[name=login]', who);
  await page.fill('input[name=password]', 'any');
  await Promise.all([page.waitForNavigation(), page.click('button[type=submit]')]);
  await settled(page);
  if (back === '') await Promise.all([page.waitForNavigation(), page.click('button[type=submit]')]);
  await context.close();
  return { cookie, back: back.slice(hall.url.length + '/hr'.length) };
}

test('a code that comes again, or to another browser, lets nobody in', async () => {
  const { cookie, back } = await begun('ada');
  // Stolen: another browser, which began nothing, or something of its own.
  const own = cookiesOf(await fetch(at('/sign-in'), { redirect: 'manual' }));
  for (const thief of ['', own]) {
    const refused = await visit(thief, back);
    expect([refused.status, /__Host-hr=[^;]/.test(cookiesOf(refused))]).toEqual([403, false]);
  }
  expect((await visit(cookie, back)).status).toBe(303);
  // Again, as it was.
  expect((await visit(cookie, back)).status).toBe(403);
  // And with a sign-in of their own, whose state it isn't.
  const again = cookiesOf(await fetch(at('/sign-in'), { redirect: 'manual' }));
  expect((await visit(again, back)).status).toBe(403);
});

test('what another issuer answers, and a state that is not ours, are refused', async () => {
  for (const change of [
    (url: URL) => url.searchParams.set('iss', 'https://elsewhere.example'),
    (url: URL) => url.searchParams.set('state', 'another'),
    (url: URL) => url.searchParams.set('code', 'another'),
    (url: URL) => url.searchParams.delete('code'),
  ]) {
    const { cookie, back } = await begun('ada');
    const url = new URL(at(back));
    change(url);
    expect((await visit(cookie, `${url.pathname}${url.search}`.slice('/hr'.length))).status).toBe(403);
  }
});

test('a page to go back to is one of ours', async () => {
  const out = await fetch(at('/sign-in?back=https://elsewhere.example/'), { redirect: 'manual' });
  expect(out.status).toBe(303);
  const [row] = await hall.db.selectFrom('hr_sign_in').select('back').orderBy('at', 'desc').limit(1).execute();
  expect(row?.back).toBe('/hr/');
});
