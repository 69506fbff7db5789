// What is written goes to those it is written to: mentors adapt tasks and read hand-ins, mentees read each other where they share.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { everythingIn } from '../searching.ts';
import type { Received } from './post-office.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

const METTE = 'mette.bruun@kommune.example';
const ANNA = 'anna.holm@kommune.example';
const BIRGIT = 'birgit.krogh@kommune.example';
const CAMILLA = 'camilla.lund@kommune.example';
const TEXT = 'Den gode leder tør sige, at hun ikke ved det.';
const QUESTION = 'Hvornår tog du fejl sidst?';
const NOTE = 'Begynd med Anna; hun var stille sidst.';
const PEER = 'Hvad mente du med tør?';

const mailsTo = (kind: string, to: string): Received[] => hall.inbox('texts', kind).filter((mail) => mail.to === to);
const group = async () => (await hall.status('texts')).groups[0];
const get = async (link: string) => {
  const response = await fetch(link, { redirect: 'manual' });
  return { status: response.status, text: await response.text() };
};
const post = async (link: string, fields: Record<string, string | string[]>) => {
  const body = new URLSearchParams();
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) body.append(name, value);
  const response = await fetch(link, { method: 'POST', body });
  return { status: response.status, text: await response.text() };
};
/** The links of a page that are this system's own, by their words. */
const linkIn = async (page: string, words: string) => {
  const { text } = await get(page);
  const found = [...text.matchAll(/<a href="([^"]*\/act\/[^"]*)"[^>]*>([^<]*)<\/a>/g)].find(([, , said]) =>
    said?.includes(words),
  );
  return new URL(found?.[1] ?? 'missing:', page).href;
};
/** The page that most mails end with. */
const ownPage = (to: string) =>
  mailsTo('welcome', to)
    .flatMap(({ links }) => links)
    .at(-1) ?? '';

beforeAll(async () => {
  hall = await openTownHall();
  await hall.start('texts', 23, (body) => {
    body.groups[0].practice = { shareHandIns: true, pages: 1 };
  });
}, 120_000);

afterAll(async () => hall.close());

test('a mentor adapts the task before it goes out: it goes out on time, as it is then', async () => {
  const { meetings } = await group();
  await hall.until(meetings[0].endsAt, 30);
  const confirmation = mailsTo('meeting-confirmation', METTE)[0]?.links[0] ?? '';
  const task = await linkIn(confirmation, 'Tilpas opgaven til 2. møde');
  expect((await get(task)).text).toContain('Holdet får forslaget her');
  const saved = await post(task, {
    title: 'Fejl',
    text: 'Skriv om en fejl, du har set en leder begå.\n\nHvad ville du have gjort?',
    reading: 'Amy Edmondson',
    tools: ['grow', 'johari'],
    choice: 'save',
  });
  expect([saved.status, saved.text.includes('Opgaven er gemt')]).toEqual([200, true]);
  await hall.answer(confirmation);
  await hall.pass('5 minutes');
  const [mail] = mailsTo('task-assigned', ANNA);
  for (const part of ['Skriv om en fejl', 'Hvad ville du have gjort?', 'Fejl', 'Amy Edmondson', 'GROW'])
    expect(mail?.mail.text).toContain(part);
  const page = (await get(mail?.links[0] ?? '')).text;
  expect(page).toContain('Skriv om en fejl');
  expect(page).toContain('Joharis vindue');
  expect(page).toContain('én A4-side. Det svarer til 2.400 tegn');
  expect(hall.inbox('texts', 'task-changed')).toEqual([]);
});

test('changed after it went out, those who have not handed in hear of it, once', async () => {
  const anna = mailsTo('task-assigned', ANNA)[0]?.links[0] ?? '';
  expect((await post(anna, { text: TEXT, question: QUESTION, choice: 'hand-in' })).status).toBe(200);
  const confirmation = mailsTo('meeting-confirmation', METTE)[0]?.links[0] ?? '';
  const task = await linkIn(confirmation, 'Tilpas opgaven til 2. møde');
  const changed = { title: '', text: 'Skriv om en fejl, du selv har begået.', reading: '', choice: 'save' };
  expect((await post(task, changed)).status).toBe(200);
  expect((await post(task, changed)).status).toBe(200);
  await hall.pass('5 minutes');
  const told = hall.inbox('texts', 'task-changed');
  expect(told.map(({ to }) => to)).toHaveLength(5);
  expect(told.map(({ to }) => to)).not.toContain(ANNA);
  expect(told[0]?.mail.text).toContain('du selv har begået');
  // The suggestion again.
  expect((await post(task, { choice: 'starter' })).status).toBe(200);
  expect((await get(anna)).text).toContain('Beskriv den gode leder');
});

