// Walks at random: HR and people do whatever they like, and what must hold holds.
import { expect } from 'vitest';
import { Chance } from '../chance.ts';
import { calendarsHold } from './calendars-kept.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

const MINUTES = Number(process.env.WALK_MINUTES ?? 0);
const SEED = Number(process.env.WALK_SEED ?? 1);
/** What a test of walks may take. */
export const WALK_MS = Math.max(300_000, (MINUTES + 5) * 60_000);

export interface Walk {
  readonly hall: TownHall;
  readonly id: string;
  readonly chance: Chance;
  /** Ids of those erased, with how many mails had come by then. Their addresses may be named anew. */
  readonly erased: Map<string, number>;
  /** Whose an address was, by those that HR has mended or had erased. */
  readonly former: Map<string, string>;
  /** Ids of those whom HR has asked to erase. */
  readonly toErase: Set<string>;
}

export type Call = (walk: Walk) => Promise<{ status: number }>;

/**
 * One after another, each in a hall of its own: nobody posts a programme years ahead of the day, and each walk takes one.
 *
 * @param least so many walks, and more where `npm run walk` gives the time
 */
export async function walks(least: number, walked: (walk: Walk) => Promise<void>): Promise<void> {
  const begun = Date.now();
  for (let seed = SEED; seed < SEED + least || Date.now() - begun < MINUTES * 60_000; seed += 1) {
    const hall = await openTownHall();
    const walk = {
      hall,
      id: `walk-${seed}`,
      chance: new Chance(seed),
      erased: new Map<string, number>(),
      former: new Map<string, string>(),
      toErase: new Set<string>(),
    };
    const failed = await walked(walk).then(
      () => undefined,
      (error: unknown) => new Error(`with WALK_SEED=${seed}`, { cause: error }),
    );
    await hall.close();
    if (failed) throw failed;
    if (MINUTES > 0) process.stdout.write(`walked with seed ${seed}\n`);
  }
}

/** Some calls at once, and none may be a fault of ours. No worker within five seconds is a busy machine's. */
export async function atOnce(walk: Walk, calls: readonly Call[], where: string): Promise<void> {
  const statuses = (await Promise.all(calls.map((call) => call(walk)))).map(({ status }) => status);
  expect(
    statuses.filter((status) => status >= 500 && status !== 503),
    where,
  ).toEqual([]);
}

interface Known {
  readonly id: string;
  readonly email: string;
}

/** HR mends somebody's address. */
export function mend({ hall, id, chance, former }: Walk, person: Known): Promise<{ status: number }> {
  const email = `p${chance.to(1_000_000)}@kommune.example`;
  former.set(person.email, person.id);
  return hall.call('PATCH', `/api/programmes/${id}/people/${person.id}`, { email, name: 'Et Nyt Navn' });
}

/** HR erases somebody. */
export async function erase({ hall, id, erased, former, toErase }: Walk, person: Known): Promise<{ status: number }> {
  former.set(person.email, person.id);
  toErase.add(person.id);
  const done = await hall.call('DELETE', `/api/programmes/${id}/people/${person.id}`);
  if (done.status === 200 && person.email !== '') erased.set(person.id, hall.received.length);
  return done;
}

/** Nothing that is sent is sent twice or forgotten, nothing fails, calendars are right, and who is erased gets nothing more. */
export async function holds({ hall, id, erased, former, toErase }: Walk): Promise<void> {
  await calendarsHold(hall, id, { former, toErase });
  const mails = await hall.mails(id);
  const known = new Map(mails.map((entry) => [entry.messageId as string, entry]));
  expect(known.size, 'one decision, one mail').toBe(mails.length);
  const taken = hall.inbox(id).map(({ mail }) => mail.messageId ?? '');
  expect(new Set(taken).size, 'no mail twice').toBe(taken.length);
  expect(
    taken.filter((messageId) => known.get(messageId)?.outcome !== 'sent'),
    'what was taken is sent',
  ).toEqual([]);
  expect(mails.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  for (const [person, since] of erased)
    expect(
      hall.received.slice(since).filter(({ mail }) => known.get(mail.messageId ?? '')?.person === person),
      'nothing to the erased',
    ).toEqual([]);
}

/** It has come to its end, and nothing is left to be sent. */
export async function settled(walk: Walk): Promise<void> {
  const { hall, id } = walk;
  await holds(walk);
  const { phase, groups } = await hall.status(id);
  expect([phase, ...groups.map((group: any) => group.phase)]).toEqual(Array(groups.length + 1).fill('ended'));
  expect((await hall.mails(id)).filter(({ outcome }) => outcome === 'planned')).toEqual([]);
}
