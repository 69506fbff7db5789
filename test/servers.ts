// The real servers that the tests share, started once a run: PostgreSQL and Temporal's time-skipping server.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findProgram, TEMPORAL_CLI, TEMPORAL_TEST_SERVER } from '../embedded/binaries.ts';
import { removeData, startPostgres } from '../embedded/postgres.ts';
import { fetchParser } from './calendars.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
    testServer: string;
    temporalCli: string;
  }
}

export default async function servers(project: TestProject): Promise<() => Promise<void>> {
  fetchParser();
  const folder = mkdtempSync(join(tmpdir(), 'gruppementor-test-'));
  const [postgres, testServer, temporalCli] = await Promise.all([
    startPostgres(folder),
    findProgram(TEMPORAL_TEST_SERVER, resolve('.data')),
    findProgram(TEMPORAL_CLI, resolve('.data')),
  ]);
  project.provide('postgresUrl', postgres.url);
  project.provide('testServer', testServer);
  project.provide('temporalCli', temporalCli);
  return async () => {
    await postgres.stop();
    await removeData(folder);
  };
}
