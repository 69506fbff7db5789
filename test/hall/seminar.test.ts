// The mentors' half day before the first meeting stands in the calendars of those who are called to it, and of nobody else.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dated } from '../example.ts';
import { calendarOf } from './post-office.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

const [METTE, SOEREN, HR] = [
  'mette.bruun@kommune.example',
  'soeren.kjaer@kommune.example',
  'helle.storm@kommune.example',
];

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall();
});

afterAll(async () => hall.close());

const api = (id: string, method: string, path: string, body?: object) =>
  hall.call(method, `/api/programmes/${id}${path}`, body);

/** Whether a calendar still has the seminar after all of its mails. */
function hasIt(id: string, address: string): boolean {
  const entries = hall
    .inbox(id)
    .filter(({ to }) => to === address)
    .map((mail) => calendarOf(mail))
    .filter((file) => /^UID:\S*seminar/m.test(file))
    .map((file) => ({
      isOn: file.includes('METHOD:REQUEST'),
      sequence: Number(/^SEQUENCE:(\d+)/m.exec(file)?.[1]),
    }));
  const highest = Math.max(...entries.map(({ sequence }) => sequence));
  return entries.length > 0 && entries.filter(({ sequence }) => sequence === highest).every(({ isOn }) => isOn);
}

/** Mentors say yes, where they are asked, and are called to the seminar. */
async function called(id: string, introduction: object, change?: (body: any) => void): Promise<any> {
  const body = dated(id, 90, await hall.env.currentTimeMs());
  body.groups = body.groups.slice(0, 2);
  body.introduction = { seminar: { location: 'Rådssalen' }, ...introduction };
  change?.(body);
  expect((await hall.call('POST', '/api/programmes', body)).status).toBe(201);
  await hall.pass('1 hour');
  for (const { links } of hall.inbox(id, 'mentor-invitation')) await hall.answer(links[0] ?? '', 'yes');
  await hall.pass('1 hour');
  expect(hasIt(id, SOEREN)).toBe(true);
  return body;
}

test('it leaves them when the programme is called off before it began', async () => {
  const id = 'seminar-off';
  await called(id, { mentors: {}, invitations: {} });
  expect([hasIt(id, METTE), hasIt(id, SOEREN)]).toEqual([true, true]);
  expect((await api(id, 'POST', '/cancel', { reason: 'Sparer' })).status).toBe(200);
  await hall.pass('1 hour');
  expect([hasIt(id, METTE), hasIt(id, SOEREN)]).toEqual([false, false]);
  const [toHr] = hall.inbox(id, 'programme-cancelled').filter(({ to }) => to === HR);
  expect(toHr?.mail.text).toContain('bliver ikke til noget');
});

test('and when HR goes on without it', async () => {
  const id = 'seminar-waived';
  await called(id, { mentors: {}, invitations: {} });
  expect((await api(id, 'POST', '/introduction/seminar/waive', { reason: 'Alle kender det' })).status).toBe(200);
  await hall.pass('1 hour');
  expect([hasIt(id, METTE), hasIt(id, SOEREN)]).toEqual([false, false]);
});

test('whoever is replaced loses it, also after moves and where nobody had asked; put back, they have it again', async () => {
  for (const [id, introduction] of [
    ['seminar-asked', { mentors: {}, invitations: {} }],
    ['seminar-unasked', { invitations: {} }],
  ] as const) {
    const { groups } = await called(id, introduction);
    for (const days of [7, 14]) {
      expect((await api(id, 'POST', '/postpone', { days })).status).toBe(200);
      await hall.pass('1 hour');
    }
    expect(hasIt(id, METTE)).toBe(true);
    const put = (person: object) => api(id, 'PUT', '/groups/hold-1/mentor', person);
    expect((await put({ name: 'Nina Ny', email: 'nina.ny@kommune.example' })).body.changed).toBe(true);
    await hall.pass('1 hour');
    expect([hasIt(id, METTE), hasIt(id, SOEREN)]).toEqual([false, true]);
    expect((await put(groups[0].mentor)).body.changed).toBe(true);
    await hall.pass('1 hour');
    expect([hasIt(id, METTE), hasIt(id, 'nina.ny@kommune.example')]).toEqual([true, false]);
  }
});

test('a mentor of two groups who is replaced in one keeps it, and is told of which', async () => {
  const id = 'seminar-two';
  await called(id, { mentors: {}, invitations: {} }, (body) => {
    body.groups[0].mentor = body.groups[1].mentor;
  });
  const nina = { name: 'Nina Ny', email: 'nina.ny@kommune.example' };
  expect((await api(id, 'PUT', '/groups/hold-1/mentor', nina)).status).toBe(200);
  await hall.pass('1 hour');
  const [released] = hall.inbox(id, 'mentor-released');
  expect(released?.mail.text).toMatch(/mentor for Hold 1[\s\S]*fortsat mentor for dit andet hold/);
  expect(hasIt(id, SOEREN)).toBe(true);
});

test('an address that was another’s has it cleared, and a mentor who is HR hears that it moved', async () => {
  const id = 'seminar-mended';
  await called(id, { mentors: {}, invitations: {} }, (body) => {
    body.groups[0].mentor = body.hr;
  });
  const fresh = 'soeren.ny@kommune.example';
  expect((await api(id, 'PATCH', `/people/${SOEREN}`, { email: fresh })).status).toBe(200);
  await hall.pass('1 hour');
  expect([hasIt(id, SOEREN), hasIt(id, fresh)]).toEqual([false, true]);
  const before = hall.inbox(id, 'introduction-moved').length;
  expect((await api(id, 'POST', '/postpone', { days: 7 })).status).toBe(200);
  await hall.pass('1 hour');
  const moved = hall.inbox(id, 'introduction-moved').slice(before);
  expect(moved.filter(({ to }) => to === HR).map((mail) => calendarOf(mail).includes('METHOD:REQUEST'))).toEqual([
    true,
  ]);
});

test('a mentor who says no loses it, and has it again with a yes', async () => {
  const id = 'seminar-no';
  await called(id, { mentors: {}, invitations: {} });
  const [invited] = hall.inbox(id, 'mentor-invitation').filter(({ to }) => to === METTE);
  for (const answer of ['no', 'yes', 'no'] as const) {
    await hall.answer(invited?.links[0] ?? '', answer);
    await hall.pass('1 hour');
    expect([hasIt(id, METTE), hasIt(id, SOEREN)]).toEqual([answer === 'yes', true]);
  }
  // Moved meanwhile, it stays out.
  expect((await api(id, 'POST', '/postpone', { days: 7 })).status).toBe(200);
  await hall.pass('1 hour');
  expect([hasIt(id, METTE), hasIt(id, SOEREN)]).toEqual([false, true]);
});

test('a mentor who said no is asked anew where HR puts them in again', async () => {
  const id = 'seminar-no';
  const mette = { name: 'Mette Bruun', email: METTE };
  for (const person of [{ name: 'Nina Ny', email: 'nina.ny@kommune.example' }, mette]) {
    expect((await api(id, 'PUT', '/groups/hold-1/mentor', person)).status).toBe(200);
    await hall.pass('1 hour');
  }
  expect(hall.inbox(id, 'mentor-invitation').filter(({ to }) => to === METTE)).toHaveLength(2);
  // With each no once.
  expect(hall.inbox(id, 'seminar-cancelled').filter(({ to }) => to === METTE)).toHaveLength(2);
  const { stages } = (await api(id, 'GET', '/introduction')).body;
  expect(stages.find(({ stage }: any) => stage === 'mentors').missing.map(({ email }: any) => email)).toEqual([METTE]);
});
