// Our own mail server behaves badly: nothing is lost, nobody's address is blamed, and HR's calls don't wait for it.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createActivities } from '../../activities/activities.ts';
import { ACTIVITIES_AT_ONCE } from '../../worker/worker.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall();
});

afterEach(() => {
  hall.manners.refuses = undefined;
  hall.manners.dropsAfterData = false;
  hall.manners.answersAfter = undefined;
});

afterAll(async () => hall.close());

const kinds = async (id: string) => (await hall.status(id)).attention.map(({ kind }: { kind: string }) => kind);
const copies = (id: string) => Map.groupBy(hall.inbox(id), ({ mail }) => mail.messageId);
const saidDown = () => hall.logLines.filter((line) => line.includes('the mail server takes no mails')).length;

describe('it refuses us', () => {
  test.each([
    ['as-sender', 'sender', '550 5.7.60 not permitted to send as Anna Holm', '550 5.7.60 sender'],
    ['as-relay', 'recipient', '554 5.7.1 relay access denied', '554 5.7.1 recipient'],
    ['at-once', 'greeting', '554 5.3.2 go away', '554 5.3.2 connection'],
    ['in-data', 'data', '554 5.7.1 rejected by policy', '554 5.7.1 data'],
  ] as const)(
    '%s: every mail is kept, HR hears of it once, and all go by themselves once it is mended',
    async (id, at, answer, kept) => {
      const before = saidDown();
      hall.manners.refuses = { at, with: answer };
      hall.hangUp();
      await hall.start(id, 23, (body) => (body.groups = body.groups.slice(0, 1)));
      await hall.pass('3 hours');
      expect(await kinds(id)).toEqual(['mail-server']);
      expect(hall.inbox(id)).toEqual([]);
      const due = (await hall.mails(id)).filter(({ reason }) => reason === kept);
      expect(due.length).toBeGreaterThan(25);
      expect(due.every(({ outcome }) => outcome === 'planned')).toBe(true);
      expect(due[0].why).toContain('vores egen mailserver');
      expect(saidDown()).toBe(before + 1);
      hall.manners.refuses = undefined;
      await hall.pass('30 minutes');
      expect(await kinds(id)).toEqual([]);
      const mails = await hall.mails(id);
      expect(mails.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
      expect(due.every(({ messageId }) => mails.find((mail) => mail.messageId === messageId)?.outcome === 'sent')).toBe(
        true,
      );
      expect([...copies(id).values()].every((mailed) => mailed.length === 1)).toBe(true);
    },
  );

  test('until mails are of no use: they fail, and still no address is blamed', async () => {
    await hall.start('for-good', 23);
    const [reminder] = await hall.mails('for-good', '?kind=meeting-reminder&group=hold-1');
    await hall.until(reminder.plannedFor, -10);
    hall.manners.refuses = { at: 'sender', with: '550 5.7.60 no' };
    await hall.pass('1 hour');
    // As the group does once the meeting has begun.
    const { moment, kind, person, plannedFor: at } = reminder;
    const decision = { moment, kind, round: 1, at, until: at, send: [person], heldBack: [] };
    const now = new Date(await hall.env.currentTimeMs()).toISOString();
    const scope = { programme: 'for-good', group: 'hold-1', now };
    expect(await createActivities(hall.tools).giveUp({ ...scope, decisions: [decision] })).toEqual({ refused: [] });
    const [failed] = (await hall.mails('for-good', `?person=${person}`)).filter(({ outcome }) => outcome === 'failed');
    expect(failed).toMatchObject({
      reason: '550 5.7.60 sender',
      why: expect.stringContaining('Adressen fejler ikke noget'),
    });
    const attention = await kinds('for-good');
    expect([attention.includes('mail-server'), attention.includes('mail-refused')]).toEqual([true, false]);
  });
});

describe('a mailbox', () => {
  test('that is full is tried again, and nobody is asked to mend its address', async () => {
    const address = 'olga.ude@kommune.example';
    hall.refusals.set(address, { code: 552, times: 3, text: '5.2.2 mailbox of Olga Ude is full' });
    await hall.start('full', 23, ({ groups }) => (groups[0].mentees[0].email = address));
    await hall.pass('2 hours');
    expect(await kinds('full')).toEqual([]);
    expect(hall.kindsTo('full', address)).toContain('welcome');
  });
});

describe('it gives no answer', () => {
  test('to mails that it takes: each goes three times at most, further and further apart, and then nobody knows', async () => {
    hall.manners.dropsAfterData = true;
    await hall.start('dropped', 23);
    const times: number[] = [];
    for (const _ of Array.from({ length: 40 })) {
      times.push(Math.max(0, ...[...copies('dropped').values()].map((mailed) => mailed.length)));
      await hall.pass('5 minutes');
    }
    expect(times.filter((count) => count <= 1).length).toBeGreaterThanOrEqual(2);
    expect(times.filter((count) => count === 2).length).toBeGreaterThanOrEqual(11);
    expect(Math.max(...times)).toBe(3);
    // Each is a copy of the first: dated as that, with the same links.
    for (const mailed of copies('dropped').values())
      expect(new Set(mailed.map(({ mail }) => JSON.stringify([mail.date, mail.text, mail.html]))).size).toBe(1);
    const welcome = await hall.mails('dropped', '?kind=welcome');
    expect(welcome.every(({ outcome, reason }) => outcome === 'failed' && reason === 'unknown')).toBe(true);
    expect(welcome[0].why).toContain('måske modtaget');
    expect((await kinds('dropped')).filter((kind: string) => kind === 'mail-refused')).toEqual([]);
  });

  test('for long: HR’s calls are answered meanwhile, and every mail goes once', async () => {
    await hall.start('slow', 23);
    let answers = (): void => undefined;
    hall.manners.answersAfter = new Promise<void>((resolve) => (answers = resolve));
    const person = (name: string) => hall.person('slow', name);
    const anna = await person('anna.holm');
    const { groups } = await hall.status('slow');
    const [one, two] = groups;
    const call = async (method: string, path: string, body?: object) => {
      const begun = performance.now();
      const { status, text } = await hall.call(method, `/api/programmes/slow${path}`, body);
      expect([status, text.slice(0, status === 200 ? 0 : 200)]).toEqual([200, '']);
      expect(performance.now() - begun).toBeLessThan(5_000);
    };
    // Each of these sends mails, and finds those of the call before it at the mail server.
    await call('POST', `/groups/${one.id}/dropouts`, { person: anna });
    await call('POST', `/groups/${one.id}/dropouts`, { person: one.mentees[1].id });
    const later = new Date(Date.parse(two.meetings[0].startsAt) + 7 * 86_400_000).toISOString();
    await call('POST', `/groups/${two.id}/meetings/1/move`, { startsAt: later, force: true });
    await call('DELETE', `/people/${one.mentees[2].id}`);
    await call('POST', `/groups/${two.id}/dropouts`, { person: two.mentees[0].id });
    answers();
    hall.manners.answersAfter = undefined;
    await hall.pass('30 minutes');
    expect([...copies('slow').values()].filter((mailed) => mailed.length > 1)).toEqual([]);
    expect(hall.kindsTo('slow', 'anna.holm@kommune.example')).toContain('dropout-confirmed');
    expect((await hall.mails('slow', `?person=${anna}`)).filter(({ outcome }) => outcome === 'planned')).toEqual([]);
  });

  test('in more groups than a worker has places: HR’s calls still don’t wait for it', async () => {
    const count = ACTIVITIES_AT_ONCE + 4;
    await hall.start('many', 23, (body) => {
      const [group] = body.groups;
      body.groups = Array.from({ length: count }, (_, g) => ({
        ...{ ...group, id: `hold-${g + 1}` },
        mentor: { ...group.mentor, email: `mentor-${g}@kommune.example` },
        mentees: group.mentees.map((mentee: object, m: number) => ({
          ...mentee,
          email: `m-${g}-${m}@kommune.example`,
        })),
      }));
    });
    let answers = (): void => undefined;
    hall.manners.answersAfter = new Promise<void>((resolve) => (answers = resolve));
    for (let g = 0; g < count; g += 1) {
      const path = `/api/programmes/many/groups/hold-${g + 1}/dropouts`;
      const { status } = await hall.call('POST', path, { person: `m-${g}-0@kommune.example` });
      expect([g, status]).toEqual([g, 200]);
    }
    answers();
    hall.manners.answersAfter = undefined;
    await hall.pass('30 minutes');
    expect(hall.inbox('many', 'dropout-confirmed')).toHaveLength(count);
  });
});
