// Another address for somebody: who comes gets the calendar and all that is of use, who goes has it cleared, and old links end.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { calendarOf, type Received } from './post-office.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall();
});

afterEach(() => void (hall.manners.refuses = undefined));

afterAll(async () => hall.close());

const call = (method: string, path: string, body?: unknown) => hall.call(method, `/api/programmes/${path}`, body);

/** What an address's calendar holds after all of its mails: the events that are still in it. */
function calendarAt(id: string, address: string): readonly string[] {
  const events = new Map<string, { sequence: number; method: string }>();
  for (const mail of hall.inbox(id).filter(({ to }) => to === address)) {
    const file = calendarOf(mail);
    const uid = /^UID:(\S+)/m.exec(file)?.[1];
    if (!uid) continue;
    const [method = '', sequence = 0] = [/^METHOD:(\w+)/m.exec(file)?.[1], Number(/^SEQUENCE:(\d+)/m.exec(file)?.[1])];
    const known = events.get(uid);
    if (!known || sequence > known.sequence) events.set(uid, { sequence, method });
  }
  return [...events].filter(([, { method }]) => method === 'REQUEST').map(([uid]) => uid);
}

const first = (id: string, address: string, kind: string) =>
  hall.inbox(id, kind).find(({ to }) => to === address) as Received;

describe('a mentee whose address was another’s', () => {
  const [old, fresh] = ['anna.holm@kommune.example', 'anna.k.holm@kommune.example'];

  test('gets welcome and dates at the right one; the other’s calendar is cleared, and their link ends', async () => {
    await hall.start('mended', 23, ({ groups }) => {
      groups[0].meetings.online = 'https://teams.example/l/secret';
      groups[0].mentees[2].name = groups[0].mentees[1].name;
    });
    // Two of one name are told apart in letters, too.
    expect(first('mended', 'mette.bruun@kommune.example', 'welcome').mail.text).toMatch(
      /- (\p{L}+ \p{L}+) \(\p{L}+\) \(\S+@\S+\)\n- \1 \(\p{L}+\) \(\S+@\S+\)/u,
    );
    expect(calendarAt('mended', old)).toHaveLength(4);
    const { status } = await call('PATCH', `mended/people/${old}`, { email: fresh });
    expect(status).toBe(200);
    await hall.pass('10 minutes');
    expect(calendarAt('mended', old)).toEqual([]);
    expect(calendarAt('mended', fresh)).toHaveLength(4);
    expect(new Set(hall.kindsTo('mended', fresh))).toEqual(new Set(['welcome', 'meeting-invitation']));
    const cleared = first('mended', old, 'meeting-cancelled');
    expect(cleared.mail.text).toContain('en anden adresse');
    // It may be a stranger's: what is cleared leads to no meeting.
    expect([cleared.mail.text, cleared.mail.html, calendarOf(cleared)].join()).not.toContain('teams.example');
    expect(cleared.links).toEqual([]);
    expect(calendarOf(first('mended', fresh, 'meeting-invitation'))).toContain('teams.example');
    // Whoever got the link by mistake can't make her leave.
    for (const method of ['GET', 'POST'])
      expect(
        (
          await fetch(first('mended', old, 'welcome').links[0] ?? '', {
            method,
            ...(method === 'POST' ? { body: new URLSearchParams({ choice: 'leave' }) } : {}),
          })
        ).status,
      ).toBe(410);
    expect((await hall.status('mended')).groups[0].mentees[0].status).toBe('active');
    expect((await fetch(first('mended', fresh, 'welcome').links[0] ?? '')).status).toBe(200);
  });

  test('asked again, nothing more is sent; a name alone, or capitals, change nothing of it', async () => {
    const since = hall.received.length;
    for (const body of [{ email: fresh }, { email: fresh.toUpperCase() }, { name: 'Anna K. Holm' }])
      expect((await call('PATCH', `mended/people/${fresh}`, body)).status).toBe(200);
    await hall.pass('10 minutes');
    expect(hall.received.slice(since)).toEqual([]);
    expect((await fetch(first('mended', fresh, 'welcome').links[0] ?? '')).status).toBe(200);
  });
});

describe('HR’s contact', () => {
  test('is somebody else: calendar entries keep their organizer, and the new contact decides by a link of their own', async () => {
    await hall.start('contact', 23);
    const { meetings } = (await hall.status('contact')).groups[0];
    for (const n of [1, 2, 3]) {
      await hall.until(meetings[n - 1].endsAt, 30);
      expect((await call('POST', `contact/groups/hold-1/meetings/${n}/held`, {})).status).toBe(200);
    }
    await hall.env.client.workflow.getHandle('programme:contact:hold-1').signal('proposeFinish', {});
    await hall.pass('10 minutes');
    const asked = first('contact', 'helle.storm@kommune.example', 'early-finish-proposed');
    const fresh = { name: 'Nora Ny', email: 'nora.ny@kommune.example' };
    expect((await call('PATCH', 'contact/people/hr', fresh)).status).toBe(200);
    await hall.pass('10 minutes');
    expect((await hall.answer(asked.links[0] ?? '', 'approve')).status).toBe(410);
    const again = first('contact', fresh.email, 'early-finish-proposed');
    expect((await hall.answer(again.links[0] ?? '', 'decline')).status).toBe(200);
    const { startsAt } = (await hall.status('contact')).groups[1].meetings[3];
    const later = new Date(Date.parse(startsAt) + 7 * 86_400_000).toISOString();
    expect((await call('POST', 'contact/groups/hold-2/meetings/4/move', { startsAt: later, force: true })).status).toBe(
      200,
    );
    await hall.pass('10 minutes');
    const files = hall
      .inbox('contact')
      .map(calendarOf)
      .filter((file) => file.includes('ORGANIZER'));
    const organizers = new Set(
      files.map((file) => /^ORGANIZER.*?(mailto:\S+)/ims.exec(file.replaceAll('\r\n ', ''))?.[1]),
    );
    expect(organizers).toEqual(new Set(['mailto:no-reply@kommune.example']));
    expect(files.some((file) => file.includes('CN="Nora Ny"'))).toBe(true);
    expect(files.some((file) => /RSVP=TRUE/.test(file))).toBe(false);
  });
});

