// The production shape as processes: two workers, an API, PostgreSQL, Temporal and a relay, with six programmes in rehearsal,
// while each of them is killed or stopped in turn.
import { once } from 'node:events';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WorkingDays } from '../../domain/working-days.ts';
import { freePort } from '../../embedded/ports.ts';
import { deploy, TESTER, type Deployment } from './deployment.ts';
import { example } from '../example.ts';
import { wholeLedger } from './whole-ledger.ts';

const PROGRAMMES = Array.from({ length: 6 }, (_, n) => `production-${n + 1}`);
const folder = mkdtempSync(join(tmpdir(), 'gruppementor-bundle-'));
const bundle = join(folder, 'workflow-bundle.js');
const run = promisify(execFile);
let production: Deployment;
let metricsPort: number;

beforeAll(async () => {
  await run(process.execPath, ['--import', './host/typescript.ts', 'worker/build-bundle.ts', bundle]);
  production = await deploy();
  metricsPort = await freePort();
}, 120_000);

afterAll(async () => {
  await production.close();
  rmSync(folder, { recursive: true });
}, 60_000);

const pause = (ms: number) => new Promise((wake) => setTimeout(wake, ms));
/** Or how it was answered, where it can't be told. */
const phaseOf = async (id: string): Promise<string> => {
  const { status, body } = await production
    .call('GET', `/api/programmes/${id}`)
    .catch(() => ({ status: 0, body: undefined }));
  return (body?.phase as string | undefined) ?? `${status} ${JSON.stringify(body)}`;
};
const phases = () => Promise.all(PROGRAMMES.map(phaseOf));

test('nothing is lost or doubled when workers, API and servers go in turn', async () => {
  const settings = { WORKFLOW_BUNDLE: bundle };
  let first = await production.startWorker({ ...settings, METRICS_PORT: String(metricsPort) });
  let second = await production.startWorker(settings);
  for (const id of PROGRAMMES) {
    const programme = { ...example(), id } as Record<string, any>;
    const [group] = programme.groups;
    group.meetings.first = `${new WorkingDays().onOrAfter(Temporal.Now.plainDateISO('UTC').add({ days: 24 })).toString()}T16:00`;
    programme.groups = [group];
    expect(
      (await production.call('POST', '/api/rehearsals', { programme, minutes: 1, scenario: {}, to: TESTER })).status,
    ).toBe(201);
  }
  const kill = async (worker: typeof first) => {
    const ended = once(worker, 'exit');
    worker.kill('SIGKILL');
    await ended;
  };
  // Not before a mail is under way: what is killed shall have been at work.
  const metrics = async () => (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  await expect.poll(metrics, { timeout: 60_000 }).toContain('gruppementor_mails_total{outcome="sent"}');
  expect(await metrics()).toContain('temporal_worker_task_slots_available');
  expect((await fetch(`http://127.0.0.1:${metricsPort}/healthz`)).status).toBe(200);

  await kill(first);
  await pause(2000);
  first = await production.startWorker(settings);
  await production.stopPostgres();
  await pause(2000);
  await production.startPostgres();
  await pause(2000);
  await kill(second);
  second = await production.startWorker(settings);
  const apiMetricsPort = await freePort();
  await production.restartApi({ METRICS_PORT: String(apiMetricsPort) });
  await production.stopTemporal();
  // The engine away is no reason to tell nothing.
  expect(await (await fetch(`http://127.0.0.1:${apiMetricsPort}/metrics`)).text()).toContain(
    'gruppementor_programmes_with_attention Nan',
  );
  await production.startTemporal();
  await pause(2000);
  production.refuseMail(true);
  await pause(2000);
  production.refuseMail(false);
  // As a deploy stops them: what is under way is finished or handed over.
  const ended = once(first, 'exit');
  first.kill('SIGTERM');
  expect((await ended)[0]).toBe(0);
  const lastMetricsPort = await freePort();
  await production.startWorker({ ...settings, METRICS_PORT: String(lastMetricsPort) });

  await expect.poll(phases, { timeout: 300_000, interval: 1000 }).toEqual(PROGRAMMES.map(() => 'ended'));
  const { planned, sent, suppressed, failed, again } = await wholeLedger(production, PROGRAMMES, 2);
  process.stdout.write(
    `\n${PROGRAMMES.length} programmes: ${planned} mails = ${sent} sent + ${suppressed} suppressed + ${failed} failed; ${again} sent again because their acknowledgement was lost\n`,
  );

  // What the alert rules and the board ask for is there to be asked; only a failure shows the counter of failures.
  const told = await Promise.all(
    [apiMetricsPort, lastMetricsPort].map(async (port) => (await fetch(`http://127.0.0.1:${port}/metrics`)).text()),
  );
  const asked = ['prometheus-alerts.yml', 'grafana-board.json'].flatMap(
    (file) => readFileSync(`deploy/${file}`, 'utf8').match(/\b(gruppementor|temporal)_\w+/g) ?? [],
  );
  const missing = [...new Set(asked)].filter((name) => !told.some((text) => text.includes(name)));
  expect(missing.filter((name) => name !== 'temporal_workflow_task_execution_failed')).toEqual([]);
  expect(asked.length).toBeGreaterThan(12);
}, 600_000);
