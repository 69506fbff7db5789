import { defineConfig } from 'vitest/config';
import { ClosingLine } from './test/closing-line.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/servers.ts'],
    reporters: ['default', new ClosingLine()],
    pool: 'forks',
    // Two cores: the servers need one of them.
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    env: { TZ: 'UTC' },
    expect: { poll: { timeout: 20_000 } },
  },
});
