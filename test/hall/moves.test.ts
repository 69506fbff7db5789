// A meeting moves, and all that hangs on it: shown first, refused by a rule, told once, in everybody's calendar.
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WorkingDays } from '../../domain/working-days.ts';
import { everythingIn } from '../searching.ts';
import { openTownHall, type Received, type TownHall } from './town-hall.ts';

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall();
});

afterAll(async () => hall.close());

const post = (path: string, body: unknown) => hall.call('POST', `/api/programmes/${path}`, body);
const meetingOf = async (id: string, group: number, meeting: number) =>
  (await hall.status(id)).groups[group].meetings[meeting - 1];
/** That many days later at the same time of day, on a working day. */
const later = (startsAt: string, days: number) => {
  const start = Temporal.PlainDateTime.from(startsAt.slice(0, 16));
  return `${new WorkingDays().onOrAfter(start.toPlainDate().add({ days })).toString()}T${start.toPlainTime().toString({ smallestUnit: 'minute' })}`;
};
const calendarOf = ({ mail }: Received) => mail.attachments.map(({ content }) => content.toString()).join('\n');
const property = (file: string, name: string) =>
  new RegExp(`^${name}[;:](.*)$`, 'm').exec(file.replace(/\r?\n[ \t]/g, ''))?.[1]?.trim();

