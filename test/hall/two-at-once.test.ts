// Two things at once: a mentor is replaced as the programme is called off, and two workers send the same mail.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mailId, type MailKey } from '../../domain/ids.ts';
import { attemptMail } from '../../records/attempt.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

const GROUPS = 30;

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall();
});

afterAll(async () => hall.close());

test('of 30 groups that get another mentor as they are called off, every mentor gets what is theirs and no mail is left planned', async () => {
  const { groups } = await hall.start('race', 23, (body) => {
    const [first] = body.groups;
    body.groups = Array.from({ length: GROUPS }, (_, n) => ({
      ...first,
      id: `hold-${n + 1}`,
      name: `Hold ${n + 1}`,
      mentor: { ...first.mentor, name: `Mentor ${n + 1}`, email: `mentor.${n + 1}@kommune.example` },
      mentees: first.mentees.map((mentee: any, m: number) => ({
        ...mentee,
        email: `mentee.${n + 1}.${m}@kommune.example`,
      })),
    }));
  });
  const ids: string[] = groups.map(({ id }: any) => id);
  const reason = 'Holdet lægges sammen med et andet';
  /** 503 says to ask again: so many at once are more than one machine answers in five seconds. What was asked may be done by then. */
  const insist = async (method: string, path: string, body: unknown) => {
    const first = await hall.call(method, path, body);
    let last = first;
    while (last.status === 503) last = await hall.call(method, path, body);
    return { status: last.status, atOnce: first.status !== 503 };
  };
  const answers = await Promise.all(
    ids.map(async (id, n) => {
      const fresh = { name: `Ny ${n + 1}`, email: `ny.${n + 1}@kommune.example` };
      const path = `/api/programmes/race/groups/${id}`;
      const replace = () => insist('PUT', `${path}/mentor`, fresh);
      const cancel = () => insist('POST', `${path}/cancel`, { reason });
      const [one, other] = await Promise.all(n % 2 === 0 ? [replace(), cancel()] : [cancel(), replace()]);
      return n % 2 === 0 ? { replaced: one, cancelled: other } : { replaced: other, cancelled: one };
    }),
  );
  await hall.pass('2 hours');
  expect(answers.map(({ cancelled }) => cancelled.status)).toEqual(ids.map(() => 200));

  const status = await hall.status('race');
  const mails = await hall.mails('race');
  expect(mails.filter(({ group, outcome }) => group && outcome === 'planned')).toEqual([]);
  for (const [n, { replaced }] of answers.entries()) {
    expect([200, 409, 410]).toContain(replaced.status);
    const [sitting, other] = [`mentor.${n + 1}@kommune.example`, `ny.${n + 1}@kommune.example`];
    const kinds = (to: string) =>
      hall
        .inbox('race')
        .filter((one) => one.to === to && one.mail.headers.get('x-gruppementor-group') === ids[n])
        .map(({ kind }) => kind);
    const taken = status.groups[n].mentor.email === other;
    if (replaced.atOnce || replaced.status === 200) expect(taken).toBe(replaced.status === 200);
    else expect([sitting, other]).toContain(status.groups[n].mentor.email);
    expect(kinds(taken ? other : sitting)).toContain('group-cancelled');
    expect(kinds(sitting).includes('mentor-released')).toBe(taken);
    // Every invitation of somebody who was there has been withdrawn: four meetings, as long as they were told of them.
    expect(kinds(sitting).filter((kind) => kind === 'meeting-cancelled')).toHaveLength(4);
    if (!taken) expect(kinds(other)).toEqual([]);
  }
});

/** A mail of a programme that waits for its day, how to try it now, and what holds whoever sends it until it is released. */
async function aReminder(programme: string) {
  await hall.start(programme, 23);
  const [{ moment, person, group }] = await hall.mails(programme, '?kind=meeting-reminder');
  const trial = { at: new Date().toISOString(), engineMs: Date.now(), revision: 0, coveredBy: [] };
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  return { key: { programme, group, moment, person } as MailKey, trial, held, release };
}

test('of two workers that come to send the same mail, one does, and the other is told that it is under way', async () => {
  const { key, trial, held, release } = await aReminder('twice');
  let sent = 0;
  const send = async () => {
    sent += 1;
    await held;
    return { outcome: 'sent' as const };
  };
  const first = attemptMail(hall.db, key, trial, send);
  await expect.poll(() => sent).toBe(1);
  expect(await attemptMail(hall.db, key, trial, send)).toEqual({ notNow: 'under-way' });
  release();
  expect(await first).toEqual({ outcome: 'sent' });
  expect([sent, await attemptMail(hall.db, key, trial, send)]).toEqual([1, undefined]);
});

test('a worker that was thought dead lets nothing out where another has taken its mail over', async () => {
  const { key, trial, held, release } = await aReminder('slow');
  let other: ReturnType<typeof attemptMail> | undefined;
  const first = attemptMail(hall.db, key, trial, async (_copy, beforeTheEnd) => {
    // It slept for longer than its lease.
    const slept = { claimed_until: new Date(0) };
    await hall.db.updateTable('mail').set(slept).where('id', '=', mailId(key)).execute();
    await new Promise<void>((taken) => {
      other = attemptMail(hall.db, key, trial, async (_own, before) => {
        taken();
        await held;
        await before();
        return { outcome: 'sent' };
      });
    });
    await beforeTheEnd();
    throw new Error('both would send it');
  });
  expect(await first).toEqual({ notNow: 'under-way' });
  release();
  expect(await other).toEqual({ outcome: 'sent' });
  const counted = await hall.db.selectFrom('mail').select('copies').where('id', '=', mailId(key)).executeTakeFirst();
  expect(counted, 'one copy at most can be with the mail server').toEqual({ copies: 1 });
});
