// Whatever HR, the sponsor, directors, mentors and mentees do before the first meeting, several at once: what must hold holds, and the
// programme then goes on to its end, or is cancelled. `npm run walk -- --minutes N` walks for longer.
import { expect, test } from 'vitest';
import type { Chance } from '../chance.ts';
import { dated } from '../example.ts';
import { atOnce, erase, holds, mend, settled, WALK_MS, walks, type Call, type Walk } from './walking.ts';

/** Not all introductions are alike: so many, where nobody says for how long. */
const WALKS = 4;
/** A round is a handful of calls at once, and up to some days. */
const ROUNDS = 24;
const MOST_AT_ONCE = 5;
const STAGES = ['commission', 'mentors', 'nomination', 'grouping', 'invitations', 'seminar'] as const;

const someone = (name: string, n: number) => ({
  name: `${name} ${n}`,
  email: `${name.toLowerCase().replace('ø', 'oe')}${n}@kommune.example`,
});
const nominee = (n: number) => ({
  ...someone('Udpeget', n),
  department: `Afdeling ${n % 5}`,
  employedSince: '2020-01-01',
});

/** Any of the stages, with groups that are to be filled or that come with their mentees. */
function introduced(id: string, chance: Chance, now: number): Record<string, any> {
  const given = dated(id, 40 + chance.to(60), now);
  const nomination = chance.yes();
  // Together they fill three groups (R9).
  const quota = { people: 4 + chance.to(5) };
  given.groups = given.groups
    .slice(0, chance.to(3))
    .map((group: object) => (nomination ? { ...group, mentees: [] } : group));
  given.introduction = {
    ...(chance.yes() ? { commission: { strategy: 'Flere skal turde lede.', criteria: ['Afklaring'] } } : {}),
    ...(chance.yes() ? { mentors: {} } : {}),
    ...(nomination ? { nomination: { directors: [1, 2].map((n) => someone('Direktør', n)), quota } } : {}),
    ...(nomination || chance.yes()
      ? { invitations: chance.yes() ? { reserves: [1, 2].map((n) => someone('Reserve', n)) } : {} }
      : {}),
    ...(chance.yes() ? { seminar: { location: 'Rådssalen' } } : {}),
  };
  return given;
}

type Wish = readonly [method: string, path: string, body?: object];

const HR: readonly ((programme: any, chance: Chance) => Wish)[] = [
  (_all, chance) => ['POST', `/introduction/${chance.of(STAGES)}/open`],
  (_all, chance) => ['POST', `/introduction/${chance.of(STAGES)}/close`],
  (_all, chance) => ['POST', `/introduction/${chance.of(STAGES)}/waive`, { reason: 'Det er aftalt.' }],
  () => ['PUT', '/introduction/commission', { strategy: 'Flere skal ville lede.', criteria: ['Lyst', 'Afklaring'] }],
  () => ['POST', '/introduction/seminar/held', {}],
  (_all, chance) => ['POST', '/nominations', nominee(chance.to(20))],
  (_all, chance) => ['POST', '/nominations', nominee(chance.to(20))],
  () => ['POST', '/grouping', {}],
  () => ['POST', '/grouping/approve', {}],
  ({ groups }, chance) => [
    'PUT',
    `/groups/${chance.of(groups as any[]).id}/mentor`,
    { name: 'Ny Mentor', email: `ny-mentor-${chance.to(3)}@kommune.example` },
  ],
  ({ groups }, chance) => ['POST', `/groups/${chance.of(groups as any[]).id}/mentees`, nominee(20 + chance.to(5))],
  ({ groups }, chance) => {
    const group = chance.of(groups as any[]);
    const person = chance.of([group.mentor, ...group.mentees]).id;
    return ['POST', `/groups/${group.id}/dropouts`, { person, reason: 'Grund' }];
  },
  ({ groups }, chance) => {
    const { id, meetings } = chance.of(groups as any[]);
    const startsAt = new Date(Date.parse(meetings[0].startsAt as string) + (chance.to(20) - 6) * 86_400_000);
    return ['POST', `/groups/${id}/meetings/1/move`, { startsAt: startsAt.toISOString(), force: chance.yes() }];
  },
  (_all, chance) => ['POST', '/postpone', { days: chance.to(20), force: chance.yes() }],
];

