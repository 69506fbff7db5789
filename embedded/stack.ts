// The whole system in one process on one machine: whatever isn't configured is embedded.
import { mkdirSync } from 'node:fs';
import { openLog } from '../host/log.ts';
import { SettingError, type Settings } from '../host/settings.ts';
import { claimPort } from './ports.ts';
import { startPostgres } from './postgres.ts';
import { launchTemporal } from './temporal-server.ts';

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
  // Libraries run as they do in production: React otherwise draws ten times slower.
  process.env.NODE_ENV = 'production';
  const log = openLog(process.env.LOG_LEVEL || 'warn');
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  const stoppable = <Started extends { stop(): Promise<void> }>(started: Started): Started => {
    stops.push(() => started.stop());
    return started;
  };
  try {
    const { dataDir, port, temporalPort, temporalUiPort, inboxPort } = settings;
    await claimPort(port, 'PORT', 'the API');
    if (!settings.smtpUrl) await claimPort(inboxPort, 'INBOX_PORT', 'the inbox');
    const [postgres, temporal] = await Promise.all([
      settings.databaseUrl ? undefined : startPostgres(dataDir).then(stoppable),
      settings.temporalConfigured
        ? undefined
        : launchTemporal(dataDir, binDir, temporalPort, temporalUiPort).then(stoppable),
    ]);
    // Temporal's server comes up while the rest is loaded.
    const { startApplication } = await import('./application.ts');
    const { api, worker, inbox } = await startApplication({ settings, postgres, temporal, log, stoppable });
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
