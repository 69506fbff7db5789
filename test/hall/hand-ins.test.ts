// Mentees write: drafts that are kept, hand-ins until the meeting begins, and nothing typed that is lost.
import { once } from 'node:events';
import { connect } from 'node:net';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { docx } from '../zips.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;
let browser: Browser;
let page: Page;

const ANNA = 'anna.holm@kommune.example';
const DORTE = 'dorte.moerch@kommune.example';
const CAMILLA = 'camilla.lund@kommune.example';
const PROGRAM = Buffer.from('MZ\u0090\u0000\u0003\u0000');
const BIRGIT = 'birgit.krogh@kommune.example';
const linkOf = (kind: string, to: string) =>
  hall
    .inbox('written', kind)
    .filter((mail) => mail.to === to)
    .at(-1)?.links[0] ?? '';
const group = async () => (await hall.status('written')).groups[0];
const handedIn = async (): Promise<string[]> => (await group()).handedIn[2] ?? [];
const put = async (link: string, body: object) => {
  const response = await fetch(link, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer: any = await response.json();
  return { status: response.status, body: answer };
};
const post = async (link: string, fields: Record<string, string>, file?: { name: string; bytes: Uint8Array }) => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  if (file) body.append('file', new Blob([new Uint8Array(file.bytes)]), file.name);
  const response = await fetch(link, { method: 'POST', body });
  return { status: response.status, text: await response.text() };
};

beforeAll(async () => {
  hall = await openTownHall();
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
  page = await (await browser.newContext()).newPage();
  await hall.start('written', 23);
  const { meetings } = await group();
  await hall.until(meetings[0].endsAt, 30);
  await hall.answer(linkOf('meeting-confirmation', 'mette.bruun@kommune.example'));
  await hall.pass('2m');
}, 120_000);

afterAll(async () => {
  await browser.close();
  await hall.close();
});

test('a draft is kept as one types, and only the server says that it is saved', async () => {
  const link = linkOf('task-assigned', ANNA);
  await page.goto(link);
  expect(await page.textContent('main')).toContain('Det er kun din mentor, Mette Bruun, der læser det, du afleverer');
  await page.fill('#text', 'Den gode leder lytter.');
  await page.locator('[data-saved]', { hasText: /^Gemt/ }).waitFor();
  await page.reload();
  expect(await page.inputValue('#text')).toBe('Den gode leder lytter.');
  // Without the server nothing is called saved, and the text stays.
  await page.route('**/act/**', (route) => route.abort());
  await page.fill('#text', 'Den gode leder lytter og spørger.');
  await page.waitForSelector('[data-saved].wrong');
  expect(await page.textContent('[data-saved]')).toContain('Det blev ikke gemt');
  expect(await page.inputValue('#text')).toBe('Den gode leder lytter og spørger.');
  await page.unroute('**/act/**');
  await page.locator('[data-saved]', { hasText: /^Gemt/ }).waitFor();
});

test('of two tabs the one that was first is kept, and the other is told', async () => {
  const link = linkOf('task-assigned', ANNA);
  const first = await put(link, { text: 'Fra den ene', question: '', comment: '', version: 2 });
  expect([first.status, first.body.version]).toEqual([200, 3]);
  expect(first.body.savedAt).toMatch(/^\d{4}-.*Z$/);
  const second = await put(link, { text: 'Fra den anden', question: '', comment: '', version: 2 });
  expect([second.status, second.body.errors[0].rule]).toEqual([409, 'overtaken']);
  const byForm = await post(link, { text: 'Fra den anden', version: '2', choice: 'hand-in' });
  expect(byForm.status).toBe(422);
  expect(byForm.text).toContain('Der er gemt noget andet fra et andet vindue');
  expect(byForm.text).toContain('>Fra den anden</textarea>');
  expect(byForm.text).toContain('Fra den ene');
  expect(await handedIn()).toEqual([]);
});

test('too long, empty, or only white space is refused beside the field, with the text kept', async () => {
  const link = linkOf('task-assigned', ANNA);
  for (const text of ['', ' \n\t ', '\u200b']) {
    const answer = await post(link, { text, choice: 'hand-in' });
    expect([answer.status, answer.text.includes('Skriv noget, eller vælg en fil')]).toEqual([422, true]);
  }
  const long = 'æ'.repeat(4801);
  const answer = await post(link, { text: long, choice: 'hand-in' });
  expect([answer.status, answer.text.includes('4.801 tegn'), answer.text.includes(long)]).toEqual([422, true, true]);
  const huge = await post(link, { text: '<script>x</script>'.padEnd(100_000, '😀'), choice: 'hand-in' });
  expect([huge.status, huge.text.includes('&lt;script&gt;x')]).toEqual([422, true]);
  expect((await post(link, { text: 'med\u0000nul', choice: 'draft' })).status).toBe(200);
  expect(await handedIn()).toEqual([]);
});

