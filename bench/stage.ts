// The stage that product and control are both measured on: one Temporal, one PostgreSQL, one SMTP sink, one worker each.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import pino from 'pino';
import { createServer } from '../api/server.ts';
import { openEngine } from '../desk/engine.ts';
import { readProgramme } from '../domain/body.ts';
import type { Pace } from '../domain/clock.ts';
import type { Programme } from '../domain/programme.ts';
import { freePort, portOf } from '../embedded/ports.ts';
import { removeData, startPostgres } from '../embedded/postgres.ts';
import { startTemporal } from '../embedded/temporal-server.ts';
import { registerSearchAttributes } from '../host/temporal.ts';
import { Links } from '../links/token.ts';
import { openMailer } from '../mail/smtp.ts';
import { migrate, openDatabase, type Database } from '../records/database.ts';
import { findProgramme, keepProgramme } from '../records/programmes.ts';
import { exampleNow } from './example.ts';
import { DAY_MS } from './figures.ts';
import { held, TOLD_OFTEN, type Held } from './held.ts';
import { processor, type Processor } from './processor.ts';
import { openSink } from './sink.ts';
import { PRODUCT, runWorkers } from './workers.ts';

const KEPT_AT_ONCE = 50;

export interface Stage {
  readonly client: Client;
  readonly db: Database;
  readonly links: Links;
  readonly url: string;
  readonly held: () => Promise<Held>;
  readonly processor: () => Processor;
  /** Groups that have opened, where they have nothing to do but to wait. */
  readonly opened: () => number;
  /** Mails that the sink has taken. */
  readonly taken: () => number;
  /** Keeps a programme of one group, from the example. */
  readonly keep: (id: string) => Promise<Programme>;
  /** As many of them: groups that have something due at once are of different people. */
  readonly keepMany: (id: string, count: number) => Promise<readonly Programme[]>;
  /** What a programme's links know it by. */
  readonly numberOf: (id: string) => Promise<number>;
  readonly close: () => Promise<void>;
}

/** The pace at which a whole programme lasts so long. */
export function inSeconds(seconds: number): Pace {
  const engine = Date.now();
  return { origin: engine, engine, pace: (220 * DAY_MS) / (seconds * 1000) };
}

/**
 * @param watched whether `held` will be asked, which costs Temporal's server speed
 * @param waiting whether groups have nothing to do but to wait
 */
export async function openStage({ watched = false, waiting = false } = {}): Promise<Stage> {
  const log = pino({ level: 'silent' });
  const folder = mkdtempSync(join(tmpdir(), 'gruppementor-bench-'));
  const servers = await openServers(folder, watched);
  const { db, client, native } = servers;
  const sink = await openSink();
  const mailer = openMailer(sink.url);
  const keys = {
    hr: [{ name: 'bench', sha256: createHash('sha256').update('bench').digest('hex') }],
    link: [{ id: 'l1', secret: 'link-secret-for-bench' }],
    content: [{ id: 'c1', secret: 'content-secret-for-bench' }],
  };
  const http = createHttpServer().listen(0, '127.0.0.1');
  await once(http, 'listening');
  const url = `http://127.0.0.1:${portOf(http)}`;
  const links = new Links(keys.link, url);
  http.on(
    'request',
    createServer({ db, engine: openEngine(client, PRODUCT), links, keys, proxies: 1, publicUrl: url, log }),
  );
  const tools = { db, mailer, links, mailFrom: 'bench@kommune.example', contentKeys: keys.content, log };
  const workers = await runWorkers(native, tools, waiting);
  return {
    ...{ client, db, links, url, taken: sink.taken, opened: workers.opened },
    held: () => held(folder, client),
    processor: () => processor(folder),
    keep: (id) => keep(db, id),
    keepMany: (id, count) => keepMany(db, id, count),
    numberOf: async (id) => (await findProgramme(db, id))?.number ?? 0,
    async close() {
      await workers.close();
      mailer.close();
      http.closeAllConnections();
      http.close();
      await sink.close();
      await servers.close();
      await removeData(folder);
    },
  };
}

export async function openServers(folder: string, watched: boolean) {
  Object.assign(process.env, watched ? TOLD_OFTEN : {});
  const [postgres, temporal] = await Promise.all([
    startPostgres(folder),
    startTemporal(folder, resolve('.data'), await freePort(), await freePort()),
  ]);
  for (const name of Object.keys(TOLD_OFTEN)) Reflect.deleteProperty(process.env, name);
  const db = openDatabase(postgres.url, () => undefined, 60);
  await migrate(db);
  const [connection, native] = await Promise.all([
    Connection.connect({ address: temporal.address }),
    NativeConnection.connect({ address: temporal.address }),
  ]);
  await registerSearchAttributes(connection, 'default');
  return {
    ...{ db, native, client: new Client({ connection }), address: temporal.address, databaseUrl: postgres.url },
    async close() {
      await Promise.all([connection.close(), native.close(), db.destroy()]);
      await Promise.all([temporal.stop(), postgres.stop()]);
    },
  };
}

async function keepMany(db: Database, id: string, count: number): Promise<readonly Programme[]> {
  const kept: Programme[] = [];
  while (kept.length < count)
    kept.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(KEPT_AT_ONCE, count - kept.length) }, (_, n) =>
          keep(db, `${id}-${kept.length + n}`),
        ),
      )),
    );
  return kept;
}

async function keep(db: Database, id: string): Promise<Programme> {
  const body = exampleNow(id);
  const reading = readProgramme({ ...body, groups: body.groups.slice(0, 1) });
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  await keepProgramme(db, reading.programme);
  return reading.programme;
}
