// Runs docker-compose.yml for real: all of it under a name and with secrets of its own, a rehearsal of two minutes, and meanwhile each
// container killed or restarted in turn, and a new build let in. Ends with 1 where a mail was lost.
//
//     npm run try [-- --no-build]          needs a Docker engine with compose, and ports 3000, 8025 and 8080
import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { WorkingDays } from '../domain/working-days.ts';
import example from '../examples/programme.json' with { type: 'json' };

const secret = () => randomBytes(18).toString('hex');
const key = secret();
const env = {
  ...process.env,
  ...{
    POSTGRES_PASSWORD: secret(),
    SMTP_URL: 'smtp://inbox:1025?tls=none',
    MAIL_FROM: 'Gruppementor <no-reply@kommune.example>',
    PUBLIC_URL: 'http://localhost:3000',
  },
  ...{
    HR_API_KEYS: `try:${createHash('sha256').update(key).digest('hex')}`,
    LINK_KEYS: `l1:${secret()}`,
    CONTENT_KEYS: `c1:${secret()}`,
  },
  // A rehearsal sends four months' mails in two minutes.
  ...{ MAIL_RATE: '6000', WORKER_BUILD_ID: 'first' },
};
const compose = (args: readonly string[], more: NodeJS.ProcessEnv = {}): void => {
  const { status, stderr } = spawnSync(
    'docker',
    ['compose', '--project-name', 'gruppementor-try', '--profile', 'try', '--progress', 'quiet', ...args],
    {
      cwd: resolve(import.meta.dirname, '..'),
      env: { ...env, ...more },
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`docker compose ${args.join(' ')}: ${status}\n${stderr}`);
};
const pause = (seconds: number) => new Promise((wake) => setTimeout(wake, seconds * 1000));
const say = (text: string) => process.stdout.write(`${text}\n`);

async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`http://localhost:3000${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

async function until(what: string, met: () => Promise<boolean> | boolean, seconds: number): Promise<void> {
  let last = '';
  for (const begun = Date.now(); Date.now() - begun < seconds * 1000; await pause(1)) {
    try {
      if (await met()) return;
    } catch (error) {
      last = said(error);
    }
  }
  throw new Error(`${what}: not within ${seconds} seconds; ${last}`);
}

const said = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Its workers say who they are within seconds. */
const letIn = (build: string) =>
  until(
    `build ${build}`,
    () => {
      compose([
        'run',
        '--rm',
        '--no-deps',
        '--entrypoint',
        'temporal',
        'temporal-namespace',
        'worker',
        'deployment',
        'set-current-version',
        '--namespace',
        'gruppementor',
        '--deployment-name',
        'gruppementor',
        '--build-id',
        build,
        '--yes',
      ]);
      return true;
    },
    60,
  );

async function lettersInInbox(): Promise<string[]> {
  const inbox = z.object({ messages: z.array(z.object({ MessageID: z.string() })) });
  const { messages } = inbox.parse(await (await fetch('http://localhost:8025/api/v1/messages?limit=1000')).json());
  return messages.map(({ MessageID }) => MessageID);
}

const standing = z.object({ phase: z.string() });
const ledger = z.object({ mails: z.array(z.object({ outcome: z.string(), messageId: z.string() })) });

let failed = false;
try {
  compose(['up', '--detach', ...(process.argv.includes('--no-build') ? ['--no-build'] : ['--build'])]);
  await until('the API', async () => (await fetch('http://localhost:3000/readyz')).ok, 120);
  await letIn('first');
  const first = `${new WorkingDays().onOrAfter(Temporal.Now.plainDateISO().add({ days: 24 })).toString()}T16:00`;
  const programme = {
    ...example,
    id: 'try',
    groups: example.groups.map((group) => ({ ...group, meetings: { ...group.meetings, first } })),
  };
  await ask('POST', '/api/rehearsals', { programme, minutes: 2, scenario: {}, to: 'proeve@kommune.example' });
  const trials = {
    'worker-1 killed': () => compose(['kill', 'worker-1']),
    'worker-1 and worker-2 up': () => compose(['up', '--detach', '--no-build', 'worker-1', 'worker-2']),
    'Temporal restarted': () => compose(['restart', 'temporal']),
    'PostgreSQL restarted': () => compose(['restart', 'postgres']),
    'the API killed': () => compose(['kill', 'api']),
    'the API up': () => compose(['up', '--detach', '--no-build', 'api']),
    'worker-2 of a second build': () =>
      compose(['up', '--detach', '--no-build', '--no-deps', 'worker-2'], { WORKER_BUILD_ID: 'second' }),
    'the second build let in': () => letIn('second'),
    'worker-1 stopped': () => compose(['stop', 'worker-1']),
  };
  for (const [name, trial] of Object.entries(trials)) {
    await pause(5);
    await trial();
    say(name);
  }
  await until('the end', async () => standing.parse(await ask('GET', '/api/programmes/try')).phase === 'ended', 240);
  const { mails } = ledger.parse(await ask('GET', '/api/programmes/try/mails'));
  const count = (outcome: string) => mails.filter((mail) => mail.outcome === outcome).length;
  const came = await lettersInInbox();
  const missing = mails.filter(
    ({ outcome, messageId }) => outcome === 'sent' && !came.includes(messageId.replace(/[<>]/g, '')),
  ).length;
  const twice = came.length - new Set(came).size;
  say(
    `${mails.length} mails = ${count('sent')} sent + ${count('suppressed')} held back + ${count('failed')} failed + ${count('planned')} planned; ${missing} missing in the inbox, ${twice} twice`,
  );
  // One twice is one whose acknowledgement a killed worker didn't live to hear.
  failed = count('planned') > 0 || missing > 0;
} catch (error) {
  say(said(error));
  failed = true;
} finally {
  compose(['down', '--volumes']);
}
process.exit(failed ? 1 : 0);
