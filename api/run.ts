// The API with its connections, from settings to a clean stop.
import { createServer as createHttpServer } from 'node:http';
import { Client, Connection } from '@temporalio/client';
import type { Logger } from 'pino';
import { faultOf } from '../host/log.ts';
import { Links } from '../links/token.ts';
import { watchAttention } from '../host/metrics.ts';
import { migrate, openDatabase, unreachable } from '../records/database.ts';
import { tellOfKeys } from '../records/content-keys.ts';
import { listen } from '../host/listening.ts';
import type { Settings } from '../host/settings.ts';
import { reach, registerSearchAttributes, type TemporalSettings } from '../host/temporal.ts';
import { entranceTo } from './enter.ts';
import { createServer, type ServerParts } from './server.ts';
import { watchKept } from '../desk/beginning.ts';
import { openEngine } from '../desk/engine.ts';

export interface RunningApi {
  /** @returns the address of a link that opens HR's pages once, within a quarter of an hour */
  entrance(): Promise<string>;
  stop(): Promise<void>;
}

/** @param host the embedded stack listens on loopback only */
export async function runApi(
  settings: Settings & { databaseUrl: string },
  temporal: TemporalSettings,
  log: Logger,
  host?: string,
  { forgetMails, ownInbox }: Pick<ServerParts, 'forgetMails' | 'ownInbox'> = {},
): Promise<RunningApi> {
  const db = openDatabase(settings.databaseUrl, (error) => log.warn(faultOf(error), 'a database connection broke'), 15);
  await migrate(db)
    .then(() => tellOfKeys(db, settings.keys.content, log))
    .catch(unreachable);
  const connection = await reach(temporal, (options) => Connection.connect(options));
  await registerSearchAttributes(connection, temporal.namespace);
  const engine = openEngine(
    new Client({ connection, namespace: temporal.namespace }),
    settings.taskQueue,
    (settings.mailJitter ?? 0) * 1000,
  );
  watchAttention(() => engine.programmesWithAttention());
  // Taken away under running programmes they come back: they are for looking, and must not stop the work.
  const stopWatching = watchKept({ db, engine }, () => registerSearchAttributes(connection, temporal.namespace), log);
  const app = createServer({
    db,
    engine,
    links: new Links(settings.keys.link, settings.publicUrl),
    keys: settings.keys,
    forgetMails,
    ownInbox,
    proxies: settings.proxies,
    publicUrl: settings.publicUrl,
    signOn: settings.signOn,
    organisation: settings.organisation,
    log,
  });
  const server = createHttpServer(app);
  await listen(server, { port: settings.port, setting: 'PORT', what: 'the API' }, host);
  return {
    entrance: () => entranceTo(db, settings.publicUrl, 'admin'),
    async stop() {
      stopWatching();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 5_000).unref();
      });
      await connection.close();
      await db.destroy();
    },
  };
}
