// Restore from a backup: one of the two databases comes back older than the other, and no mail goes twice.
import { once } from 'node:events';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { STOCK } from '../../language/stock.ts';
import { WorkingDays } from '../../domain/working-days.ts';
import { deploy, TESTER, type Deployment } from './deployment.ts';
import { example } from '../example.ts';

const run = promisify(execFile);
let production: Deployment;
let ledgerFolder: string;
let worker: Awaited<ReturnType<Deployment['startWorker']>>;

beforeAll(async () => {
  production = await deploy();
  worker = await production.startWorker();
  const client = new pg.Client(production.env.DATABASE_URL);
  await client.connect();
  ledgerFolder = (await client.query<{ data_directory: string }>('show data_directory')).rows[0]?.data_directory ?? '';
  await client.end();
}, 120_000);

afterAll(async () => production.close());

/** All of ours and both servers stop, files are put back or set aside, and all start again. */
async function stopped(meanwhile: () => Promise<void>): Promise<void> {
  const ended = once(worker, 'exit');
  worker.kill('SIGTERM');
  await ended;
  await production.stopTemporal();
  await production.stopPostgres();
  await meanwhile();
  await production.startPostgres();
  await production.startTemporal();
  await production.restartApi();
  worker = await production.startWorker();
}

/** As docs/runbook.md has it, with the owners as they were. */
const copy = (from: string, to: string) => run('cp', ['-a', from, to]);
async function back(file: string): Promise<void> {
  await rm(file, { recursive: true, force: true });
  if (existsSync(`${file}.backup`)) await rename(`${file}.backup`, file);
}

/** Files that hold a text as it is written, in whatever they hold besides. */
async function filesWith(text: string, folder: string): Promise<readonly string[]> {
  const found = await run('grep', ['-r', '-l', '-a', '-F', text, folder], { maxBuffer: 1e8 }).catch(
    (error: { code: number; stdout: string }) => {
      if (error.code !== 1) throw error;
      return error;
    },
  );
  return found.stdout.split('\n').filter(Boolean);
}

async function rowsWritten(): Promise<number> {
  const client = new pg.Client(production.env.DATABASE_URL);
  await client.connect();
  const { rows } = await client.query<{ count: string }>('select count(*) as count from writing');
  await client.end();
  return Number(rows[0]?.count);
}

const engineFiles = () =>
  ['temporal.db', 'temporal.db-wal', 'temporal.db-shm'].map((name) => join(production.folder, name));
const accepted = () => production.accepted.length;

test('an engine older than the ledger does again what it has forgotten, and a ledger older than the engine is not asked again', async () => {
  const programme = { ...example(), id: 'restored' } as Record<string, any>;
  for (const group of programme.groups)
    group.meetings.first = `${new WorkingDays().onOrAfter(Temporal.Now.plainDateISO('UTC').add({ days: 24 })).toString()}T16:00`;
  expect(
    (await production.call('POST', '/api/rehearsals', { programme, minutes: 2, scenario: {}, to: TESTER })).status,
  ).toBe(201);
  // Its clock goes on while all is stopped: it is long enough not to end meanwhile.
  await expect.poll(accepted, { timeout: 60_000 }).toBeGreaterThan(120);

  await stopped(async () => {
    for (const file of engineFiles()) if (existsSync(file)) await copy(file, `${file}.backup`);
  });
  const then = accepted();
  await expect.poll(accepted, { timeout: 60_000 }).toBeGreaterThan(then + 30);
  await expect.poll(rowsWritten, { timeout: 60_000 }).toBeGreaterThan(5);
  await stopped(async () => {
    // What the rehearsal's people have written stands in no file of either database.
    for (const text of STOCK.da.answers.map((answer) => answer.slice(0, 40)))
      for (const place of [ledgerFolder, production.folder]) expect(await filesWith(text, place)).toEqual([]);
    expect(await filesWith('restored', ledgerFolder)).not.toEqual([]);
    for (const file of engineFiles()) await back(file);
    await copy(ledgerFolder, `${ledgerFolder}.backup`);
  });
  const later = accepted();
  await expect.poll(accepted, { timeout: 60_000 }).toBeGreaterThan(later + 10);
  await stopped(() => back(ledgerFolder));

  await expect
    .poll(async () => (await production.call('GET', '/api/programmes/restored')).body?.phase, {
      timeout: 150_000,
      interval: 1000,
    })
    .toBe('ended');
  const times = Map.groupBy(production.accepted, ({ messageId }) => messageId);
  expect(
    [...times].filter(([, all]) => all.filter(({ unheard }) => !unheard).length > 1).map(([messageId]) => messageId),
  ).toEqual([]);

  // What the older ledger never heard of has an outcome, too, and nothing stays planned for ever.
  const { mails } = (await production.call('GET', '/api/programmes/restored/mails')).body as {
    mails: { outcome: string; reason: string; messageId: string }[];
  };
  expect(mails.filter(({ outcome }) => outcome === 'planned')).toEqual([]);
  const unrecorded = mails.filter(({ reason }) => reason === 'not-recorded');
  expect(unrecorded.length).toBeGreaterThan(0);
  expect(unrecorded.some(({ messageId }) => times.has(messageId))).toBe(true);
}, 400_000);
