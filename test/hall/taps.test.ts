// What people press: nothing that can't be taken back on one tap, nothing typed that is lost, and pages that say what was answered.
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { calendarOf } from './post-office.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  hall = await openTownHall();
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
  page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await hall.start('taps', 23, (body) => {
    body.groups[0].tasks = { 2: 'Skriv et brev til dig selv om fem år.' };
    body.circle = { convener: body.groups[0].mentor.email };
  });
}, 120_000);

afterAll(async () => {
  await browser.close();
  await hall.close();
});

const MENTOR = 'mette.bruun@kommune.example';
const ANNA = 'anna.holm@kommune.example';
const group = async (index = 0) => (await hall.status('taps')).groups[index];
const linkOf = (kind: string, to: string, n = 0) =>
  hall
    .inbox('taps', kind)
    .filter((mail) => mail.to === to)
    .at(-1)?.links[n] ?? '';
const text = async () => (await page.textContent('main')) ?? '';
const press = (choice: string) => page.click(`button[value="${choice}"]`);

test('a dropout is chosen from one list, asked about once more by name, and told by name', async () => {
  await page.goto(linkOf('welcome', MENTOR));
  expect(await page.locator('input[type=radio][name=person]').count()).toBe(6);
  expect(await page.locator('button').count()).toBe(1);
  // Nobody chosen is one sentence beside the list, and what was typed stays.
  await page.fill('textarea', 'Nyt job');
  await press('left');
  expect(await page.textContent('#person-wrong')).toContain('Vælg, hvem der er stoppet');
  expect(await page.inputValue('textarea')).toBe('Nyt job');
  await page.check('text=Freja Østergaard');
  await press('left');
  expect(await text()).toContain('Er Freja Østergaard stoppet?');
  expect(await text()).toContain('Møderne bliver fjernet fra kalenderen hos Freja Østergaard');
  expect((await group()).mentees.map(({ status }: any) => status)).toEqual(Array(6).fill('active'));
  await press('back');
  expect(await page.isChecked('text=Freja Østergaard')).toBe(true);
  await press('left');
  await press('left');
  expect(await text()).toContain('Freja Østergaard er ikke længere med');
  expect((await group()).mentees.filter(({ status }: any) => status === 'left')).toEqual([
    expect.objectContaining({ name: 'Freja Østergaard', reason: 'Nyt job' }),
  ]);
});

test('a meeting that was not held offers a new time; held after all it shows the boxes as they were answered, and until when', async () => {
  const { meetings } = await group();
  await hall.until(meetings[0].endsAt, 30);
  const link = linkOf('meeting-confirmation', MENTOR);
  await page.goto(link);
  await press('not-held');
  expect(await text()).toContain('Mødet er meldt som ikke holdt');
  const move = (await page.getAttribute('text=Find en ny tid til mødet', 'href')) ?? '';
  expect((await fetch(move)).status).toBe(200);
  await page.goto(link);
  await page.uncheck('text=Anna Holm');
  await page.fill('#hours', '3.5');
  await press('held');
  expect(await text()).toContain('Tak, det er noteret. Du kan ændre dit svar på denne side indtil');
  await page.goto(link);
  const said = await text();
  expect(said).toMatch(/Du svarede .* kl\. \d\d\.\d\d\. Du kan ændre dit svar på denne side indtil .* kl\. 16\.00\./);
  expect(await page.isChecked('text=Anna Holm')).toBe(false);
  expect(await page.isChecked('text=Birgit Krogh')).toBe(true);
  expect(await page.inputValue('#hours')).toBe('3.5');
});

test('a task has its text, its deadline and its mark; a page whose matter is over says so and has no form', async () => {
  await hall.pass('10 minutes');
  const link = linkOf('task-assigned', ANNA);
  await page.goto(link);
  expect(await text()).toContain('Skriv et brev til dig selv om fem år.');
  expect(await text()).toContain('Fristen er');
  await page.fill('#text', 'Kære mig om fem år');
  await press('hand-in');
  await page.goto(link);
  expect(await text()).toMatch(/Afleveret .*Du kan ændre dit svar på denne side indtil/);
  expect(await page.inputValue('#text')).toBe('Kære mig om fem år');
  const { meetings } = await group();
  // The test's clock is not the API's: the group itself must have noticed that the meeting is over.
  await hall.until(meetings[1].endsAt, 10);
  await page.goto(link);
  expect(await text()).toContain('Opgaven til mødet er lukket');
  expect(await page.locator('form').count()).toBe(0);
});

