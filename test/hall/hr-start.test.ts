// HR alone, in a browser: from a spreadsheet of eighteen people to the printed report, in a rehearsal.
import { utils, write } from '@e965/xlsx';
import { Temporal } from 'temporal-polyfill';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WorkingDays } from '../../domain/working-days.ts';
import { example } from '../example.ts';
import { comeIn, press as pressIn, textOf } from './coming-in.ts';
import { look, openBrowser, pictures } from './looking.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  hall = await openTownHall('running');
  browser = await openBrowser();
  ({ page } = await comeIn(hall, browser));
}, 120_000);

afterAll(async () => {
  await browser.close();
  await hall.close();
});

const press = (choice: string) => pressIn(page, choice);
const text = () => textOf(page);

/** The eighteen of the example as Danish Excel writes them, with a row that is wrong. */
function spreadsheet(): Buffer {
  const people = example().groups.flatMap((group: any) => [
    { ...group.mentor, role: 'Mentor', group: group.name },
    ...group.mentees.map((mentee: any) => ({ ...mentee, role: 'Mentee', group: group.name })),
  ]);
  const rows = people.map(({ name, email, department = '', manager = '', employedSince = '', role, group }: any) => [
    ...[name, email, department, manager, employedSince.split('-').reverse().join('-'), role, group],
  ]);
  const head = ['Navn', 'E-mail', 'Forvaltning', 'Nærmeste leder', 'Ansat siden', 'Rolle', 'Hold'];
  const all = [['Deltagere'], head, ...rows, ['Uden Adresse', 'ukendt', '', '', '', '', 'Hold 1']];
  return Buffer.from(all.map((row) => row.join(';')).join('\r\n'), 'latin1');
}

test('the people are taken in from a spreadsheet, and what is wrong is told by line', async () => {
  await page.goto(`${hall.url}/hr/import`);
  await page.setInputFiles('#file', { name: 'deltagere.csv', mimeType: 'text/csv', buffer: spreadsheet() });
  // What takes a while says so while it does.
  await page.evaluate(`new MutationObserver(() => {
    sessionStorage.busy = document.querySelector('form [role=status]:has(progress)')?.textContent ?? '';
  }).observe(document.body, { childList: true, subtree: true })`);
  await press('upload');
  expect(await page.evaluate('sessionStorage.busy')).toContain('Regnearket bliver læst');
  expect(await text()).toContain('Linje 24, Mailadresse: ukendt er ikke en mailadresse.');
  if (pictures) await look(page, 'da-hr-import', page.url());
  // A column that was not guessed is said by hand; each keeps its place.
  expect(await page.inputValue('#column2')).toBe('department');
  const csv = await (await page.context().request.get(`${page.url()}&as=csv`)).text();
  expect(csv).toContain(
    'Uden Adresse;ukendt;;;;;Hold 1;"Mailadresse: ukendt er ikke en mailadresse."'.replaceAll('"', ''),
  );
  await press('apply');
  expect(await text()).toContain('Hvem der er med (21)');
  // What is refused loses neither the draft nor what was typed; and Enter removes nobody.
  await page.click('summary:has-text("Tilføj en person")');
  await page.fill('#new-name', 'Nina Ny');
  await press('add');
  expect(await page.inputValue('#new-name')).toBe('Nina Ny');
  expect(await text()).toContain('Hvem der er med (21)');
  await page.fill('#new-name', '');
  await page.focus('#location');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  expect(await text()).toContain('Hvem der er med (21)');
});

test('a cell without a value, and a second mentor of a group, are told before anything goes on', async () => {
  const book = utils.book_new();
  const sheet = utils.aoa_to_sheet([
    ['Navn', 'Mail', 'Rolle', 'Hold'],
    ['Ny Mentor', 'ny.mentor@kommune.example', 'Mentor', 'Hold 1'],
    ['Tom Celle', '', '', 'Hold 1'],
  ]);
  sheet.B3 = { t: 'e', v: 0x2a, f: 'NA()' };
  utils.book_append_sheet(book, sheet, 'Ark1');
  const buffer = write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
  await page.click('main a:has-text("Indlæs regneark")');
  await page.setInputFiles('#file', { name: 'flere.xlsx', mimeType: 'application/octet-stream', buffer });
  await press('upload');
  expect(await text()).toContain('Linje 3, Mailadresse: cellen har en formel uden resultat.');
  await press('apply');
  expect(await text()).toContain('Hvem der er med (22)');
  await press('see');
  expect(await text()).toContain('Et hold har én mentor; her er flere.');
  await page.click('main a:has-text("Tilbage til kladden")');
  await press('remove:ny.mentor@kommune.example');
  expect(await text()).toContain('Hvem der er med (21)');
});

