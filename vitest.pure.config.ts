// What needs no server: the domain, the decisions of the workflows, the words. In seconds.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { development: false } },
  test: {
    include: ['test/pure/**/*.test.ts'],
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    testTimeout: 60_000,
    env: { TZ: 'UTC', NODE_ENV: 'production', FEW_RUNS: 'yes' },
  },
});
