// What needs no server: the domain, the decisions of the workflows, the words. In seconds.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/pure/**/*.test.ts'], pool: 'forks', testTimeout: 60_000, env: { TZ: 'UTC' } },
});