test('a draft keeps itself, and shows what is missing before anything is sent', async () => {
  await page.fill('#title', 'Vejen til ledelse');
  await page.getByText('Gemt kl.').waitFor();
  await page.reload();
  expect(await page.inputValue('#title')).toBe('Vejen til ledelse');
  await press('see');
  expect(await text()).toContain('Der er');
  await page.goBack();
});

test('a draft has whoever was typed, says where something is missing, and is deleted when asked twice', async () => {
  const other = await page.context().newPage();
  const pressed = (choice: string) =>
    Promise.all([other.waitForNavigation(), other.click(`button[value="${choice}"]:visible`)]);
  await other.goto(`${hall.url}/hr/programmes/new`);
  await pressed('begin');
  const draft = other.url();
  await other.fill('#new-name', 'Tove Tastet');
  await other.fill('#new-email', 'tove@kommune.example');
  await other.fill('#new-group', 'Hold 1');
  await pressed('see');
  const said = await other.locator('#faults').innerText();
  expect(said).not.toMatch(/hr\.email|sponsor\.name|title:/);
  expect(said).toMatch(/Titel: |Titlen: |Navn/i);
  // Each leads to its field in the draft.
  await Promise.all([other.waitForNavigation(), other.click('#faults a >> nth=0')]);
  expect(other.url()).toMatch(/draft=.*#\w+$/);
  await other.goto(draft);
  expect(await other.locator('main').innerText()).toContain('Tove Tastet');
  await pressed('drop');
  expect(await other.locator('main').innerText()).toContain('kan ikke fortrydes');
  await other.goto(draft);
  expect(await other.locator('main').innerText()).toContain('Tove Tastet');
  await pressed('drop');
  await pressed('drop-now');
  expect(await other.locator('main').innerText()).toContain('Kladden er slettet');
  await other.close();
});

test('the preview shows the course and every mail as its receiver will see it', async () => {
  const first = new WorkingDays().onOrAfter(Temporal.Now.plainDateISO('UTC').add({ days: 60 })).toString();
  for (const [field, value] of [
    ['purpose', 'Kommunen mangler ledere.'],
    ['hrName', 'Helle Storm'],
    ['hrEmail', 'helle.storm@kommune.example'],
    ['sponsorName', 'Niels Brandt'],
    ['sponsorEmail', 'niels.brandt@kommune.example'],
    ['first', first],
    ['location', 'Rådhuset'],
  ] as const)
    await page.fill(`#${field}`, value);
  await press('see');
  expect(await text()).toMatch(/Alle \d+ mails/);
  if (pictures) await look(page, 'da-hr-preview', page.url());
  await page.click('details:has-text("Anna Holm") summary');
  await Promise.all([page.waitForNavigation(), page.click('details:has-text("Anna Holm") a')]);
  const mail = page.frameLocator('iframe');
  expect(await mail.locator('body').innerText()).toContain('Kære Anna');
  await page.goBack();
  expect(hall.inbox('vejen-til-ledelse')).toEqual([]);
});

test('the rehearsal runs to its end, is followed on the way, and ends with the report', async () => {
  await page.fill('#minutes', '0.5');
  await page.selectOption('#people', 'mishaps');
  await press('rehearse');
  const address = page.url().split('?')[0] ?? '';
  const id = decodeURIComponent(address.split('/').at(-1) ?? '');
  await expect.poll(async () => (await hall.status(id)).round, { timeout: 60_000 }).toBeGreaterThan(1);
  await page.goto(address);
  if (pictures) await look(page, 'da-hr-programme', address);
  expect(await page.locator('.course a').count()).toBeGreaterThan(15);
  // How far it has come goes on by itself.
  const steps = () => page.locator('progress').getAttribute('value').then(Number);
  const before = await steps();
  await expect.poll(steps).toBeGreaterThan(before);
  // On paper it is as wide as the paper.
  const other = await page.context().newPage();
  await other.goto(`${address}/timeline`);
  await other.emulateMedia({ media: 'print' });
  await other.setViewportSize({ width: 794, height: 1123 });
  expect(await other.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(794);
  await other.close();
  await expect.poll(async () => (await hall.status(id)).phase, { timeout: 120_000 }).toBe('ended');
  // As people are: one of them has left.
  const mails = await hall.mails(id);
  expect(mails.some(({ kind }) => kind === 'dropout-confirmed')).toBe(true);
  await page.goto(`${address}/report`);
  expect(await text()).toContain('Fremmøde');
  if (pictures) await look(page, 'da-hr-report', page.url());
  const paper = await page.pdf({ format: 'A4' });
  expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
  const figures = await (await page.context().request.get(`${address}/report?as=csv`)).text();
  expect(figures).toContain('Hold 1');
});
