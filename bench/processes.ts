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
import { timed } from './figures.ts';
import { round, type Report } from './report.ts';
import { openSink, type Sink } from './sink.ts';
import { openServers } from './stage.ts';

const SHAPES = [
  { workers: 1, apis: 1 },
  { workers: 2, apis: 1 },
  { workers: 4, apis: 1 },
  { workers: 2, apis: 2 },
];
/** Of three groups and eighteen mentees. */
const PROGRAMMES = 30;
const WARM_UP = 3;
/** After so long without a mail none are to come. */
const QUIET_MS = 5000;
const KEY = 'bench';

interface Processes {
  readonly apis: readonly string[];
  readonly close: () => Promise<void>;
}

export async function processes(report: Report): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gruppementor-processes-'));
  const bundle = join(folder, 'workflow-bundle.js');
  await ended(spawn(process.execPath, ['--import', 'tsx', 'worker/build-bundle.ts', bundle], { stdio: 'ignore' }));
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
  const made: string[] = [];
  for (const [n, shape] of SHAPES.entries()) {
    const running = await run(shape, env);
    // What one programme sends at once is what the others send.
    const before = sink.taken();
    await post(running.apis, `warm-${n}`, WARM_UP);
    const each = (await quiet(sink)) - before;
    const expected = sink.taken() + (each / WARM_UP) * PROGRAMMES;
    const took = await timed(async () => {
      await post(running.apis, `shape-${n}`, PROGRAMMES);
      while (sink.taken() < expected) await pause(20);
    });
    await quiet(sink);
    const perSecond = ((each / WARM_UP) * PROGRAMMES) / (took / 1000);
    made.push(`${shape.workers} and ${shape.apis}: ${round(perSecond, 0)}`);
    await running.close();
  }
  await Promise.all([sink.close(), servers.close()]);
  await removeData(folder);
  report.say('processes', {
    name: 'mails a second by several processes, of workers and of the API',
    wanted: 'nothing twice',
    got: `${made.join(', ')}; ${messageIds.length - new Set(messageIds).size} of ${messageIds.length} mails twice`,
    from: `${PROGRAMMES} programmes of three groups posted at once, until the sink has the first mails of all`,
    limit:
      'each was measured once, one after another, and no profile was taken: on two cores that the servers share, one worker more is no gain; what the last gains may be the warmer servers',
  });
}

/** Until all of them take work. */
async function run({ workers, apis }: (typeof SHAPES)[number], env: NodeJS.ProcessEnv): Promise<Processes> {
  const children: ChildProcess[] = [];
  const start = async (main: string, ready: string, more: NodeJS.ProcessEnv) => {
    children.push(
      spawn(process.execPath, ['--import', 'tsx', main], {
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
