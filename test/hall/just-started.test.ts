// HR acts on a programme in the moment in which it begins: before its groups are there, nothing is said to have ended.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dated } from '../example.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall();
});

afterAll(async () => hall.close());

test('a message to a group that is about to begin is to be sent again, and is then taken', async () => {
  for (const id of ['first', 'second', 'third']) {
    const body = dated(id, 23, await hall.env.currentTimeMs());
    expect((await hall.call('POST', '/api/programmes', body)).status).toBe(201);
    const leave = () =>
      hall.call('POST', `/api/programmes/${id}/groups/hold-3/dropouts`, { person: body.groups[2].mentees[0].email });
    const answers = [await leave()];
    while (answers.at(-1)?.status === 503) answers.push(await leave());
    expect(answers.at(-1)).toMatchObject({ status: 200, body: { changed: true } });
    expect((await hall.status(id)).groups[2].mentees[0].status).toBe('left');
  }
});

test('a programme that has been rehearsed under its id starts when it is posted', async () => {
  const body = dated('rehearsed', 23, await hall.env.currentTimeMs());
  const rehearsal = { programme: body, minutes: 1, scenario: {} };
  expect((await hall.call('POST', '/api/rehearsals', rehearsal)).status).toBe(201);
  await hall.pass('10 minutes');
  expect((await hall.status('rehearsed')).phase).toBe('ended');
  const since = hall.received.length;
  expect((await hall.call('POST', '/api/programmes', body)).status).toBe(201);
  await hall.pass('10 minutes');
  expect((await hall.status('rehearsed')).phase).toBe('introduction');
  expect(hall.received.slice(since).filter(({ kind }) => kind === 'welcome')).toHaveLength(21);
});
