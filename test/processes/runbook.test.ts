// The commands of docs/runbook.md that look and mend, run against the production shape as processes.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readFileSync } from 'node:fs';
import { simpleParser } from 'mailparser';
import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { WorkingDays } from '../../domain/working-days.ts';
import { Links } from '../../links/token.ts';
import { deploy, type Deployment } from './deployment.ts';
import { pathToPostgresPrograms } from './postgres-programs.ts';
import { example } from '../example.ts';

const run = promisify(execFile);
const ID = 'runbook';
const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');
let production: Deployment;

beforeAll(async () => {
  production = await deploy();
  await production.startWorker({ WORKER_BUILD_ID: 'one' });
}, 120_000);

afterAll(async () => production.close());

const temporal = async (...args: string[]) =>
  (await run(inject('temporalCli'), [...args, '--address', production.temporalAddress])).stdout;

/** Done again until the server knows of the build. */
const letIn = (build: string) => {
  const version = ['--deployment-name', 'gruppementor', '--build-id', build];
  const set = async () => {
    try {
      await temporal('worker', 'deployment', 'set-current-version', ...version, '--yes');
      return 'set';
    } catch {
      return 'not yet';
    }
  };
  return expect.poll(set).toBe('set');
};

test('a first build is let in, and a programme runs on it', async () => {
  await letIn('one');
  const programme = { ...example(), id: ID } as Record<string, any>;
  for (const group of programme.groups)
    group.meetings.first = `${new WorkingDays().onOrAfter(Temporal.Now.plainDateISO('UTC').add({ days: 24 })).toString()}T16:00`;
  expect((await production.call('POST', '/api/programmes', programme)).status).toBe(201);
  // Three groups of seven: the welcome, and an invitation to each later meeting.
  await expect.poll(() => production.accepted.length).toBe(3 * 7 * 4);
});

test('the list filters of the runbook are understood, and find what they should', async () => {
  const filters = [...runbook.matchAll(/workflow list --query "([^"]+)"/g)].map(([, query = '']) => query);
  expect(filters.length).toBeGreaterThan(3);
  for (const query of filters) await temporal('workflow', 'list', '--query', query);
  expect(
    await temporal('workflow', 'list', '--query', "WorkflowType = 'programme' AND ExecutionStatus = 'Running'"),
  ).toContain(`programme:${ID}`);
  expect(await temporal('workflow', 'query', '--workflow-id', `programme:${ID}:hold-1`, '--type', 'status')).toContain(
    'introduction',
  );
  expect(await temporal('task-queue', 'describe', '--task-queue', 'gruppementor')).toContain('Pollers');
  expect(await temporal('worker', 'deployment', 'describe', '--name', 'gruppementor')).toContain('one');
});

test('npm run verify replays the open programmes of the namespace', async () => {
  const { stdout } = await run(process.execPath, ['--import', './host/typescript.ts', 'worker/verify.ts'], {
    // As somebody types it in a checkout.
    env: {
      ...{ ...process.env, NODE_ENV: undefined },
      ...{ TEMPORAL_ADDRESS: production.temporalAddress, DATA_DIR: production.folder },
    },
  });
  expect(stdout).toMatch(/^4 open workflows replayed, 0 would break$/m);
});

test('a new build takes the programmes over, and going back is the same command', async () => {
  await production.startWorker({ WORKER_BUILD_ID: 'two' });
  for (const build of ['two', 'one']) {
    await letIn(build);
    expect(
      (
        await production.call('POST', `/api/programmes/${ID}/groups/hold-1/meetings/1/move`, {
          startsAt: '2020-01-01T16:00',
        })
      ).status,
    ).toBe(409);
  }
});

test('each key is rotated: what the old one signed and sealed holds while it stands behind, and ends with it', async () => {
  const linkOf = async (kind: string) => {
    const mails = await Promise.all(production.letters.map((letter) => simpleParser(letter)));
    return (
      /https?:\/\/\S+\/act\/[\w.-]+/.exec(
        mails.find((mail) => mail.headers.get('x-gruppementor-mail') === kind)?.text ?? '',
      )?.[0] ?? ''
    );
  };
  const view = async (key?: string) => (await production.call('GET', `/api/programmes/${ID}`, undefined, key)) as any;
  const old = await linkOf('welcome');
  expect((await fetch(old)).status).toBe(200);
  expect(
    (
      await production.call('POST', `/api/programmes/${ID}/groups/hold-2/dropouts`, {
        person: 'gitte.pilgaard@kommune.example',
        reason: 'flytter',
      })
    ).status,
  ).toBe(200);

  const keys = {
    HR_API_KEYS: `${production.env.HR_API_KEYS},new:${createHash('sha256').update('a-new-key').digest('hex')}`,
    LINK_KEYS: `l2:another-link-secret,${production.env.LINK_KEYS}`,
    CONTENT_KEYS: `c2:another-content-secret,${production.env.CONTENT_KEYS}`,
  };
  await production.restartApi(keys);
  expect((await fetch(old)).status).toBe(200);
  expect([(await view()).status, (await view('a-new-key')).status]).toEqual([200, 200]);
  expect((await view()).body.groups[1].mentees[0].reason).toBe('flytter');

  await production.restartApi({
    ...keys,
    HR_API_KEYS: keys.HR_API_KEYS.split(',')[1],
    LINK_KEYS: keys.LINK_KEYS.split(',')[0],
  });
  expect((await fetch(old)).status).toBe(404);
  expect([(await view()).status, (await view('a-new-key')).status]).toEqual([401, 200]);
  await production.restartApi();

  // People's keys are wrapped by the new one, and the old one can go; what it took with it would be that and no more.
  const [next = '', first = ''] = keys.CONTENT_KEYS.split(',');
  expect(await rewrapped(keys.CONTENT_KEYS)).toMatch(/^[1-9]\d* keys wrapped by c2$/);
  await production.restartApi({ CONTENT_KEYS: next });
  expect((await view()).body.groups[1].mentees[0].reason).toBe('flytter');
  await production.restartApi({ CONTENT_KEYS: 'c3:yet-another-content-secret' });
  const without = (await view()).body.groups[1].mentees[0];
  expect([without.status, without.reason]).toEqual(['left', undefined]);
  expect(await rewrapped(`${first},${next}`)).toMatch(/^[1-9]\d* keys wrapped by c1$/);
  await production.restartApi();
  expect((await view()).body.groups[1].mentees[0].reason).toBe('flytter');

  // Another secret under a name that is known is a mistake, and stops the start.
  await expect(started({ CONTENT_KEYS: 'c1:yet-another-content-secret' })).resolves.toEqual([
    1,
    'gruppementor: CONTENT_KEYS has another secret for c1 than texts are kept with',
  ]);
});

