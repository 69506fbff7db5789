// What the tests share, started or made once a run: PostgreSQL, Temporal's programs, and the bundle of the workflows.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pino from 'pino';
import type { TestProject } from 'vitest/node';
import { findProgram, TEMPORAL_CLI, TEMPORAL_TEST_SERVER } from '../embedded/binaries.ts';
import { removeData, startPostgres } from '../embedded/postgres.ts';
import { bundleWorkflows } from '../worker/bundle.ts';
import { fetchParser } from './calendars.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
    testServer: string;
    temporalCli: string;
    /** The workflow code, bundled once for all workers. */
    bundle: string;
  }
}

export default async function servers(project: TestProject): Promise<() => Promise<void>> {
  fetchParser();
  const folder = mkdtempSync(join(tmpdir(), 'gruppementor-test-'));
  const [postgres, testServer, temporalCli, { code }] = await Promise.all([
    startPostgres(folder),
    findProgram(TEMPORAL_TEST_SERVER, resolve('.data')),
    findProgram(TEMPORAL_CLI, resolve('.data')),
    bundleWorkflows(pino({ level: 'silent' })),
  ]);
  const bundle = join(folder, 'workflow-bundle.js');
  writeFileSync(bundle, code);
  project.provide('postgresUrl', postgres.url);
  project.provide('testServer', testServer);
  project.provide('temporalCli', temporalCli);
  project.provide('bundle', bundle);
  return async () => {
    await postgres.stop();
    await removeData(folder);
  };
}
