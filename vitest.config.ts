import { defineConfig } from 'vitest/config';
import { ClosingLine } from './test/closing-line.ts';
import { Interleaved } from './test/interleaved.ts';

export default defineConfig({
  // React as in production, which draws in half the time.
  oxc: { jsx: { development: false } },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/servers.ts'],
    reporters: ['default', new ClosingLine()],
    pool: 'forks',
    // What is imported is read once a process, not once a file.
    isolate: false,
    // One more than cores: a third of the time one of them waits (see test/interleaved.ts).
    maxWorkers: 3,
    sequence: { sequencer: Interleaved },
    testTimeout: 180_000,
    hookTimeout: 180_000,
    env: { TZ: 'UTC', NODE_ENV: 'production' },
    expect: { poll: { timeout: 20_000 } },
  },
});