describe('a meeting that HR moves', () => {
  test('is shown first: each moment, mail and invitation, before and after, and nothing is done', async () => {
    await hall.start('shown', 23);
    const { startsAt } = await meetingOf('shown', 0, 2);
    const to = later(startsAt, 5);
    const { status, body } = await post('shown/groups/hold-1/meetings/2/move', { startsAt: to, preview: true });
    expect(status).toBe(200);
    expect(body.invitations).toEqual([
      expect.objectContaining({
        kind: 'meeting',
        group: 'hold-1',
        round: 2,
        before: { startsAt, sequence: 0 },
        after: { startsAt: expect.stringContaining(to), sequence: 1 },
      }),
      expect.objectContaining({ kind: 'evaluation', round: 2 }),
    ]);
    expect(body.invitations[0].people).toHaveLength(7);
    const moments = body.moments.filter(({ group }: any) => group === 'hold-1').map(({ moment }: any) => moment);
    for (const moment of [
      'task-reminder.2.reminder',
      'task-reminder.2.last-reminder',
      'task-overdue.2',
      'briefing.2',
      'meeting-reminder.2',
      'meeting-confirmation.2',
      'meeting-unconfirmed.2',
      'task-assigned.3',
    ])
      expect(moments).toContain(moment);
    expect(moments.filter((moment: string) => /\.[14]$/.test(moment))).toEqual([]);
    expect(body.moments.map(({ moment }: any) => moment)).toContain('circle-confirmation.2.evaluation');
    expect(body.mails.filter(({ kind }: any) => kind === 'meeting-reminder')).toHaveLength(7);
    expect(body.mails.filter(({ kind, group }: any) => kind === 'meeting-moved' && group === 'hold-1')).toHaveLength(7);
    expect((await meetingOf('shown', 0, 2)).startsAt).toBe(startsAt);
    expect(hall.inbox('shown', 'meeting-moved')).toEqual([]);
  });

  test('moves as it was shown: the same calendar entry, and the ledger’s planned mails at their new times', async () => {
    const { startsAt } = await meetingOf('shown', 0, 2);
    const to = later(startsAt, 5);
    const shown = (await post('shown/groups/hold-1/meetings/2/move', { startsAt: to, preview: true })).body;
    expect(
      (await post('shown/groups/hold-1/meetings/2/move', { startsAt: to, location: 'Lokale 7' })).body,
    ).toMatchObject({ changed: true });
    await hall.pass('1 minute');
    expect(await meetingOf('shown', 0, 2)).toMatchObject({
      startsAt: expect.stringContaining(to),
      sequence: 1,
      location: 'Lokale 7',
    });
    const ledger = new Map(
      (await hall.mails('shown')).map((mail) => [`${mail.group}/${mail.moment}/${mail.person}`, mail]),
    );
    for (const { group, moment, person, after } of shown.mails.filter(({ kind }: any) => kind !== 'meeting-moved'))
      expect([moment, ledger.get(`${group}/${moment}/${person}`)?.plannedFor]).toEqual([moment, after]);

    const invitation = hall
      .inbox('shown', 'meeting-invitation')
      .find(
        ({ to: address, mail }) => address === 'anna.holm@kommune.example' && mail.subject?.includes('2. møde'),
      ) as Received;
    const news = hall
      .inbox('shown', 'meeting-moved')
      .filter(({ mail }) => mail.headers.get('x-gruppementor-group') === 'hold-1');
    expect(news).toHaveLength(7);
    const update = news.find(({ to: address }) => address === 'anna.holm@kommune.example') as Received;
    expect(property(calendarOf(update), 'UID')).toBe(property(calendarOf(invitation), 'UID'));
    expect([property(calendarOf(invitation), 'SEQUENCE'), property(calendarOf(update), 'SEQUENCE')]).toEqual([
      '0',
      '1',
    ]);
    expect(property(calendarOf(update), 'METHOD')).toBe('REQUEST');
    expect(property(calendarOf(update), 'LOCATION')).toBe('Lokale 7');
    expect(update.mail.text).toContain('Frist for opgaven');
    expect(
      hall.inbox('shown', 'meeting-moved').filter(({ mail }) => mail.subject?.includes('evalueringsmødet')),
    ).toHaveLength(3);
  });

  test('is told once when the move is repeated', async () => {
    const { startsAt } = await meetingOf('shown', 0, 2);
    const before = hall.inbox('shown', 'meeting-moved').length;
    expect((await post('shown/groups/hold-1/meetings/2/move', { startsAt })).body).toMatchObject({ changed: false });
    expect((await post('shown/groups/hold-1/meetings/2/move', { startsAt, location: 'Lokale 7' })).body).toMatchObject({
      changed: false,
    });
    await hall.pass('1 minute');
    expect(hall.inbox('shown', 'meeting-moved')).toHaveLength(before);
  });

  test('is refused with the rule that it breaks, and then nothing has changed', async () => {
    const { startsAt } = await meetingOf('shown', 0, 2);
    const next = (await meetingOf('shown', 0, 3)).startsAt;
    const move = async (to: string, more = {}) =>
      (await post('shown/groups/hold-1/meetings/2/move', { startsAt: to, ...more })).body.errors?.[0]?.rule;
    const sunday = Temporal.PlainDate.from(startsAt.slice(0, 10));
    expect(await move('2020-01-06T16:00')).toBe('R34');
    expect(await move(next)).toBe('R12');
    expect(await move(later(next, 14))).toBe('R12');
    expect(await move(`${sunday.add({ days: 7 - sunday.dayOfWeek }).toString()}T16:00`)).toBe('R13');
    expect(await move(`${startsAt.slice(0, 10)}T05:00`)).toBe('R13');
    expect(await move('tomorrow')).toBe('date-time');
    expect((await post('shown/groups/hold-1/meetings/7/move', { startsAt })).status).toBe(404);
    expect((await meetingOf('shown', 0, 2)).startsAt).toBe(startsAt);
    const forced = `${sunday.add({ days: 7 - sunday.dayOfWeek }).toString()}T16:00`;
    expect(await move(forced, { force: true, preview: true })).toBeUndefined();
  });

  test('of its place alone is an invitation that changes, shown and then sent', async () => {
    const { startsAt } = await meetingOf('shown', 0, 3);
    const shown = (await post('shown/groups/hold-1/meetings/3/move', { startsAt, location: 'Kantinen', preview: true }))
      .body;
    expect([
      shown.moments,
      shown.invitations.map(({ people, before, after }: any) => [people.length, before.sequence, after.sequence]),
    ]).toEqual([[], [[7, 0, 1]]]);
    expect((await post('shown/groups/hold-1/meetings/3/move', { startsAt, location: 'Kantinen' })).body).toMatchObject({
      changed: true,
    });
    expect(await meetingOf('shown', 0, 3)).toMatchObject({ location: 'Kantinen', sequence: 1 });
    const history = everythingIn(await hall.env.client.workflow.getHandle('programme:shown:hold-1').fetchHistory());
    expect(['Kantinen', 'Lokale 7'].filter((place) => history.includes(place))).toEqual([]);
  });

  test('to a day that does not exist is refused, and the group walks on', async () => {
    const group = hall.env.client.workflow.getHandle('programme:shown:hold-3');
    for (const startsAt of ['2027-02-30T15:00:00Z', '2027-03-02T24:00:00Z', 'March 2, 2027 15:00 +01:00'])
      await expect(group.executeUpdate('moveMeeting', { args: [{ meeting: 3, startsAt }] })).rejects.toMatchObject({
        cause: { type: 'date-time' },
      });
    await expect(group.executeUpdate('postpone', { args: [{ to: '2027-02-31' }] })).rejects.toMatchObject({
      cause: { type: 'postpone' },
    });
    expect((await post('shown/groups/hold-3/meetings/3/move', { startsAt: '2027-02-30T16:00' })).status).toBe(422);
    expect((await hall.status('shown')).groups[2].phase).toBe('introduction');
  });

  test('shows no mail to a mentee who has left', async () => {
    expect((await post('shown/groups/hold-2/dropouts', { person: 'lars.winther@kommune.example' })).status).toBe(200);
    const [lars, karen] = [await hall.person('shown', 'lars.winther'), await hall.person('shown', 'karen.vestergaard')];
    const { startsAt } = await meetingOf('shown', 1, 2);
    const { mails } = (
      await post('shown/groups/hold-2/meetings/2/move', { startsAt: later(startsAt, 7), preview: true })
    ).body;
    expect(mails.filter(({ person }: any) => person === lars)).toEqual([]);
    expect(mails.filter(({ person }: any) => person === karen).length).toBeGreaterThan(3);
  });

  test('by a message from outside the API that breaks a rule becomes attention', async () => {
    const { startsAt } = await meetingOf('shown', 1, 2);
    const day = Temporal.PlainDate.from(startsAt.slice(0, 10));
    await hall.env.client.workflow
      .getHandle('programme:shown:hold-2')
      .signal('moveMeeting', { meeting: 2, startsAt: `${day.add({ days: 7 - day.dayOfWeek }).toString()}T15:00:00Z` });
    await hall.pass('1 minute');
    expect((await hall.status('shown')).attention).toContainEqual(
      expect.objectContaining({ kind: 'message-refused', about: 'moveMeeting: R13' }),
    );
  });
});

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
    expect(look).toContain('9 personer');
    expect((await meetingOf('by-link', 0, 3)).startsAt).toBe(startsAt);
    wish.set('choice', 'move');
    expect((await fetch(link, { method: 'POST', body: wish })).status).toBe(200);
    expect(await meetingOf('by-link', 0, 3)).toMatchObject({
      startsAt: expect.stringContaining(`${to.slice(0, 10)}T17:00`),
      location: 'Rådhuset',
    });
    wish.set('date', '2020-01-06');
    const refused = await fetch(link, { method: 'POST', body: wish });
    expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining('Mødet kan kun flyttes')]);
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
