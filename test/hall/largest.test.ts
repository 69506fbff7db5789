// The largest programme that a body can hold.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { staffDesk } from '../../desk/staff.ts';
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

test('HR’s page of it tells each group as its programme knows it, and what the ledger sends next', async () => {
  const cookie = await staffDesk(hall).begin({ issuer: 'test', subject: 'hr', name: 'HR', role: 'reader' });
  const page = async () => {
    const response = await fetch(`${hall.url}/hr/programmes/largest`, {
      headers: { cookie: `__Host-hr=${cookie}`, 'accept-language': 'en' },
    });
    return [response.status, (await response.text()).replaceAll('<!-- -->', '')] as const;
  };
  const rowOf = (text: string, group: string) => new RegExp(`group=${group}">.*?</tr>`, 's').exec(text)?.[0] ?? '';
  const [status, text] = await page();
  expect(status).toBe(200);
  expect([rowOf(text, 'hold-1'), rowOf(text, 'hold-60')].map((row) => row.match(/>planned</g)?.length)).toEqual([4, 4]);
  const { body } = await hall.call('GET', '/api/programmes/largest');
  const [next] = body.next;
  expect(text).toContain('What happens next');
  expect(next.group === undefined || /^hold-/.test(next.group)).toBe(true);
  const listed = /What happens next<\/h2><ul>(.*?)<\/ul>/s.exec(text)?.[1] ?? '';
  expect(listed.match(/<li>/g)).toHaveLength(10);
  // Who leaves is told at once there, too.
  const [, , third] = body.groups;
  const left = { person: third.mentees[0].id };
  expect((await hall.call('POST', '/api/programmes/largest/groups/hold-3/dropouts', left)).status).toBe(200);
  await expect.poll(async () => rowOf((await page())[1], 'hold-3')).toContain('7 of 8');
});
