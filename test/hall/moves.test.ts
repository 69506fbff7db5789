// A meeting moves, and all that hangs on it: shown first, refused by a rule, told once, in everybody's calendar.
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everythingIn } from '../searching.ts';
import { later, property, movingIn } from './moving.ts';
import { calendarOf, type Received } from './post-office.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall();
});

afterAll(async () => hall.close());

const { post, meetingOf } = movingIn(() => hall);

describe('a meeting that HR moves', () => {
  test('is shown first: each moment, mail and invitation, before and after, and nothing is done', async () => {
    await hall.start('shown', 23);
    // The round's meetings of the circle have been invited to by then.
    await hall.until((await meetingOf('shown', 0, 1)).endsAt, 30);
    for (const group of ['hold-1', 'hold-2', 'hold-3']) await post(`shown/groups/${group}/meetings/1/held`, {});
    await hall.until((await meetingOf('shown', 0, 2)).startsAt, -17 * 24 * 60);
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
      // The round's first meeting moves its preparation, too, and its last one moves its evaluation.
      expect.objectContaining({ kind: 'preparation', round: 2 }),
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
    expect((await hall.status('shown')).groups[2].phase).toBe('meetings');
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
