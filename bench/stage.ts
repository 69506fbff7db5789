// The stage that product and control are both measured on: one Temporal, one PostgreSQL, one SMTP sink, one worker each.
import { createHash } from 'node:crypto';
import { createServer as createHttpServer } from 'node:http';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, makeTelemetryFilterString, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import pino from 'pino';
import { SMTPServer } from 'smtp-server';
import { createActivities } from '../activities/activities.ts';
import { createServer } from '../api/server.ts';
import { openEngine } from '../desk/engine.ts';
import { readProgramme } from '../domain/body.ts';
import type { Programme } from '../domain/programme.ts';
import { freePort } from '../embedded/ports.ts';
import { removeData, startPostgres } from '../embedded/postgres.ts';
import { startTemporal } from '../embedded/temporal-server.ts';
import { Links } from '../links/token.ts';
import { openMailer } from '../mail/smtp.ts';
import { migrate, openDatabase, type Database } from '../records/database.ts';
import { keepProgramme } from '../records/programmes.ts';
import { registerSearchAttributes } from '../host/temporal.ts';
import { bundleWorkflows, temporalLogger } from '../worker/bundle.ts';
import type { Activities, GroupOpening } from '../workflows/activities.ts';
import { createWorker } from '../worker/worker.ts';

export interface Stage {
  readonly client: Client;
  readonly db: Database;
  readonly links: Links;
  readonly url: string;
  /** What Temporal's server holds, in bytes: on disk, and in memory what is in use after its collector has been through. */
  readonly held: () => Promise<{ readonly disk: number; readonly memory: number }>;
  /** Mails that the sink has taken. */
  readonly taken: () => number;
  /** Keeps a programme of one group, from the example. */
  readonly keep: (id: string) => Promise<Programme>;
  readonly close: () => Promise<void>;
}

const DAY_MS = 86_400_000;
export const PRODUCT = 'bench-product';
export const CONTROL = 'bench-control';

// Once for all stages: a process has one runtime.
const silent = pino({ level: 'silent' });
Runtime.install({
  logger: temporalLogger(silent),
  telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR' }) } },
});

/** @param watched whether `held` will be asked: Temporal's server then collects its garbage often and says what is left, which costs it speed */
export async function openStage(watched = false): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'gruppementor-bench-'));
  Object.assign(process.env, watched ? { GOGC: '20', GODEBUG: 'gctrace=1' } : {});
  const [postgres, temporal] = await Promise.all([
    startPostgres(folder),
    startTemporal(folder, resolve('.data'), await freePort(), await freePort()),
  ]);
  delete process.env.GOGC;
  delete process.env.GODEBUG;
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
  const [connection, native] = await Promise.all([
    Connection.connect({ address: temporal.address }),
    NativeConnection.connect({ address: temporal.address }),
  ]);
  await registerSearchAttributes(connection, 'default');
  const client = new Client({ connection });

  const keys = {
    hr: [{ name: 'bench', sha256: createHash('sha256').update('bench').digest('hex') }],
    link: [{ id: 'l1', secret: 'link-secret-for-bench' }],
    content: [{ id: 'c1', secret: 'content-secret-for-bench' }],
  };
  const server = createHttpServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const links = new Links(keys.link, url);
  server.on('request', createServer({ db, engine: openEngine(client, PRODUCT), links, keys, proxies: 1, log: silent }));

  const tools = { db, mailer, links, mailFrom: 'bench@kommune.example', contentKeys: keys.content, log: silent };
  const product = await createWorker({
    connection: native,
    namespace: 'default',
    taskQueue: PRODUCT,
    bundle: await bundleWorkflows(silent),
    tools,
    ...(watched ? { activities: waiting(createActivities(tools)) } : {}),
  });
  const control = await Worker.create({
    ...{ connection: native, namespace: 'default', taskQueue: CONTROL },
    workflowBundle: await bundleWorkflowCode({
      workflowsPath: fileURLToPath(new URL('control-workflows.ts', import.meta.url)),
      logger: temporalLogger(silent),
    }),
    activities: { ...createActivities(tools), nothing: () => Promise.resolve() },
    maxConcurrentActivityTaskExecutions: 8,
  });
  const running = [product.run(), control.run()];
  const { default: example } = (await import('../examples/programme.json', { with: { type: 'json' } })) as {
    default: { groups: object[] };
  };
  return {
    ...{ client, db, links, url },
    async held() {
      const begun = collections(folder).length;
      // The second that is over from here has begun after now. Questions give the collector something to do.
      while (collections(folder).length < begun + 2)
        await Promise.all(Array.from({ length: 20 }, () => client.workflow.count()));
      const files = readdirSync(folder).filter((name) => name.startsWith('temporal.db'));
      return {
        memory: (collections(folder).at(-1) ?? 0) * 2 ** 20,
        disk: files.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0),
      };
    },
    taken: () => taken,
    async keep(id) {
      const first = new Date(Date.now() + 40 * 86_400_000);
      while (first.getUTCDay() !== 2) first.setTime(first.getTime() + 86_400_000);
      const reading = readProgramme({
        ...example,
        id,
        groups: [
          {
            ...example.groups[0],
            meetings: { first: `${first.toISOString().slice(0, 10)}T16:00`, location: 'Rådhuset' },
          },
        ],
      });
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

/** Groups that have nothing due for a day: what is measured is the waiting. All have the same agenda, entered in the ledger once. */
function waiting(activities: Activities): Activities {
  let opened: Promise<GroupOpening> | undefined;
  return {
    ...activities,
    async openGroup(input) {
      opened ??= activities.openGroup(input);
      const opening = await opened;
      const coming = Object.entries(opening.agenda).filter(([, { at }]) => Date.parse(at) > Date.now() + DAY_MS);
      return { ...opening, agenda: Object.fromEntries(coming) };
    },
  };
}

/** MB in use after each collection, as Go's runtime has it: `gc 7 @1.2s 3%: … ms cpu, 52->53->48 MB, …`. */
function collections(folder: string): number[] {
  return [...readFileSync(join(folder, 'temporal.log'), 'utf8').matchAll(/^gc \d+ .*->(\d+) MB,/gm)].map(([, left]) =>
    Number(left),
  );
}