const byHr: Call = async (walk) => {
  const { hall, id, chance } = walk;
  const api = (method: string, path: string, body: object = {}) =>
    hall.call(method, `/api/programmes/${id}${path}`, method === 'GET' ? undefined : body);
  const programme = (await api('GET', '')).body;
  const { nominations = [] } = (await api('GET', '/nominations')).body ?? {};
  const people = (programme.groups as any[]).flatMap(({ mentor, mentees }) => [mentor, ...mentees]);
  if (chance.in(15)) return mend(walk, chance.of(people));
  if (chance.in(25)) return erase(walk, chance.of(people));
  if (chance.in(20) && nominations.length > 0)
    return api('DELETE', `/nominations/${chance.of(nominations as any[]).person}`);
  return api(...chance.of(HR)(programme, chance));
};

/** What is pressed on the pages whose forms say nothing by themselves. */
const ANSWERS: Readonly<Record<string, (chance: Chance) => Record<string, string | readonly string[]>>> = {
  'commission-request': (chance) =>
    chance.yes() ? { choice: 'approve' } : { choice: 'comment', comment: 'Hvad koster det?' },
  'nomination-request': (chance) =>
    chance.in(4) ? { choice: 'done' } : { choice: 'add', ...nominee(chance.to(20)), manager: 'chef@kommune.example' },
  'mentor-invitation': (chance) =>
    chance.in(4)
      ? { choice: 'no', reason: 'Ingen tid', sure: 'yes' }
      : { choice: 'yes', promise: ['meetings', 'preparation', 'seminar', 'confidence'] },
  'mentee-invitation': (chance) =>
    chance.in(4)
      ? { choice: 'no', reason: 'Barsel', sure: 'yes' }
      : { choice: 'yes', promise: ['meetings', 'preparation', 'confidence', 'mentor-later'] },
};

/** What somebody does with a link that they once got. */
const byLink: Call = async ({ hall, id, chance }) => {
  const mails = hall.inbox(id).filter(({ links }) => links.length > 0);
  if (mails.length === 0) return { status: 200 };
  const { kind, links } = chance.of(mails);
  const fields = ANSWERS[kind]?.(chance);
  if (!fields) return hall.answer(chance.of(links));
  const form = new URLSearchParams();
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) form.append(name, value);
  return fetch(links[0] ?? '', { method: 'POST', body: form });
};

/** HR comes to an end with it: what can't be closed is waived, and where the groups can't be filled nothing comes of it. */
async function broughtToAnEnd({ hall, id }: Walk): Promise<void> {
  const { stages } = (await hall.call('GET', `/api/programmes/${id}/introduction`)).body;
  for (const { stage, status } of stages as any[])
    if (status !== 'done' && status !== 'waived')
      await hall.call('POST', `/api/programmes/${id}/introduction/${stage}/waive`, { reason: 'Det er aftalt.' });
  await hall.pass('60 days');
  const { groups } = await hall.status(id);
  const begun = hall.inbox(id, 'welcome').length > 0;
  if (!begun || groups.some(({ mentees }: any) => mentees.length === 0))
    await hall.call('POST', `/api/programmes/${id}/cancel`, { reason: 'For få.' });
}

async function walked(walk: Walk): Promise<void> {
  const { hall, id, chance } = walk;
  const given = introduced(id, chance, Number(await hall.env.currentTimeMs()));
  expect((await hall.call('POST', '/api/programmes', given)).status).toBe(201);
  await hall.pass('1 hour');
  for (let round = 0; round < ROUNDS; round += 1) {
    const calls = Array.from({ length: chance.to(MOST_AT_ONCE) }, () => (chance.in(3) ? byHr : byLink));
    await atOnce(walk, calls, `round ${round}`);
    await hall.pass(chance.in(2) ? '10 minutes' : `${chance.to(72)} hours`);
    if (round % 5 === 0) await holds(walk);
  }
  await broughtToAnEnd(walk);
  await hall.pass('400 days');
  await settled(walk);
}

test('whatever they do before the first meeting', () => walks(WALKS, walked), WALK_MS);
