// A deploy: workers of the released build and of this one share the queue while programmes run, and all of them end.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTownHall, type TownHall } from '../hall/town-hall.ts';

// Kept without its source map, which a worker wants to find.
const noMap = Buffer.from('{"version":3,"file":"workflow-bundle.js","sources":[],"names":[],"mappings":""}').toString(
  'base64',
);
const released = {
  code: `${gunzipSync(readFileSync(new URL('../builds/0.1.js.gz', import.meta.url))).toString()}\n//# sourceMappingURL=data:application/json;charset=utf-8;base64,${noMap}`,
};
let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall('running');
});

afterAll(async () => hall.close());

test('a programme that began on the released build goes on beside and after it, and so does one that begins meanwhile', async () => {
  await hall.withWorker(released, async () => {
    await hall.workerAway(async () => {
      await hall.startPaced('before', 23, 150);
      await expect.poll(() => hall.inbox('before', 'welcome').length).toBe(21);
    });
    const reach = await hall.startPaced('meanwhile', 23, 150);
    await reach(Date.now() + 60 * 86_400_000);
  });
  for (const id of ['before', 'meanwhile']) {
    await expect.poll(async () => (await hall.status(id)).phase, { timeout: 90_000 }).toBe('ended');
    expect((await hall.mails(id)).filter(({ outcome }) => outcome === 'planned')).toEqual([]);
  }
  // Both have worked on programmes, each by its own code.
  const histories = await Promise.all(
    ['before', 'meanwhile']
      .flatMap((id) => [
        `programme:${id}`,
        `programme:${id}:hold-1`,
        `programme:${id}:hold-2`,
        `programme:${id}:hold-3`,
      ])
      .map((id) => hall.env.client.workflow.getHandle(id).fetchHistory()),
  );
  const builds = new Set(
    histories
      .flatMap(({ events }) =>
        (events ?? []).map((event) => event.workflowTaskCompletedEventAttributes?.workerVersion?.buildId),
      )
      .filter(Boolean),
  );
  expect(builds.size).toBe(2);
  const ids = hall.received.map(({ mail }) => mail.messageId);
  expect(new Set(ids).size).toBe(ids.length);
});
