// A dropout that was a mistake is taken back, until the group's next meeting begins.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall();
  await hall.start('mistake', 23, (body) => {
    body.circle = { convener: body.groups[0].mentor.email };
  });
});

afterAll(async () => hall.close());

const call = (method: string, path: string, body?: unknown) =>
  hall.call(method, `/api/programmes/mistake/groups/hold-1${path}`, body);
const ANNA = 'anna.holm@kommune.example';
const mentee = async () =>
  (await hall.status('mistake')).groups[0].mentees.find(({ email }: { email: string }) => email === ANNA);

test('calendar, tasks and place come back, and mentor and HR are told', async () => {
  const { meetings } = (await hall.status('mistake')).groups[0];
  await hall.until(meetings[0].endsAt, 30);
  await call('POST', '/meetings/1/held', {});
  await call('POST', '/dropouts', { person: ANNA, reason: 'Forkert person' });
  await hall.pass('1 hour');
  expect(await mentee()).toMatchObject({ status: 'left', reason: 'Forkert person' });
  const since = hall.received.length;
  expect((await call('DELETE', `/dropouts/${ANNA}`)).body).toEqual({ changed: true });
  expect((await call('DELETE', `/dropouts/${ANNA}`)).body).toEqual({ changed: false });
  await hall.pass('1 hour');
  const back = await mentee();
  expect([back.status, back.reason, back.leftAt]).toEqual(['active', undefined, undefined]);
  const told = hall.received.slice(since);
  const kinds = told.filter(({ to }) => to === ANNA).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'meeting-invitation')).toHaveLength(3);
  expect(kinds).toContain('task-assigned');
  expect(
    told
      .filter(({ kind }) => kind === 'dropout-taken-back')
      .map(({ to }) => to)
      .toSorted(),
  ).toEqual(['helle.storm@kommune.example', 'mette.bruun@kommune.example']);
  await hall.until(meetings[1].startsAt, -60);
  expect(hall.kindsTo('mistake', ANNA)).toContain('meeting-reminder');
});

test('the mentor’s, too; who convenes the circle meanwhile is HR, and then the mentor again', async () => {
  const asked = async () => {
    const planned = (await hall.mails('mistake', '?kind=circle-confirmation')).filter(
      ({ outcome }) => outcome === 'planned',
    );
    return new Set(planned.map(({ person }) => person));
  };
  const mette = await hall.person('mistake', 'mette.bruun');
  expect(await asked()).toEqual(new Set([mette]));
  await call('POST', '/dropouts', { person: 'mette.bruun@kommune.example' });
  await hall.pass('10 minutes');
  const meanwhile = await asked();
  expect([meanwhile.size, meanwhile.has(mette)]).toEqual([1, false]);
  expect((await hall.status('mistake')).attention.map(({ kind }: any) => kind)).toContain('no-mentor');
  const back = () => call('DELETE', '/dropouts/mette.bruun@kommune.example');
  expect((await back()).body).toEqual({ changed: true });
  await hall.pass('10 minutes');
  // Asked again, of somebody who is there, it does nothing.
  const since = hall.received.length;
  expect((await back()).body).toEqual({ changed: false });
  await hall.pass('10 minutes');
  expect(hall.received.slice(since)).toEqual([]);
  const { attention, groups } = await hall.status('mistake');
  expect(attention.filter(({ kind }: any) => kind === 'no-mentor')).toEqual([]);
  expect(groups[0].mentor.gone).toBeUndefined();
  expect(await asked()).toEqual(new Set([mette]));
});

test('not once the group has met without them, and not for somebody who was never there', async () => {
  await call('POST', '/dropouts', { person: ANNA });
  const { meetings } = (await hall.status('mistake')).groups[0];
  await hall.until(meetings[1].startsAt, 1);
  const { status, body } = await call('DELETE', `/dropouts/${ANNA}`);
  expect([status, body.errors[0].rule]).toEqual([409, 'R53']);
  expect((await call('DELETE', '/dropouts/nobody@kommune.example')).status).toBe(404);
  expect((await mentee()).status).toBe('left');
});
