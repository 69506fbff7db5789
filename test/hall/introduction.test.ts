// A programme from its commission to its first meeting: a sponsor who comments first, a late director, a mentor who says no, another who
// is swapped, mentees who decline, a reserve who steps in, the seminar; and then the groups begin.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dated } from '../example.ts';
import type { Received } from './post-office.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;
const ID = 'introduced';

beforeAll(async () => {
  hall = await openTownHall();
});

afterAll(async () => hall.close());

const api = (method: string, path: string, body?: unknown) => hall.call(method, `/api/programmes/${ID}${path}`, body);
const stages = async () =>
  Object.fromEntries(
    (await api('GET', '/introduction')).body.stages.map(({ stage, status }: any) => [stage, status]),
  ) as Record<string, string>;
const stage = async (name: string) =>
  (await api('GET', '/introduction')).body.stages.find((each: any) => each.stage === name);
const mailTo = (kind: string, to: string): Received | undefined =>
  hall.inbox(ID, kind).findLast((mail) => mail.to === to);
const linkOf = (kind: string, to: string) => mailTo(kind, to)?.links[0] ?? '';
const post = async (link: string, fields: Record<string, string | readonly string[]>) => {
  const form = new URLSearchParams();
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) form.append(name, value);
  const response = await fetch(link, { method: 'POST', body: form });
  return { status: response.status, text: await response.text() };
};
const attention = async () => (await api('GET', '')).body.attention.map(({ kind }: any) => kind) as string[];

const DIRECTORS = [1, 2, 3].map((n) => ({ name: `Direktør ${n}`, email: `direktoer${n}@kommune.example` }));
const NAMED = Array.from({ length: 9 }, (_, n) => ({
  name: `Udpeget ${n}`,
  email: `udpeget${n}@kommune.example`,
  department: `Afdeling ${n}`,
  manager: `chef${n}@kommune.example`,
  employedSince: '2020-01-01',
  gender: n % 3 === 2 ? 'man' : 'woman',
}));
const RESERVE = { name: 'Rikke Reserve', email: 'rikke@kommune.example', department: 'Havnen' };

function body(): Record<string, any> {
  const given = dated(ID, 100, Number(now));
  given.groups = given.groups.slice(0, 2).map((group: object) => ({ ...group, mentees: [] }));
  given.introduction = {
    commission: { strategy: 'Flere skal turde lede.', criteria: ['Syv af ti er afklaret'] },
    mentors: {},
    nomination: { directors: DIRECTORS, quota: { women: 2, men: 1 } },
    invitations: { reserves: [RESERVE] },
    seminar: { location: 'Rådssalen' },
  };
  return given;
}
let now = 0;

test('nobody else hears of it before the sponsor has approved the commission', async () => {
  now = await hall.env.currentTimeMs();
  const given = body();
  expect((await hall.call('POST', '/api/programmes', given)).status).toBe(201);
  await hall.pass('1 hour');
  expect(hall.inbox(ID).map(({ kind, to }) => [kind, to])).toEqual([['commission-request', given.sponsor.email]]);
  const link = linkOf('commission-request', given.sponsor.email);
  expect((await post(link, { choice: 'comment', comment: '' })).status).toBe(422);
  expect((await post(link, { choice: 'comment', comment: 'Hvad koster det?' })).status).toBe(200);
  expect(await attention()).toEqual(['commission-commented']);
  expect((await api('GET', '/introduction')).body.comment).toBe('Hvad koster det?');
  expect((await api('POST', '/introduction/nomination/open', {})).body.errors[0].rule).toBe('R14');
  const commission = { strategy: 'Flere skal turde lede. Det koster 20 timer pr. mentor.', criteria: ['Afklaring'] };
  expect((await api('PUT', '/introduction/commission', commission)).body).toEqual({ changed: true });
  await hall.pass('1 hour');
  expect(mailTo('commission-amended', given.sponsor.email)?.mail.text).toContain('20 timer pr. mentor');
  expect((await post(linkOf('commission-amended', given.sponsor.email), { choice: 'approve' })).status).toBe(200);
  await hall.pass('1 hour');
  expect(await stages()).toMatchObject({
    commission: 'done',
    mentors: 'open',
    nomination: 'open',
    grouping: 'waiting',
    invitations: 'waiting',
    seminar: 'waiting',
  });
  expect(
    hall
      .inbox(ID, 'mentor-invitation')
      .map(({ to }) => to)
      .sort(),
  ).toEqual(given.groups.map(({ mentor }: any) => mentor.email).sort());
  expect(hall.inbox(ID, 'nomination-request')).toHaveLength(3);
});

