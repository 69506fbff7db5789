// A worker with its connections, from settings to a clean stop.
import { Client } from '@temporalio/client';
import { NativeConnection, type WorkflowBundle } from '@temporalio/worker';
import type { Logger } from 'pino';
import { Links } from '../links/token.ts';
import { tokens } from '../mail/oauth.ts';
import { RelayHealth, type Trouble } from '../mail/relay.ts';
import { openMailer, type ForgetMails } from '../mail/smtp.ts';
import { migrate, openDatabase, unreachable, type Database } from '../records/database.ts';
import { tellOfKeys } from '../records/content-keys.ts';
import { houseOf } from '../host/organisation.ts';
import type { Settings } from '../host/settings.ts';
import { watchKept } from '../desk/beginning.ts';
import { openEngine } from '../desk/engine.ts';
import { reach, registerSearchAttributes, type TemporalSettings } from '../host/temporal.ts';
import { faultOf } from '../host/log.ts';
import { createWorker } from './worker.ts';

export interface RunningWorker {
  /** Takes no new work, finishes what is under way, and closes the connections. */
  stop(): Promise<void>;
  /** Resolves when the worker has stopped, rejects if it died. */
  readonly done: Promise<void>;
  readonly isReady: () => boolean;
  /** What the mail server answered, while it takes no mails. */
  readonly mailServer: () => Trouble | undefined;
}

/** Held for a statement at a time, never while a mail server is spoken with. */
const DATABASE_CONNECTIONS = 20;
/** A worker that stops waits so long for a mail server that hangs; then nobody knows what became of those mails. */
const HANGING_MS = 20_000;

export async function runWorker(
  settings: Settings & { databaseUrl: string; smtpUrl: string },
  temporal: TemporalSettings,
  bundle: WorkflowBundle,
  log: Logger,
  forgetMails?: ForgetMails,
): Promise<RunningWorker> {
  const db = openDatabase(
    settings.databaseUrl,
    (error) => log.warn(faultOf(error), 'a database connection broke'),
    DATABASE_CONNECTIONS,
  );
  await migrate(db)
    .then(() => tellOfKeys(db, settings.keys.content, log))
    .catch(unreachable);
  const mailer = openMailer(settings.smtpUrl, {
    health: new RelayHealth(log),
    provision: settings.smtpOAuth && tokens(settings.smtpOAuth, log),
  });
  const connection = await reach(temporal, (options) => NativeConnection.connect(options));
  const links = new Links(settings.keys.link, settings.publicUrl);
  const worker = await createWorker({
    connection,
    namespace: temporal.namespace,
    taskQueue: settings.taskQueue,
    buildId: settings.buildId,
    bundle,
    tools: {
      house: houseOf(settings.organisation, settings.publicUrl),
      db,
      mailer,
      links,
      mailFrom: settings.mailFrom,
      contentKeys: settings.keys.content,
      mailRate: settings.mailRate,
      forgetMails,
      log,
    },
  });
  const stopWatching = watchOver(db, connection, settings, temporal.namespace, log);
  const done = worker.run().finally(async () => {
    stopWatching();
    mailer.close();
    await connection.close();
    await db.destroy();
  });
  return {
    done,
    isReady: () => worker.isRunning,
    mailServer: () => mailer.health.trouble,
    async stop() {
      worker.shutdown();
      const hanging = setTimeout(() => mailer.close({ evenHanging: true }), HANGING_MS);
      await done;
      clearTimeout(hanging);
    },
  };
}

/** Begins what is kept and has not begun, and registers search attributes that were taken away. */
function watchOver(
  db: Database,
  connection: NativeConnection,
  { taskQueue, mailJitter = 0 }: Settings,
  namespace: string,
  log: Logger,
): () => void {
  const engine = openEngine(new Client({ connection, namespace }), taskQueue, mailJitter * 1000);
  return watchKept({ db, engine }, () => registerSearchAttributes(connection, namespace), log);
}
