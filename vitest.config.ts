import { defineConfig } from 'vitest/config';
import { ClosingLine } from './test/closing-line.ts';
import { LongestFirst } from './test/longest-first.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/servers.ts'],
    reporters: ['default', new ClosingLine()],
    pool: 'forks',
    // Two cores: the servers need one of them.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 180_000,
    hookTimeout: 180_000,
    env: { TZ: 'UTC' },
    expect: { poll: { timeout: 20_000 } },
  },
});
