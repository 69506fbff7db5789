// Meetings that move late, many at a time, by a mentor's link, or just as something else happens.
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WorkingDays } from '../../domain/working-days.ts';
import { later, property, movingIn } from './moving.ts';
import { calendarOf, type Received } from './post-office.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall();
});

afterAll(async () => hall.close());

const { post, meetingOf } = movingIn(() => hall);

describe('a move after the reminder', () => {
  test('tells those already reminded, once, and reminds them of the new time', async () => {
    await hall.start('reminded', 23);
    const { startsAt } = await meetingOf('reminded', 0, 1);
    await hall.until(startsAt, -60);
    expect(
      hall
        .inbox('reminded', 'meeting-reminder')
        .filter(({ mail }) => mail.headers.get('x-gruppementor-group') === 'hold-1'),
    ).toHaveLength(7);
    const to = later(startsAt, 8);
    expect((await post('reminded/groups/hold-1/meetings/1/move', { startsAt: to })).body).toMatchObject({
      changed: true,
    });
    await hall.pass('1 hour');
    const group = ({ mail }: Received) => mail.headers.get('x-gruppementor-group') === 'hold-1';
    expect(hall.inbox('reminded', 'meeting-moved').filter(group)).toHaveLength(7);
    await hall.until((await meetingOf('reminded', 0, 1)).endsAt, 60);
    const reminders = hall.inbox('reminded', 'meeting-reminder').filter(group);
    expect(reminders).toHaveLength(14);
    expect(new Set(reminders.map(({ mail }) => mail.messageId)).size).toBe(14);
    expect(
      hall
        .inbox('reminded', 'meeting-confirmation')
        .filter(group)
        .map(({ to: address }) => address),
    ).toEqual(['mette.bruun@kommune.example']);
  });

  test('on its heels says it all, and the reminder is left out', async () => {
    const { startsAt } = await meetingOf('reminded', 1, 2);
    await hall.until(startsAt, -6 * 24 * 60);
    const today = Temporal.Instant.fromEpochMilliseconds(await hall.env.currentTimeMs())
      .toZonedDateTimeISO('Europe/Copenhagen')
      .toPlainDate();
    const soon = new WorkingDays().onOrAfter(today.add({ days: 1 }));
    const { body } = await post('reminded/groups/hold-2/meetings/2/move', {
      startsAt: `${soon.toString()}T19:00`,
      force: true,
    });
    expect(body).toMatchObject({ changed: true });
    await hall.pass('2 hours');
    const mails = await hall.mails('reminded', '?group=hold-2&person=gitte.pilgaard@kommune.example');
    expect(mails.find(({ moment }) => moment === 'meeting-reminder.2')).toMatchObject({
      outcome: 'suppressed',
      reason: 'merged:meeting-moved',
    });
    expect(mails.filter(({ kind, outcome }) => kind === 'meeting-moved' && outcome === 'sent')).toHaveLength(1);
  });
});

describe('a whole group or programme that is postponed', () => {
  test('moves every coming meeting to a valid day, in one call, with one update each', async () => {
    await hall.start('strike', 23);
    const before = (await hall.status('strike')).groups;
    const shown = (await post('strike/postpone', { days: 10, preview: true })).body;
    expect(shown.invitations.filter(({ kind }: any) => kind === 'meeting')).toHaveLength(12);
    expect((await post('strike/postpone', { days: 10 })).body).toEqual({ changed: true });
    await hall.pass('1 hour');
    const after = (await hall.status('strike')).groups;
    const days = new WorkingDays();
    for (const [index, group] of after.entries())
      for (const [n, { startsAt, sequence }] of group.meetings.entries()) {
        expect([startsAt.slice(0, 16), sequence]).toEqual([later(before[index].meetings[n].startsAt, 10), 1]);
        expect(days.includes(Temporal.PlainDate.from(startsAt.slice(0, 10)))).toBe(true);
      }
    const news = hall.inbox('strike', 'meeting-moved').filter(({ mail }) => mail.headers.has('x-gruppementor-group'));
    expect(news).toHaveLength(3 * 7 * 4);
    expect(new Set(news.map(({ to, mail }) => `${to} ${mail.subject}`)).size).toBe(news.length);
  });

  test('or so that the next meeting falls on a given day', async () => {
    const { startsAt } = await meetingOf('strike', 2, 1);
    const to = later(startsAt, 21).slice(0, 10);
    expect((await post('strike/groups/hold-3/postpone', { to })).body).toMatchObject({ changed: true });
    expect((await meetingOf('strike', 2, 1)).startsAt.slice(0, 10)).toBe(to);
    expect((await post('strike/groups/hold-3/postpone', { to: '2020-01-01' })).body.errors[0].rule).toBe('postpone');
    const earlier = Temporal.PlainDate.from(to).subtract({ days: 7 }).toString();
    expect((await post('strike/groups/hold-3/postpone', { to: earlier })).body.errors[0].rule).toBe('postpone');
    expect((await post('strike/postpone', { to: '2099-01-01' })).body.errors[0].rule).toBe('postpone');
    expect((await post('strike/groups/hold-3/postpone', {})).status).toBe(422);
  });
});

