// Who leaves gets a goodbye and nothing after it: a person, a group that is called off, a whole programme.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { calendarOf, ofGroup } from './post-office.ts';
import { openTownHall, type TownHall } from './town-hall.ts';
import { everythingIn } from '../searching.ts';

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall();
});

afterAll(async () => hall.close());

const call = (method: string, path: string, body?: unknown) => hall.call(method, `/api/programmes/${path}`, body);

describe('what is called off', () => {
  test('is one group: everybody in it is told why, its calendar is withdrawn, the others go on', async () => {
    await hall.start('late', 23);
    const leo = { name: 'Leo Sen', email: 'leo.sen@kommune.example', department: 'Miljø' };
    const added = await call('POST', 'late/groups/hold-1/mentees', { ...leo, manager: 'chef@kommune.example' });
    expect(added.status).toBe(201);
    expect((await call('POST', 'late/groups/hold-3/cancel', {})).status).toBe(422);
    expect(
      (await call('POST', 'late/groups/hold-3/cancel', { reason: 'Holdet lægges sammen med et andet' })).body,
    ).toEqual({ changed: true });
    await hall.pass('1 hour');
    const told = hall.inbox('late', 'group-cancelled');
    expect(told).toHaveLength(7);
    expect(told.every(({ mail }) => mail.text?.includes('lægges sammen'))).toBe(true);
    expect(hall.inbox('late', 'meeting-cancelled').filter(ofGroup('hold-3')).length % 7).toBe(0);
    const { groups, phase } = await hall.status('late');
    expect([phase, groups[2].phase, groups[0].phase]).toEqual(['introduction', 'ended', 'introduction']);
  });

  test('or the programme: a mail to everybody, no calendar left, every workflow ended, nothing sent after', async () => {
    expect((await call('POST', 'late/cancel', { reason: 'Kommunen sparer' })).body).toEqual({ changed: true });
    await hall.pass('1 hour');
    expect(await hall.status('late')).toMatchObject({ phase: 'ended', cancelled: true });
    const told = hall.inbox('late', 'programme-cancelled');
    // The groups that were still there, HR and the sponsor.
    expect(told).toHaveLength(8 + 7 + 2);
    for (const id of ['programme:late', 'programme:late:hold-1', 'programme:late:hold-2'])
      expect((await hall.env.client.workflow.getHandle(id).describe()).status.name).toBe('COMPLETED');
    const calendar = new Map<string, string>();
    for (const mail of hall.inbox('late')) {
      const text = calendarOf(mail);
      const uid = /^UID:(.*)$/m.exec(text)?.[1];
      if (uid)
        calendar.set(`${mail.to} ${uid}`, `${/^METHOD:(\w+)/m.exec(text)?.[1]} ${/^DTSTART:(\w+)/m.exec(text)?.[1]}`);
    }
    const now = new Date(await hall.env.currentTimeMs()).toISOString().replace(/[-:]|\.\d+/g, '');
    expect([...calendar.values()].filter((entry) => entry.startsWith('REQUEST') && entry.slice(8) > now)).toEqual([]);
    expect((await hall.mails('late')).filter(({ outcome }) => outcome === 'planned')).toEqual([]);
    const histories = await Promise.all(
      ['programme:late', 'programme:late:hold-1', 'programme:late:hold-3'].map((id) =>
        hall.env.client.workflow.getHandle(id).fetchHistory(),
      ),
    );
    expect(
      ['Kommunen sparer', 'lægges sammen', 'Leo Sen', 'leo.sen@'].filter((text) =>
        everythingIn(histories).includes(text),
      ),
    ).toEqual([]);
    expect((await call('POST', 'late/cancel', { reason: 'igen' })).status).toBe(410);
  });
});

describe('somebody who leaves', () => {
  test('while a mail to them is on its way gets nothing after the answer but the goodbye', async () => {
    const address = 'ronja.rejser@kommune.example';
    await hall.start('leaving', 23, ({ groups }) => {
      groups[0].mentees[0].email = address;
    });
    const [reminder] = await hall.mails('leaving', `?kind=meeting-reminder&person=${address}`);
    await hall.until(reminder.plannedFor, -10);
    hall.refusals.set(address, { code: 451, times: 14 });
    await hall.until(reminder.plannedFor, 5);
    expect((await call('POST', 'leaving/groups/hold-1/dropouts', { person: address })).body).toEqual({ changed: true });
    hall.refusals.delete(address);
    const since = hall.received.length;
    await hall.pass('5 days');
    expect(
      new Set(
        hall.received
          .slice(since)
          .filter(({ to }) => to === address)
          .map(({ kind }) => kind),
      ),
    ).toEqual(new Set(['dropout-confirmed', 'meeting-cancelled']));
    expect((await hall.mails('leaving', `?person=${address}`)).filter(({ outcome }) => outcome === 'planned')).toEqual(
      [],
    );
  });
});
