// Temporal behind TLS and an API key, as Temporal Cloud is: set by environment variables alone.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WorkingDays } from '../../domain/working-days.ts';
import { deploy, type Deployment } from './deployment.ts';
import { openGateway, type Gateway } from './gateway.ts';
import { example } from '../example.ts';

const KEY = 'the-key-of-the-namespace';
const run = promisify(execFile);
let production: Deployment;
let gateway: Gateway;
let settings: NodeJS.ProcessEnv;

beforeAll(async () => {
  production = await deploy();
  gateway = await openGateway(production.temporalAddress, KEY);
  settings = {
    TEMPORAL_ADDRESS: gateway.address,
    TEMPORAL_API_KEY: KEY,
    TEMPORAL_TLS_SERVER_CA_CERT_PATH: gateway.authority,
    TEMPORAL_TLS_SERVER_NAME: 'localhost',
  };
}, 120_000);

afterAll(async () => {
  await production.close();
  await gateway.close();
});

test('a programme runs through it: API, worker and verify need nothing but their settings', async () => {
  await production.startWorker(settings);
  await production.restartApi(settings);
  const programme = { ...example(), id: 'behind-tls' } as Record<string, any>;
  for (const group of programme.groups)
    group.meetings.first = `${new WorkingDays().onOrAfter(Temporal.Now.plainDateISO('UTC').add({ days: 24 })).toString()}T16:00`;
  expect((await production.call('POST', '/api/programmes', programme)).status).toBe(201);
  await expect.poll(() => production.accepted.length).toBe(3 * 7 * 4);
  const { stdout } = await run(process.execPath, ['--import', './host/typescript.ts', 'worker/verify.ts'], {
    env: { ...production.env, ...settings, DATA_DIR: production.folder },
  });
  expect(stdout).toMatch(/^4 open workflows replayed, 0 would break$/m);
});

test.each([
  ['a wrong key', { TEMPORAL_API_KEY: 'another' }, 'no such key'],
  [
    'no TLS',
    { TEMPORAL_API_KEY: '', TEMPORAL_TLS: 'false', TEMPORAL_TLS_SERVER_CA_CERT_PATH: '', TEMPORAL_TLS_SERVER_NAME: '' },
    '',
  ],
  ['an authority that did not sign', { TEMPORAL_TLS_SERVER_CA_CERT_PATH: '' }, ''],
  ['an authority that is no file', { TEMPORAL_TLS_SERVER_CA_CERT_PATH: '/nowhere.pem' }, 'ENOENT'],
])('%s stops the start with one line', async (name, setting, says) => {
  // Both reach it in the same way.
  for (const main of name === 'a wrong key' ? ['worker/main.ts', 'api/main.ts'] : ['worker/main.ts']) {
    const ended = (await run(process.execPath, ['--import', './host/typescript.ts', main], {
      env: { ...production.env, ...settings, PORT: '0', ...setting },
      timeout: 60_000,
    }).catch((error: unknown) => error)) as { code: number; stderr: string };
    expect([ended.code, ended.stderr.trim()]).toEqual([1, expect.stringMatching(/^gruppementor: [^\n]+$/)]);
    expect(ended.stderr).toContain(says);
  }
});
