// From the command to the first mail: `npm start` on a warm disk, and what each second goes to.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { freePort } from '../embedded/ports.ts';
import { removeData } from '../embedded/postgres.ts';
import programme from '../examples/programme.json' with { type: 'json' };
import { median } from './figures.ts';
import { round, type Report } from './report.ts';

const TIMES = 5;
/** By then the first programme's mails have gone out. */
const QUIET_MS = 3000;

interface Start {
  readonly readyMs: number;
  readonly firstMailMs: number;
  /** The same of the second programme that it gets. */
  readonly laterMailMs: number;
}

export async function startUp(report: Report): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gruppementor-start-'));
  // The first makes the databases; the disk is warm after it.
  await start(folder, 'warm');
  const starts: Start[] = [];
  for (let n = 0; n < TIMES; n += 1) starts.push(await start(folder, `start-${n}`));
  await removeData(folder);
  const seconds = (values: readonly number[]) =>
    `${round(median(values) / 1000)} s (${round(Math.min(...values) / 1000)} to ${round(Math.max(...values) / 1000)})`;
  report.say('start-up', {
    name: '`npm start` on a warm disk, until it says that it is running',
    wanted: 'at most 2.0 s',
    got: seconds(starts.map(({ readyMs }) => readyMs)),
    from: `${TIMES} starts`,
    limit:
      'the main thread works nearly all of it: Node 0.2 s, the modules of API and worker 0.8 s, what the first programme would wait for 0.1 s, the API 0.1 s, then the thread of the workflows’ sandbox is loaded in 0.3 s. Temporal’s server is up 0.3 s after it was started, PostgreSQL’s after 0.1 s',
  });
  report.say('first-mail', {
    name: 'the first mail after a programme is posted',
    wanted: 'at most 0.3 s',
    got: seconds(starts.map(({ firstMailMs }) => firstMailMs)),
    from: `${TIMES} programmes of three groups, each the first of its process, until the inbox shows the first mail; the second of each ${seconds(starts.map(({ laterMailMs }) => laterMailMs))}`,
    limit:
      'a second programme’s is most of it the engine’s: four tasks, each 10 to 30 ms from being scheduled to being completed, and three groups that begin one after the other. Of a first one, by the profile, the main thread works 0.38 s and waits as long; the sandbox is entered for the first time (0.1 s, the engine’s codecs), and so are nodemailer (0.07 s), the codecs (0.05 s) and the drawing of letters; the inbox waits 0.1 s before it greets a new connection. A mail that is made and handed over to nobody before the first programme made 0.04 s (tried)',
  });
}

const keysFile = z.object({ hr: z.string() });

async function start(folder: string, id: string): Promise<Start> {
  const [port, temporal, ui, inbox] = [await freePort(), await freePort(), await freePort(), await freePort()];
  const begun = performance.now();
  const child = spawn(process.execPath, ['--import', './host/typescript.ts', 'embedded/start.ts'], {
    env: {
      ...process.env,
      NODE_ENV: undefined,
      DATA_DIR: folder,
      PORT: String(port),
      TEMPORAL_PORT: String(temporal),
      TEMPORAL_UI_PORT: String(ui),
      INBOX_PORT: String(inbox),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // Asked for over HTTP the inbox would be busy with its answers.
  const count = () => readdirSync(join(folder, 'inbox')).length;
  const until = async (met: () => boolean) => {
    for (;;) {
      if (met()) return performance.now();
      await new Promise((wake) => setTimeout(wake, 20));
    }
  };
  try {
    // The first thing that it says is that it is running.
    await once(createInterface(child.stdout), 'line');
    const ready = performance.now();
    const { hr } = keysFile.parse(JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8')));
    const firstMail = async (of: string) => {
      const before = count();
      const posted = performance.now();
      const response = await fetch(`http://localhost:${port}/api/programmes`, {
        method: 'POST',
        headers: { authorization: `Bearer ${hr}`, 'content-type': 'application/json' },
        body: JSON.stringify({ ...programme, id: of }),
      });
      if (response.status !== 201) throw new Error(await response.text());
      return (await until(() => count() > before)) - posted;
    };
    const firstMailMs = await firstMail(id);
    await new Promise((wake) => setTimeout(wake, QUIET_MS));
    return { readyMs: ready - begun, firstMailMs, laterMailMs: await firstMail(`${id}-later`) };
  } finally {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGINT');
    await ended;
  }
}
