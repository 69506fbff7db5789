// The same programmes posted at once to one, two and four workers' processes, and to two APIs: what is gained, and that nothing
// goes out twice.
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../embedded/ports.ts';
import { removeData } from '../embedded/postgres.ts';
import { exampleNow } from './example.ts';
import { spreadOf, timed } from './figures.ts';
import { processor, secondsOf, Spent } from './processor.ts';
import { spread, type Report } from './report.ts';
import { openSink, type Sink } from './sink.ts';
import { openServers } from './stage.ts';

const SHAPES = [
  { workers: 1, apis: 1 },
  { workers: 2, apis: 1 },
  { workers: 4, apis: 1 },
  { workers: 2, apis: 2 },
] as const;
/** Each in another place every time: servers grow warmer, and their tables longer. */
const ROUNDS = 3;
/** Of three groups and eighteen mentees. */
const PROGRAMMES = 30;
const WARM_UP = 3;
/** After so long without a mail none are to come. */
const QUIET_MS = 5000;
const KEY = 'bench';

interface Processes {
  readonly apis: readonly string[];
  readonly children: readonly ChildProcess[];
  readonly close: () => Promise<void>;
}

export async function processes(report: Report): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gruppementor-processes-'));
  const bundle = join(folder, 'workflow-bundle.js');
  await ended(
    spawn(process.execPath, ['--import', './host/typescript.ts', 'worker/build-bundle.ts', bundle], {
      stdio: 'ignore',
    }),
  );
  const messageIds: string[] = [];
  const sink = await openSink((mail) => messageIds.push(/^Message-ID:\s*(<[^>]+>)/im.exec(mail)?.[1] ?? ''));
  const servers = await openServers(folder, false);
  const env = {
    ...process.env,
    ...{ NODE_ENV: 'production', LOG_LEVEL: 'error', MAIL_FROM: 'bench@kommune.example', WORKFLOW_BUNDLE: bundle },
    ...{ TEMPORAL_ADDRESS: servers.address, DATABASE_URL: servers.databaseUrl, SMTP_URL: sink.url },
    HR_API_KEYS: `bench:${createHash('sha256').update(KEY).digest('hex')}`,
    ...{ LINK_KEYS: 'l1:link-secret-for-bench', CONTENT_KEYS: 'c1:content-secret-for-bench' },
  };
  let children: readonly ChildProcess[] = [];
  const read = () => {
    const { ours, ...theirs } = processor(folder);
    return { ...theirs, ours: children.reduce((sum, { pid = 0 }) => sum + secondsOf(pid), ours) };
  };
  const shapes = SHAPES.map((shape) => ({ ...shape, perSecond: new Array<number>(), spent: new Spent(read) }));
  for (let n = 0; n < ROUNDS * shapes.length; n += 1) {
    const shape = shapes[(n + Math.floor(n / shapes.length)) % shapes.length];
    if (!shape) continue;
    const running = await run(shape, env);
    ({ children } = running);
    // What one programme sends at once is what the others send.
    const before = sink.taken();
    await post(running.apis, `warm-${n}`, WARM_UP);
    const each = ((await quiet(sink)) - before) / WARM_UP;
    const expected = sink.taken() + each * PROGRAMMES;
    const took = await shape.spent.on(each * PROGRAMMES, () =>
      timed(async () => {
        await post(running.apis, `posted-${n}`, PROGRAMMES);
        while (sink.taken() < expected) await pause(20);
      }),
    );
    await quiet(sink);
    shape.perSecond.push((each * PROGRAMMES) / (took / 1000));
    await running.close();
  }
  await Promise.all([sink.close(), servers.close()]);
  await removeData(folder);
  report.say('processes', {
    name: 'mails a second by several processes, of workers and of the API',
    wanted: 'nothing twice',
    got: `${shapes.map((shape) => `${nameOf(shape)}: ${spread(spreadOf(shape.perSecond), 0)}`).join(', ')}; ${messageIds.length - new Set(messageIds).size} of ${messageIds.length} mails twice`,
    from: `median, least and greatest of ${ROUNDS}: ${PROGRAMMES} programmes of three groups posted at once, until the sink has the first mails of all`,
    limit: `processor time of a mail. ${shapes.map((shape) => `${nameOf(shape)}: ${shape.spent.told}`).join('; ')}. What is ours is all processes, the client and the sink. One worker and one API fill the cores nearly; with more of them each mail costs more`,
  });
}

const nameOf = ({ workers, apis }: (typeof SHAPES)[number]) => `${workers} and ${apis}`;

/** Until all of them take work. */
async function run({ workers, apis }: (typeof SHAPES)[number], env: NodeJS.ProcessEnv): Promise<Processes> {
  const children: ChildProcess[] = [];
  const start = async (main: string, ready: string, more: NodeJS.ProcessEnv) => {
    children.push(
      spawn(process.execPath, ['--import', './host/typescript.ts', main], {
        env: { ...env, ...more },
        stdio: ['ignore', 'ignore', 'inherit'],
      }),
    );
    while (!(await fetch(ready).catch(() => undefined))?.ok) await pause(100);
  };
  const addresses: string[] = [];
  for (let n = 0; n < apis; n += 1) {
    const port = await freePort();
    addresses.push(`http://127.0.0.1:${port}`);
    await start('api/main.ts', `http://127.0.0.1:${port}/readyz`, {
      PORT: String(port),
      PUBLIC_URL: addresses[0],
    });
  }
  for (let n = 0; n < workers; n += 1) {
    const port = await freePort();
    await start('worker/main.ts', `http://127.0.0.1:${port}/healthz`, {
      METRICS_PORT: String(port),
      PUBLIC_URL: addresses[0],
    });
  }
  return {
    apis: addresses,
    children,
    async close() {
      await Promise.all(
        children.map((child) => {
          child.kill('SIGTERM');
          return ended(child);
        }),
      );
    },
  };
}

/** All at once, one API after the other. */
async function post(apis: readonly string[], name: string, count: number): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, async (_, n) => {
      const response = await fetch(`${apis[n % apis.length] ?? ''}/api/programmes`, {
        method: 'POST',
        headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
        body: JSON.stringify(exampleNow(`${name}-${n}`)),
      });
      if (response.status !== 201) throw new Error(`a programme: ${response.status} ${await response.text()}`);
    }),
  );
}

/** @returns how many mails there were, once no more come */
async function quiet({ taken }: Sink): Promise<number> {
  for (let known = -1; known !== taken(); await pause(QUIET_MS)) known = taken();
  return taken();
}

const pause = (ms: number) => new Promise((wake) => setTimeout(wake, ms));

const ended = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
};