describe('a mentor who moves a meeting by link', () => {
  test('sees what changes, then moves it', async () => {
    await hall.start('by-link', 23);
    const invitation = hall
      .inbox('by-link', 'meeting-invitation')
      .find(({ to, mail }) => to === 'mette.bruun@kommune.example' && mail.subject?.includes('3. møde')) as Received;
    const [link = ''] = invitation.links;
    const { startsAt } = await meetingOf('by-link', 0, 3);
    const to = later(startsAt, 7);
    const wish = new URLSearchParams({ date: to.slice(0, 10), time: '17:00', place: 'Rådhuset', choice: 'look' });
    const look = await (await fetch(link, { method: 'POST', body: wish })).text();
    expect(look).toContain('7 personer');
    // In words for a mentor: from when to when, and by when the task.
    expect(look).toContain('17.00–20.00');
    expect(look).toContain('Frist for opgaven til 3. møde');
    expect((await meetingOf('by-link', 0, 3)).startsAt).toBe(startsAt);
    wish.set('choice', 'move');
    expect((await fetch(link, { method: 'POST', body: wish })).status).toBe(200);
    expect(await meetingOf('by-link', 0, 3)).toMatchObject({
      startsAt: expect.stringContaining(`${to.slice(0, 10)}T17:00`),
      location: 'Rådhuset',
    });
    wish.set('date', '2020-01-06');
    const refused = await fetch(link, { method: 'POST', body: wish });
    const said = await refused.text();
    expect([refused.status, said]).toEqual([409, expect.stringContaining('Mødet kan kun flyttes')]);
    // Said beside its field, and what was typed is still there.
    expect(said).toMatch(/id="date-wrong"[^]*<input[^>]*name="date"[^>]*value="2020-01-06"/);
    expect(said).toMatch(/name="place"[^>]*value="Rådhuset"/);
  });
});

describe('two things at once', () => {
  test('a move while the reminder is being sent: no reminder of the old time after it', async () => {
    const address = 'alma.race@kommune.example';
    await hall.start('racing', 23, ({ groups }) => {
      groups[0].mentees[0].email = address;
    });
    const { startsAt } = await meetingOf('racing', 0, 1);
    const { plannedFor } = (await hall.mails('racing', `?kind=meeting-reminder&person=${address}`))[0];
    await hall.until(plannedFor, -10);
    // The server puts the reminder off for an hour or so.
    hall.refusals.set(address, { code: 451, times: 14 });
    await hall.until(plannedFor, 5);
    expect((await hall.mails('racing', `?kind=meeting-reminder&person=${address}`))[0]).toMatchObject({
      outcome: 'planned',
      why: expect.stringContaining('prøvet igen'),
    });
    const moved = post('racing/groups/hold-1/meetings/1/move', { startsAt: later(startsAt, 7) });
    expect((await moved).body).toMatchObject({ changed: true });
    await hall.pass('1 day');
    const mine = hall
      .inbox('racing')
      .filter(({ to }) => to === address)
      .map(({ kind }) => kind);
    const news = mine.indexOf('meeting-moved');
    expect(news).toBeGreaterThan(-1);
    expect(mine).not.toContain('meeting-reminder');
    expect(
      (await hall.mails('racing', `?person=${address}`)).find(({ moment }) => moment === 'meeting-reminder.1'),
    ).toMatchObject({ outcome: 'suppressed', reason: 'merged:meeting-moved' });
  });

  test('two HR people move the same meeting: both are answered, and everybody’s calendar holds the later time', async () => {
    const { startsAt } = await meetingOf('racing', 1, 3);
    const [one, two] = [later(startsAt, 2), later(startsAt, 4)];
    const answers = await Promise.all(
      [one, two].map((to) => post('racing/groups/hold-2/meetings/3/move', { startsAt: to })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    await hall.pass('1 hour');
    const now = await meetingOf('racing', 1, 3);
    expect(now.sequence).toBe(2);
    const last = hall
      .inbox('racing', 'meeting-moved')
      .filter(({ to, mail }) => to === 'gitte.pilgaard@kommune.example' && mail.headers.has('x-gruppementor-group'))
      .at(-1) as Received;
    expect(property(calendarOf(last), 'DTSTART')).toBe(
      Temporal.Instant.from(now.startsAt).toString().replace(/[-:]/g, ''),
    );
  });

  test('early finish against a move of meeting 4: meeting 4 ends cancelled, whichever came first', async () => {
    for (const group of [0, 1]) {
      const id = `hold-${group + 1}`;
      const { startsAt } = await meetingOf('racing', group, 4);
      for (const n of [1, 2, 3]) expect((await post(`racing/groups/${id}/meetings/${n}/held`, {})).status).toBe(200);
      const calls = [
        () => post(`racing/groups/${id}/early-finish`, {}),
        () => post(`racing/groups/${id}/meetings/4/move`, { startsAt: later(startsAt, 3) }),
      ];
      const [finish, move] = await Promise.all(
        group === 0
          ? calls.map((call) => call())
          : calls
              .toReversed()
              .map((call) => call())
              .toReversed(),
      );
      expect(finish?.status).toBe(200);
      expect([200, 409]).toContain(move?.status);
      await hall.pass('1 hour');
      expect((await meetingOf('racing', group, 4)).status).toBe('cancelled');
      const last = hall
        .inbox('racing')
        .filter(
          ({ to, mail }) =>
            to.startsWith(group === 0 ? 'alma' : 'gitte') &&
            mail.headers.get('x-gruppementor-group') === id &&
            /(\b4\. møde)/.test(mail.subject ?? ''),
        )
        .at(-1) as Received;
      expect(property(calendarOf(last), 'METHOD')).toBe('CANCEL');
    }
  });
});
