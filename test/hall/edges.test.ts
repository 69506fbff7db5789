// What HR posts, at its edges: odd letters, names and addresses, the circle's place, and what was hardly meant.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dated } from '../example.ts';
import { calendarOf } from './post-office.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall();
  await hall.start('edges', 23, (body) => {
    body.circle = {
      location: 'Rådhuset, kantinen',
      online: `https://teams.example/l/meetup-join/${'x'.repeat(240)}`,
      convener: 'soeren.kjaer@kommune.example',
    };
    body.groups[0].meetings.location = 'L'.repeat(900);
    body.groups[0].meetings.online = 'https://teams.example/l/1';
    body.groups[0].mentees[0].name = 'Anna "Anne" Holm";X-EVIL=1:mailto:evil@example.com';
    body.groups[0].mentees[1].name = 'Krogh, Birgit';
    body.groups[0].mentees[1].greeting = 'Bibi';
    body.groups[0].mentees[2].name = 'Dr. Cecilie Due';
    body.groups[0].mentees[2].email = 'cecilie.due@kommune.example';
    body.groups[0].mentees[3].email = 'Dorte <dorte@rødovre.dk>';
    body.groups[0].mentees[4].department = null;
    body.sponsor.department = '';
  });
});

afterAll(async () => hall.close());

const call = (method: string, path: string, body?: unknown) => hall.call(method, `/api/programmes/${path}`, body);
const NUL = String.fromCharCode(0);