test('a date that is refused is said beside its field, and going back keeps what was typed', async () => {
  const link = linkOf('meeting-invitation', MENTOR);
  const { meetings } = await group();
  const later = new Date(Date.parse(meetings[3].startsAt) + 7 * 86_400_000).toISOString().slice(0, 10);
  await page.goto(link);
  await page.fill('#date', '2020-01-06');
  await page.fill('#place', 'Kantinen');
  await press('look');
  expect(await page.textContent('#date-wrong')).toContain('Mødet kan kun flyttes');
  expect(await page.inputValue('#place')).toBe('Kantinen');
  await page.fill('#date', later);
  await press('look');
  expect(await text()).toContain('Skal 4. møde i Hold 1 flyttes?');
  expect(await text()).toContain('Frist for opgaven til 4. møde');
  await press('back');
  expect([await page.inputValue('#date'), await page.inputValue('#place')]).toEqual([later, 'Kantinen']);
  expect((await group()).meetings[3].startsAt).toBe(meetings[3].startsAt);
});

test('the convener says that the circle has not met, and when it meets instead', async () => {
  const { circle } = await hall.status('taps');
  const preparation = circle.find(({ kind, round }: any) => kind === 'preparation' && round === 3);
  await hall.until(preparation.endsAt, 30);
  const link = linkOf('circle-confirmation', MENTOR);
  await page.goto(link);
  const day = new Date(Date.parse(preparation.startsAt) + 86_400_000).toISOString().slice(0, 10);
  await page.fill('#date', day);
  await press('not-held');
  expect(await page.textContent('#date-wrong')).toContain('Skriv en dato og et klokkeslæt');
  // Not so late that the next one comes first.
  await page.fill('#date', '2029-01-08');
  await page.fill('#time', '10:00');
  await press('not-held');
  await press('not-held');
  expect(await page.textContent('#date-wrong')).toContain('skal ligge før mentorgruppens næste møde');
  await page.fill('#date', day);
  await press('not-held');
  expect(await text()).toContain('bliver flyttet til');
  await press('not-held');
  expect(await text()).toContain('Mødet er flyttet til');
  await hall.pass('10 minutes');
  const moved = (await hall.status('taps')).circle.find(
    ({ kind, round }: any) => kind === 'preparation' && round === 3,
  );
  expect(moved).toMatchObject({ startsAt: expect.stringContaining(`${day}T10:00`), status: 'planned', sequence: 1 });
  const told = hall.inbox('taps', 'meeting-moved').filter(({ mail }) => mail.subject?.includes('forberedelsesmødet'));
  expect(told.map(({ to }) => to).sort()).toEqual([
    MENTOR,
    'soeren.kjaer@kommune.example',
    'ulla.thorsen@kommune.example',
  ]);
  // It is asked about anew, and then it was held.
  await hall.until(moved.endsAt, 30);
  await page.goto(linkOf('circle-confirmation', MENTOR));
  await press('held');
  await page.goto(linkOf('circle-confirmation', MENTOR));
  expect(await text()).toMatch(/Du svarede .*Mødet er bekræftet som holdt/);
});

test('a confirmation of the circle that nobody answers is HR’s to look at, and ends with the answer', async () => {
  const attention = async () =>
    (await hall.status('taps')).attention.filter(({ kind }: any) => kind === 'circle-unconfirmed');
  const before = await attention();
  expect(before).toContainEqual(expect.objectContaining({ meeting: 1, about: 'preparation' }));
  const link = hall.inbox('taps', 'circle-confirmation')[0]?.links[0] ?? '';
  expect((await hall.answer(link)).status).toBe(200);
  expect(await attention()).not.toContainEqual(expect.objectContaining({ meeting: 1, about: 'preparation' }));
});

