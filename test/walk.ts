// `npm run walk -- --minutes N`: random calls of HR and people at once on real servers for so long, half of it before the first meeting,
// and a hundred thousand random courses of a group by its pure step. A seed that fails comes again with WALK_SEED.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } });
const half = { WALK_MINUTES: String(Number(values.minutes) / 2) };
const env = { ...process.env, WALK_SEED: process.env.WALK_SEED ?? String(Date.now() % 1_000_000) };
const run = (file: string, more: NodeJS.ProcessEnv) =>
  spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', file], {
    stdio: 'inherit',
    env: { ...env, ...more },
  }).status ?? 1;

process.exitCode =
  run('test/pure/changes.test.ts', { WALK_RUNS: '100000' }) ||
  run('test/hall/walk.test.ts', half) ||
  run('test/hall/introduction-walk.test.ts', half);
