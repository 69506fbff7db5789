// Before the first meeting things change: the programme is called off or postponed, somebody is mended, replaced or erased, a stage is
// ended before it opens, and nobody finishes it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dated } from '../example.ts';
import { calendarOf, type Received } from './post-office.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall();
});

afterAll(async () => hall.close());

const post = (link: string, fields: Record<string, string>) =>
  fetch(link, { method: 'POST', body: new URLSearchParams(fields) });

test('called off before the groups have begun, those who had been asked are told, and it ends', async () => {
  const id = 'off';
  const given = simple(id, dated(id, 60, await hall.env.currentTimeMs()));
  expect((await hall.call('POST', '/api/programmes', given)).status).toBe(201);
  await hall.pass('1 hour');
  await hall.answer(linkIn(id, 'commission-request', given.sponsor.email), 'approve');
  await hall.pass('1 hour');
  const [one] = given.groups;
  expect(
    (await hall.call('POST', `/api/programmes/${id}/groups/hold-1/dropouts`, { person: one.mentees[0].email })).body,
  ).toMatchObject({
    errors: [{ rule: 'introduction' }],
  });
  expect((await hall.call('POST', `/api/programmes/${id}/cancel`, { reason: 'Sparer' })).body).toEqual({
    changed: true,
  });
  await hall.pass('1 hour');
  const told = hall.inbox(id, 'programme-cancelled').map(({ to }) => to);
  expect(told.sort()).toEqual(
    [given.hr.email, given.sponsor.email, ...given.groups.map(({ mentor }: any) => mentor.email)].sort(),
  );
  expect(hall.inbox(id, 'programme-cancelled').every(({ mail }) => mail.text?.includes('Sparer'))).toBe(true);
  expect(await hall.status(id)).toMatchObject({ phase: 'ended', cancelled: true });
  expect((await hall.mails(id)).filter(({ outcome }: any) => outcome === 'planned')).toEqual([]);
  expect((await hall.call('POST', `/api/programmes/${id}/introduction/mentors/waive`, {})).status).toBe(410);
});

test('postponed, its dates follow; a mended address is asked again, and nobody waits for somebody who is erased', async () => {
  const id = 'later';
  const given = simple(id, dated(id, 60, await hall.env.currentTimeMs()));
  given.introduction.commission = undefined;
  expect((await hall.call('POST', '/api/programmes', given)).status).toBe(201);
  await hall.pass('1 hour');
  const stageOf = async (name: string) =>
    (await hall.call('GET', `/api/programmes/${id}/introduction`)).body.stages.find((each: any) => each.stage === name);
  const first = async () => (await hall.status(id)).groups[0].meetings[0].startsAt as string;
  const [before, met] = [await stageOf('invitations'), await first()];
  expect((await hall.call('POST', `/api/programmes/${id}/postpone`, { days: 14 })).body).toEqual({ changed: true });
  await hall.pass('1 hour');
  expect(Date.parse(await first()) - Date.parse(met)).toBeGreaterThanOrEqual(14 * 86_400_000 - 3_600_000);
  expect(Date.parse((await stageOf('invitations')).by)).toBeGreaterThan(Date.parse(before.by));
  // An address that was wrong.
  const [group] = given.groups;
  const mended = { email: 'mette.ny@kommune.example' };
  expect((await hall.call('PATCH', `/api/programmes/${id}/people/${group.mentor.email}`, mended)).status).toBe(200);
  await hall.pass('1 hour');
  expect((await fetch(linkIn(id, 'mentor-invitation', group.mentor.email))).status).toBe(410);
  expect((await hall.answer(linkIn(id, 'mentor-invitation', mended.email), 'yes')).status).toBe(200);
  for (const { mentor } of given.groups.slice(1))
    await hall.answer(linkIn(id, 'mentor-invitation', mentor.email), 'yes');
  await hall.pass('1 hour');
  const [anna, ...others] = given.groups.flatMap(({ mentees }: any) => mentees) as { email: string }[];
  expect((await hall.call('DELETE', `/api/programmes/${id}/people/${anna?.email}`)).status).toBe(200);
  for (const { email } of others)
    expect((await hall.answer(linkIn(id, 'mentee-invitation', email), 'yes')).status).toBe(200);
  expect((await stageOf('invitations')).status).toBe('done');
  expect(
    (await hall.call('POST', `/api/programmes/${id}/introduction/seminar/waive`, { reason: 'Alle har prøvet det' }))
      .body,
  ).toEqual({
    changed: true,
  });
  await hall.pass('1 hour');
  expect((await stageOf('seminar')).reason).toBe('Alle har prøvet det');
  expect(hall.inbox(id, 'welcome')).toHaveLength(3 + 17);
  const { groups } = await hall.status(id);
  expect(groups[0].meetings[0].startsAt).toBe(await first());
  expect(groups[0].mentees).toHaveLength(5);
});