test('handing in stops the reminders, can be done again and taken back, and is read by the writer', async () => {
  const link = linkOf('task-assigned', BIRGIT);
  await page.goto(link);
  await page.fill('#text', 'Min vision er et godt hold.');
  await page.fill('#question', 'Hvornår vidste du det?');
  await page.click('button[value="hand-in"]');
  expect(await page.textContent('main')).toContain('Afleveret');
  const [, birgit] = (await group()).mentees;
  expect(await handedIn()).toEqual([birgit.id]);
  const same = { text: 'Min vision er et godt hold.', question: 'Hvornår vidste du det?', choice: 'hand-in' };
  const twice = await Promise.all([post(link, same), post(link, same)]);
  expect(twice.map(({ status }) => status)).toEqual([200, 200]);
  expect((await post(link, { ...same, text: 'Min vision er et bedre hold.' })).text).toContain('et bedre hold');
  expect((await post(link, { choice: 'take-back' })).status).toBe(200);
  expect(await handedIn()).toEqual([]);
  expect((await post(link, { ...same, text: 'Min vision er et bedre hold.' })).status).toBe(200);
  expect(await handedIn()).toEqual([birgit.id]);
});

test('a file is known by its content, comes back as a download only, and is taken out again', async () => {
  const link = linkOf('task-assigned', CAMILLA);
  const fields = { text: '', choice: 'hand-in' };
  for (const [name, bytes, says] of [
    ['besvarelse.docx', PROGRAM, 'hverken PDF, DOCX eller ODT'],
    ['besvarelse.pdf', docx([{ name: 'word/vbaProject.bin', content: 'x' }]), 'makroer'],
    ['besvarelse.pdf', Buffer.alloc(6 * 1024 * 1024), 'større end 5 MB'],
  ] as const) {
    const answer = await post(link, { ...fields, text: 'Teksten bliver stående' }, { name, bytes });
    expect([answer.status, answer.text.includes(says), answer.text.includes('Teksten bliver stående')]).toEqual([
      422,
      true,
      true,
    ]);
  }
  const answer = await post(link, fields, { name: 'Æblegrød <1>.docx', bytes: docx() });
  expect([answer.status, answer.text.includes('Æblegrød 1.docx')]).toEqual([200, true]);
  const file = await fetch(`${link}/file`);
  expect(file.headers.get('content-disposition')).toBe(
    `attachment; filename*=UTF-8''${encodeURIComponent('Æblegrød 1.docx')}`,
  );
  expect(file.headers.get('x-content-type-options')).toBe('nosniff');
  expect(Buffer.from(await file.arrayBuffer()).equals(docx())).toBe(true);
  // It stays where the text is handed in again, and goes where it is taken out.
  expect((await post(link, { ...fields, text: 'Nu også en tekst' })).text).toContain('Æblegrød 1.docx');
  expect((await post(link, { ...fields, text: 'Nu kun en tekst', noFile: 'yes' })).text).not.toContain('Æblegrød');
  expect((await fetch(`${link}/file`)).status).toBe(404);
});

test('what was taken back is not read again where it is marked as handed in on paper', async () => {
  const link = linkOf('task-assigned', CAMILLA);
  expect((await post(link, { text: 'Fortrudt', choice: 'hand-in' })).status).toBe(200);
  expect((await post(link, { choice: 'take-back' })).text).toContain('>Fortrudt</textarea>');
  const { mentees } = await group();
  const camilla = mentees.find(({ email }: any) => email === CAMILLA);
  const path = `/api/programmes/written/groups/hold-1/meetings/2/hand-ins/${camilla.id}`;
  expect((await hall.call('PUT', path, { handedIn: true })).status).toBe(200);
  const kept = await hall.db
    .selectFrom('writing')
    .select('kind')
    .where('person', '=', camilla.id)
    .where('kind', '=', 'hand-in')
    .execute();
  expect(kept).toEqual([]);
});

test('a file that was not sent again is asked for, rather than dropped', async () => {
  const link = linkOf('task-assigned', CAMILLA);
  // As the page sends it that stands in while the engine or the database is away.
  const again = await post(link, { text: 'Med fil', hadFile: 'yes', choice: 'hand-in' });
  expect([again.status, again.text.includes('Vælg filen igen'), again.text.includes('Med fil')]).toEqual([
    422,
    true,
    true,
  ]);
});