/** What `npm run rewrap` says with these keys. */
async function rewrapped(keys: string): Promise<string> {
  const { stdout } = await run(process.execPath, ['--import', './host/typescript.ts', 'worker/rewrap.ts'], {
    env: { ...production.env, CONTENT_KEYS: keys },
  });
  return stdout.trim();
}

/** How a worker with this setting ends. */
async function started(setting: NodeJS.ProcessEnv): Promise<[number, string]> {
  const ended = (await run(process.execPath, ['--import', './host/typescript.ts', 'worker/main.ts'], {
    env: { ...production.env, ...setting },
    timeout: 60_000,
  }).catch((error: unknown) => error)) as { code: number; stderr: string };
  return [ended.code, ended.stderr.trim()];
}

test('a person is erased on request', async () => {
  const { body } = await production.call('DELETE', `/api/programmes/${ID}/people/anna.holm@kommune.example`);
  expect(body).toMatchObject({ left: [body.person], erased: { people: 1 }, stillFound: [] });
});

test('a link that went out with a rehearsal of the same id holds nothing in the programme', async () => {
  const links = new Links([{ id: 'l1', secret: 'link-secret-for-tests' }], production.env.PUBLIC_URL ?? '');
  const { groups } = (await production.call('GET', `/api/programmes/${ID}`)).body;
  const person: string = groups[0].mentees[1].id;
  const meeting = 2;
  const client = new pg.Client(production.env.DATABASE_URL);
  await client.connect();
  const { rows } = await client.query<{ number: number }>('select number from programme where id = $1', [ID]);
  await client.end();
  const holder = { programme: Number(rows[0]?.number), group: 1, person, address: 0 };
  const answers = (link: string) =>
    Promise.all(['GET', 'POST'].map(async (method) => (await fetch(link, { method })).status));
  for (const purpose of ['hand-in', 'leave', 'closing-form'] as const)
    expect(await answers(links.url({ purpose, meeting }, holder, Date.now() - 3_600_000)), purpose).toEqual([410, 410]);
  const mentee = (await production.call('GET', `/api/programmes/${ID}`)).body.groups[0].mentees[1];
  expect(mentee.status).toBe('active');
  expect(await answers(links.url({ purpose: 'hand-in', meeting }, holder, Date.now()))).toEqual([200, 200]);
});

test('the database comes back out of a dump as it was', async () => {
  const commands = /^    (pg_dump .*)\n    (pg_restore .*)$/m.exec(runbook)?.slice(1) ?? [];
  expect(commands.length).toBe(2);
  const folder = await mkdtemp(join(tmpdir(), 'gruppementor-dump-'));
  const env = { ...production.env, PATH: await pathToPostgresPrograms() };
  const state = async () => [
    (await production.call('GET', `/api/programmes/${ID}/mails`)).body,
    (await production.call('GET', `/api/programmes/${ID}`)).body,
  ];
  const before = await state();
  const client = new pg.Client(production.env.DATABASE_URL);
  await client.connect();
  await run('sh', ['-c', commands[0] ?? ''], { cwd: folder, env });
  await client.query('delete from mail');
  await client.query('drop table words');
  await client.end();
  expect((await state())[0]).toEqual({ mails: [] });
  await run('sh', ['-c', commands[1] ?? ''], { cwd: folder, env });
  expect(await state()).toEqual(before);
  await rm(folder, { recursive: true });
}, 200_000);

test.each([
  [{ SMTP_URL: '' }, 'SMTP_URL is not set'],
  [{ WORKFLOW_BUNDLE: '/nowhere.js' }, 'WORKFLOW_BUNDLE names no file'],
  [{ DATABASE_URL: 'postgres://127.0.0.1:1/none' }, "DATABASE_URL: the database can't be reached (ECONNREFUSED)"],
  [
    { TEMPORAL_ADDRESS: '127.0.0.1:1' },
    expect.stringMatching(/^gruppementor: TEMPORAL_ADDRESS: 127\.0\.0\.1:1 can't be reached: [^\n]+$/),
  ],
  [{ TEMPORAL_CONFIG_FILE: 'README.md' }, expect.stringMatching(/^gruppementor: [^\n]+$/)],
])('a wrong setting stops the start with one line: %o', async (setting, line) => {
  expect(await started(setting)).toEqual([1, typeof line === 'string' ? `gruppementor: ${line}` : line]);
});
