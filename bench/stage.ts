// The stage that product and control are both measured on: one Temporal, one PostgreSQL, one SMTP sink, one worker each.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, makeTelemetryFilterString, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import pino from 'pino';
import { SMTPServer } from 'smtp-server';
import { createActivities } from '../activities/activities.ts';
import { createApp } from '../api/app.ts';
import { openEngine } from '../api/engine.ts';
import { readProgramme } from '../domain/body.ts';
import type { Programme } from '../domain/programme.ts';
import { freePort } from '../embedded/ports.ts';
import { removeData, startPostgres } from '../embedded/postgres.ts';
import { startTemporal } from '../embedded/temporal-server.ts';
import { Links } from '../mail/links.ts';
import { openMailer } from '../mail/smtp.ts';
import { migrate, openDatabase, type Database } from '../records/database.ts';
import { keepProgramme } from '../records/programmes.ts';
import { registerSearchAttributes } from '../temporal.ts';
import { bundleWorkflows, temporalLogger } from '../worker/bundle.ts';
import { createWorker } from '../worker/worker.ts';

export interface Stage {
  readonly client: Client;
  readonly db: Database;
  readonly links: Links;
  readonly url: string;
  /** What Temporal's server holds, in bytes, once it has said so anew: it tells its memory once a minute. */
  readonly held: () => Promise<{ readonly disk: number; readonly memory: number }>;
  /** Mails that the sink has taken. */
  readonly taken: () => number;
  /** Keeps a programme of one group, from the example. */
  readonly keep: (id: string) => Promise<Programme>;
  readonly close: () => Promise<void>;
}

export const PRODUCT = 'bench-product';
export const CONTROL = 'bench-control';

// Once for all stages: a process has one runtime.
const silent = pino({ level: 'silent' });
Runtime.install({ logger: temporalLogger(silent), telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR' }) } } });

/** @param garbage how much garbage, in per cent, Temporal's server may hold beside what is in use; less than its usual 100 costs speed */
export async function openStage(garbage = 100): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'gruppementor-bench-'));
  const metricsPort = await freePort();
  process.env.GOGC = String(garbage);
  const [postgres, temporal] = await Promise.all([startPostgres(folder), startTemporal(folder, resolve('.data'), await freePort(), await freePort(), metricsPort)]);
  delete process.env.GOGC;
  const heap = async () => Number(/^memory_heap\{[^}]*service_name="history"[^}]*\} (\S+)$/m.exec(await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text())?.[1]);
  const db = openDatabase(postgres.url, () => undefined, 60);
  await migrate(db);
  let taken = 0;
  const smtp = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], logger: false },
    onData(stream, _session, done) {
      stream.resume();
      stream.on('end', () => {
        taken += 1;
        done();
      });
    },
  });
  const sink = smtp.listen(0, '127.0.0.1');
  await once(sink, 'listening');
  const mailer = openMailer(`smtp://127.0.0.1:${(sink.address() as AddressInfo).port}`);
  const [connection, native] = await Promise.all([Connection.connect({ address: temporal.address }), NativeConnection.connect({ address: temporal.address })]);
  await registerSearchAttributes(connection, 'default');
  const client = new Client({ connection });

  const keys = { hr: [{ name: 'bench', sha256: createHash('sha256').update('bench').digest('hex') }], link: [{ id: 'l1', secret: 'link-secret-for-bench' }], content: [{ id: 'c1', secret: 'content-secret-for-bench' }] };
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const links = new Links(keys.link, url);
  server.on('request', createApp({ db, engine: openEngine(client, PRODUCT), links, keys, log: silent }));

  const tools = { db, mailer, links, mailFrom: 'bench@kommune.example', contentKeys: keys.content, log: silent };
  const product = await createWorker({ connection: native, namespace: 'default', taskQueue: PRODUCT, bundle: await bundleWorkflows(silent), tools });
  const control = await Worker.create({
    ...{ connection: native, namespace: 'default', taskQueue: CONTROL },
    workflowBundle: await bundleWorkflowCode({ workflowsPath: fileURLToPath(new URL('control-workflows.ts', import.meta.url)), logger: temporalLogger(silent) }),
    activities: { ...createActivities(tools), nothing: () => Promise.resolve() },
    maxConcurrentActivityTaskExecutions: 8,
  });
  const running = [product.run(), control.run()];
  const { default: example } = (await import('../examples/programme.json', { with: { type: 'json' } })) as { default: { groups: object[] } };
  return {
    ...{ client, db, links, url },
    async held() {
      const before = await heap();
      let memory = before;
      while (memory === before) {
        await new Promise((wake) => setTimeout(wake, 500));
        memory = await heap();
      }
      const files = readdirSync(folder).filter((name) => name.startsWith('temporal.db'));
      return { memory, disk: files.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0) };
    },
    taken: () => taken,
    async keep(id) {
      const first = new Date(Date.now() + 40 * 86_400_000);
      while (first.getUTCDay() !== 2) first.setTime(first.getTime() + 86_400_000);
      const reading = readProgramme({ ...example, id, groups: [{ ...example.groups[0], meetings: { first: `${first.toISOString().slice(0, 10)}T16:00`, location: 'Rådhuset' } }] });
      if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
      await keepProgramme(db, reading.programme);
      return reading.programme;
    },
    async close() {
      product.shutdown();
      control.shutdown();
      await Promise.all(running);
      mailer.close();
      server.closeAllConnections();
      server.close();
      await new Promise<void>((closed) => smtp.close(() => closed()));
      await Promise.all([connection.close(), native.close(), db.destroy()]);
      await Promise.all([temporal.stop(), postgres.stop()]);
      await removeData(folder);
    },
  };
}