describe('odd letters', () => {
  test.each([
    ['POST', '', { ...dated('nul', 23), title: `a${NUL}b` }, 'title'],
    ['POST', '/preview', { ...dated('half', 23), title: 'a\uD800b' }, 'title'],
    ['POST', '/edges/groups/hold-1/dropouts', { person: `x${NUL}` }, 'person'],
    ['POST', '/edges/groups/hold-1/dropouts', { person: 'anna.holm@kommune.example', reason: `\uDC00` }, 'reason'],
    ['POST', '/edges/cancel', { reason: NUL }, 'reason'],
    ['PATCH', '/edges/people/hr', { name: `H${NUL}` }, 'name'],
    ['POST', '/edges/groups/hold-1/meetings/1/held', { attended: [`a${NUL}`] }, 'attended.0'],
    ['PUT', '/edges/groups/hold-1/mentor', { name: 'N\uD83D', email: 'n@kommune.example' }, 'name'],
    ['POST', '/edges/groups/hold-1/meetings/1/move', { startsAt: '2027-01-01T16:00', location: NUL }, 'location'],
  ])('%s %s is refused by field', async (method, path, body, field) => {
    const answer = await hall.call(method, `/api/programmes${path}`, body);
    expect([answer.status, answer.body.errors[0]]).toEqual([
      422,
      expect.objectContaining({ path: field, rule: 'characters' }),
    ]);
  });

  test.each([
    'edges%00',
    'edges/mails?person=%00',
    'edges/people/a%00b',
    'edges/groups/h%00/x',
    '%ff',
    'edges?before=%00',
  ])('in an address: %s is no 500', async (path) => {
    expect((await call('GET', path)).status).toBeLessThan(500);
    expect((await call('DELETE', path)).status).toBeLessThan(500);
  });

  test('in a name break no calendar entry, and name no other address', () => {
    const file = hall
      .inbox('edges')
      .filter(({ to }) => to === 'anna.holm@kommune.example')
      .map(calendarOf)
      .find((text) => text.includes('BEGIN:VEVENT'));
    const attendee = /^ATTENDEE[^]*?(?=^[A-Z])/m.exec(file ?? '')?.[0].replaceAll('\r\n ', '') ?? '';
    expect(
      attendee
        .match(/mailto:[^\s"';]+/gi)
        ?.at(-1)
        ?.toLowerCase(),
    ).toBe('mailto:anna.holm@kommune.example');
    expect(attendee.match(/"/g)?.length).toBe(2);
  });
});

describe('people', () => {
  const greeting = (to: string) =>
    hall
      .inbox('edges', 'welcome')
      .find((mail) => mail.to.startsWith(to))
      ?.mail.text?.split('\n')[0];

  test('are greeted by first name, as they wish, or whole', () => {
    expect(greeting('birgit.krogh@')).toBe('Kære Bibi');
    expect(greeting('cecilie.due@')).toBe('Kære Dr. Cecilie Due');
    expect(greeting('dorte@')).toMatch(/^Kære \p{L}+$/u);
  });

  test('absent fields are absent, however they are left out', async () => {
    const { groups } = await hall.status('edges');
    expect(groups[0].mentees[1].name).toBe('Birgit Krogh');
    expect(groups[0].mentees).toHaveLength(6);
  });
});

describe('the circle', () => {
  test('has a place, a link and a convener', async () => {
    const asked = await hall.mails('edges', '?kind=circle-confirmation');
    expect(new Set(asked.map(({ person }) => person))).toEqual(new Set([await hall.person('edges', 'soeren.kjaer')]));
    const [first] = await hall.mails('edges', '?kind=preparation-meeting');
    await hall.until(first.plannedFor, 5);
    const mail = hall.inbox('edges', 'preparation-meeting')[0];
    expect(mail?.mail.text).toContain('Rådhuset, kantinen');
    expect(mail?.mail.html).toContain(`<a href="https://teams.example/l/meetup-join/${'x'.repeat(240)}"`);
    const file = mail ? calendarOf(mail).replaceAll('\r\n ', '') : '';
    expect(file).toContain('LOCATION:Rådhuset\\, kantinen');
    expect(file).toContain(`https://teams.example/l/meetup-join/${'x'.repeat(240)}`);
  });

  test('takes no convener from outside', async () => {
    const body = { ...dated('convener', 23), circle: { convener: 'nobody@kommune.example' } };
    const { status, body: answer } = await call('POST', 'preview', body);
    expect([status, answer.errors[0]]).toEqual([
      422,
      expect.objectContaining({ path: 'circle.convener', rule: 'unknown-person' }),
    ]);
  });
});

describe('what HR may not have meant', () => {
  const warningsOf = async (change: (body: Record<string, any>) => void) => {
    const body = dated('meant', 60);
    change(body);
    const { status, body: answer } = await call('POST', 'preview', body);
    return [status, (answer.warnings ?? answer.errors).map(({ rule }: any) => rule)] as const;
  };

  test('HR’s contact or the sponsor as a mentee is refused', async () => {
    for (const who of ['hr', 'sponsor'] as const)
      expect(await warningsOf((body) => (body.groups[0].mentees[0].email = body[who].email))).toEqual([
        422,
        expect.arrayContaining(['hr-as-mentee']),
      ]);
  });

  test('two of one name, a mentor at two meetings at once, and Christmas Eve are warned of', async () => {
    expect(await warningsOf((body) => (body.groups[0].mentees[0].name = body.groups[0].mentees[1].name))).toEqual([
      200,
      expect.arrayContaining(['same-name']),
    ]);
    expect(
      await warningsOf(({ groups }) => {
        groups[1].mentor = groups[0].mentor;
        groups[1].meetings.first = groups[0].meetings.first;
      }),
    ).toEqual([200, expect.arrayContaining(['same-hours'])]);
    const body = dated('jul', 60);
    const year = new Date().getUTCFullYear() + 1;
    const day = [year, year + 1].find((each) => ![0, 6].includes(new Date(`${each}-12-24`).getUTCDay()));
    body.companyDays = [];
    for (const group of body.groups) group.meetings = { first: `${day}-12-24T16:00` };
    const { body: jul } = await call('POST', 'preview', body);
    expect(jul.errors).toBeUndefined();
    const eve = jul.warnings.find(({ message }: any) => message.includes('Christmas Eve'));
    expect([eve?.rule, eve?.message]).toEqual(['R13', expect.stringContaining('companyDays')]);
  });

  test('somebody who is in another programme at the same hours', async () => {
    const posted = dated('twin', 23);
    const { status, body: twin } = await call('POST', 'preview', posted);
    expect(status).toBe(200);
    expect(
      twin.warnings.filter(({ rule, message }: any) => rule === 'same-hours' && message.includes('programme edges'))
        .length,
    ).toBeGreaterThan(10);
  });

  test.each(['9999-12-31T16:00', '2100-06-01T16:00'])('a meeting in %s is refused', async (first) => {
    const body = dated('far', 23);
    body.groups[0].meetings.first = first;
    const { status, body: answer } = await call('POST', '', body);
    expect([status, answer.errors[0].rule]).toEqual([422, 'R11']);
    expect((await call('POST', 'edges/groups/hold-2/meetings/4/move', { startsAt: first, force: true })).status).toBe(
      409,
    );
  });
});
