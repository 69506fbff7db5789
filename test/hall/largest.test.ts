// The largest programme that a body can hold.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall();
});

afterAll(async () => hall.close());

test('sixty groups of eight are taken in whole: each mail of the preview stands in the ledger, and every group has met its first moment', async () => {
  const person = (id: string) => ({ name: id, email: `${id}@kommune.example` });
  const posted = await hall.start('largest', 30, (body) => {
    const [group] = body.groups;
    body.groups = Array.from({ length: 60 }, (_, g) => ({
      ...group,
      id: `hold-${g + 1}`,
      mentor: person(`mentor-${g}`),
      mentees: Array.from({ length: 8 }, (_each, m) => person(`mentee-${g}-${m}`)),
    }));
  });
  const { body: preview } = await hall.call('POST', '/api/programmes/preview', posted);
  const key = ({ group, moment, person: to }: any) => `${group ?? ''}/${moment}/${to}`;
  const kept = new Map((await hall.mails('largest')).map((mail) => [key(mail), mail]));
  expect(preview.mails.filter((mail: any) => !kept.has(key(mail)))).toEqual([]);
  await expect.poll(() => hall.inbox('largest', 'welcome').length, { timeout: 120_000 }).toBe(60 * 9);
  expect((await hall.status('largest')).groups.every(({ phase }: any) => phase === 'introduction')).toBe(true);
});
