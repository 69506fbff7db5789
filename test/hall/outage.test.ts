// After an outage each late moment is done, merged or dropped by its own rule, and the ledger tells which and why.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createActivities } from '../../activities/activities.ts';
import { attemptMail } from '../../records/attempt.ts';
import type { GroupStatus } from '../../domain/status.ts';
import { onWednesday } from '../example.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall();
});

afterAll(async () => hall.close());

const ofPerson = async (id: string, person: string) =>
  new Map((await hall.mails(id, `?person=${person}`)).map((mail) => [mail.moment, mail]));
const received = (id: string, to: string) =>
  hall
    .inbox(id)
    .filter((mail) => mail.to === to)
    .map(({ kind, mail }) => [kind, mail.subject] as const);

describe('the worker is away', () => {
  const DAY = 86_400_000;
  let paced: TownHall;

  beforeAll(async () => {
    paced = await openTownHall('running');
  });

  afterAll(async () => paced.close());

  const mailsOf = async (id: string, person: string) =>
    new Map((await paced.mails(id, `?person=${person}`)).map((mail) => [mail.moment, mail]));
  /** A group is asked as soon as all of them have opened; until then the API says that it can't tell yet. */
  const firstGroup = async (id: string) => {
    await expect.poll(async () => (await paced.status(id)).groups?.length).toBe(3);
    return (await paced.status(id)).groups[0];
  };
  const settled = async (id: string, person: string, moment: string) => {
    await expect
      .poll(async () => (await mailsOf(id, person)).get(moment)?.outcome, { timeout: 20_000 })
      .not.toBe('planned');
    return (await mailsOf(id, person)).get(moment);
  };

  test('for some hours: reminders go when it is back, since the meeting is still to come', async () => {
    // So far ahead that its welcome has long gone, however slow the machine: a welcome that comes as late as the reminder replaces it.
    const reach = await paced.startPaced('night', 10, 2500);
    const known = async () => (await mailsOf('night', 'anna.holm@kommune.example')).get('meeting-reminder.1');
    await expect.poll(known).toBeDefined();
    const reminder = await known();
    await reach(Date.parse(reminder.plannedFor) - DAY / 4);
    // Six hours are left until the meeting, and so most of a second for the worker to come back.
    await paced.workerAway(async () => reach(Date.parse(reminder.plannedFor) + DAY / 12));
    expect(await settled('night', 'anna.holm@kommune.example', 'meeting-reminder.1')).toMatchObject({
      outcome: 'sent',
      why: expect.stringContaining('Sendt'),
    });
    expect(
      paced.inbox('night', 'meeting-reminder').filter(({ to }) => to === 'anna.holm@kommune.example'),
    ).toHaveLength(1);
  });

  test('for three weeks: what is of no use any more is dropped, what another mail says is merged, the rest is done', async () => {
    const reach = await paced.startPaced('weeks', 12, 700);
    await expect.poll(async () => (await paced.mails('weeks', '?kind=meeting-reminder')).length).toBeGreaterThan(0);
    const { meetings } = await firstGroup('weeks');
    const reminder = (await mailsOf('weeks', 'anna.holm@kommune.example')).get('meeting-reminder.1');
    await reach(Date.parse(reminder.plannedFor) - 3 * DAY);
    await paced.workerAway(async () => reach(Date.parse(meetings[0].startsAt) + 15 * DAY));
    expect(await settled('weeks', 'anna.holm@kommune.example', 'meeting-reminder.1')).toMatchObject({
      outcome: 'suppressed',
      reason: 'too-late',
      why: expect.stringContaining('ikke længere var til nytte'),
    });
    expect(await settled('weeks', 'anna.holm@kommune.example', 'task-assigned.2')).toMatchObject({ outcome: 'sent' });
    expect(await settled('weeks', 'mette.bruun@kommune.example', 'meeting-confirmation.1')).toMatchObject({
      outcome: 'suppressed',
      reason: 'merged:meeting-unconfirmed',
    });
    expect(await settled('weeks', 'mette.bruun@kommune.example', 'meeting-unconfirmed.1')).toMatchObject({
      outcome: 'sent',
    });
    await expect
      .poll(async () => (await paced.status('weeks')).attention)
      .toContainEqual(expect.objectContaining({ kind: 'meeting-unconfirmed', group: 'hold-1', meeting: 1 }));
    // The mentor answers late, and what was to be looked at ends.
    const asked = paced.inbox('weeks', 'meeting-unconfirmed').find(({ to }) => to === 'mette.bruun@kommune.example');
    expect((await paced.answer(asked?.links[0] ?? '')).status).toBe(200);
    await expect
      .poll(async () =>
        (await paced.status('weeks')).attention.filter(
          ({ group, meeting }: any) => group === 'hold-1' && meeting === 1,
        ),
      )
      .toEqual([]);
  });

  test('altogether: the API answers 503 within seconds, and what was asked is done when one is back', async () => {
    await paced.startPaced('alone', 23, 60_000);
    await expect.poll(() => paced.inbox('alone', 'welcome').length).toBe(21);
    const dropout = () =>
      paced.call('POST', '/api/programmes/alone/groups/hold-1/dropouts', { person: 'anna.holm@kommune.example' });
    await paced.workerAway(async () => {
      const begun = Date.now();
      expect((await dropout()).status).toBe(503);
      expect(Date.now() - begun).toBeLessThan(9_000);
    });
    // The engine first waits for the worker that it knew; HR asks again, as the answer says.
    await expect.poll(async () => (await dropout()).status, { timeout: 30_000 }).toBe(200);
    expect((await paced.status('alone')).groups[0].mentees[0].status).toBe('left');
    await expect.poll(() => paced.inbox('alone', 'dropout-confirmed').length).toBe(1);
  });

  test('over two reminders of the same task: only the later one goes', async () => {
    const reach = await paced.startPaced('twice', 4, 1200);
    await expect.poll(async () => (await paced.mails('twice', '?kind=meeting-reminder')).length).toBeGreaterThan(0);
    const { deadline } = (await firstGroup('twice')).meetings[1];
    const last = (await mailsOf('twice', 'anna.holm@kommune.example')).get('task-reminder.2.last-reminder');
    // Well before the first of them, since a worker takes its time to stop, and that is days here.
    await reach(Date.parse(deadline) - 14 * DAY);
    await paced.workerAway(async () => reach(Date.parse(last.plannedFor) + DAY / 8));
    expect(await settled('twice', 'anna.holm@kommune.example', 'task-reminder.2.reminder')).toMatchObject({
      outcome: 'suppressed',
      reason: 'merged:task-reminder',
      why: expect.stringContaining('siger det hele'),
    });
    expect(await settled('twice', 'anna.holm@kommune.example', 'task-reminder.2.last-reminder')).toMatchObject({
      outcome: 'sent',
    });
  });
});

