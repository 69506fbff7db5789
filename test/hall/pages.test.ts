// The pages behind links in a real browser: accessible at any width, without scripts, and kind to links that no longer work.
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { example } from '../example.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;
let browser: Browser;
const posted = { ...example(), id: 'pages' } as Record<string, any>;

beforeAll(async () => {
  hall = await openTownHall();
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
  const first = new Date(Date.now() + 40 * 86_400_000);
  while (first.getUTCDay() !== 2 || first.getUTCMonth() === 11) first.setTime(first.getTime() + 86_400_000);
  for (const group of posted.groups) group.meetings.first = `${first.toISOString().slice(0, 10)}T16:00`;
  const { status, text } = await hall.call('POST', '/api/programmes', posted);
  expect([status, text.slice(0, 300)]).toEqual([201, expect.anything()]);
  await hall.env.sleep('1 minute');
}, 120_000);

afterAll(async () => {
  await browser.close();
  await hall.close();
});

const linkOf = (kind: string, to: string) =>
  hall.received.find((mail) => mail.kind === kind && mail.to === to)?.links[0] ?? '';

describe('a page behind a link', () => {
  for (const width of [320, 1280])
    test(`meets WCAG 2.2 AA at ${width} pixels`, async () => {
      const context = await browser.newContext({ viewport: { width, height: 800 } });
      const page = await context.newPage();
      for (const link of [
        linkOf('welcome', 'mette.bruun@kommune.example'),
        linkOf('welcome', 'anna.holm@kommune.example'),
        `${hall.url}/act/nonsense`,
      ]) {
        await page.goto(link);
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
          .analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
      }
      await context.close();
    });

  test('changes nothing by being opened, and acts by its button', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const status = async () => (await hall.call('GET', '/api/programmes/pages')).body.groups[0].mentees[0].status;
    await page.goto(linkOf('welcome', 'anna.holm@kommune.example'));
    expect(await status()).toBe('active');
    await page.fill('textarea', 'Jeg har fået et andet job');
    await page.click('button');
    // Once more is asked, with what follows; going back keeps what was typed.
    expect(await page.textContent('main')).toContain('Møderne bliver fjernet fra din kalender');
    expect(await status()).toBe('active');
    await page.click('button.second');
    expect(await page.inputValue('textarea')).toBe('Jeg har fået et andet job');
    await page.click('button');
    await page.click('button');
    expect(await page.textContent('[role=status]')).toContain('Tak, fordi du gav besked');
    expect(await status()).toBe('left');
    expect((await hall.call('GET', '/api/programmes/pages')).body.groups[0].mentees[0].reason).toBe(
      'Jeg har fået et andet job',
    );
    await context.close();
  });

  test('says kindly that a link no longer works, and whom to ask', async () => {
    const again = await hall.answer(linkOf('welcome', 'anna.holm@kommune.example'));
    expect(again.status).toBe(410);
    expect(again.text).toContain('helle.storm@kommune.example');
    const link = linkOf('welcome', 'birgit.krogh@kommune.example');
    const forged = await hall.answer(`${link.slice(0, -6)}AAAAAA`);
    expect(forged.status).toBe(404);
    expect(hall.logLines.join()).not.toContain(link.slice(-40));
  });
});

describe("HR's API", () => {
  test('asks for a key', async () => {
    expect((await fetch(`${hall.url}/api/programmes`)).status).toBe(401);
  });

  test('names each field that is wrong, with its rule', async () => {
    const { status, body } = await hall.call('POST', '/api/programmes/preview', {
      ...posted,
      purpose: '',
      groups: [{ ...posted.groups[0], mentees: [] }],
    });
    expect(status).toBe(422);
    expect(body.errors.map(({ path }: any) => path)).toContain('purpose');
    const few = await hall.call('POST', '/api/programmes/preview', {
      ...posted,
      groups: [{ ...posted.groups[0], mentees: [] }],
    });
    expect(few.body.errors).toMatchObject([{ path: 'groups.0.mentees', rule: 'R9' }]);
  });

  test('refuses other content under a known id, and an early finish before meeting 3', async () => {
    expect((await hall.call('POST', '/api/programmes', { ...posted, title: 'Another' })).status).toBe(409);
    const { status, body } = await hall.call('POST', '/api/programmes/pages/groups/hold-1/early-finish', {});
    expect(status).toBe(409);
    expect(body.errors[0].rule).toBe('R65');
    expect((await hall.call('GET', '/api/programmes/unknown')).status).toBe(404);
  });

  test('takes no body over 1 MB', async () => {
    expect((await hall.call('POST', '/api/programmes/preview', { purpose: 'x'.repeat(1_100_000) })).status).toBe(413);
  });

  test('turns a signal that breaks a rule into attention, and changes nothing', async () => {
    await hall.env.client.workflow.getHandle('programme:pages:hold-2').signal('finishEarly', {});
    await hall.env.sleep('1 minute');
    const { body } = await hall.call('GET', '/api/programmes/pages');
    expect(body.attention).toContainEqual(
      expect.objectContaining({ kind: 'message-refused', group: 'hold-2', about: 'finishEarly: R65' }),
    );
    expect(body.groups[1].closing).toBe('fourth-meeting');
  });
});

