// HR and people do whatever they like, several at once, for months: what must hold holds all the while, and at the end all is settled.
// `npm run walk -- --minutes N` walks for longer.
import { test } from 'vitest';
import type { Chance } from '../chance.ts';
import { atOnce, erase, holds, mend, settled, WALK_MS, walks, type Call, type Walk } from './walking.ts';

/** A round is a handful of calls at once, and up to some days. */
const ROUNDS = 32;
const MOST_AT_ONCE = 6;

/** Of any kind: one group or several, aspirants or leaders, shared hand-ins, talks at the end, one mentor of two groups. */
function vary(body: Record<string, any>, chance: Chance): void {
  body.language = chance.in(3) ? 'en' : 'da';
  body.groups = body.groups.slice(0, chance.to(3));
  for (const group of body.groups) {
    group.variant = chance.in(3) ? 'leaders' : 'aspirants';
    group.mentees = group.mentees.slice(0, 2 + chance.to(4));
    group.practice = {
      deadlineDays: 1 + chance.to(4),
      shareHandIns: chance.yes(),
      closing: chance.in(3) ? 'talks' : 'fourth-meeting',
      firstTask: chance.in(3),
    };
  }
  const [first, second] = body.groups;
  if (second && chance.in(4)) second.mentor = first.mentor;
  if (chance.in(4)) body.sponsor = body.hr;
  if (chance.yes()) body.circle = { convener: first.mentor.email };
}

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
const byHr: Call = async (walk) => {
  const { hall, id, chance } = walk;
  const { groups = [], attention = [] } = (await hall.call('GET', `/api/programmes/${id}`)).body ?? {};
  if (groups.length === 0) return { status: 200 };
  const group = chance.of(groups as any[]);
  const people = [group.mentor, ...group.mentees];
  if (chance.in(12)) return mend(walk, chance.of(people));
  if (chance.in(25)) return erase(walk, chance.of(group.mentees as any[]));
  if (chance.in(10) && attention.length > 0)
    return hall.call('POST', `/api/programmes/${id}/attention/${chance.of(attention as any[]).id}/acknowledge`);
  if (chance.in(20)) return hall.call('POST', `/api/programmes/${id}/postpone`, { days: chance.to(14), force: true });
  if (chance.in(400)) return hall.call('POST', `/api/programmes/${id}/cancel`, { reason: 'Slut' });
  if (chance.in(120)) return hall.call('POST', `/api/programmes/${id}/groups/${group.id}/cancel`, { reason: 'Slut' });
  const [method, path, body] = chance.of(HR)(group, chance);
  return hall.call(method, `/api/programmes/${id}/groups/${group.id}${path}`, body ?? {});
};

/** What somebody does with a link that they once got: they open it, and press one of its buttons. */
const byLink: Call = async ({ hall, id, chance }) => {
  const links = hall.inbox(id).flatMap((mail) => mail.links);
  if (links.length === 0) return { status: 200 };
  const link = chance.of(links);
  const page = await (await fetch(link)).text();
  const choices = [...page.matchAll(/name="choice" value="([^"]*)"/g)].map(([, choice]) => choice ?? '');
  return chance.in(5) || choices.length === 0 ? fetch(link, { method: 'POST' }) : hall.answer(link, chance.of(choices));
};

async function walked(walk: Walk): Promise<void> {
  const { hall, id, chance } = walk;
  await hall.start(id, 23, (body) => vary(body, chance));
  for (let round = 0; round < ROUNDS; round += 1) {
    const calls = Array.from({ length: chance.to(MOST_AT_ONCE) }, () => (chance.in(3) ? byHr : byLink));
    await atOnce(walk, calls, `round ${round}`);
    await hall.pass(chance.in(2) ? '10 minutes' : `${chance.to(96)} hours`);
    if (round % 5 === 0) await holds(walk);
  }
  await hall.pass('400 days');
  await settled(walk);
}

test('whatever they do', () => walks(1, walked), WALK_MS);
