// The pages on which people write and read, in a real browser: in both languages, narrow and wide, by keyboard, with and without scripts.
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { docx } from '../zips.ts';
import { look, openBrowser, pictures } from './looking.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;
let browser: Browser;

const METTE = 'mette.bruun@kommune.example';
const ANNA = 'anna.holm@kommune.example';
const BIRGIT = 'birgit.krogh@kommune.example';
const HR = 'helle.storm@kommune.example';
const LONG = 'Den gode leder lytter, før hun svarer. '.repeat(40);

/** The last link of that purpose in what somebody got: by the order in which their mails have them. */
const linkOf = (id: string, kind: string, to: string, n = 0) =>
  hall
    .inbox(id, kind)
    .filter((mail) => mail.to === to)
    .at(-1)
    ?.links.at(n) ?? '';
const post = (link: string, fields: Record<string, string | string[]>, file?: Buffer) => {
  const body = new FormData();
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) body.append(name, value);
  if (file) body.append('file', new Blob([new Uint8Array(file)]), 'Min besvarelse.docx');
  return fetch(link, { method: 'POST', body });
};

beforeAll(async () => {
  hall = await openTownHall();
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await hall.close();
});

describe.each(['da', 'en'] as const)('in %s', (language) => {
  const id = `pages-${language}`;
  const group = async () => (await hall.status(id)).groups[0];

  test('each page is accessible and fits, whatever has been written on it', async () => {
    await hall.start(id, 23, (body) => {
      body.language = language;
      body.groups = body.groups.slice(0, 1);
      body.surveyThreshold = 3;
      body.groups[0].practice = { shareHandIns: true };
    });
    const page = await (await browser.newContext()).newPage();
    const pageOf = (name: string, link: string) => look(page, `${language}-${name}`, link);
    await pageOf('survey-before', linkOf(id, 'welcome', ANNA, 1));
    await pageOf('my-page-mentor', linkOf(id, 'welcome', METTE, -1));
    const { meetings } = await group();
    await hall.until(meetings[0].endsAt, 30);
    const confirmation = linkOf(id, 'meeting-confirmation', METTE);
    await page.goto(confirmation);
    const task = (await page.locator('main a').first().getAttribute('href')) ?? '';
    await post(task, { text: LONG, reading: 'Schein', tools: ['grow', 'swot'], title: 'Lytte', choice: 'save' });
    await pageOf('task', task);
    await hall.answer(confirmation);
    await hall.pass('5 minutes');
    await pageOf('hand-in-empty', linkOf(id, 'task-assigned', BIRGIT));
    const handIn = linkOf(id, 'task-assigned', ANNA);
    // By keyboard alone, and without scripts.
    const bare = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await bare.goto(handIn);
    const focused = () => bare.evaluate('document.activeElement.id || document.activeElement.value');
    for (let n = 0; n < 20 && (await focused()) !== 'text'; n += 1) await bare.keyboard.press('Tab');
    await bare.keyboard.type('Skrevet med tastaturet');
    for (let n = 0; n < 20 && (await focused()) !== 'draft'; n += 1) await bare.keyboard.press('Tab');
    await Promise.all([bare.waitForNavigation(), bare.keyboard.press('Enter')]);
    expect(await bare.inputValue('#text')).toBe('Skrevet med tastaturet');
    expect(await bare.textContent('.note')).toMatch(/Gemt|Saved/);
    await post(handIn, { text: LONG, question: 'Hvorfor?', comment: 'God opgave', choice: 'hand-in' }, docx());
    await pageOf('hand-in', handIn);
    await hall.until(meetings[1].startsAt, -7 * 60);
    const briefing = linkOf(id, 'briefing', METTE);
    await pageOf('briefing', briefing);
    await pageOf('briefing-print', `${briefing}/print`);
    await page.goto(linkOf(id, 'task-assigned', BIRGIT));
    const peers = (await page.locator('main a').first().getAttribute('href')) ?? '';
    await post(peers, { to: (await group()).mentees[0].id, question: 'Hvad mener du?', choice: 'ask' });
    await pageOf('peers', peers);
    await pageOf('my-page', linkOf(id, 'welcome', BIRGIT, -1));
  });

  test('the last forms and the report, too', async () => {
    const { meetings } = await group();
    // What is asked at the start can't be answered once the second meeting has been, whatever is posted.
    await hall.until(meetings[1].endsAt, 30);
    expect((await post(linkOf(id, 'welcome', ANNA, 1), { q1: '5', choice: 'send' })).status).toBe(409);
    for (const [index, { endsAt }] of meetings.slice(1).entries()) {
      await hall.until(endsAt, 30);
      await hall.answer(linkOf(id, 'meeting-confirmation', METTE));
      expect((await group()).meetings[index + 1].status).toBe('held');
    }
    await hall.pass('6 days');
    const page = await (await browser.newContext()).newPage();
    expect((await hall.call('GET', `/api/programmes/${id}/report`)).body.survey.mentees[0].before).toBeUndefined();
    expect(await hall.db.selectFrom('words').selectAll().where('about', '=', 'survey-before').execute()).toEqual([]);
    const forms = hall.inbox(id, 'closing-form');
    expect(forms).toHaveLength(6);
    await look(page, `${language}-closing-form`, forms[0]?.links[0] ?? '');
    for (const [index, { links }] of forms.slice(0, 4).entries()) {
      const grades = Object.fromEntries([1, 2, 3, 4, 5].map((q) => [`q${q}`, String(1 + ((index + q) % 5))]));
      const answer = await post(links[0] ?? '', {
        clarified: 'yes',
        goal: 'Teamleder',
        nextStepOn: '2027-09-01',
        choice: 'send',
        ...grades,
      });
      expect(answer.status).toBe(200);
    }
    await look(page, `${language}-mentor-survey`, linkOf(id, 'mentor-survey', METTE));
    const report = linkOf(id, 'final-report', HR);
    expect((await post(report, { lesson: 'Begynd tidligere.', choice: 'save' })).status).toBe(200);
    await look(page, `${language}-report`, report);
    const said = (await page.textContent('main')) ?? '';
    expect(said).toContain('Begynd tidligere.');
    expect(said).toContain('eptember 20274');
    expect(await page.locator('svg.plot').count()).toBe(7);
    // Every count is one of domain/figures.ts: on the page, in HR's answer, in the mail.
    const { total } = (await hall.call('GET', `/api/programmes/${id}/report`)).body;
    const mail = hall.inbox(id, 'final-report')[0]?.mail.text ?? '';
    expect(total).toMatchObject({ met: 4, meetings: 4, attended: 24, seats: 24, handedIn: 1, tasks: 18, left: 0 });
    for (const [one, of] of [
      [total.met, total.meetings],
      [total.attended, total.seats],
      [total.handedIn, total.tasks],
    ]) {
      expect(mail).toContain(`${one} ${language === 'da' ? 'af' : 'of'} ${of}`);
      expect(said).toContain(`${one} / ${of}`);
    }
    if (pictures) {
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize({ width: 794, height: 1123 });
      await page.screenshot({ path: join(pictures, `${language}-report-print.png`), fullPage: true });
      await page.pdf({ path: join(pictures, `${language}-report.pdf`), format: 'A4' });
    }
  });
});
