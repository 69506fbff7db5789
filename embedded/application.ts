// The inbox, the API and the worker in one process, beside servers that are coming up.
import { Runtime } from '@temporalio/worker';
import type { Logger } from 'pino';
import { runApi } from '../api/run.ts';
import type { Settings } from '../host/settings.ts';
import { temporalSettings } from '../host/temporal.ts';
import { ENGINE_LOGGING, keptBundle, temporalLogger } from '../worker/bundle.ts';
import { runWorker } from '../worker/run.ts';
import { startInbox } from './inbox.ts';
import { LOOPBACK } from './ports.ts';
import type { EmbeddedPostgres } from './postgres.ts';
import type { LaunchedTemporal } from './temporal-server.ts';
import { warmUp } from './warming.ts';

interface Parts {
  readonly settings: Settings;
  /** Undefined where it is configured. */
  readonly postgres: EmbeddedPostgres | undefined;
  readonly temporal: LaunchedTemporal | undefined;
  readonly log: Logger;
  /** Has what has started stopped with the rest. */
  readonly stoppable: <Started extends { stop(): Promise<void> }>(started: Started) => Started;
}

export async function startApplication({ settings, postgres, temporal, log, stoppable }: Parts) {
  Runtime.install({
    ...{ logger: temporalLogger(log), shutdownSignals: [] },
    telemetryOptions: { logging: ENGINE_LOGGING },
  });
  warmUp();
  const { dataDir, inboxPort } = settings;
  const [bundle, inbox] = await Promise.all([
    keptBundle(dataDir, log),
    settings.smtpUrl ? undefined : startInbox(dataDir, inboxPort).then(stoppable),
    temporal?.ready(),
  ]);
  const complete = {
    ...settings,
    databaseUrl: settings.databaseUrl ?? postgres?.url ?? '',
    smtpUrl: settings.smtpUrl ?? inbox?.smtpUrl ?? '',
  };
  const engine = temporalSettings(temporal?.address);
  const starting = [
    runApi(complete, engine, log, LOOPBACK, { forgetMails: inbox?.forget, ownInbox: inbox !== undefined }).then(
      stoppable,
    ),
    runWorker(complete, engine, bundle, log, inbox?.forget).then(stoppable),
  ] as const;
  // Where one of them fails the other has begun, and is to be stopped.
  await Promise.allSettled(starting);
  const [api, worker] = await Promise.all(starting);
  return { api, worker, inbox };
}