describe('the mail server is away', () => {
  test('mails are tried again, a reminder that has been overtaken is merged, and one that came too late fails', async () => {
    const address = 'olga.ude@kommune.example';
    await hall.start('smtp', 23, ({ groups }) => {
      groups[0].mentees[0].email = address;
      // A Monday's reminder comes on Friday, before the deadline; this is about one that comes after it.
      groups[0].meetings.first = onWednesday(groups[0].meetings.first);
    });
    const { meetings } = (await hall.status('smtp')).groups[0];
    await hall.until(meetings[1].deadline, -5 * 24 * 60);
    expect((await hall.call('POST', '/api/programmes/smtp/groups/hold-1/meetings/1/held', {})).status).toBe(200);
    await hall.pass('1 minute');
    hall.refusals.set(address, { code: 451, times: 1_000_000 });
    await hall.until(meetings[1].deadline, -200);
    hall.refusals.delete(address);
    await hall.pass('30 minutes');
    // Whoever has not handed in is reminded by the mail about what is overdue.
    const handIn = `/api/programmes/smtp/groups/hold-1/meetings/2/hand-ins/${address}`;
    expect((await hall.call('PUT', handIn, { handedIn: true })).status).toBe(200);
    const mails = await ofPerson('smtp', address);
    expect(mails.get('task-assigned.2')).toMatchObject({ outcome: 'sent' });
    expect(mails.get('task-reminder.2.reminder')).toMatchObject({
      outcome: 'suppressed',
      reason: 'merged:task-reminder',
    });
    expect(mails.get('task-reminder.2.last-reminder')).toMatchObject({ outcome: 'sent' });
    hall.refusals.set(address, { code: 451, times: 1_000_000 });
    await hall.until(meetings[1].startsAt, 60);
    // An attempt from before the meeting may still be at the mail server; it is refused like the others.
    await expect
      .poll(async () => (await ofPerson('smtp', address)).get('meeting-reminder.2')?.outcome)
      .not.toBe('planned');
    hall.refusals.delete(address);
    await hall.pass('1 day');
    const after = await ofPerson('smtp', address);
    expect(after.get('meeting-reminder.2')).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining('451'),
    });
    expect(received('smtp', address).filter(([kind]) => kind === 'meeting-reminder')).toHaveLength(1);
    expect(
      (await hall.mails('smtp')).filter(
        ({ plannedFor, outcome }) =>
          outcome === 'planned' && Date.parse(plannedFor) < Date.parse(meetings[1].startsAt) - 86_400_000,
      ),
    ).toEqual([]);
  });
});