test('a form of many large fields is not kept: what comes after three megabytes is not heard', async () => {
  const link = linkOf('task-assigned', DORTE);
  const fields = Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`f${n}`, 'x'.repeat(1_000_000)]));
  expect((await post(link, { ...fields, choice: 'hand-in' })).status).toBe(200);
  const { mentees } = await group();
  expect(await handedIn()).not.toContain(mentees.find(({ email }: any) => email === DORTE).id);
});

test('a database that is away answers with what was typed, to be sent again', async () => {
  const link = linkOf('task-assigned', ANNA);
  const long = 'Skrevet, mens databasen var væk. '.repeat(10);
  await hall.databaseAway(async () => {
    const answer = await post(link, { text: long, choice: 'hand-in' }, { name: 'a.docx', bytes: docx() });
    expect([answer.status, answer.text.includes(long.trim()), answer.text.includes('Vælg filen igen')]).toEqual([
      503,
      true,
      true,
    ]);
  });
  expect((await post(link, { text: long, choice: 'hand-in' })).status).toBe(200);
});

test('a hundred megabytes, and an upload that is cut off half-way, are answered and change nothing', async () => {
  const link = linkOf('task-assigned', CAMILLA);
  const big = await post(
    link,
    { text: 'Står her', choice: 'hand-in' },
    { name: 'a.pdf', bytes: Buffer.alloc(100_000_000) },
  );
  expect([big.status, big.text.includes('Står her')]).toEqual([422, true]);
  const { host, pathname } = new URL(link);
  const [name, port] = host.split(':');
  const socket = connect(Number(port), name ?? '');
  socket.write(
    `POST ${pathname} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 9999\r\n\r\n--b\r\nContent-Disposition: form-data; name="text"\r\n\r\nHalv`,
  );
  socket.resume().end();
  await once(socket, 'close');
  expect((await (await fetch(link)).text()).includes('Halv')).toBe(false);
});

test('what is written is in no row, log or history as it stands', async () => {
  const rows = await hall.db.selectFrom('writing').selectAll().execute();
  expect(rows.length).toBeGreaterThan(3);
  const everything = JSON.stringify(rows) + hall.logLines.join();
  expect(everything).not.toContain('vision');
  // A row that is moved to another place opens no more.
  await hall.db
    .updateTable('writing')
    .set({ meeting: 3 })
    .where('kind', '=', 'draft')
    .where('version', '=', 3)
    .execute();
  await hall.db.deleteFrom('writing').where('meeting', '=', 3).execute();
});

test('after the meeting has begun it is read and no more written; whoever has left reads nothing', async () => {
  const { meetings } = await group();
  await hall.until(meetings[1].endsAt, 1);
  const link = linkOf('task-assigned', BIRGIT);
  const late = await post(link, { text: 'For sent', choice: 'hand-in' });
  const typed = 'Skrevet i det minut, hvor mødet begyndte, og det er langt nok til at være en tekst.';
  const tooLate = await post(link, { text: typed, choice: 'hand-in' });
  expect([tooLate.status, tooLate.text.includes(typed)]).toEqual([409, true]);
  const stands = ['Min vision er et bedre hold.', 'For sent'].every((each) => late.text.includes(each));
  expect([late.status, stands]).toEqual([409, true]);
  const draft = await put(link, { text: 'For sent', question: '', comment: '', version: 9 });
  expect([draft.status, draft.body.errors[0].rule]).toEqual([409, 'R43']);
  const seen = await (await fetch(link)).text();
  expect([seen.includes('Min vision er et bedre hold.'), seen.includes('<textarea')]).toEqual([true, false]);
  await hall.call('POST', '/api/programmes/written/groups/hold-1/dropouts', { person: BIRGIT });
  const gone = await fetch(link);
  expect([gone.status, (await gone.text()).includes('vision')]).toEqual([410, false]);
  expect((await post(link, { text: 'Næsten nået', choice: 'hand-in' })).text).toContain('Næsten nået');
});

test('after the group is called off a text is still read, and what comes then is not taken and not lost', async () => {
  expect((await hall.call('POST', '/api/programmes/written/cancel', { reason: 'Sparekrav' })).status).toBe(200);
  await hall.pass('5 minutes');
  const link = linkOf('task-assigned', ANNA);
  const typed = 'Skrevet, efter at forløbet var aflyst, og det er langt nok til at være en tekst.';
  const answer = await post(link, { text: typed, choice: 'hand-in' });
  expect([answer.status, answer.text.includes(typed)]).toEqual([409, true]);
  const seen = await fetch(link);
  const body = await seen.text();
  expect([seen.status, body.includes('Skrevet, mens databasen var væk.')]).toEqual([200, true]);
  expect((await put(link, { text: typed })).status).toBe(409);
});