describe('somebody who has left, and gets another address before the goodbye has gone out', () => {
  test.each([
    ['a mentee', 'left-mentee', 'anna.holm@kommune.example'],
    ['a mentor, with the circle’s meetings', 'left-mentor', 'mette.bruun@kommune.example'],
  ])('%s is told at the new one, and the calendar at the other is cleared', async (_who, id, old) => {
    const fresh = `new.${old}`;
    await hall.start(id, 23);
    // By then the circle has been called to its first meetings.
    await hall.pass('14 days');
    const entries = calendarAt(id, old).length;
    expect(entries).toBeGreaterThan(id === 'left-mentor' ? 4 : 3);
    hall.manners.refuses = { at: 'sender', with: '550 5.7.60 no' };
    expect((await call('POST', `${id}/groups/hold-1/dropouts`, { person: old })).status).toBe(200);
    await hall.pass('10 minutes');
    expect((await call('PATCH', `${id}/people/${old}`, { email: fresh })).status).toBe(200);
    await hall.pass('10 minutes');
    expect(calendarAt(id, old)).toHaveLength(entries);
    hall.manners.refuses = undefined;
    await hall.pass('1 hour');
    expect(calendarAt(id, old)).toEqual([]);
    expect(calendarAt(id, fresh)).toEqual([]);
    expect(hall.kindsTo(id, fresh)).toContain('dropout-confirmed');
    // Nor does it lead anywhere else, or name the other mentors' addresses.
    for (const { to, links, mail } of hall.inbox(id, 'meeting-cancelled').filter((each) => each.to.endsWith(old)))
      expect([to, links, /soeren\.kjaer|ulla\.thorsen/.test(mail.text ?? '')]).toEqual([to, [], false]);
    // Who has been told at one address is not told again at it.
    const since = hall.received.length;
    expect((await call('PATCH', `${id}/people/${fresh}`, { email: `newer.${old}` })).status).toBe(200);
    await hall.pass('1 hour');
    expect(hall.received.slice(since).filter(({ to }) => to.endsWith(old))).toEqual([]);
  });
});

test('HR, who has no meetings, is told of none where the address is mended while a mail is on its way', async () => {
  const old = 'helle.storm@kommune.example';
  const leaves = async (person: string) => {
    expect((await call('POST', 'hr-mended/groups/hold-1/dropouts', { person })).status).toBe(200);
    await hall.pass('10 minutes');
  };
  await hall.start('hr-mended', 23, ({ groups }) => (groups[0].mentees[2].email = 'ida@kommune.example'));
  await leaves('ida@kommune.example');
  expect(hall.kindsTo('hr-mended', old)).toEqual(['dropout-notice']);
  hall.manners.refuses = { at: 'sender', with: '550 5.7.60 no' };
  await leaves('anna.holm@kommune.example');
  expect((await call('PATCH', `hr-mended/people/${old}`, { email: `new.${old}` })).status).toBe(200);
  await hall.pass('10 minutes');
  hall.manners.refuses = undefined;
  await hall.pass('1 hour');
  expect(hall.kindsTo('hr-mended', `new.${old}`)).toContain('dropout-notice');
  for (const address of [old, `new.${old}`])
    expect(hall.kindsTo('hr-mended', address)).not.toContain('meeting-cancelled');
});

describe('a letter with an invitation', () => {
  test('says whom to write to if one can’t come, since nobody reads the calendar’s answers', async () => {
    await hall.start('told', 23);
    // And has no invisible filler after its preview.
    for (const { mail } of hall.inbox('told'))
      expect(String(mail.html)).not.toMatch(/[\u034F\u200B-\u200F\uFEFF]|&(?:zwnj|#847|#8199|#65279);/);
    expect(first('told', 'birgit.krogh@kommune.example', 'meeting-invitation').mail.text).toContain(
      'Kan du ikke komme, så skriv det til Mette Bruun, mette.bruun@kommune.example',
    );
    expect(first('told', 'mette.bruun@kommune.example', 'meeting-invitation').mail.text).toContain(
      'helle.storm@kommune.example',
    );
  });
});

test('where a group is called off and somebody is mended before they were told, the old calendar is cleared, too', async () => {
  const [old, fresh] = ['anna.holm@kommune.example', 'anna.off@kommune.example'];
  await hall.start('off', 23);
  await hall.pass('10 minutes');
  hall.refusals.set(old, { code: 451, times: 10_000 });
  expect((await call('POST', 'off/groups/hold-1/cancel', { reason: 'Sparer' })).status).toBe(200);
  await hall.pass('5 minutes');
  expect((await call('PATCH', `off/people/${old}`, { email: fresh })).status).toBe(200);
  hall.refusals.clear();
  await hall.pass('1 day');
  expect(calendarAt('off', old)).toEqual([]);
  expect(hall.kindsTo('off', fresh)).toContain('group-cancelled');
});