describe('a delivery that comes late', () => {
  test('sends nothing that is of no use any more, whoever asks for it', async () => {
    await hall.start('late', 23);
    const { groups } = await hall.status('late');
    const status = {
      ...(await hall.env.client.workflow.getHandle('programme:late:hold-1').query<GroupStatus>('status')),
    };
    const now = new Date(await hall.env.currentTimeMs()).toISOString();
    const decision = {
      moment: 'meeting-reminder.1',
      kind: 'meeting-reminder' as const,
      round: 1,
      at: now,
      until: now,
      send: [groups[0].mentees[0].id as string],
      heldBack: [],
    };
    await createActivities(hall.tools).deliverNow({
      programme: 'late',
      group: 'hold-1',
      pace: { origin: 0, engine: 0, pace: 1 },
      status,
      decisions: [decision],
      revision: 0,
      now,
    });
    expect(
      (await hall.mails('late', '?kind=meeting-reminder&person=anna.holm@kommune.example')).find(
        ({ moment }) => moment === 'meeting-reminder.1',
      ),
    ).toMatchObject({ outcome: 'suppressed', reason: 'too-late' });
  });
});

describe('PostgreSQL is away', () => {
  test('the API says so and loses nothing; mails wait', async () => {
    await hall.start('database', 23);
    const reminder = (await hall.mails('database', '?kind=meeting-reminder&person=anna.holm@kommune.example')).find(
      ({ moment }) => moment === 'meeting-reminder.1',
    );
    await hall.until(reminder.plannedFor, -5);
    await hall.databaseAway(async () => {
      await hall.pass('1 hour');
      expect((await hall.call('GET', '/api/programmes/database')).status).toBe(503);
    });
    await hall.pass('1 hour');
    expect((await ofPerson('database', 'anna.holm@kommune.example')).get('meeting-reminder.1')).toMatchObject({
      outcome: 'sent',
    });
    expect(
      received('database', 'anna.holm@kommune.example').filter(([kind]) => kind === 'meeting-reminder'),
    ).toHaveLength(1);
  });

  test('a mail that the mail server takes just then is recorded as sent when PostgreSQL is back, and not sent again', async () => {
    await hall.start('acknowledged', 23);
    const row = await hall.db
      .selectFrom('mail')
      .selectAll()
      .where('programme', '=', 'acknowledged')
      .where('kind', '=', 'meeting-reminder')
      .where('outcome', '=', 'planned')
      .executeTakeFirstOrThrow();
    const key = { programme: 'acknowledged', group: row.group_id ?? undefined, moment: row.moment, person: row.person };
    let recorded: Promise<unknown> | undefined;
    let away = (): void => undefined;
    const isAway = new Promise<void>((resolve) => (away = resolve));
    await new Promise<void>((gone) => {
      let back = (): void => undefined;
      const until = new Promise<void>((resolve) => (back = resolve));
      // The acknowledgement comes when the connection is gone; the database is back a little later.
      recorded = attemptMail(
        hall.db,
        key,
        { at: new Date().toISOString(), engineMs: Date.now(), revision: row.revision, coveredBy: [] },
        async () => {
          void hall
            .databaseAway(async () => {
              away();
              await until;
            })
            .then(gone);
          await isAway;
          setTimeout(back, 300);
          return { outcome: 'sent' };
        },
      );
    });
    const kept = () => hall.db.selectFrom('mail').select('outcome').where('id', '=', row.id).executeTakeFirst();
    expect([await recorded, await kept()]).toEqual([{ outcome: 'sent' }, { outcome: 'sent' }]);
  });
});