test('where nobody is invited, who is erased is not in the group, and a mentor who is has HR find another', async () => {
  const id = 'erased-before';
  const given = dated(id, 60, await hall.env.currentTimeMs());
  given.groups = given.groups.slice(0, 1);
  given.introduction = { seminar: { location: 'Rådssalen' } };
  expect((await hall.call('POST', '/api/programmes', given)).status).toBe(201);
  await hall.pass('1 hour');
  const [{ mentor, mentees }] = given.groups;
  const left = async (email: string) =>
    (await hall.call('DELETE', `/api/programmes/${id}/people/${email}`)).body.left.length;
  expect([await left(mentees[0].email), await left(mentor.email)]).toEqual([1, 0]);
  const attention = async () => (await hall.status(id)).attention.map(({ kind }: any) => kind);
  expect(await attention()).toEqual(['no-mentor']);
  await hall.call('POST', `/api/programmes/${id}/introduction/seminar/waive`, {});
  await hall.pass('1 hour');
  expect((await hall.status(id)).groups[0].mentees).toHaveLength(5);
  expect(await attention()).toEqual(['no-mentor']);
  const welcomes = hall.inbox(id, 'welcome');
  expect(welcomes).toHaveLength(5);
  expect(welcomes[0]?.mail.text).toContain('ved at finde en mentor');
  const ofGroup = (await hall.mails(id)).filter(({ group }: any) => group === 'hold-1');
  expect(new Set(ofGroup.map(({ person }: any) => person)).size).toBe(5);
  const fresh = { name: 'Nikoline Ny', email: 'nikoline@kommune.example' };
  expect((await hall.call('PUT', `/api/programmes/${id}/groups/hold-1/mentor`, fresh)).status).toBe(200);
  await hall.pass('1 hour');
  expect(await attention()).toEqual([]);
  expect(hall.kindsTo(id, fresh.email)).toContain('welcome');
});

test('an invitation names no mentor who is erased, and what was planned for the erased says why it is not sent', async () => {
  const id = 'erased-invited';
  const given = dated(id, 60, await hall.env.currentTimeMs());
  given.groups = given.groups.slice(0, 1);
  given.introduction = { invitations: {} };
  expect((await hall.call('POST', '/api/programmes', given)).status).toBe(201);
  const [{ mentor, mentees }] = given.groups;
  const erase = (email: string) => hall.call('DELETE', `/api/programmes/${id}/people/${email}`);
  await hall.pass('1 hour');
  expect((await erase(mentor.email)).status).toBe(200);
  expect((await hall.call('POST', `/api/programmes/${id}/introduction/invitations/open`, {})).status).toBe(200);
  // Until the first reminder; the last is still to come, whatever day and hour it is.
  const invitations = () => hall.inbox(id, 'mentee-invitation');
  for (let days = 0; invitations().length <= mentees.length && days < 40; days += 1) await hall.pass('1 day');
  const reminder = invitations().at(-1);
  expect(reminder?.mail.text).toContain('er ved at finde en mentor til holdet');
  const page = await (await fetch(reminder?.links[0] ?? '')).text();
  expect(page).toContain('Hold 1');
  expect(page).not.toContain(', mentor');
  const gone = await hall.person(id, 'anna.holm');
  expect(mentees[0].email).toBe('anna.holm@kommune.example');
  expect((await erase(gone)).body.left).toEqual([gone]);
  const reasons = (await hall.mails(id, `?person=${gone}`)).flatMap(({ reason }: any) => reason ?? []);
  expect(new Set(reasons)).toEqual(new Set(['erased']));
});

