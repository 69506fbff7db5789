// HR's API against its own description: generated calls, with a key, get no 5xx and nothing that the description doesn't say.
import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTownHall, type TownHall } from './town-hall.ts';

const SCHEMATHESIS = 'schemathesis==4.32.5';
const FOLDER = resolve('.data', 'schemathesis');
let hall: TownHall;

beforeAll(async () => {
  if (!existsSync(resolve(FOLDER, 'schemathesis')))
    execFileSync('python3', ['-m', 'pip', 'install', '--quiet', '--target', FOLDER, SCHEMATHESIS], {
      stdio: ['ignore', 'ignore', 'ignore'],
    });
  hall = await openTownHall('running');
}, 300_000);

afterAll(async () => hall.close());

test('generated calls', async () => {
  const args = [
    ...['-m', 'schemathesis.cli', 'run', `${hall.url}/api/openapi.json`],
    ...['-H', 'Authorization: Bearer a-key-for-tests', '--no-color', '--continue-on-failure'],
    ...['--phases', 'fuzzing', '--max-examples', '4', '--seed', '1', '--rate-limit', '19/s'],
    // What no schema can say is refused by its rule (422): dates, people, a commission of the pamphlet.
    ...['--exclude-checks', 'positive_data_acceptance'],
  ];
  const env = { ...process.env, PYTHONPATH: FOLDER };
  // Where it keeps what it has found.
  const cwd = FOLDER;
  const { stdout } = await promisify(execFile)('python3', args, { cwd, env, maxBuffer: 32 * 1024 * 1024 }).catch(
    (failed: unknown) => failed as { stdout: string },
  );
  expect(/\d+ generated, [^\n]*/.exec(stdout)?.[0] ?? stdout).toMatch(/^\d{3,} generated, \d+ passed/);
}, 400_000);