test('a mentor says no, HR finds another, who is invited and says yes', async () => {
  const given = body();
  const [one, two] = given.groups.map(({ mentor }: any) => mentor.email) as [string, string];
  expect((await post(linkOf('mentor-invitation', one), { choice: 'yes' })).status).toBe(422);
  const promise = ['meetings', 'preparation', 'seminar', 'confidence'];
  expect((await post(linkOf('mentor-invitation', one), { choice: 'yes', promise })).status).toBe(200);
  expect((await post(linkOf('mentor-invitation', two), { choice: 'no', reason: 'Ingen tid' })).status).toBe(200);
  expect(await attention()).toEqual(['invitation-declined']);
  expect((await api('GET', '/introduction')).body.declined).toMatchObject([{ email: two, reason: 'Ingen tid' }]);
  expect((await api('POST', '/introduction/mentors/close', {})).status).toBe(409);
  const other = { name: 'Nikoline Ny', email: 'nikoline@kommune.example' };
  expect((await api('PUT', '/groups/hold-2/mentor', other)).body.changed).toBe(true);
  await hall.pass('1 hour');
  expect(await attention()).toEqual([]);
  expect((await post(linkOf('mentor-invitation', other.email), { choice: 'yes', promise })).status).toBe(200);
  expect((await stages()).mentors).toBe('done');
});

test('directors name people by their links, each sees their own, and the one who is late is chased', async () => {
  for (const [index, director] of DIRECTORS.slice(0, 2).entries()) {
    const link = linkOf('nomination-request', director.email);
    for (const person of NAMED.slice(index * 3, index * 3 + 3))
      expect([person.name, (await post(link, { choice: 'add', ...person })).status]).toEqual([person.name, 200]);
    expect((await post(link, { choice: 'done' })).status).toBe(200);
  }
  const [first] = DIRECTORS;
  const link = linkOf('nomination-request', first?.email ?? '');
  const page = await (await fetch(link)).text();
  expect([page.includes('Udpeget 0'), page.includes('Udpeget 3')]).toEqual([true, false]);
  // One too many, and one who has been named by another.
  const more = { ...NAMED[8], name: 'En Til', email: 'entil@kommune.example' };
  expect((await post(link, { choice: 'add', ...more })).status).toBe(409);
  const late = DIRECTORS[2]?.email ?? '';
  const { missing, by } = await stage('nomination');
  expect(missing.map(({ email }: any) => email)).toEqual([late]);
  expect((await post(linkOf('nomination-request', late), { choice: 'add', ...NAMED[0] })).status).toBe(409);
  const self = { name: 'Direktør 3', email: late, department: 'Ledelse', employedSince: '2015-01-01', gender: 'woman' };
  expect((await post(linkOf('nomination-request', late), { choice: 'add', ...self })).text).toContain(
    'Du kan ikke udpege dig selv.',
  );
  await hall.until(by, 60 * 24 * 3);
  expect(hall.kindsTo(ID, late)).toEqual(['nomination-request', 'nomination-request', 'nomination-request']);
  expect(await attention()).toContain('stage-late');
  const lateLink = linkOf('nomination-request', late);
  for (const person of NAMED.slice(6, 9)) expect((await post(lateLink, { choice: 'add', ...person })).status).toBe(200);
  expect((await post(lateLink, { choice: 'done' })).status).toBe(200);
  expect(await attention()).not.toContain('stage-late');
  expect((await api('GET', '/nominations')).body.nominations).toHaveLength(9);
  expect((await stages()).nomination).toBe('done');
});

