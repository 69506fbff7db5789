// HR's pages in a real browser: come in by a one-time link, see what waits, and change a programme without a programmer.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { staffDesk } from '../../desk/staff.ts';
import { comeIn, entranceOf, press, textOf } from './coming-in.ts';
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

describe('the door', () => {
  test('a one-time link only shows; its button lets in, once', async () => {
    const link = await entranceOf(hall);
    const context = await browser.newContext();
    const page = await context.newPage();
    for (let n = 0; n < 2; n += 1) expect((await page.goto(link))?.status()).toBe(200);
    await press(page, 'enter');
    expect(page.url()).toBe(at('/'));
    const [cookie] = await context.cookies();
    expect(cookie).toMatchObject({ name: '__Host-hr', httpOnly: true, secure: true, sameSite: 'Lax', path: '/' });
    const again = await (await browser.newContext()).newPage();
    expect((await again.goto(link))?.status()).toBe(410);
    expect((await again.goto(at('/')))?.status()).toBe(401);
    expect((await fetch(at('/enter/of-nobody'))).status).toBe(410);
  });

  test('what another site posts is refused, and nothing has changed', async () => {
    await hall.start('foreign', 23);
    const { context } = await comeIn(hall, browser);
    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const body = new URLSearchParams({ do: 'cancel', group: '', reason: 'Slut', choice: 'do' });
    const post = (headers: Record<string, string>) =>
      fetch(at('/programmes/foreign/changes'), {
        method: 'POST',
        body,
        headers: { cookie, ...headers },
        redirect: 'manual',
      });
    expect((await post({})).status).toBe(403);
    expect((await post({ origin: 'null' })).status).toBe(403);
    expect((await post({ origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await post({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await post({ 'sec-fetch-site': 'same-site', origin: hall.url })).status).toBe(403);
    expect((await post({ origin: hall.url })).status).toBe(200);
    expect((await hall.status('foreign')).cancelled).toBeUndefined();
    // A one-time link is as good as a password: no log holds it.
    expect(hall.logLines.join('\n')).toContain('/hr/enter/…');
    expect(hall.logLines.join('\n')).not.toMatch(/enter\/[\w-]{20}/);
  });

  test('who may only read is shown everything and changes nothing', async () => {
    await hall.start('read', 23);
    const { page, context } = await comeIn(hall, browser, {}, 'reader');
    await page.goto(at('/programmes/read/changes?do=cancel'));
    expect(await page.locator('main button').count()).toBe(0);
    const posted = await context.request.post(at('/programmes/read/changes'), {
      form: { do: 'cancel', reason: 'Slut', choice: 'do' },
      headers: { origin: hall.url },
    });
    expect(posted.status()).toBe(403);
  });

  test('signed out in one window is signed out in the other', async () => {
    const { page, context } = await comeIn(hall, browser);
    const other = await context.newPage();
    await other.goto(at('/log'));
    expect(await textOf(other)).toContain('loggede ind');
    await press(page, 'sign-out');
    expect((await other.goto(at('/log')))?.status()).toBe(401);
  });
});

describe('a programme that runs', () => {
  const id = 'pages';
  const first = 'anna.holm@kommune.example';

  test('each page is accessible and fits, in both languages', async () => {
    await hall.start(id, 23);
    const { page } = await comeIn(hall, browser);
    for (const language of ['da', 'en'] as const) {
      await page.goto(at('/'));
      if (language === 'en') await Promise.all([page.waitForNavigation(), page.click('button[lang=en]')]);
      const person = await hall.person(id, 'anna.holm');
      const pages: Record<string, string> = {
        start: '/',
        programme: `/programmes/${id}`,
        move: `/programmes/${id}/changes?do=move`,
        person: `/programmes/${id}/people/${person}`,
      };
      // Made of the same parts, they are looked at once.
      const others = {
        people: `/programmes/${id}/people?group=hold-1&role=mentee`,
        mails: `/programmes/${id}/mails?round=1&group=hold-1&kind=meeting-reminder`,
        dropout: `/programmes/${id}/changes?do=dropout`,
        mentee: `/programmes/${id}/changes?do=mentee`,
      };
      for (const [name, path] of Object.entries(
        language === 'da' ? { ...pages, ...others } : { start: pages.start ?? '/' },
      ))
        await look(page, `${language}-hr-${name}`, at(path));
    }
  });

  test('each page says and asks the same without scripts', async () => {
    const [{ page }, { page: plain }] = [
      await comeIn(hall, browser, { locale: 'en-GB' }),
      await comeIn(hall, browser, { locale: 'en-GB', javaScriptEnabled: false }),
    ];
    const whole = `/programmes/${id}`;
    for (const path of [
      ...['/', '/import', '/programmes/new', whole, `${whole}/people`, `${whole}/mails?group=hold-1`],
      ...[`${whole}/timeline`, `${whole}/introduction`, `${whole}/unanswered`, `${whole}/report`, `${whole}/changes`],
      ...['postpone', 'mentor', 'mend', 'finish', 'cancel', 'erase'].map((what) => `${whole}/changes?do=${what}`),
      // Not a person's page: each who looks is told of on it.
      ...[`${whole}/texts`, `${whole}/texts?kind=welcome`],
    ]) {
      await page.goto(at(path));
      await plain.goto(at(path));
      expect([path, await textOf(plain)]).toEqual([path, await textOf(page)]);
      const controls = (of: Page) => of.locator('main :is(input:not([type=hidden]), select, textarea)').count();
      expect([path, await controls(plain)]).toEqual([path, await controls(page)]);
    }
  });

  test('lists are filtered, and taken out as tables that run no formula', async () => {
    const { page, context } = await comeIn(hall, browser);
    await hall.call('PATCH', `/api/programmes/${id}/people/${first}`, { department: '=HYPERLINK("x")' });
    await page.goto(at(`/programmes/${id}/people`));
    await page.fill('#q', 'anna.holm');
    await press(page, 'show');
    // What is looked for stands in no address, and whoever may read may look.
    expect(page.url()).toBe(at(`/programmes/${id}/people`));
    expect(await page.locator('tbody tr').count()).toBe(1);
    const csv = await (
      await context.request.post(at(`/programmes/${id}/people`), {
        form: { choice: 'csv' },
        headers: { origin: hall.url },
      })
    ).text();
    expect([csv.startsWith('\uFEFFNavn;Mailadresse;'), csv.includes(`"'=HYPERLINK(""x"")"`)]).toEqual([true, true]);
    // Who took it out is kept, and what was done by the API.
    await page.goto(at(`/log?programme=${id}`));
    expect(await textOf(page)).toContain('tog listen over personer ud');
    expect(await textOf(page)).toContain('gennem API’et: PATCH /programmes/{id}/people/{person}');
    expect(await textOf(page)).not.toContain('anna.holm');
    await page.goto(at(`/programmes/${id}/mails?kind=welcome&group=hold-2`));
    expect(await page.locator('tbody tr').count()).toBe(7);
    expect(await textOf(page)).toContain('Sendt');
  });

  test('who has looked at somebody is kept, and nothing that was written is shown', async () => {
    const { page } = await comeIn(hall, browser);
    const person = await hall.person(id, 'anna.holm');
    const lookedAt = async () =>
      (await staffDesk({ db: hall.db }).log({ programme: id, person })).filter(({ deed }) => deed === 'looked');
    const before = (await lookedAt()).length;
    await page.goto(at(`/programmes/${id}/people/${person}`));
    await page.reload();
    // Looked at again within the hour it is the same looking.
    expect((await lookedAt()).length).toBe(before + 1);
    expect(await page.innerText('footer')).toContain('Ingen side her viser');
  });

  test('HR says something of its own in a letter, sees it as each gets it, and what the letter must say stays', async () => {
    const { page } = await comeIn(hall, browser);
    await page.goto(at(`/programmes/${id}/texts?kind=meeting-reminder`));
    await page.fill('#before', 'Hej {navn}, tag {kagen} med.');
    await press(page, 'save');
    expect(await page.locator('#before').getAttribute('aria-invalid')).toBe('true');
    expect(await page.inputValue('#before')).toContain('{kagen}');
    await page.fill('#before', 'Hej {navn} fra {hold}, {mentor} har kage med.');
    await press(page, 'save');
    await look(page, 'da-hr-texts', at(`/programmes/${id}/texts?kind=meeting-reminder`));
    // A name goes in by its button and out by one key; what is typed within it comes behind it.
    await page.fill('#after', 'Kom godt hjem, ');
    await page.focus('#after');
    await page.keyboard.press('End');
    await page.getByRole('button', { name: 'Sæt {navn} ind' }).click();
    expect(await page.inputValue('#after')).toBe('Kom godt hjem, {navn}');
    for (const key of ['ArrowLeft', 'ArrowLeft', 'x']) await page.keyboard.press(key);
    expect(await page.inputValue('#after')).toBe('Kom godt hjem, {navn}x');
    for (const key of ['Backspace', 'Backspace']) await page.keyboard.press(key);
    expect(await page.inputValue('#after')).toBe('Kom godt hjem, ');
    await page.keyboard.press('ControlOrMeta+z');
    expect(await page.inputValue('#after')).toBe('Kom godt hjem, {navn}');
    await page.goto(at(`/programmes/${id}/texts?kind=meeting-reminder`));
    await Promise.all([page.waitForNavigation(), page.click('main ul a:has-text("Birgit Krogh")')]);
    const said = 'Hej Birgit fra Hold 1, Mette Bruun har kage med.';
    expect(await page.frameLocator('iframe').locator('body').innerText()).toContain(said);
    // Tried on HR: it goes to whoever is signed in and nowhere else, and was planned for nobody.
    const planned = await hall.mails(id);
    await page.focus('button[value=test]');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect(await textOf(page)).toContain('Prøvemailen er sendt til dig');
    await hall.pass('1m');
    const tried = hall.received.filter(({ mail }) => mail.headers.has('x-gruppementor-test'));
    expect(tried.map(({ to, mail }) => [to, mail.subject?.startsWith('Prøve: ')])).toEqual([
      ['hr@localhost.localdomain', true],
    ]);
    expect(tried[0]?.mail.text).toContain(said);
    expect((await hall.mails(id)).length).toBe(planned.length);
    expect(await hall.db.selectFrom('test_mail').select('id').execute()).toEqual([]);
    const [reminder] = await hall.mails(id, '?kind=meeting-reminder&person=birgit.krogh@kommune.example');
    await hall.until(reminder.plannedFor, 5);
    const mail = hall.inbox(id, 'meeting-reminder').find(({ to }) => to === 'birgit.krogh@kommune.example');
    expect(mail?.mail.text).toContain(said);
    expect(mail?.mail.text).toContain('1. møde');
  });
});