test('ended before it opens a stage takes nobody away; what was approved, said and planned stands', async () => {
  const id = 'stands';
  const given = simple(id, dated(id, 60, await hall.env.currentTimeMs()));
  const call = (method: string, path: string, what: object = {}) =>
    hall.call(method, `/api/programmes/${id}${path}`, what);
  expect((await hall.call('POST', '/api/programmes', given)).status).toBe(201);
  await hall.pass('1 hour');
  expect((await call('POST', '/introduction/invitations/close')).body).toEqual({ changed: true });
  expect((await hall.status(id)).groups.map(({ mentees }: any) => mentees.length)).toEqual([6, 6, 6]);
  const commission = linkIn(id, 'commission-request', given.sponsor.email);
  await hall.answer(commission, 'approve');
  expect((await post(commission, { choice: 'comment', comment: 'Vent' })).status).toBe(409);
  await hall.pass('1 hour');
  // The seminar is when everybody says that it is.
  const stageOf = async (name: string) =>
    (await hall.call('GET', `/api/programmes/${id}/introduction`)).body.stages.find((each: any) => each.stage === name);
  const [one, two, three] = given.groups.map(({ mentor }: any) => mentor.email) as [string, string, string];
  const { by } = await stageOf('seminar');
  const day = String(Number(by.slice(8, 10)));
  expect(hall.inbox(id, 'mentor-invitation')[0]?.mail.text).toMatch(
    new RegExp(`seminar for mentorerne: \\w+ den ${day}\\.`),
  );
  for (const mentor of [one, two, three]) await hall.answer(linkIn(id, 'mentor-invitation', mentor), 'yes');
  await hall.pass('1 hour');
  const [seminar] = hall.inbox(id, 'seminar-invitation');
  expect(calendar(seminar)).toContain(`DTEND:${new Date(by).toISOString().slice(0, 16).replace(/[-:]/g, '')}`);
  // Moved, they hear of it; replaced, they are told, and the seminar leaves their calendar.
  expect((await call('POST', '/postpone', { days: 14 })).body).toEqual({ changed: true });
  await hall.pass('1 hour');
  expect(hall.inbox(id, 'introduction-moved')).toHaveLength(3);
  expect(calendar(hall.inbox(id, 'introduction-moved')[0])).toContain('SEQUENCE:1');
  expect((await call('PUT', '/groups/hold-1/mentor', { name: 'Ny', email: 'ny@kommune.example' })).body.changed).toBe(
    true,
  );
  await hall.pass('1 hour');
  const released = hall.inbox(id, 'mentor-released');
  expect(released.map(({ to }) => to)).toEqual([one]);
  expect(calendar(released[0])).toContain('METHOD:CANCEL');
  expect(linkIn(id, 'mentor-invitation', 'ny@kommune.example')).not.toBe('');
  // Nobody finishes it: HR hears before the first meeting, and four weeks after it is called off.
  const first = (await hall.status(id)).groups[0].meetings[0].startsAt as string;
  await hall.until(first, -60);
  expect((await hall.status(id)).attention.map(({ kind }: any) => kind)).toContain('introduction-late');
  expect(hall.inbox(id, 'welcome')).toEqual([]);
  await hall.until(first, 60 * 24 * 33);
  expect(await hall.status(id)).toMatchObject({ phase: 'ended', cancelled: true });
  expect((await hall.mails(id)).filter(({ outcome }: any) => outcome === 'planned')).toEqual([]);
});

test('of two organisations each has a contact, who sees its own people and nobody else’s', async () => {
  const id = 'several';
  const contact = (name: string) => ({ name: `Kontakt ${name}`, email: `${name.toLowerCase()}@nabo.example` });
  const given = dated(id, 40, await hall.env.currentTimeMs());
  const [group] = given.groups;
  group.mentees.forEach((mentee: any, index: number) => (mentee.organisation = index < 2 ? 'Nabo' : 'Havn'));
  const organisations = ['Nabo', 'Havn'].map((name) => ({ name, hr: contact(name) }));
  const twice = { ...given, organisations: [...organisations, ...organisations] };
  expect((await hall.call('POST', '/api/programmes', twice)).body.errors[0]).toMatchObject({
    path: 'organisations.2.name',
    rule: 'R29',
  });
  expect((await hall.call('POST', '/api/programmes', { ...given, organisations })).status).toBe(201);
  await hall.pass('1 hour');
  const link = linkIn(id, 'organisation-people', contact('Nabo').email);
  const seen = async () => (await fetch(link)).text();
  const [one, two, three] = group.mentees.map(({ name }: any) => name) as [string, string, string];
  const page = await seen();
  expect([page.includes(one), page.includes(two), page.includes(three)]).toEqual([true, true, false]);
  const { meetings } = (await hall.status(id)).groups[0];
  await hall.until(meetings[0].endsAt, 30);
  await hall.answer(linkIn(id, 'meeting-confirmation', group.mentor.email));
  expect(await seen()).toContain(`${one}, med til 1 af 1 møde`);
  // It is read only, and nobody else's.
  expect((await post(link, { choice: 'send' })).status).toBe(200);
  expect(hall.inbox(id, 'organisation-people')).toHaveLength(2);
});

const calendar = (mail: Received | undefined) => (mail ? calendarOf(mail) : '');

const linkIn = (id: string, kind: string, to: string) =>
  hall.inbox(id, kind).findLast((mail) => mail.to === to)?.links[0] ?? '';

/** Everybody is known; they are asked all the same. */
function simple(id: string, body: Record<string, any>): Record<string, any> {
  const introduction = { commission: { strategy: 'Flere.' }, mentors: {}, invitations: {}, seminar: { location: 'R' } };
  return { ...body, id, introduction };
}