test('groups are proposed, changed and approved; nobody hears of it before', async () => {
  await hall.pass('1 hour');
  expect(hall.inbox(ID, 'grouping-request')).toHaveLength(1);
  const before = hall.inbox(ID).length;
  const proposed = await api('POST', '/grouping', {});
  expect(proposed.status).toBe(200);
  expect(proposed.body).toMatchObject({ proven: true, moved: 0 });
  expect(proposed.body.groups.map(({ mentees }: any) => mentees.length).sort()).toEqual([4, 5]);
  expect(await api('POST', '/grouping', {})).toEqual(proposed);
  expect(proposed.body.why).toHaveLength(9);
  const [one, two] = proposed.body.groups;
  const [moving] = one.mentees;
  // A draft that can't be approved is kept, and says so at once.
  const everybody = [...one.mentees, ...two.mentees].map(({ id }: any) => id);
  const lopsided = { groups: [{ group: two.group, mentees: everybody }] };
  const sizes = (await api('PUT', '/grouping', lopsided)).body.inTheWay;
  expect(sizes.map(({ group, rule }: any) => [group, rule]).sort()).toEqual([
    ['hold-1', 'R9'],
    ['hold-2', 'R9'],
  ]);
  expect((await api('POST', '/grouping/approve', {})).body.errors[0].rule).toBe('R9');
  await api('POST', '/grouping', {});
  const byHand = {
    groups: [
      { group: one.group, mentees: one.mentees.slice(1).map(({ id }: any) => id) },
      { group: two.group, mentees: [...two.mentees, moving].map(({ id }: any) => id) },
    ],
  };
  expect((await api('PUT', '/grouping', byHand)).body).toMatchObject({ moved: 1, byHand: true });
  await hall.pass('1 hour');
  expect(hall.inbox(ID)).toHaveLength(before);
  await api('POST', '/grouping', { locks: { [moving.id]: two.group }, from: 'draft' });
  expect((await api('POST', '/grouping/approve', {})).body).toEqual({ changed: true });
  await hall.pass('1 hour');
  expect(hall.inbox(ID, 'mentee-invitation')).toHaveLength(9);
  expect(mailTo('mentee-invitation', NAMED[0]?.email ?? '')?.mail.text).toContain('Direktør 1');
  // In another group after all, they are asked anew, and hear that the first invitation no longer holds.
  const { email = '' } = NAMED.find(({ name }) => name === moving.name) ?? {};
  await api('POST', '/grouping', { locks: { [moving.id]: one.group }, from: 'draft' });
  expect((await api('POST', '/grouping/approve', {})).body).toEqual({ changed: true });
  await hall.pass('1 hour');
  const asked = hall.inbox(ID, 'mentee-invitation').filter(({ to }) => to === email);
  expect(asked.map(({ mail }) => mail.text?.includes('gælder den ikke længere'))).toEqual([false, true]);
  // Gender has served its purpose.
  expect(await hall.db.selectFrom('person').select('id').where('gender', 'is not', null).execute()).toEqual([]);
});

test('mentees answer: two decline, a reserve steps in for the first, and the rest say yes', async () => {
  const promise = ['meetings', 'preparation', 'confidence', 'mentor-later'];
  const [anna, bo, ...others] = NAMED.map(({ email }) => email);
  const link = linkOf('mentee-invitation', anna ?? '');
  expect((await post(link, { choice: 'no', reason: 'Barsel' })).text).toContain('Vil du sige nej?');
  expect((await post(link, { choice: 'no', reason: 'Barsel', sure: 'yes' })).status).toBe(200);
  expect((await post(link, { choice: 'yes', promise })).status).toBe(409);
  await hall.pass('1 hour');
  expect(hall.inbox(ID, 'mentee-invitation').at(-1)?.to).toBe(RESERVE.email);
  expect((await post(linkOf('mentee-invitation', bo ?? ''), { choice: 'no', sure: 'yes' })).status).toBe(200);
  expect(await attention()).toContain('no-reserve');
  for (const email of [...others, RESERVE.email])
    expect((await post(linkOf('mentee-invitation', email), { choice: 'yes', promise })).status).toBe(200);
  expect(await stages()).toMatchObject({ invitations: 'done', seminar: 'open' });
  const promises = await hall.db.selectFrom('words').select('sealed').where('about', '=', 'promise').execute();
  expect(promises).toHaveLength(2 + 8);
  expect(JSON.stringify(promises)).not.toContain('mentor-later');
});

