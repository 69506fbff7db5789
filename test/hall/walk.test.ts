// HR and people do whatever they like, several at once, for months: what must hold holds all the while, and at the end all is settled.
// `npm run walk -- --minutes N` walks for longer.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Chance } from '../chance.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

const MINUTES = Number(process.env.WALK_MINUTES ?? 0);
const SEED = Number(process.env.WALK_SEED ?? 1);
/** A round is a handful of calls at once, and up to some days. */
const ROUNDS = 32;
const MOST_AT_ONCE = 6;

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall();
});

afterAll(async () => hall.close());

interface Walk {
  readonly id: string;
  readonly chance: Chance;
  readonly erased: Map<string, number>;
}

type Call = (walk: Walk) => Promise<{ status: number }>;

const HR: readonly ((group: any, chance: Chance) => readonly [method: string, path: string, body?: object])[] = [
  ({ mentees }, chance) => ['POST', '/dropouts', { person: chance.of(mentees as any[]).id, reason: 'Grund' }],
  ({ mentees }, chance) => ['DELETE', `/dropouts/${chance.of(mentees as any[]).id}`],
  ({ mentor }) => ['POST', '/dropouts', { person: mentor.id }],
  (_group, chance) => ['POST', `/meetings/${chance.to(4)}/held`, chance.yes() ? {} : { attended: [] }],
  (_group, chance) => ['POST', `/meetings/${chance.to(4)}/not-held`],
  ({ meetings }, chance) => {
    const { meeting, startsAt } = chance.of(meetings as any[]);
    const days = chance.to(20) - 6;
    const moved = new Date(Date.parse(startsAt) + days * 86_400_000).toISOString();
    return [
      'POST',
      `/meetings/${meeting}/move`,
      { startsAt: moved, force: chance.yes(), location: chance.yes() ? 'Et andet sted' : '' },
    ];
  },
  (_group, chance) => ['POST', '/postpone', { days: chance.to(14), force: chance.yes() }],
  (_group, chance) => ['PUT', '/mentor', { name: 'Ny Mentor', email: `mentor-${chance.to(4)}@kommune.example` }],
  (_group, chance) => ['POST', '/mentees', { name: 'Ny Mentee', email: `mentee-${chance.to(4)}@kommune.example` }],
  () => ['POST', '/early-finish'],
  ({ mentees }, chance) => ['POST', `/talks/${chance.of(mentees as any[]).id}/held`, { held: chance.yes() }],
  ({ mentees }, chance) => [
    'PUT',
    `/meetings/${1 + chance.to(3)}/hand-ins/${chance.of(mentees as any[]).id}`,
    { handedIn: chance.yes() },
  ],
];

/** What HR does to a group, to a person, or to a point of attention. */
const byHr: Call = async ({ id, chance, erased }) => {
  const { groups = [], attention = [] } = (await hall.call('GET', `/api/programmes/${id}`)).body ?? {};
  if (groups.length === 0) return { status: 200 };
  const group = chance.of(groups as any[]);
  const people = [group.mentor, ...group.mentees];
  if (chance.in(12)) {
    const { id: person } = chance.of(people);
    const email = `p${chance.to(1_000_000)}@kommune.example`;
    return hall.call('PATCH', `/api/programmes/${id}/people/${person}`, { email, name: 'Et Nyt Navn' });
  }
  if (chance.in(25)) {
    const person = chance.of(group.mentees as any[]);
    const done = await hall.call('DELETE', `/api/programmes/${id}/people/${person.id}`);
    if (done.status === 200 && person.email) erased.set(person.email as string, hall.received.length);
    return done;
  }
  if (chance.in(10) && attention.length > 0)
    return hall.call('POST', `/api/programmes/${id}/attention/${chance.of(attention as any[]).id}/acknowledge`);
  if (chance.in(120)) return hall.call('POST', `/api/programmes/${id}/groups/${group.id}/cancel`, { reason: 'Slut' });
  const [method, path, body] = chance.of(HR)(group, chance);
  return hall.call(method, `/api/programmes/${id}/groups/${group.id}${path}`, body ?? {});
};

/** What somebody does with a link that they once got: they open it, and press one of its buttons. */
const byLink: Call = async ({ id, chance }) => {
  const links = hall.inbox(id).flatMap((mail) => mail.links);
  if (links.length === 0) return { status: 200 };
  const link = chance.of(links);
  const page = await (await fetch(link)).text();
  const choices = [...page.matchAll(/name="choice" value="([^"]*)"/g)].map(([, choice]) => choice ?? '');
  return chance.in(5) || choices.length === 0 ? fetch(link, { method: 'POST' }) : hall.answer(link, chance.of(choices));
};

/** Nothing that is sent is sent twice or forgotten, nothing fails, and who is erased gets nothing more. */
async function holds({ id, erased }: Walk): Promise<void> {
  const mails = await hall.mails(id);
  const known = new Map(mails.map(({ messageId, outcome }) => [messageId as string, outcome as string]));
  expect(known.size, 'one decision, one mail').toBe(mails.length);
  const taken = hall.inbox(id).map(({ mail }) => mail.messageId ?? '');
  expect(new Set(taken).size, 'no mail twice').toBe(taken.length);
  expect(
    taken.filter((messageId) => known.get(messageId) !== 'sent'),
    'what was taken is sent',
  ).toEqual([]);
  expect(mails.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  for (const [email, since] of erased)
    expect(
      hall.received.slice(since).filter((mail) => mail.to === email && hall.inbox(id).includes(mail)),
      'nothing to the erased',
    ).toEqual([]);
}

async function walked(seed: number): Promise<void> {
  const id = `walk-${seed}`;
  const walk: Walk = { id, chance: new Chance(seed), erased: new Map() };
  const { chance } = walk;
  await hall.start(id, 23);
  for (let round = 0; round < ROUNDS; round += 1) {
    const calls = Array.from({ length: chance.to(MOST_AT_ONCE) }, () => (chance.in(3) ? byHr : byLink)(walk));
    const statuses = (await Promise.all(calls)).map(({ status }) => status);
    expect(
      statuses.filter((status) => status >= 500 && status !== 503),
      `seed ${seed}, round ${round}`,
    ).toEqual([]);
    await hall.pass(chance.in(2) ? '10 minutes' : `${chance.to(96)} hours`);
    if (round % 5 === 0) await holds(walk);
  }
  await hall.pass('400 days');
  await holds(walk);
  const { phase, groups } = await hall.status(id);
  expect([phase, ...groups.map((group: any) => group.phase)], `seed ${seed}`).toEqual(Array(4).fill('ended'));
  expect((await hall.mails(id)).filter(({ outcome }) => outcome === 'planned')).toEqual([]);
}

test(
  'whatever they do',
  async () => {
    const begun = Date.now();
    let seed = SEED;
    do {
      await walked(seed);
      if (MINUTES > 0) process.stdout.write(`walked with seed ${seed}\n`);
      seed += 1;
    } while (Date.now() - begun < MINUTES * 60_000);
  },
  Math.max(300_000, (MINUTES + 5) * 60_000),
);
