// The whole system in one process on one machine: whatever isn't configured is embedded.
import { mkdirSync } from 'node:fs';
import { Runtime } from '@temporalio/worker';
import { runApi } from '../api/run.ts';
import { openLog } from '../host/log.ts';
import { SettingError, type Settings } from '../host/settings.ts';
import { temporalSettings } from '../host/temporal.ts';
import { ENGINE_LOGGING, keptBundle, temporalLogger } from '../worker/bundle.ts';
import { runWorker } from '../worker/run.ts';
import { startInbox } from './inbox.ts';
import { claimPort, LOOPBACK } from './ports.ts';
import { startPostgres } from './postgres.ts';
import { startTemporal } from './temporal-server.ts';

export interface Stack {
  readonly apiUrl: string;
  readonly hrKey: string | undefined;
  /** A link that opens HR's pages once. */
  entrance(): Promise<string>;
  readonly inboxUrl: string | undefined;
  readonly temporalUiUrl: string | undefined;
  stop(): Promise<void>;
  readonly done: Promise<void>;
}

/** @param binDir where the Temporal programs are kept, so that two data folders share them */
export async function startStack(settings: Settings, binDir = settings.dataDir): Promise<Stack> {
  if (settings.production)
    throw new SettingError(
      'NODE_ENV is production, and nothing embedded starts there; use npm run api and npm run worker',
    );
  mkdirSync(settings.dataDir, { recursive: true });
  const log = openLog(process.env.LOG_LEVEL || 'warn');
  Runtime.install({
    ...{ logger: temporalLogger(log), shutdownSignals: [] },
    telemetryOptions: { logging: ENGINE_LOGGING },
  });
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    const { dataDir, port, temporalPort, temporalUiPort, inboxPort } = settings;
    await claimPort(port, 'PORT', 'the API');
    if (!settings.smtpUrl) await claimPort(inboxPort, 'INBOX_PORT', 'the inbox');
    const bundling = keptBundle(dataDir, log);
    const [postgres, temporal, inbox] = await Promise.all([
      settings.databaseUrl
        ? undefined
        : startPostgres(dataDir).then((started) => (stops.push(() => started.stop()), started)),
      settings.temporalConfigured
        ? undefined
        : startTemporal(dataDir, binDir, temporalPort, temporalUiPort).then(
            (started) => (stops.push(() => started.stop()), started),
          ),
      settings.smtpUrl
        ? undefined
        : startInbox(dataDir, inboxPort).then((started) => (stops.push(() => started.stop()), started)),
    ]);
    const complete = {
      ...settings,
      databaseUrl: settings.databaseUrl ?? postgres?.url ?? '',
      smtpUrl: settings.smtpUrl ?? inbox?.smtpUrl ?? '',
    };
    const engine = temporalSettings(temporal?.address);
    const api = await runApi(complete, engine, log, LOOPBACK, {
      forgetMails: inbox?.forget,
      ownInbox: inbox !== undefined,
    });
    stops.push(() => api.stop());
    const worker = await runWorker(complete, engine, await bundling, log, inbox?.forget);
    stops.push(() => worker.stop());
    return {
      apiUrl: `http://localhost:${port}`,
      hrKey: settings.keys.madeHrKey,
      entrance: () => api.entrance(),
      inboxUrl: inbox?.pageUrl,
      temporalUiUrl: temporal?.uiUrl,
      stop,
      done: worker.done,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
