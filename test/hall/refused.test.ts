// What is refused leaves nothing behind: neither what was written for it, nor what it would have changed.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { findProgramme } from '../../records/programmes.ts';
import { readWords } from '../../records/words.ts';
import { dated } from '../example.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall();
});

afterAll(async () => hall.close());

async function introduced(id: string, introduction: object): Promise<Record<string, any>> {
  const body = { ...dated(id, 90, await hall.env.currentTimeMs()), introduction } as Record<string, any>;
  expect((await hall.call('POST', '/api/programmes', body)).status).toBe(201);
  await hall.pass('1 hour');
  return body;
}

test('why a group should have been called off is told to nobody where it was not', async () => {
  const id = 'not-called-off';
  await introduced(id, { mentors: {} });
  const refused = await hall.call('POST', `/api/programmes/${id}/groups/hold-1/cancel`, { reason: 'Mentoren er syg' });
  expect(refused).toMatchObject({ status: 409, body: { errors: [{ rule: 'introduction' }] } });
  expect(await hall.db.selectFrom('words').selectAll().where('programme', '=', id).execute()).toEqual([]);
  expect((await hall.call('POST', `/api/programmes/${id}/introduction/mentors/waive`, {})).status).toBe(200);
  await hall.pass('1 hour');
  expect((await hall.call('POST', `/api/programmes/${id}/cancel`, { reason: 'Budgettet er væk' })).status).toBe(200);
  await hall.pass('1 hour');
  const why = hall.inbox(id, 'programme-cancelled').map(({ mail }) => mail.text ?? '');
  expect(why.length).toBeGreaterThan(18);
  expect(why.every((text) => text.includes('Budgettet er væk') && !text.includes('syg'))).toBe(true);
});

test('a group that was called off keeps its reason, whatever is said of it afterwards', async () => {
  const id = 'called-off';
  await hall.start(id, 23);
  const cancel = (group: string, reason: string) =>
    hall.call('POST', `/api/programmes/${id}/groups/${group}/cancel`, { reason });
  expect((await cancel('hold-1', 'For få deltagere')).body).toEqual({ changed: true });
  await hall.pass('1 hour');
  expect((await cancel('hold-1', 'Mentoren er syg')).body).toEqual({ changed: false });
  const kept = await readWords(hall.db, hall.tools.contentKeys, id, 'cancel-reason');
  expect(kept.map(({ text }) => text)).toEqual(['For få deltagere']);
  expect((await hall.call('POST', `/api/programmes/${id}/cancel`, { reason: 'Budgettet er væk' })).status).toBe(200);
  await hall.pass('1 hour');
  const reasons = (kind: string) => hall.inbox(id, kind).map(({ mail }) => mail.text ?? '');
  expect(reasons('group-cancelled').every((text) => text.includes('For få deltagere'))).toBe(true);
  expect(reasons('programme-cancelled').every((text) => text.includes('Budgettet er væk'))).toBe(true);
});

test('a commission that is approved while HR amends it stands as it was approved', async () => {
  const id = 'agreed';
  const given = await introduced(id, { commission: { strategy: 'Flere leder', criteria: ['En'] }, mentors: {} });
  const amended = { strategy: 'Færre', criteria: ['To'] };
  const answer = await whileHeld(
    id,
    () => hall.call('PUT', `/api/programmes/${id}/introduction/commission`, amended),
    async () => {
      const [request] = hall.inbox(id, 'commission-request');
      expect((await hall.answer(request?.links[0] ?? '', 'approve')).status).toBe(200);
    },
  );
  expect(answer).toMatchObject({ status: 409, body: { errors: [{ rule: 'R14' }] } });
  expect((await findProgramme(hall.db, id))?.programme.introduction?.commission).toMatchObject({
    ...given.introduction.commission,
  });
});

test('another day for the commission moves its stage; a day that has been, or lies too late, does not', async () => {
  const id = 'another-day';
  await introduced(id, { commission: { strategy: 'Flere leder' }, mentors: {} });
  const by = async () => (await hall.call('GET', `/api/programmes/${id}/introduction`)).body.stages[0].by as string;
  const before = await by();
  const day = new Date(Date.parse(before) + 2 * 86_400_000).toISOString().slice(0, 10);
  const amend = (approveBy: string) =>
    hall.call('PUT', `/api/programmes/${id}/introduction/commission`, { strategy: 'Flere leder', approveBy });
  for (const unfit of ['2020-01-01', '2031-01-01'])
    expect((await amend(unfit)).body.errors).toMatchObject([{ path: 'approveBy', rule: 'introduction' }]);
  expect(await by()).toBe(before);
  expect((await amend(day)).status).toBe(200);
  await hall.pass('1 hour');
  expect((await by()).slice(0, 10)).toBe(day);
});

test('a director nominates others, and sees whom at once', async () => {
  const id = 'enrolled';
  const director = { name: 'Dorthe Direktør', email: 'dorthe@kommune.example' };
  await introduced(id, { nomination: { directors: [director], quota: { people: 2 } } });
  const link = hall.inbox(id, 'nomination-request')[0]?.links[0] ?? '';
  const add = (person: { name: string; email: string }) =>
    fetch(link, { method: 'POST', body: new URLSearchParams({ ...person, choice: 'add' }) });
  expect((await add(director)).status).toBe(409);
  const named = await add({ name: 'Tove Udpeget', email: 'tove@kommune.example' });
  expect(await named.text()).toContain('Tove Udpeget');
  // Named again she is as she is named now.
  expect(await (await add({ name: 'Tove Rettet', email: 'tove@kommune.example' })).text()).toContain('Tove Rettet');
  const { nominations } = (await hall.call('GET', `/api/programmes/${id}/nominations`)).body;
  expect(nominations.map(({ name }: any) => name)).toEqual(['Tove Rettet']);
});

