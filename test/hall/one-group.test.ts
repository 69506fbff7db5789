// A programme of one group, in English, planned from the start to close with talks: the mentor circle is the mentor and HR.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { WorkingDays } from '../../domain/working-days.ts';
import { example } from '../example.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;
const posted = { ...example(), id: 'one', language: 'en' } as Record<string, any>;

beforeAll(async () => {
  hall = await openTownHall();
  posted.groups = [posted.groups[0]];
  posted.groups[0].practice.closing = 'talks';
  posted.groups[0].meetings.first = `${new WorkingDays().onOrAfter(Temporal.Now.plainDateISO('UTC').add({ days: 24 })).toString()}T16:00`;
  expect((await hall.call('POST', '/api/programmes', posted)).status).toBe(201);
  for (let day = 0, read = 0; day < 125; day += 1) {
    await hall.env.sleep('1 day');
    for (; read < hall.received.length; read += 1) {
      const { kind, links } = hall.received[read] ?? { kind: '', links: [] };
      if (kind === 'meeting-confirmation' || kind === 'circle-confirmation' || kind === 'talk-confirmation')
        expect((await hall.answer(links[0] ?? '')).status).toBe(200);
    }
  }
}, 300_000);

afterAll(async () => hall.close());

const kindsTo = (address: string) => hall.received.filter(({ to }) => to === address).map(({ kind }) => kind);

test('ends after three meetings with a talk with each mentee', async () => {
  const { body } = await hall.call('GET', '/api/programmes/one');
  expect(body.phase).toBe('ended');
  expect(body.groups[0].meetings.map(({ status }: any) => status)).toEqual(['held', 'held', 'held']);
  expect(body.groups[0].mentees.map(({ talk }: any) => talk)).toEqual(Array(6).fill('held'));
  const { mails } = (await hall.call('GET', '/api/programmes/one/mails')).body;
  expect(mails.filter(({ outcome }: any) => outcome === 'planned' || outcome === 'failed')).toEqual([]);
});

test('has the mentor and HR as its mentor circle, with HR as convener', () => {
  for (const address of ['mette.bruun@kommune.example', 'helle.storm@kommune.example'])
    expect(kindsTo(address)).toContain('preparation-meeting');
  expect(kindsTo('helle.storm@kommune.example').filter((kind) => kind === 'circle-confirmation')).toHaveLength(6);
});

test('chases those who do not mark their task as handed in, and then tells the mentor', () => {
  expect(kindsTo('anna.holm@kommune.example').filter((kind) => kind.startsWith('task-'))).toEqual([
    'task-assigned',
    'task-reminder',
    'task-reminder',
    'task-overdue',
    'task-assigned',
    'task-reminder',
    'task-reminder',
    'task-overdue',
  ]);
  expect(hall.received.find(({ kind }) => kind === 'briefing')?.mail.text).toContain('Nobody yet');
});
