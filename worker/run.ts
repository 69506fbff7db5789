// A worker with its connections, from settings to a clean stop.
import { NativeConnection, type WorkflowBundle } from '@temporalio/worker';
import type { Logger } from 'pino';
import { Links } from '../links/token.ts';
import { openMailer, type ForgetMails } from '../mail/smtp.ts';
import { migrate, openDatabase, unreachable } from '../records/database.ts';
import { requireKeys } from '../records/words.ts';
import type { Settings } from '../host/settings.ts';
import { reach, type TemporalSettings } from '../host/temporal.ts';
import { faultOf } from '../host/log.ts';
import { ACTIVITIES_AT_ONCE, createWorker } from './worker.ts';

export interface RunningWorker {
  /** Takes no new work, finishes what is under way, and closes the connections. */
  stop(): Promise<void>;
  /** Resolves when the worker has stopped, rejects if it died. */
  readonly done: Promise<void>;
  readonly isReady: () => boolean;
}

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
    ACTIVITIES_AT_ONCE * 5,
  );
  await migrate(db)
    .then(() => requireKeys(db, settings.keys.content))
    .catch(unreachable);
  const mailer = openMailer(settings.smtpUrl);
  const connection = await reach(temporal, (options) => NativeConnection.connect(options));
  const links = new Links(settings.keys.link, settings.publicUrl);
  const worker = await createWorker({
    connection,
    namespace: temporal.namespace,
    taskQueue: settings.taskQueue,
    buildId: settings.buildId,
    bundle,
    tools: {
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
  const done = worker.run().finally(async () => {
    mailer.close();
    await connection.close();
    await db.destroy();
  });
  return {
    done,
    isReady: () => worker.getState() === 'RUNNING',
    async stop() {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await done;
    },
  };
}