test('what is approved is what was read: an amended commission is read again', async () => {
  const id = 'read-again';
  await introduced(id, { commission: { strategy: 'Flere leder', criteria: ['En'] }, mentors: {} });
  const link = hall.inbox(id, 'commission-request')[0]?.links[0] ?? '';
  const opened = await (await fetch(link)).text();
  const read = /name="read" value="([^"]+)"/.exec(opened)?.[1] ?? '';
  const amended = { strategy: 'Det koster 20 timer', criteria: ['En'] };
  expect((await hall.call('PUT', `/api/programmes/${id}/introduction/commission`, amended)).status).toBe(200);
  const approve = (fields: Record<string, string>) =>
    fetch(link, { method: 'POST', body: new URLSearchParams({ ...fields, choice: 'approve' }) });
  const again = await approve({ read });
  expect(again.status).toBe(422);
  expect(await again.text()).toMatch(/er blevet ændret[\s\S]*Det koster 20 timer/);
  const stage = async () => (await hall.call('GET', `/api/programmes/${id}/introduction`)).body.stages[0].status;
  expect(await stage()).toBe('open');
  expect((await hall.answer(link, 'approve')).status).toBe(200);
  expect(await stage()).toBe('done');
});

test('a draft that can’t be read leaves what was written as it was', async () => {
  const id = 'drafted';
  await hall.start(id, 23);
  await hall.until((await hall.status(id)).groups[0].meetings[0].endsAt, 5);
  expect((await hall.call('POST', `/api/programmes/${id}/groups/hold-1/meetings/1/held`, {})).status).toBe(200);
  await hall.pass('1 minute');
  const link = hall.inbox(id, 'task-assigned')[0]?.links[0] ?? '';
  const put = async (body: string, type = 'application/json') =>
    (await fetch(link, { method: 'PUT', headers: { 'content-type': type }, body })).status;
  expect(await put(JSON.stringify({ text: 'Det, jeg har skrevet' }))).toBe(200);
  expect(await put('{"text":"Nyt"}', 'text/plain')).toBe(415);
  for (const body of ['{}', '[]', '{"text":["x"]}', '{"text":5}', '{"version":1}'])
    expect([body, await put(body)]).toEqual([body, 422]);
  const forged = await fetch(`${link}x`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  expect([forged.status, await forged.json()]).toMatchObject([404, { errors: [{ rule: 'link' }] }]);
  expect(await (await fetch(link)).text()).toContain('Det, jeg har skrevet');
});

test('what no programme can have is refused by its field, and breaks nothing', async () => {
  const body = dated('odd', 60, await hall.env.currentTimeMs());
  const preview = async (change: (given: any) => void) => {
    const given = structuredClone(body);
    change(given);
    const { status, body: answer } = await hall.call('POST', '/api/programmes/preview', given);
    return [status, answer.errors?.[0]?.path];
  };
  expect(await preview(({ groups }) => (groups[0].id = 'constructor'))).toEqual([422, 'groups.0.id']);
  expect(await preview(({ groups }) => (groups[0].meetings.first = '+275760-09-01T16:00Z'))).toEqual([
    422,
    'groups.0.meetings.first',
  ]);
  const soon = new Date((await hall.env.currentTimeMs()) + 30 * 86_400_000).toISOString().slice(0, 10);
  const long = { startsAt: `${soon}T12:00`, endsAt: '2029-02-26T11:00', location: 'Rådssalen' };
  expect(await preview((given) => (given.introduction = { seminar: long }))).toEqual([
    422,
    'introduction.seminar.endsAt',
  ]);
  const deep = `{"title":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
  const key = { authorization: 'bearer a-key-for-tests', 'content-type': 'application/json' };
  const answer = await fetch(`${hall.url}/api/programmes/preview`, { method: 'POST', headers: key, body: deep });
  expect(answer.status).toBe(422);
});

test('a rehearsal that could not be played as asked is refused', async () => {
  const programme = dated('unplayable', 40, await hall.env.currentTimeMs());
  const scenario = {
    dropouts: [
      { group: 'nowhere', mentee: 1, afterMeeting: 1 },
      { group: 'hold-1', mentee: 8, afterMeeting: 1 },
    ],
    late: [{ group: 'hold-1', mentee: 1, meeting: 1 }],
  };
  const { status, body } = await hall.call('POST', '/api/rehearsals', { programme, minutes: 2, scenario });
  expect([status, body.errors.map(({ path }: any) => path)]).toEqual([
    422,
    ['scenario.dropouts.0.group', 'scenario.dropouts.1.mentee', 'scenario.late.0.meeting'],
  ]);
});

/** Does something while the row of a programme is locked and HR's change waits for it. @returns what HR is answered then */
async function whileHeld<Answer>(
  id: string,
  asking: () => Promise<Answer>,
  meanwhile: () => Promise<void>,
): Promise<Answer> {
  const waiting = async () =>
    (
      await sql<{ many: number }>`
        select count(*)::int as many from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(hall.db)
    ).rows[0]?.many;
  let asked: Promise<Answer> | undefined;
  await hall.db.transaction().execute(async (tx) => {
    await tx.selectFrom('programme').select('id').where('id', '=', id).forNoKeyUpdate().execute();
    asked = asking();
    await expect.poll(waiting).toBe(1);
    await meanwhile();
  });
  if (!asked) throw new Error('nothing was asked');
  return asked;
}
