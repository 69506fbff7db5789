// Whatever comes in as a signal: a group goes on, and what can't be read asks for attention.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { groupMessages, programmeMessages } from '../../workflows/messages.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall();
  await hall.start('odd', 23);
});

afterAll(async () => hall.close());

const ODD: readonly unknown[] = [
  null,
  'text',
  42,
  [],
  [null],
  true,
  { person: null },
  { person: 5 },
  { meeting: '1', attended: 'all' },
  { meeting: 1, attended: [null] },
  { link: null },
  { link: { purpose: 'leave' } },
  { by: {} },
  { days: {}, to: [] },
  { startsAt: 5, meeting: 1 },
  { kind: 7, round: {} },
  { attention: [] },
];

test.each(Object.keys(groupMessages))('to a group, named %s', async (name) => {
  const handle = hall.env.client.workflow.getHandle('programme:odd:hold-1');
  // Those that need nothing do what they say.
  const harmless = ['proposeFinish', 'declineFinish', 'finishEarly', 'cancel', 'raiseConcern', 'mended', 'meetingHeld'];
  for (const odd of harmless.includes(name) ? ODD.filter((each) => typeof each === 'string') : ODD)
    await handle.signal(name, odd);
  await hall.pass('1 minute');
  const { groups, attention } = await hall.status('odd');
  expect(groups[0]).toMatchObject({ phase: 'introduction', mentees: { length: 6 } });
  expect(groups[0].mentees.every(({ status }: any) => status === 'active')).toBe(true);
  expect(attention).toContainEqual(expect.objectContaining({ kind: 'message-refused', about: `${name}: unreadable` }));
});

test('a field of another kind is not taken for what it looks like', async () => {
  const handle = hall.env.client.workflow.getHandle('programme:odd:hold-2');
  for (const odd of [
    { meeting: 1, hours: '3' },
    { meeting: 1, attended: 'all' },
  ])
    await handle.signal('meetingHeld', odd);
  await handle.signal('moveMeeting', { meeting: 1, startsAt: '2027-02-02T15:00:00Z', force: 'yes' });
  await hall.pass('1 minute');
  const { groups, attention } = await hall.status('odd');
  expect(groups[1].meetings[0]).toMatchObject({ status: 'planned', sequence: 0 });
  for (const name of ['meetingHeld', 'moveMeeting'])
    expect(attention).toContainEqual(expect.objectContaining({ group: 'hold-2', about: `${name}: unreadable` }));
});

test('to a programme, and in the place of a group’s news', async () => {
  const handle = hall.env.client.workflow.getHandle('programme:odd');
  for (const name of [...Object.keys(programmeMessages).filter((each) => each !== 'cancel'), 'groupNews'])
    for (const odd of ODD) await handle.signal(name, odd);
  await handle.signal('cancel', 'text');
  await hall.pass('1 minute');
  const { phase, attention } = await hall.status('odd');
  expect(phase).toBe('introduction');
  expect(attention).toContainEqual(
    expect.objectContaining({ kind: 'message-refused', about: 'groupNews: unreadable' }),
  );
});

test('and a message with null goes on to be sent rightly', async () => {
  const { groups } = await hall.status('odd');
  const answer = await hall.call('POST', '/api/programmes/odd/groups/hold-1/dropouts', {
    person: groups[0].mentees[0].id,
  });
  expect(answer.body).toEqual({ changed: true });
});

test('news of a group is read to its last field', async () => {
  const handle = hall.env.client.workflow.getHandle('programme:odd');
  const news = { group: 'hold-1', phase: 'meetings', mentor: 'x', meetings: [], mentees: [], attention: [] };
  const day = { startsAt: '2027-02-02T15:00:00Z', endsAt: '2027-02-02T18:00:00Z' };
  for (const odd of [
    { talkDay: null },
    { talkDay: {} },
    { talkDay: day, meetings: [null] },
    { talkDay: day, attention: [null] },
    { talkDay: day, mentees: [{ id: 7 }] },
  ])
    await handle.signal('groupNews', { ...news, ...odd });
  await hall.pass('1 minute');
  const { attention } = await hall.status('odd');
  expect(attention).toContainEqual(expect.objectContaining({ about: 'groupNews: unreadable' }));
});
