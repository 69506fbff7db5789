// A rehearsal of four months while everything around it fails: the worker is killed again and again, PostgreSQL and Temporal
// stop in turn, the mail server refuses for a while. At the end the ledger is whole.
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { WorkingDays } from '../../domain/working-days.ts';
import { deploy, TESTER, type Deployment } from './deployment.ts';
import { wholeLedger } from './whole-ledger.ts';
import { example } from '../example.ts';

const KILLS = 12;
let production: Deployment;
let kills = 0;

beforeAll(async () => {
  production = await deploy();
}, 120_000);

afterAll(async () => production.close(), 60_000);

const pause = (ms: number) => new Promise((wake) => setTimeout(wake, ms));
/** Like Math.random, but the same in every run. */
const random = ((state) => () => {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return state / 2_147_483_648;
})(20_270_202);

const phase = async () =>
  (await production.call('GET', '/api/programmes/faults').catch(() => ({ body: undefined }))).body?.phase as
    string | undefined;

test('a rehearsal under twelve kills and three outages loses nothing and doubles nothing', async () => {
  const programme = { ...example(), id: 'faults' } as Record<string, any>;
  let day = Temporal.Now.plainDateISO('UTC').add({ days: 23 });
  for (const group of programme.groups) {
    day = new WorkingDays().onOrAfter(day.add({ days: 1 }));
    group.meetings.first = `${day.toString()}T16:00`;
  }
  const scenario = {
    dropouts: [{ group: 'hold-1', mentee: 3, afterMeeting: 2 }],
    earlyFinish: ['hold-2'],
    forgetful: [{ group: 'hold-3', meeting: 2 }],
    late: [],
  };
  expect(
    (await production.call('POST', '/api/rehearsals', { programme, minutes: 1, scenario, to: TESTER })).status,
  ).toBe(201);

  for (let round = 0; kills < KILLS; round += 1) {
    const worker = await production.startWorker();
    if (round % 7 === 2) {
      await production.stopPostgres();
      await pause(1500);
      await production.startPostgres();
    }
    if (round % 7 === 4) {
      await production.stopTemporal();
      await pause(1500);
      await production.startTemporal();
    }
    if (round % 7 === 6) {
      production.refuseMail(true);
      await pause(2500);
      production.refuseMail(false);
    }
    const ended = once(worker, 'exit');
    // Now and then at the worst point: the mail is taken, and nobody will ever know.
    if (round % 3 === 1) production.beforeNextAcknowledgement(() => void worker.kill('SIGKILL'));
    await pause(200 + random() * 2500);
    worker.kill('SIGKILL');
    await ended;
    kills += 1;
  }
  await production.startWorker();
  await expect.poll(phase, { timeout: 240_000, interval: 500 }).toBe('ended');

  const { planned, sent, suppressed, failed, again } = await wholeLedger(production, ['faults'], kills);
  process.stdout.write(
    `\n${kills} kills: ${planned} mails = ${sent} sent + ${suppressed} suppressed + ${failed} failed; ${again} sent again because their acknowledgement was lost with the worker\n`,
  );
  expect(kills).toBeGreaterThanOrEqual(KILLS);
  expect(production.accepted.some(({ unheard }) => unheard)).toBe(true);
}, 600_000);
