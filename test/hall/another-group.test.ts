// Somebody is given a place in another group: they stay who they are, and what is theirs stays theirs.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetNamed, namePerson } from '../../records/people.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall();
});

afterAll(async () => hall.close());

const call = (method: string, path: string, body?: unknown) => hall.call(method, `/api/programmes/${path}`, body);
const groupsOf = (mails: any[]) => new Set(mails.flatMap(({ group }) => (group ? [group] : [])));
const linkIn = (id: string, group: string, kind: string, to: string) => {
  const [mail] = hall
    .inbox(id, kind)
    .filter((one) => one.to === to && one.mail.headers.get('x-gruppementor-group') === group)
    .slice(-1);
  if (!mail?.links[0]) throw new Error(`no ${kind} of ${group}`);
  return mail.links[0];
};

test('a mentee who left one group and is taken into another keeps id, mails and words, and holds new links', async () => {
  const anna = 'anna.holm@kommune.example';
  await hall.start('mentee', 23);
  const id = await hall.person('mentee', 'anna.holm');
  const before = await hall.mails('mentee', `?person=${anna}`);
  const reason = 'Jeg vil hellere være med om eftermiddagen';
  expect((await call('POST', 'mentee/groups/hold-1/dropouts', { person: anna, reason })).status).toBe(200);
  const { groups } = await hall.status('mentee');
  const { name, email, department, manager } = groups[0].mentees.find((mentee: any) => mentee.id === id);
  const added = await call('POST', 'mentee/groups/hold-2/mentees', { name, email, department, manager });
  expect([added.status, added.body.mentee]).toEqual([201, id]);
  await hall.pass('10 minutes');

  const status = await hall.status('mentee');
  const places = status.groups.flatMap((group: any) =>
    group.mentees.filter((mentee: any) => mentee.id === id).map((mentee: any) => [group.id, mentee.status]),
  );
  expect(places).toEqual([
    ['hold-1', 'left'],
    ['hold-2', 'active'],
  ]);
  const mails = await hall.mails('mentee', `?person=${id}`);
  expect(groupsOf(mails)).toEqual(new Set(['hold-1', 'hold-2']));
  expect(new Set(mails.map(({ person }) => person))).toEqual(new Set([id]));
  const moments = new Set(mails.map(({ group, moment }) => `${group} ${moment}`));
  expect(before.filter(({ group, moment }) => !moments.has(`${group} ${moment}`))).toEqual([]);
  expect(hall.inbox('mentee', 'welcome').filter(({ to }) => to === anna)).toHaveLength(2);
  // Their words are about the group that they left, and still theirs.
  expect(JSON.stringify(status.groups[0].mentees.find((mentee: any) => mentee.id === id))).toContain(reason);
  expect(JSON.stringify(status.groups[1])).not.toContain(reason);

  const { meetings } = status.groups[1];
  await hall.until(meetings[0].endsAt, 30);
  expect((await call('POST', 'mentee/groups/hold-2/meetings/1/held', {})).status).toBe(200);
  await hall.until(meetings[1].deadline, -60);
  expect((await hall.answer(linkIn('mentee', 'hold-2', 'task-assigned', anna), 'hand-in')).status).toBe(200);
  expect((await hall.status('mentee')).groups[1].handedIn).toEqual({ 2: [id] });
  expect((await hall.answer(linkIn('mentee', 'hold-1', 'welcome', anna))).status).toBe(410);
});

test('two mentors change groups and back: one person each all the while, and the link of a place works for as long as they hold it', async () => {
  const [mette, soeren] = ['mette.bruun@kommune.example', 'soeren.kjaer@kommune.example'];
  await hall.start('mentors', 23);
  const ids = [await hall.person('mentors', 'mette.bruun'), await hall.person('mentors', 'soeren.kjaer')];
  const sitting = async () => (await hall.status('mentors')).groups.slice(0, 2).map(({ mentor }: any) => mentor.id);
  const put = async (group: string, email: string) => {
    const name = email === mette ? 'Mette Bruun' : 'Søren Kjær';
    const answer = await call('PUT', `mentors/groups/${group}/mentor`, { name, email });
    expect(answer.status).toBe(200);
    await hall.pass('5 minutes');
  };
  const [first] = (await hall.status('mentors')).groups[0].meetings;
  await hall.until(first.endsAt, 30);
  const ofPlace = linkIn('mentors', 'hold-1', 'meeting-confirmation', mette);

  await put('hold-2', mette);
  await put('hold-1', soeren);
  expect(await sitting()).toEqual(ids.toReversed());
  expect((await hall.answer(ofPlace)).status).toBe(410);
  const mails = await hall.mails('mentors', `?person=${mette}`);
  expect(groupsOf(mails)).toEqual(new Set(['hold-1', 'hold-2']));
  expect(new Set(mails.map(({ person }) => person))).toEqual(new Set([ids[0]]));

  await put('hold-1', mette);
  await put('hold-2', soeren);
  expect(await sitting()).toEqual(ids);
  expect((await hall.answer(ofPlace)).status).toBe(200);
  expect((await hall.status('mentors')).groups[0].meetings[0].status).toBe('held');
  const planned = (await hall.mails('mentors', `?person=${mette}`)).filter(({ outcome }) => outcome === 'planned');
  expect(groupsOf(planned)).toEqual(new Set(['hold-1']));
});

test('whoever has left a group as a mentee can not lead it, and the group goes on', async () => {
  const gitte = 'gitte.pilgaard@kommune.example';
  await hall.start('leader', 23);
  const id = await hall.person('leader', 'gitte.pilgaard');
  expect((await call('POST', 'leader/groups/hold-2/dropouts', { person: id })).status).toBe(200);
  const { status, body } = await call('PUT', 'leader/groups/hold-2/mentor', { name: 'Gitte Pilgaard', email: gitte });
  expect([status, body.errors[0].rule]).toEqual([409, 'left']);
  expect((await hall.status('leader')).groups[1].mentor.email).toBe('soeren.kjaer@kommune.example');
  // In another group they may.
  const other = await call('PUT', 'leader/groups/hold-1/mentor', { name: 'Gitte Pilgaard', email: gitte });
  expect([other.status, other.body.mentor]).toEqual([200, id]);
  await hall.pass('10 minutes');
  expect((await hall.status('leader')).groups[0].mentor.id).toBe(id);
});

test('somebody who was named for two places at once is kept for the second where the first refuses them', async () => {
  await hall.start('twice', 23);
  const details = { name: 'Tove To', email: 'tove.to@kommune.example' };
  const [first, second] = [await namePerson(hall.db, 'twice', details), await namePerson(hall.db, 'twice', details)];
  expect(second.id).toBe(first.id);
  await forgetNamed(hall.db, 'twice', first);
  const kept = hall.db.selectFrom('person').select('id').where('programme', '=', 'twice').where('id', '=', first.id);
  expect(await kept.execute()).toHaveLength(1);
});
