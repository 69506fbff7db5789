// What HR must look at, and answers that are changed afterwards.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ofGroup, type Received } from './post-office.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall();
});

afterAll(async () => hall.close());

const call = (method: string, path: string, body?: unknown) => hall.call(method, `/api/programmes/${path}`, body);

describe('attention', () => {
  test('lists what HR must look at, and an entry ends when it is acknowledged', async () => {
    await hall.start('attended', 23);
    const briefing = hall
      .inbox('attended', 'welcome')
      .find(({ to }) => to === 'mette.bruun@kommune.example') as Received;
    // The last one is their own page.
    const concern = briefing.links.at(-2) ?? '';
    expect((await hall.answer(concern)).status).toBe(200);
    expect((await hall.answer(concern)).status).toBe(200);
    await hall.pass('10 minutes');
    const { attention } = await hall.status('attended');
    expect(attention).toEqual([
      expect.objectContaining({
        kind: 'concern',
        group: 'hold-1',
        since: expect.any(String),
        todo: expect.stringContaining('kontaktes'),
      }),
    ]);
    const mail = hall.inbox('attended', 'attention');
    expect(mail).toHaveLength(1);
    const { id } = attention[0];
    expect((await call('POST', `attended/attention/${id}/acknowledge`)).body).toEqual({ changed: true });
    expect((await call('POST', `attended/attention/${id}/acknowledge`)).status).toBe(409);
    expect((await call('POST', `attended/attention/nonsense/acknowledge`)).status).toBe(404);
    await hall.pass('10 minutes');
    expect((await hall.status('attended')).attention).toEqual([]);
    const [{ attributes }] = await Promise.all([
      hall.env.client.workflow
        .getHandle('programme:attended')
        .describe()
        .then(({ searchAttributes }) => ({ attributes: searchAttributes })),
    ]);
    expect(attributes.Attention ?? []).toEqual([]);
  });

  test('that a group has left behind at its end can still be acknowledged', async () => {
    await hall.start('leftover', 23);
    for (const mentee of [
      'gitte.pilgaard',
      'hanne.ravn',
      'ida.skov',
      'jonas.toft',
      'karen.vestergaard',
      'lars.winther',
    ])
      await call('POST', 'leftover/groups/hold-2/dropouts', { person: `${mentee}@kommune.example` });
    await hall.pass('1 hour');
    const { attention, groups } = await hall.status('leftover');
    expect(groups[1].phase).toBe('ended');
    const empty = attention.find(({ kind }: any) => kind === 'group-empty');
    expect((await call('POST', `leftover/attention/${empty.id}/acknowledge`)).body).toEqual({ changed: true });
    expect((await hall.status('leftover')).attention.filter(({ kind }: any) => kind === 'group-empty')).toEqual([]);
  });

  test('is mailed once a day at most', async () => {
    for (const person of ['anna.holm', 'birgit.krogh', 'camilla.lund'])
      await call('POST', 'attended/groups/hold-1/dropouts', { person: `${person}@kommune.example` });
    await hall.env.client.workflow.getHandle('programme:attended:hold-2').signal('finishEarly', {});
    await hall.pass('20 hours');
    expect(hall.inbox('attended', 'attention')).toHaveLength(1);
    await hall.pass('5 hours');
    expect(hall.inbox('attended', 'attention')).toHaveLength(2);
    expect((await hall.status('attended')).attention.map(({ kind }: any) => kind).toSorted()).toEqual([
      'message-refused',
      'small-group',
    ]);
  });

  test('on talks that nobody confirms ends with the last of them', async () => {
    await hall.start('overdue', 23);
    for (const n of [1, 2, 3])
      expect((await call('POST', `overdue/groups/hold-1/meetings/${n}/held`, {})).status).toBe(200);
    expect((await call('POST', 'overdue/groups/hold-1/early-finish', {})).status).toBe(200);
    await hall.pass('1 minute');
    const [{ plannedFor }] = await hall.mails('overdue', '?group=hold-1&kind=talk-unconfirmed');
    const overdue = async () =>
      (await hall.status('overdue')).attention.filter(({ kind }: any) => kind === 'talks-unconfirmed');
    await hall.until(plannedFor, 60);
    expect(await overdue()).toEqual([]);
    await hall.until(plannedFor, 5 * 24 * 60);
    expect(await overdue()).toEqual([
      expect.objectContaining({ group: 'hold-1', todo: expect.stringContaining('samtaler') }),
    ]);
    for (const { id } of (await hall.status('overdue')).groups[0].mentees)
      expect((await call('POST', `overdue/groups/hold-1/talks/${id}/held`)).status).toBe(200);
    await hall.pass('1 hour');
    expect(await overdue()).toEqual([]);
  });
});