test('an early finish is approved on the second tap only; whose group is done is called to no fourth round', async () => {
  const { meetings } = await group(1);
  await hall.until(meetings[2].endsAt, 30);
  for (const n of [1, 2, 3])
    expect((await hall.call('POST', `/api/programmes/taps/groups/hold-2/meetings/${n}/held`, {})).status).toBe(200);
  await hall.pass('10 minutes');
  const mentor = 'soeren.kjaer@kommune.example';
  await page.goto(linkOf('meeting-confirmation', mentor, 1));
  await press('propose');
  await page.goto(linkOf('meeting-confirmation', mentor, 1));
  expect(await text()).toContain('Forslaget er sendt');
  await hall.pass('10 minutes');
  const decide = linkOf('early-finish-proposed', 'helle.storm@kommune.example');
  await page.goto(decide);
  await press('approve');
  expect((await group(1)).closing).toBe('fourth-meeting');
  expect(await text()).toContain('Det kan ikke fortrydes');
  await press('approve');
  expect((await group(1)).closing).toBe('talks');
  await page.goto(decide);
  expect(await text()).toContain('Det er godkendt');
  const { circle } = await hall.status('taps');
  const fourth = circle.find(({ kind, round }: any) => kind === 'preparation' && round === 4);
  await hall.until(fourth.startsAt, -5 * 24 * 60);
  const calledTo = () =>
    hall
      .inbox('taps', 'preparation-meeting')
      .filter(({ mail }) => mail.subject?.includes('4. møderunde'))
      .map(({ to }) => to);
  const other = 'ulla.thorsen@kommune.example';
  expect(calledTo().sort()).toEqual([MENTOR, other]);
  // Whoever has been called already has it taken back.
  for (const n of [1, 2, 3])
    expect((await hall.call('POST', `/api/programmes/taps/groups/hold-3/meetings/${n}/held`, {})).status).toBe(200);
  expect((await hall.call('POST', '/api/programmes/taps/groups/hold-3/early-finish', {})).status).toBe(200);
  await hall.pass('10 minutes');
  const removed = hall
    .inbox('taps', 'meeting-cancelled')
    .filter(({ to, mail }) => to === other && mail.subject?.includes('smødet'));
  expect(removed.map(({ mail }) => mail.subject?.split(' ').at(-1))).toEqual([
    'forberedelsesmødet',
    'evalueringsmødet',
  ]);
  expect(removed[0]?.mail.text).toContain('Dit hold har intet møde i 4. møderunde');
  expect(removed.every((mail) => calendarOf(mail).includes('METHOD:CANCEL'))).toBe(true);
});

test('the last talk is asked about once more, since it ends the group', async () => {
  const { talkDay, mentees } = { ...(await group(1)), talkDay: (await group(1)).meetings[3] };
  await hall.until(talkDay.endsAt, 30);
  await page.goto(linkOf('talk-confirmation', 'soeren.kjaer@kommune.example'));
  await press('confirm');
  expect(await text()).toContain('Med den sidste samtale slutter holdet');
  expect((await group(1)).phase).toBe('talks');
  await press('confirm');
  await hall.pass('1 minute');
  expect((await group(1)).phase).toBe('ended');
  expect(mentees).toHaveLength(6);
});

test('the closing form has nothing ticked, takes no empty answer, and holds what was answered when it is opened again', async () => {
  const mentee = (await group(1)).mentees[0].email;
  const link = linkOf('closing-form', mentee);
  await page.goto(link);
  expect(await page.locator('input:checked').count()).toBe(0);
  await page.fill('#goal', 'Specialist');
  await press('send');
  expect(await page.textContent('#clarified-wrong')).toContain('Vælg, om du er blevet afklaret');
  expect(await page.inputValue('#goal')).toBe('Specialist');
  const report = async () => (await hall.call('GET', '/api/programmes/taps/report')).body.closing;
  expect(await report()).toEqual({ answers: 0, threshold: 5 });
  await page.check('input[value="yes-not-leading"]');
  await press('send');
  expect(await report()).toEqual({ answers: 1, threshold: 5 });
  await page.goto(link);
  expect(await page.isChecked('input[value="yes-not-leading"]')).toBe(true);
  expect(await page.inputValue('#goal')).toBe('Specialist');
  expect(await text()).toContain('Du svarede');
  await page.goto(linkOf('mentor-survey', 'soeren.kjaer@kommune.example'));
  await press('send');
  expect(await text()).toContain('Siden er tom');
});

test('a link whose matter is over says what it was for', async () => {
  const gone = await fetch(linkOf('welcome', 'freja.oestergaard@kommune.example'));
  expect([gone.status, await gone.text()]).toEqual([410, expect.stringContaining('kunne en mentee forlade Hold 1')]);
});