test('what one mentee writes no other reads before the deadline', async () => {
  const anna = mailsTo('task-assigned', ANNA)[0]?.links[0] ?? '';
  const birgit = mailsTo('task-assigned', BIRGIT)[0]?.links[0] ?? '';
  expect((await get(anna)).text).toContain('Når fristen er udløbet, kan de andre mentees på holdet også læse');
  expect((await get(birgit)).text).not.toContain(TEXT);
  expect(await linkIn(birgit, 'De andres besvarelser')).toBe('missing:');
});

test('the briefing has the texts, the questions and a note for nobody else, on paper too', async () => {
  const { meetings } = await group();
  await hall.until(meetings[1].startsAt, -7 * 60);
  const briefing = mailsTo('briefing', METTE)[0]?.links[0] ?? '';
  const page = (await get(briefing)).text;
  for (const part of [TEXT, QUESTION, 'Har afleveret', 'Forslag til mødets gang']) expect(page).toContain(part);
  expect((await post(briefing, { note: NOTE, choice: 'note' })).text).toContain(NOTE);
  const paper = (await get(`${briefing}/print`)).text;
  expect(paper).toContain(TEXT);
  expect([paper.includes(NOTE), paper.includes('<form')]).toEqual([false, false]);
});

test('from the deadline on mentees read each other, and a question reaches the one who is asked, and the mentor', async () => {
  const birgit = mailsTo('task-assigned', BIRGIT)[0]?.links[0] ?? '';
  const peers = await linkIn(birgit, 'De andres besvarelser');
  expect((await get(peers)).text).toContain(TEXT);
  const [anna] = (await group()).mentees.filter(({ email }: any) => email === ANNA);
  expect((await post(peers, { to: 'p-nobody', question: PEER, choice: 'ask' })).status).toBe(422);
  expect((await post(peers, { to: anna.id, question: PEER, choice: 'ask' })).status).toBe(200);
  expect((await post(peers, { to: anna.id, question: PEER, choice: 'ask' })).status).toBe(200);
  const annas = await linkIn(mailsTo('task-assigned', ANNA)[0]?.links[0] ?? '', 'De andres besvarelser');
  expect((await get(annas)).text.split(PEER)).toHaveLength(2);
  expect((await get(mailsTo('briefing', METTE)[0]?.links[0] ?? '')).text).toContain(PEER);
  const camillas = await linkIn(mailsTo('task-assigned', CAMILLA)[0]?.links[0] ?? '', 'De andres besvarelser');
  expect((await get(camillas)).text).not.toContain(PEER);
});

test('everybody has a page of their own, with what is next, the dates, the group and the way out', async () => {
  const own = ownPage(BIRGIT);
  const page = (await get(own)).text;
  for (const part of ['Din side i', 'Det næste', '2. møde', METTE, ANNA, 'Forlad forløbet', 'De andres besvarelser'])
    expect(page).toContain(part);
  expect(page).not.toContain('Tilpas opgaven');
  const calendar = await fetch(`${own}/calendar`);
  expect(calendar.headers.get('content-type')).toContain('text/calendar');
  expect((await calendar.text()).match(/BEGIN:VEVENT/g)).toHaveLength(4);
  const mentors = (await get(ownPage(METTE))).text;
  for (const part of ['Overblik før 2. møde', 'Tilpas opgaven til 3. møde', 'Slå deling fra'])
    expect(mentors).toContain(part);
});

