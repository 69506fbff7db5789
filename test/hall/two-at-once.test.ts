// A mentor is replaced and the programme is called off in the same moment: what is refused has changed nothing.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTownHall, type TownHall } from './town-hall.ts';

const GROUPS = 30;
const AT_ONCE = 5;

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
  const both = async (id: string, n: number) => {
    const fresh = { name: `Ny ${n + 1}`, email: `ny.${n + 1}@kommune.example` };
    const path = `/api/programmes/race/groups/${id}`;
    const replace = () => hall.call('PUT', `${path}/mentor`, fresh);
    const cancel = () => hall.call('POST', `${path}/cancel`, { reason });
    const [one, other] = await Promise.all(n % 2 === 0 ? [replace(), cancel()] : [cancel(), replace()]);
    return n % 2 === 0 ? { replaced: one, cancelled: other } : { replaced: other, cancelled: one };
  };
  // A few at a time: the answer comes within seconds, also where one machine is everything.
  const answers = [];
  for (let n = 0; n < GROUPS; n += AT_ONCE)
    answers.push(...(await Promise.all(ids.slice(n, n + AT_ONCE).map((id, k) => both(id, n + k)))));
  await hall.pass('2 hours');
  expect(answers.map(({ cancelled }) => cancelled.status)).toEqual(ids.map(() => 200));

  const status = await hall.status('race');
  const mails = await hall.mails('race');
  expect(mails.filter(({ group, outcome }) => group && outcome === 'planned')).toEqual([]);
  for (const [n, { replaced }] of answers.entries()) {
    const taken = replaced.status === 200;
    expect([200, 409, 410]).toContain(replaced.status);
    const [sitting, other] = [`mentor.${n + 1}@kommune.example`, `ny.${n + 1}@kommune.example`];
    const kinds = (to: string) =>
      hall
        .inbox('race')
        .filter((one) => one.to === to && one.mail.headers.get('x-gruppementor-group') === ids[n])
        .map(({ kind }) => kind);
    expect(status.groups[n].mentor.email).toBe(taken ? other : sitting);
    expect(kinds(taken ? other : sitting)).toContain('group-cancelled');
    expect(kinds(sitting).includes('mentor-released')).toBe(taken);
    // Every invitation of somebody who was there has been withdrawn: four meetings, as long as they were told of them.
    expect(kinds(sitting).filter((kind) => kind === 'meeting-cancelled')).toHaveLength(4);
    if (!taken) expect(kinds(other)).toEqual([]);
  }
});