describe('second thoughts', () => {
  test('change an answer by the same link until the next meeting; HR corrects it after; the timeline tells who and when', async () => {
    await hall.start('thoughts', 23);
    const { meetings } = (await hall.status('thoughts')).groups[0];
    await hall.until(meetings[0].endsAt, 30);
    const [asked] = hall.inbox('thoughts', 'meeting-confirmation').filter(ofGroup('hold-1'));
    const link = asked?.links[0] ?? '';
    expect((await hall.answer(link)).status).toBe(200);
    const answer = (people: readonly string[]) =>
      fetch(link, {
        method: 'POST',
        body: new URLSearchParams([
          ['choice', 'held'],
          ...people.map((person): [string, string] => ['attended', person]),
        ]),
      });
    const { mentor, mentees } = (await hall.status('thoughts')).groups[0];
    const [anna, birgit, camilla] = mentees.map(({ id }: any) => id);
    expect((await answer([anna, birgit])).status).toBe(200);
    expect((await hall.status('thoughts')).groups[0].meetings[0].attended).toEqual([anna, birgit].sort());
    await hall.until(meetings[1].startsAt, 30);
    expect((await answer([anna])).status).toBe(409);
    expect((await call('POST', 'thoughts/groups/hold-1/meetings/1/held', { attended: [camilla] })).body).toEqual({
      changed: true,
    });
    const { past } = (await hall.call('GET', '/api/programmes/thoughts/timeline')).body;
    expect(
      past
        .filter(({ what, meeting }: any) => what?.startsWith('meeting-') && meeting === 1)
        .map(({ what, by, after }: any) => [what, by, after.attended.length]),
    ).toEqual([
      ['meeting-held', mentor.id, 6],
      ['meeting-corrected', mentor.id, 2],
      ['meeting-corrected', 'hr', 1],
    ]);
  });

  test('of a hand-in: taken back, and given again by HR after the meeting has begun', async () => {
    const task = hall
      .inbox('thoughts', 'task-assigned')
      .find(({ to }) => to === 'anna.holm@kommune.example') as Received;
    const [link = ''] = task.links;
    // The page says so before anything is pressed, and has nothing to press.
    const page = await (await fetch(link)).text();
    expect([page.includes('Opgaven til mødet er lukket'), page.includes('<form')]).toEqual([true, false]);
    const late = await fetch(link, { method: 'POST', body: new URLSearchParams({ choice: 'hand-in' }) });
    expect([late.status, (await late.text()).includes('<form')]).toEqual([409, false]);
    expect(
      (await call('PUT', 'thoughts/groups/hold-1/meetings/2/hand-ins/anna.holm@kommune.example', { handedIn: true }))
        .body,
    ).toEqual({ changed: true });
    expect((await hall.status('thoughts')).groups[0].handedIn['2']).toEqual([
      await hall.person('thoughts', 'anna.holm'),
    ]);
  });

  test('of a talk', async () => {
    for (const n of [2, 3])
      expect((await call('POST', `thoughts/groups/hold-1/meetings/${n}/held`, {})).status).toBe(200);
    expect((await call('POST', 'thoughts/groups/hold-1/early-finish', {})).status).toBe(200);
    const talk = (held: boolean) =>
      call('POST', 'thoughts/groups/hold-1/talks/anna.holm@kommune.example/held', { held });
    expect([(await talk(true)).body, (await talk(true)).body, (await talk(false)).body]).toEqual([
      { changed: true },
      { changed: false },
      { changed: true },
    ]);
    expect((await hall.status('thoughts')).groups[0].mentees[0].talk).toBe('planned');
  });

  test('a dropout while the talk is confirmed: the group ends with what is true', async () => {
    const [anna, ...others] = (await hall.status('thoughts')).groups[0].mentees.map(({ id }: any) => id);
    for (const person of others)
      expect((await call('POST', `thoughts/groups/hold-1/talks/${person}/held`)).status).toBe(200);
    const both = await Promise.all([
      call('POST', `thoughts/groups/hold-1/talks/${anna}/held`),
      call('POST', 'thoughts/groups/hold-1/dropouts', { person: anna }),
    ]);
    expect(both.map(({ status }) => status).every((status) => [200, 409].includes(status))).toBe(true);
    await hall.pass('5 days');
    const [group] = (await hall.status('thoughts')).groups;
    expect(group.phase).toBe('ended');
    expect(
      (await hall.mails('thoughts', '?group=hold-1')).filter(
        ({ outcome }) => outcome === 'planned' || outcome === 'failed',
      ),
    ).toEqual([]);
  });
});

test('the Temporal UI says at which step a group waits', async () => {
  await hall.start('waiting', 23);
  const stacks = await hall.env.client.workflow.getHandle('programme:waiting:hold-1').query<string>('__stack_trace');
  expect(stacks).toMatch(/at Walk\.run \(\S+workflows\/walk\/walk\.ts:\d+:\d+\)/);
  // Each frame is dear: no more of them than say that.
  for (const stack of stacks.split('\n\n')) expect(stack.split('\n').length).toBeLessThanOrEqual(3);
});