test('sharing is turned off by the mentor, and then nobody reads the others', async () => {
  const peers = await linkIn(mailsTo('task-assigned', CAMILLA)[0]?.links[0] ?? '', 'De andres besvarelser');
  expect((await post(ownPage(BIRGIT), { choice: 'unshare' })).status).toBe(200);
  expect((await get(peers)).text).toContain(TEXT);
  // It can't be turned on again, so it is asked once more.
  expect((await post(ownPage(METTE), { choice: 'unshare' })).text).toContain('Det kan ikke slås til igen');
  expect((await get(peers)).text).toContain(TEXT);
  expect((await post(ownPage(METTE), { choice: 'unshare', sure: 'yes' })).text).toContain('bliver ikke længere delt');
  expect((await get(peers)).text).not.toContain(TEXT);
  expect((await post(peers, { to: 'x', question: PEER, choice: 'ask' })).status).toBe(409);
});

test('neither HR, nor the sponsor, nor another group, nor a mail, a log or a history holds what was written', async () => {
  const [anna] = (await group()).mentees.filter(({ email }: any) => email === ANNA);
  const planted = [TEXT, QUESTION, NOTE, PEER];
  const everything: string[] = [];
  for (const path of ['', '/timeline', '/mails', '/report', '/future-mentors', `/groups/hold-1/hand-ins`])
    everything.push((await hall.call('GET', `/api/programmes/texts${path}`)).text);
  // Every link that anybody outside the group holds, or a mentor of another one.
  const others = hall.received.filter(({ to }) => ![METTE, ANNA, BIRGIT, CAMILLA].includes(to));
  const inGroup = (await group()).mentees.map(({ email }: any) => email);
  const outside = others.filter((mail) => !inGroup.includes(mail.to));
  const firstOfKind = outside.filter(
    ({ to, kind }, index) => outside.findIndex((mail) => mail.to === to && mail.kind === kind) === index,
  );
  for (const { to, links } of firstOfKind)
    everything.push(
      ...(await Promise.all(
        links.flatMap((link) =>
          ['', '/print', `/file/${anna.id}`].map(async (path) => `${to} ${(await get(link + path)).text}`),
        ),
      )),
    );
  for (const mail of hall.received)
    everything.push(mail.mail.text ?? '', String(mail.mail.html), JSON.stringify(mail.links));
  everything.push(hall.logLines.join());
  for (const id of ['programme:texts', 'programme:texts:hold-1']) {
    const { events } = await hall.env.client.workflow.getHandle(id).fetchHistory();
    everything.push(everythingIn(events));
  }
  for (const table of ['writing', 'words', 'file', 'content_key', 'published'] as const)
    everything.push(JSON.stringify(await hall.db.selectFrom(table).selectAll().execute()));
  for (const text of planted)
    for (const said of everything) {
      expect(said).not.toContain(text);
      expect(said).not.toContain(Buffer.from(text).toString('base64').slice(4, 40));
    }
});

test('a former mentor and somebody who has been erased read nothing, and an erased key opens nothing', async () => {
  const briefing = mailsTo('briefing', METTE)[0]?.links[0] ?? '';
  const replaced = await hall.call('PUT', '/api/programmes/texts/groups/hold-1/mentor', {
    name: 'Niels Ny',
    email: 'niels.ny@kommune.example',
    department: 'Beredskab',
  });
  expect(replaced.status).toBe(200);
  const former = await get(briefing);
  expect([former.status, former.text.includes(TEXT)]).toEqual([410, false]);
  await hall.pass('5 minutes');
  // The new mentor reads the texts, not the note of the one before.
  const [nielsPage] = hall
    .inbox('texts')
    .filter(({ to }) => to === 'niels.ny@kommune.example')
    .flatMap(({ links }) => links.slice(-1));
  const anew = await get(await linkIn(nielsPage ?? '', 'Overblik før 2. møde'));
  expect([anew.text.includes(TEXT), anew.text.includes(NOTE)]).toEqual([true, false]);
  const [anna] = (await group()).mentees.filter(({ email }: any) => email === ANNA);
  const link = mailsTo('task-assigned', ANNA)[0]?.links[0] ?? '';
  expect((await hall.call('DELETE', `/api/programmes/texts/people/${anna.id}`)).status).toBe(200);
  expect((await get(link)).status).toBe(410);
  expect((await get(await linkIn(nielsPage ?? '', 'Overblik før 2. møde'))).text).not.toContain(TEXT);
  for (const table of ['writing', 'content_key', 'words', 'file'] as const)
    expect(await hall.db.selectFrom(table).selectAll().where('person', '=', anna.id).execute()).toEqual([]);
});
