// HR acts on a programme in the moment in which it begins: before its groups are there, nothing is said to have ended.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closing } from '../../activities/close.ts';
import { dated } from '../example.ts';
import { calendarOf, ofGroup, type Received } from './post-office.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall();
});

afterAll(async () => hall.close());

test('a message to a group that is about to begin is to be sent again, and is then taken', async () => {
  for (const id of ['first', 'second', 'third']) {
    const body = dated(id, 23, await hall.env.currentTimeMs());
    expect((await hall.call('POST', '/api/programmes', body)).status).toBe(201);
    const leave = () =>
      hall.call('POST', `/api/programmes/${id}/groups/hold-3/dropouts`, { person: body.groups[2].mentees[0].email });
    const answers = [await leave()];
    while (answers.at(-1)?.status === 503) answers.push(await leave());
    expect(answers.at(-1)).toMatchObject({ status: 200, body: { changed: true } });
    expect((await hall.status(id)).groups[2].mentees[0].status).toBe('left');
  }
});

test('a mentor’s first letter is the welcome, also where the circle is called in the same moment', async () => {
  const { groups } = await hall.start('soon', 8);
  for (const { mentor } of groups) {
    const kinds = hall.kindsTo('soon', mentor.email);
    expect([kinds[0], kinds.includes('preparation-meeting'), kinds.includes('evaluation-meeting')]).toEqual([
      'welcome',
      true,
      true,
    ]);
  }
});

test('a programme that has been rehearsed under its id starts when it is posted', async () => {
  // By a clock that runs: the test server is slow where months pass in a minute.
  const running = await openTownHall('running');
  const body = dated('rehearsed', 23);
  const call = (path: string, what: object) => running.call('POST', `/api/${path}`, what);
  expect((await call('rehearsals', { programme: body, minutes: 0.5, scenario: {} })).status).toBe(201);
  await expect.poll(async () => (await running.status('rehearsed')).phase, { timeout: 150_000 }).toBe('ended');
  // The first letters hold up no timer: it is with the engine before any of them has gone.
  const { events } = await running.env.client.workflow.getHandle('programme:rehearsed:hold-1').fetchHistory();
  const timer = events?.findIndex(({ timerStartedEventAttributes: started }) => started) ?? -1;
  const mails = events?.findIndex(({ activityTaskCompletedEventAttributes: completed }) => completed) ?? -1;
  expect([timer > 0, timer < mails]).toEqual([true, true]);
  // Its links still say what they were.
  const kinds = new Map(running.received.filter(ofGroup('hold-1')).map(({ kind, links }) => [kind, links[0] ?? '']));
  for (const [kind, was] of [
    ['welcome', 'Med linket kunne'],
    ['meeting-confirmation', 'blev holdt'],
    ['task-assigned', 'skrives og afleveres'],
    ['closing-form', 'de afsluttende spørgsmål'],
  ] as const) {
    const page = await fetch(kinds.get(kind) ?? '');
    const said = await page.text();
    expect([kind, page.status, said.includes('hørte til en prøve'), said.includes(was)]).toEqual([
      kind,
      410,
      true,
      true,
    ]);
  }
  const since = running.received.length;
  const left = () => running.db.selectFrom('programme').select('ended_at').executeTakeFirstOrThrow();
  await expect.poll(async () => (await left()).ended_at).not.toBeNull();
  // What the id stood for before decides nothing: the rules are asked.
  const [group, ...others] = body.groups;
  const sunday = { ...body, groups: [{ ...group, meetings: { first: '2027-02-07T16:00' } }, ...others] };
  expect((await call('programmes', sunday)).body.errors[0].rule).toBe('R13');
  const answers = [(await call('programmes', body)).status];
  while (answers.at(-1) === 503) answers.push((await call('programmes', body)).status);
  expect([200, 201]).toContain(answers.at(-1));
  await expect.poll(() => running.received.slice(since).filter(({ kind }) => kind === 'welcome').length).toBe(21);
  expect((await running.status('rehearsed')).phase).toBe('introduction');
  // A tester's calendar doesn't take the real invitation for an old one.
  const uids = (mails: readonly Received[]) =>
    new Set(mails.flatMap((mail) => /^UID:(\S+)/m.exec(calendarOf(mail))?.[1] ?? []));
  const [rehearsed, real] = [uids(running.received.slice(0, since)), uids(running.received.slice(since))];
  expect([real.size > 5, rehearsed.size > 5]).toEqual([true, true]);
  expect([...real].filter((uid) => rehearsed.has(uid))).toEqual([]);
  await running.close();
});

test('a programme takes over nothing of a rehearsal that is just ending, and that loses it nothing', async () => {
  const running = await openTownHall('running');
  const body = dated('ending', 23);
  const call = async (path: string, what: object) => (await running.call('POST', `/api/${path}`, what)).status;
  expect(await call('rehearsals', { programme: body, minutes: 10, scenario: {} })).toBe(201);
  await expect.poll(() => running.inbox('ending', 'welcome').length).toBe(21);
  // The last that a rehearsal's programme does is to say that it has ended; the engine hears of it later.
  const ended = { ended_at: new Date(), final: JSON.stringify(await running.status('ending')) };
  await running.db.updateTable('programme').set(ended).execute();
  expect(await call('programmes', body)).toBe(503);
  const row = () =>
    running.db.selectFrom('programme').select(['rehearsal', 'started_at', 'ended_at']).executeTakeFirst();
  const notBegun = { rehearsal: null, started_at: null, ended_at: null };
  expect(await row()).toEqual(notBegun);
  // It says so again if nobody has heard it.
  const { final } = ended;
  await closing(running.tools).closeProgramme({
    programme: 'ending',
    now: new Date().toISOString(),
    final: JSON.parse(final),
  });
  expect(await row()).toEqual(notBegun);
  expect(await running.db.selectFrom('person').select('id').execute()).toHaveLength(23);
  await running.env.client.workflow.getHandle('rehearsal:ending').terminate();
  const since = running.received.length;
  await expect.poll(() => call('programmes', body)).toBe(200);
  await expect.poll(() => running.received.slice(since).filter(({ kind }) => kind === 'welcome').length).toBe(21);
  await running.close();
});
