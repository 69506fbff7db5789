// Links as people, scanners and mail programs use them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Received } from './post-office.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall();
});

afterAll(async () => hall.close());

const linkOf = (id: string, kind: string, to: string, n = 0) =>
  (hall.inbox(id, kind).find((mail) => mail.to === to) as Received).links[n] ?? '';
const post = (link: string, fields: Record<string, string> = {}) =>
  fetch(link, { method: 'POST', body: new URLSearchParams(fields) });
const changesOf = async (id: string, group: string) => {
  const { events } = await hall.env.client.workflow.getHandle(`programme:${id}:${group}`).fetchHistory();
  return (events ?? []).filter(({ workflowExecutionUpdateAcceptedEventAttributes: accepted }) => accepted).length;
};

describe('a link', () => {
  test('is short, and forgives what a mail program glues to it', async () => {
    await hall.start('links', 23);
    const link = linkOf('links', 'welcome', 'anna.holm@kommune.example');
    expect(link.split('/act/')[1]).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
    for (const glued of ['.', '%3E', ')', '%22', '),'])
      expect([glued, (await fetch(link + glued)).status]).toEqual([glued, 200]);
    for (const other of [link.replace('/act/', '/ACT/'), link.replace('/act/', '/Act/')])
      expect((await fetch(other)).status).toBe(404);
    expect(hall.logLines.join()).not.toContain(link.split('/act/')[1]);
    for (const space of [`${link.slice(0, -5)}%20${link.slice(-5)}`, `${link.slice(0, -5)}%0A${link.slice(-5)}`])
      expect((await fetch(space)).status).toBe(404);
  });

  test.each([
    ['welcome', 'anna.holm@kommune.example', 0],
    ['welcome', 'mette.bruun@kommune.example', 0],
    ['welcome', 'mette.bruun@kommune.example', 1],
    ['meeting-invitation', 'mette.bruun@kommune.example', 0],
  ])('of %s to %s (%i) does nothing where something is posted without a button of its page', async (kind, to, n) => {
    const link = linkOf('links', kind, to, n);
    const before = await hall.status('links');
    const page = await (await fetch(link)).text();
    for (const fields of [{}, { choice: '' }, { choice: 'anything' }, { attended: 'x', person: 'y', held: 'z' }]) {
      const answer = await post(link, fields);
      expect([answer.status, await answer.text()]).toEqual([200, page]);
    }
    expect(await hall.status('links')).toEqual(before);
  });

  test('that confirms a meeting records nothing by an empty post', async () => {
    const { meetings } = (await hall.status('links')).groups[0];
    await hall.until(meetings[0].endsAt, 30);
    const link = linkOf('links', 'meeting-confirmation', 'mette.bruun@kommune.example');
    expect((await post(link)).status).toBe(200);
    expect((await hall.status('links')).groups[0].meetings[0].status).toBe('planned');
    expect((await hall.answer(link)).status).toBe(200);
    expect((await hall.status('links')).groups[0].meetings[0]).toMatchObject({
      status: 'held',
      attended: { length: 6 },
    });
  });

  test('pressed twice at once gives the same answer twice', async () => {
    const link = linkOf('links', 'welcome', 'birgit.krogh@kommune.example');
    const answers = await Promise.all(
      [1, 2, 3].map(() => post(link, { choice: 'leave', sure: 'yes', reason: 'Andet job' })),
    );
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain('Du er ikke længere med');
    // Also where the other click went to another process.
    const later = await post(link, { choice: 'leave', sure: 'yes' });
    expect([later.status, (await later.text()).includes('Du er ikke længere med')]).toEqual([200, true]);
  });
});

describe('what is said again', () => {
  test('by HR costs the engine nothing', async () => {
    const before = await changesOf('links', 'hold-1');
    const held = () => hall.call('POST', '/api/programmes/links/groups/hold-1/meetings/1/held', { hours: 4 });
    expect((await held()).body).toEqual({ changed: true });
    for (let n = 0; n < 300; n += 10)
      expect((await Promise.all(Array.from({ length: 10 }, held))).map(({ body }) => body)).toEqual(
        Array(10).fill({ changed: false }),
      );
    expect((await changesOf('links', 'hold-1')) - before).toBe(1);
  });

  test('and limits count a person and a purpose, however many links they have', async () => {
    const { groups } = await hall.status('links');
    // Somebody of whom no test before has posted anything.
    const link = linkOf('links', 'welcome', groups[0].mentees.at(-1).email);
    const statuses: number[] = [];
    for (let n = 0; n < 101; n += 1)
      statuses.push((await post(n % 2 === 0 ? link : `${link}.`, { choice: 'nothing' })).status);
    expect([statuses.slice(0, 100).includes(429), statuses.at(-1)]).toEqual([false, 429]);
  });
});

describe('a group that has been asked more often than the engine answers', () => {
  test('still lets HR work, and people by their links', async () => {
    // The engine gives a workflow 2,000 answers; this one 40.
    const crowded = await openTownHall('running', { answers: 40 });
    await crowded.start('asked', 23);
    const handle = crowded.env.client.workflow.getHandle('programme:asked:hold-1');
    const [one, two, three] = (await crowded.status('asked')).groups[0].mentees;
    const handIn = (n: number) =>
      handle.executeUpdate('handIn', { args: [{ meeting: 2, person: one.id, handedIn: n % 2 === 0, by: 'hr' }] });
    for (let n = 0; n < 40; n += 1) await handIn(n);
    await expect(handIn(40)).rejects.toThrow();
    const call = (method: string, path: string, body?: object) =>
      crowded.call(method, `/api/programmes/asked/groups/hold-1${path}`, body);
    expect((await call('POST', '/dropouts', { person: one.id })).body).toEqual({ changed: true });
    expect((await call('POST', '/dropouts', { person: one.id })).body).toEqual({ changed: false });
    expect((await call('DELETE', `/dropouts/${one.id}`)).body).toEqual({ changed: true });
    expect((await call('POST', '/meetings/1/held', { attended: [two.id], hours: 3 })).body).toEqual({ changed: true });
    expect((await call('POST', '/early-finish', {})).body.errors[0].rule).toBe('R65');
    expect((await crowded.call('DELETE', `/api/programmes/asked/people/${two.id}`)).status).toBe(200);
    const leave = crowded.inbox('asked', 'welcome').find(({ to }) => to === three.email)?.links[0] ?? '';
    expect((await crowded.answer(leave)).text).toContain('Du er ikke længere med');
    expect((await call('POST', '/cancel', { reason: 'Slut' })).body).toEqual({ changed: true });
    await expect.poll(async () => (await crowded.status('asked')).groups[0].phase).toBe('ended');
    const { mentees } = (await crowded.status('asked')).groups[0];
    expect(mentees.slice(0, 3).map(({ status }: { status: string }) => status)).toEqual(['active', 'left', 'left']);
    await crowded.close();
  });
});