test('the seminar is held, and the groups begin with their welcome', async () => {
  const { hr } = body();
  expect(hall.inbox(ID, 'seminar-invitation')).toHaveLength(2);
  const { by } = await stage('seminar');
  expect((await api('POST', '/introduction/seminar/held', {})).body.errors[0].rule).toBe('R33');
  await hall.until(by, 60);
  const seminar = linkOf('seminar-confirmation', hr.email);
  expect(hall.inbox(ID, 'welcome')).toEqual([]);
  expect((await hall.answer(seminar)).status).toBe(200);
  await hall.pass('1 hour');
  expect(hall.inbox(ID, 'welcome')).toHaveLength(2 + 8);
  expect((await api('GET', '')).body.phase).toBe('introduction');
  const { groups } = (await api('GET', '')).body;
  expect(groups.flatMap(({ mentees }: any) => mentees)).toHaveLength(8);
  // What came before can't be answered any more.
  expect((await post(linkOf('mentee-invitation', NAMED[3]?.email ?? ''), { choice: 'no', sure: 'yes' })).status).toBe(
    409,
  );
  expect((await api('POST', '/introduction/nomination/open', {})).status).toBe(409);
  const planned = (await hall.mails(ID)).filter(
    ({ outcome, plannedFor }: any) => outcome === 'planned' && Date.parse(plannedFor) < Date.parse(by),
  );
  expect(planned).toEqual([]);
});

test('it goes on to its report, which says what it was to lead to', async () => {
  const status = () => hall.status(ID);
  const mentors = (await status()).groups.map(({ mentor }: any) => mentor.email) as string[];
  for (let meeting = 0; meeting < 4; meeting += 1) {
    const ends = (await status()).groups.map(({ meetings }: any) => meetings[meeting].endsAt as string);
    await hall.until(ends.sort().at(-1) ?? '', 30);
    for (const mentor of mentors) expect((await hall.answer(linkOf('meeting-confirmation', mentor))).status).toBe(200);
  }
  for (let weeks = 0; weeks < 12 && (await status()).phase !== 'ended'; weeks += 1) await hall.pass('7 days');
  expect((await status()).phase).toBe('ended');
  expect(
    hall
      .inbox(ID, 'final-report')
      .map(({ to }) => to)
      .sort(),
  ).toEqual([body().hr.email, body().sponsor.email].sort());
  const report = (await api('GET', '/report')).body;
  expect(report).toMatchObject({ criteria: ['Afklaring'], total: { groups: 2, mentees: 8, met: 8 } });
  // Those who promised it with their yes, and have not said otherwise since.
  expect((await api('GET', '/future-mentors')).body.futureMentors).toHaveLength(8);
  expect((await hall.mails(ID)).filter(({ outcome }: any) => outcome === 'planned')).toEqual([]);
});

test('nothing of it stands in the engine but ids', async () => {
  const { events } = await hall.env.client.workflow.getHandle(`programme:${ID}`).fetchHistory();
  const text = (events ?? [])
    .map((event) => JSON.stringify(event, (_k, v) => (v instanceof Uint8Array ? Buffer.from(v).toString() : v)))
    .join();
  for (const { name, email, department } of NAMED)
    for (const personal of [name, email, department]) expect(text).not.toContain(personal);
  for (const words of ['Barsel', 'Ingen tid', 'Hvad koster', 'turde lede', RESERVE.email, 'Nikoline'])
    expect(text).not.toContain(words);
});
