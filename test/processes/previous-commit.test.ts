// A deploy as it is done without worker versioning: a worker of the commit before this one and a worker of this one share the queue.
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WorkingDays } from '../../domain/working-days.ts';
import { deploy, TESTER, type Deployment } from './deployment.ts';
import { keepHistory } from '../recording.ts';
import { example } from '../example.ts';
import { wholeLedger } from './whole-ledger.ts';

const before = mkdtempSync(join(tmpdir(), 'gruppementor-before-'));
let production: Deployment;

beforeAll(async () => {
  execFileSync('tar', ['-x', '-C', before], {
    input: execFileSync('git', ['archive', previous()], { maxBuffer: 2 ** 28 }),
  });
  symlinkSync(resolve('node_modules'), join(before, 'node_modules'));
  production = await deploy();
}, 120_000);

afterAll(async () => {
  await production.close();
  rmSync(before, { recursive: true });
}, 60_000);

/** The commit before; a clone that was made without history has only its own. */
function previous(): string {
  const known = execFileSync('git', ['rev-list', '--max-count=2', 'HEAD'], { encoding: 'utf8' }).trim().split('\n');
  return known.at(-1) ?? 'HEAD';
}

const rehearse = async (id: string) => {
  const programme = { ...example(), id } as Record<string, any>;
  for (const group of programme.groups)
    group.meetings.first = `${new WorkingDays().onOrAfter(Temporal.Now.plainDateISO('UTC').add({ days: 24 })).toString()}T16:00`;
  expect(
    (await production.call('POST', '/api/rehearsals', { programme, minutes: 1, scenario: {}, to: TESTER })).status,
  ).toBe(201);
};
const isAt = (id: string, phase: string) =>
  expect
    .poll(async () => (await production.call('GET', `/api/programmes/${id}`)).body?.phase, {
      timeout: 180_000,
      interval: 500,
    })
    .toBe(phase);

test('what begins on the older worker or beside it goes on with the newer to its end', async () => {
  const programmes = ['older-alone', 'both'];
  const older = await production.startWorker({}, before);
  await rehearse('older-alone');
  await isAt('older-alone', 'meetings');
  const newer = await production.startWorker();
  await rehearse('both');
  await isAt('both', 'meetings');
  const ended = once(older, 'exit');
  older.kill('SIGTERM');
  expect((await ended)[0]).toBe(0);
  for (const id of programmes) await isAt(id, 'ended');
  await wholeLedger(production, programmes, 0);

  const connection = await Connection.connect({ address: production.temporalAddress });
  const client = new Client({ connection });
  const workers = new Set<number>();
  for await (const { workflowId, runId } of client.workflow.list()) {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    keepHistory(workflowId, history);
    for (const { workflowTaskCompletedEventAttributes: task } of history.events ?? [])
      if (task) workers.add(Number.parseInt(task.identity ?? '', 10));
  }
  await connection.close();
  expect(workers).toEqual(new Set([older.pid, newer.pid]));
}, 400_000);
