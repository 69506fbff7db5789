// `npm start` on one machine: everything embedded comes up with one command, goes with Ctrl-C, and goes on where it was.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, inject, test } from 'vitest';
import { freePort } from '../../embedded/ports.ts';
import { removeData } from '../../embedded/postgres.ts';
import { dated } from '../example.ts';

type Ports = Readonly<Record<'PORT' | 'TEMPORAL_PORT' | 'TEMPORAL_UI_PORT' | 'INBOX_PORT', number>>;

const folders: string[] = [];
const children: ChildProcess[] = [];

afterAll(async () => {
  for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
  for (const folder of folders) await removeData(folder);
}, 60_000);

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gruppementor-start-'));
  folders.push(folder);
  return folder;
}

async function newPorts(): Promise<Ports> {
  const [api, temporal, ui, inbox] = [await freePort(), await freePort(), await freePort(), await freePort()];
  return { PORT: api, TEMPORAL_PORT: temporal, TEMPORAL_UI_PORT: ui, INBOX_PORT: inbox };
}

interface Started {
  readonly child: ChildProcess;
  /** What it says first, once it has come up; undefined where it ends before. */
  readonly says: string | undefined;
  /** What it has complained of. */
  readonly complaints: () => string;
}

async function start(folder: string, ports: Ports): Promise<Started> {
  const env = {
    ...process.env,
    NODE_ENV: undefined,
    DATA_DIR: folder,
    TEMPORAL_CLI: inject('temporalCli'),
    ...Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)])),
  };
  const child = spawn(process.execPath, ['--import', './host/typescript.ts', 'embedded/start.ts'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const lines = createInterface(child.stdout);
  const says = await Promise.race([
    once(lines, 'line').then(([line]) => String(line)),
    once(child, 'close').then(() => undefined),
  ]);
  return { child, says, complaints: () => complaints };
}

async function stop({ child }: Started): Promise<number | null> {
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  await ended;
  return child.exitCode;
}

test('a programme goes on after Ctrl-C and another start, with the same key', async () => {
  const [folder, ports] = [newFolder(), await newPorts()];
  const first = await start(folder, ports);
  expect([first.says, first.complaints()]).toEqual(['gruppementor is running.', '']);
  const { hr } = JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8')) as { hr: string };
  const call = async (method: string, path: string, body?: object) => {
    const headers = { authorization: `Bearer ${hr}`, 'content-type': 'application/json' };
    const url = `http://127.0.0.1:${ports.PORT}/api${path}`;
    const response = await fetch(url, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    return { status: response.status, body: (await response.json()) as any };
  };
  expect((await call('POST', '/programmes', dated('kept', 60, Date.now()))).status).toBe(201);
  // To each of 21 people the welcome, and an invitation to each later meeting.
  const all = async () => {
    const { mails } = (await call('GET', '/programmes/kept/mails')).body;
    return [mails.filter(({ outcome }: any) => outcome === 'sent').length, readdirSync(join(folder, 'inbox')).length];
  };
  await expect.poll(all).toEqual([84, 84]);
  expect(await stop(first)).toBe(0);

  const second = await start(folder, ports);
  expect([second.says, second.complaints()]).toEqual(['gruppementor is running.', '']);
  const { groups } = (await call('GET', '/programmes/kept')).body;
  expect([groups.length, await all()]).toEqual([3, [84, 84]]);
  expect(await stop(second)).toBe(0);
});

test('of two that want the same ports one runs at most, and whoever does not says which is taken', async () => {
  const ports = await newPorts();
  const both = await Promise.all([start(newFolder(), ports), start(newFolder(), ports)]);
  const running = both.filter(({ says }) => says !== undefined);
  const refused = both.filter(({ says }) => says === undefined);
  // Each may have what the other wants, too.
  expect(running.length).toBeLessThan(2);
  for (const { child, complaints } of refused) {
    const said = complaints();
    const taken = /^gruppementor: port (\d+) for .* is taken; choose another with (\w+)=…\n$/.exec(said);
    expect([said, child.exitCode]).toEqual([taken?.[0], 1]);
    expect(Object.entries(ports).map(([name, port]) => [name, String(port)])).toContainEqual([taken?.[2], taken?.[1]]);
  }
  for (const one of running) expect(await stop(one)).toBe(0);
});