describe('the mail server', () => {
  test('refuses an address: HR hears of it, and the programme goes on', async () => {
    hall.refusals.set('karen.vestergaard@kommune.example', { code: 550, times: 100 });
    hall.refusals.set('ida.skov@kommune.example', { code: 451, times: 2 });
    const body = { ...posted, id: 'refused' };
    expect((await hall.call('POST', '/api/programmes', body)).status).toBe(201);
    await hall.env.sleep('2 hours');
    const { mails } = (await hall.call('GET', '/api/programmes/refused/mails')).body;
    const welcomes = mails.filter((mail: any) => mail.kind === 'welcome');
    expect(welcomes.filter((mail: any) => mail.outcome === 'failed').map((mail: any) => mail.reason)).toEqual([
      expect.stringContaining('550'),
    ]);
    expect(welcomes.filter((mail: any) => mail.outcome === 'sent')).toHaveLength(20);
    const ids = hall.received.map(({ mail }) => mail.messageId);
    expect(new Set(ids).size, 'a retry sends only what is left').toBe(ids.length);
    const { attention } = (await hall.call('GET', '/api/programmes/refused')).body;
    // One address, one thing to mend, however many mails it refuses.
    expect(attention.filter(({ kind }: any) => kind === 'mail-refused')).toEqual([
      expect.objectContaining({
        person: await hall.person('refused', 'karen.vestergaard'),
        todo: expect.stringContaining('adressen'),
      }),
    ]);
    expect(
      hall.received.some(
        ({ kind, mail }) => kind === 'attention' && mail.headers.get('x-gruppementor-programme') === 'refused',
      ),
    ).toBe(true);
  });
});

describe('who asks too often', () => {
  const flood = async (ask: (n: number) => Promise<Response>) => {
    const answers: number[] = [];
    // One more than a minute has, and as many again where the minute turned meanwhile.
    for (let n = 0; n < 2402 && answers.at(-1) !== 429; n += 1) answers.push((await ask(n)).status);
    return answers.at(-1);
  };

  test('is asked to wait on a page, and others behind the same proxy are not', async () => {
    const from = (address: string) => fetch(`${hall.url}/act/nonsense`, { headers: { 'x-forwarded-for': address } });
    expect(await flood(() => from('10.1.1.1'))).toBe(429);
    const page = await from('10.1.1.1');
    expect([page.headers.get('content-type'), page.headers.has('retry-after')]).toEqual([
      'text/html; charset=utf-8',
      true,
    ]);
    expect(await page.text()).toContain('Vent et minut');
    const english = await fetch(`${hall.url}/act/nonsense`, {
      headers: { 'x-forwarded-for': '10.1.1.1', 'accept-language': 'en-GB,en;q=0.9,da;q=0.5' },
    });
    expect(await english.text()).toMatch(/<html lang="en">.*Wait a minute/s);
    expect((await from('10.1.1.2')).status).toBe(404);
  });

  test('with one link is asked to wait a day, and other links of the group are not', async () => {
    const link = linkOf('welcome', 'anna.holm@kommune.example');
    const answers: number[] = [];
    for (let n = 0; n < 101; n += 1)
      answers.push((await fetch(link, { method: 'POST', body: new URLSearchParams({ choice: 'leave' }) })).status);
    // Earlier tests have answered with it, too.
    expect([answers.slice(0, 94).includes(429), answers.at(-1)]).toEqual([false, 429]);
    expect((await fetch(linkOf('welcome', 'birgit.krogh@kommune.example'))).status).toBe(200);
  });

  test('is told so by HR’s API, and other keys are not', async () => {
    const by = (key: string) => fetch(`${hall.url}/api/programmes`, { headers: { authorization: `Bearer ${key}` } });
    expect(await flood(() => by('wild'))).toBe(429);
    const problem = await by('wild');
    expect([problem.headers.get('content-type'), problem.headers.has('retry-after')]).toEqual([
      'application/problem+json; charset=utf-8',
      true,
    ]);
    expect((await hall.call('GET', '/api/programmes')).status).toBe(200);
  });
});
