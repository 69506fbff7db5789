// A town hall for a test: the real API, worker, PostgreSQL, SMTP and Temporal, where only time is skipped.
import { createServer as createHttpServer, type Server } from 'node:http';
import { once } from 'node:events';
import { createHash, randomUUID } from 'node:crypto';
import type { Duration } from '@temporalio/common';
import { msToNumber } from '@temporalio/common/lib/time.js';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import pino from 'pino';
import { expect, inject } from 'vitest';
import type { Tools } from '../../activities/tools.ts';
import { createServer } from '../../api/server.ts';
import { openEngine } from '../../desk/engine.ts';
import type { DeskTools } from '../../desk/files.ts';
import { workflowId } from '../../domain/ids.ts';
import { Links } from '../../links/token.ts';
import { portOf } from '../../embedded/ports.ts';
import { PACE } from '../../embedded/temporal-server.ts';
import { readProgramme } from '../../domain/body.ts';
import { RelayHealth } from '../../mail/relay.ts';
import { openMailer } from '../../mail/smtp.ts';
import { keepProgramme } from '../../records/programmes.ts';
import { migrate, openDatabase, type Database } from '../../records/database.ts';
import type { SignOnSettings } from '../../host/sign-on.ts';
import { registerSearchAttributes } from '../../host/temporal.ts';
import { loadBundle, temporalLogger } from '../../worker/bundle.ts';
import { createWorker, type WorkerParts } from '../../worker/worker.ts';
import { answer } from '../answering.ts';
import { readStrictly } from '../calendars.ts';
import { databaseAway, freshDatabase } from '../databases.ts';
import { dated } from '../example.ts';
import { recordAll } from './histories.ts';
import { passing } from './passing.ts';
import { calendarFilesOf, openPostOffice, type Manners, type Received, type Refusals } from './post-office.ts';

export interface TownHall {
  readonly db: Database;
  /** What the worker's activities work with. */
  readonly tools: Tools;
  /** What HR does is done with. */
  readonly deskTools: DeskTools;
  readonly env: TestWorkflowEnvironment;
  readonly received: Received[];
  readonly refusals: Refusals;
  readonly manners: Manners;
  /** The mail server ends every connection. */
  readonly hangUp: () => void;
  readonly logLines: string[];
  readonly url: string;
  call(method: string, path: string, body?: unknown): Promise<{ status: number; body: any; text: string }>;
  /** Posts the example, or what it was made into, with its first meetings that many days from now (then the next working day). */
  start(id: string, days: number, change?: (body: Record<string, any>) => void): Promise<Record<string, any>>;
  /** The same on a faster clock: a day in so many milliseconds. @returns waits until an instant of the programme's clock */
  startPaced(
    id: string,
    days: number,
    dayMs: number,
    change?: (body: Record<string, any>) => void,
  ): Promise<(instant: string | number) => Promise<void>>;
  status(id: string): Promise<any>;
  mails(id: string, query?: string): Promise<any[]>;
  /** The id of somebody in a programme, by the part of their address before the @. */
  person(id: string, name: string): Promise<string>;
  /** The mails that came for a programme, in order. */
  inbox(id: string, kind?: string): Received[];
  /** The kinds of the mails that came to an address for a programme, in order. */
  kindsTo(id: string, address: string): readonly string[];
  /** Skips time; the programme's mails of that time have then been sent. */
  pass(duration: Duration): Promise<void>;
  /** Skips to an instant, or to so many minutes after it. */
  until(instant: string, minutes?: number): Promise<void>;
  /** Does something while no worker runs. */
  workerAway(meanwhile: () => Promise<void>): Promise<void>;
  /** Does something while PostgreSQL takes no connection to this database. */
  databaseAway(meanwhile: () => Promise<void>): Promise<void>;
  /** Opens a link and posts the page's first form, or the one with that choice, as it came. */
  answer(link: string, choice?: string): Promise<{ status: number; text: string }>;
  close(): Promise<void>;
}

const KEY = 'a-key-for-tests';
/** One runtime a process, however many halls. */
let quiet = false;

/** The test server is older than the SDK likes, and the SDK says so at every start. */
export function quietRuntime(): void {
  Runtime.install({
    logger: temporalLogger(pino({ level: 'silent' })),
    telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR' }) } },
  });
}

/** @param clock `skipped`: the test skips time. `running`: the development server, for programmes on a faster clock (see `startPaced`) */
export async function openTownHall(
  clock: 'skipped' | 'running' = 'skipped',
  { mailRate, answers, signOn }: { mailRate?: number; answers?: number; signOn?: SignOnSettings } = {},
): Promise<TownHall> {
  const logLines: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void logLines.push(line) });
  if (!quiet) quietRuntime();
  quiet = true;
  const url = await freshDatabase(inject('postgresUrl'));
  const db = openDatabase(url, () => undefined, 40);
  await migrate(db);
  const env =
    clock === 'skipped'
      ? await TestWorkflowEnvironment.createTimeSkipping({
          server: { executable: { type: 'existing-path', path: inject('testServer') } },
        })
      : await TestWorkflowEnvironment.createLocal({
          server: {
            executable: { type: 'existing-path', path: inject('temporalCli') },
            extraArgs: [...PACE, ...(answers === undefined ? [] : [`history.maxTotalUpdates=${answers}`])].flatMap(
              (value) => ['--dynamic-config-value', value],
            ),
          },
        });
  await registerSearchAttributes(env.connection, 'default');

  const post = await openPostOffice();
  const mailer = openMailer(post.url, { health: new RelayHealth(log) });

  const keys = {
    hr: [{ name: 'test', sha256: createHash('sha256').update(KEY).digest('hex') }],
    link: [{ id: 'l1', secret: 'link-secret-for-tests' }],
    content: [{ id: 'c1', secret: 'content-secret-for-tests' }],
  };
  const server: Server = createHttpServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const publicUrl = `http://127.0.0.1:${portOf(server)}`;
  const links = new Links(keys.link, publicUrl);
  /** Programmes, with their groups, for recording. */
  const started: [string, string[]][] = [];
  const taskQueue = `test-${randomUUID()}`;
  const engine = openEngine(env.client, taskQueue);
  server.on(
    'request',
    createServer({
      db,
      engine,
      links,
      keys,
      ownInbox: true,
      proxies: 1,
      publicUrl,
      signOn,
      log,
    }),
  );
  const bundle = await loadBundle(inject('bundle'), pino({ level: 'silent' }));
  const workerParts: WorkerParts = {
    connection: env.nativeConnection,
    namespace: 'default',
    taskQueue,
    bundle,
    tools: {
      db,
      mailer,
      links,
      mailFrom: 'Gruppementor <no-reply@kommune.example>',
      contentKeys: keys.content,
      mailRate,
      log,
    },
  };
  let worker = await createWorker(workerParts);
  let running = worker.run();

  const remember = (posted: any) => started.push([posted.id, posted.groups.map(({ id }: any) => id)]);
  const call: TownHall['call'] = async (method, path, body) => {
    const response = await fetch(`${publicUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (path === '/api/programmes' && response.status === 201) remember(body);
    return { status: response.status, text, body: text.startsWith('{') ? JSON.parse(text) : undefined };
  };
  const inbox: TownHall['inbox'] = (id, kind) =>
    post.received.filter(
      (one) => one.mail.headers.get('x-gruppementor-programme') === id && (kind === undefined || one.kind === kind),
    );
  return {
    deskTools: { db, engine, links, contentKeys: keys.content },
    ...{ db, tools: workerParts.tools, env, logLines, url: publicUrl, call },
    ...{ received: post.received, refusals: post.refusals, manners: post.manners, hangUp: post.hangUp },
    async start(id, days, change) {
      const body = dated(id, days, await env.currentTimeMs());
      change?.(body);
      const answer = await call('POST', '/api/programmes', body);
      if (answer.status !== 201) throw new Error(answer.text);
      if (clock === 'skipped') await env.sleep('1 minute');
      else await expect.poll(() => inbox(id, 'welcome').length).toBe(7 * body.groups.length);
      return body;
    },
    async startPaced(id, days, dayMs, change) {
      const body = dated(id, days, Date.now());
      change?.(body);
      const reading = readProgramme(body);
      if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
      await keepProgramme(db, reading.programme);
      // It begins after it was kept, as in reality: links that are older than their programme no longer hold.
      const engine = Date.now();
      const pace = 86_400_000 / dayMs;
      await env.client.workflow.start('programme', {
        workflowId: workflowId.programme(id),
        taskQueue,
        args: [{ programme: id, pace: { origin: engine, engine, pace } }],
      });
      return (instant) => {
        const at = typeof instant === 'string' ? Date.parse(instant) : instant;
        return new Promise((wake) => setTimeout(wake, Math.max(0, engine + (at - engine) / pace - Date.now())));
      };
    },
    status: async (id) => (await call('GET', `/api/programmes/${id}`)).body,
    async mails(id, query = '') {
      const { mails } = (await call('GET', `/api/programmes/${id}/mails${query}`)).body;
      // Only a restored ledger has such.
      expect(mails.filter(({ reason }: any) => reason === 'not-recorded')).toEqual([]);
      return mails;
    },
    async person(id, name) {
      const { groups } = (await call('GET', `/api/programmes/${id}`)).body;
      const people = groups.flatMap(({ mentor, mentees }: any) => [mentor, ...mentees]);
      return people.find(({ email }: any) => email === `${name}@kommune.example`).id;
    },
    inbox,
    kindsTo: (id, address) =>
      inbox(id)
        .filter(({ to }) => to === address)
        .map(({ kind }) => kind),
    pass: (duration) => passing(env, msToNumber(duration)),
    until: async (instant, minutes = 0) =>
      passing(env, Date.parse(instant) + minutes * 60_000 - (await env.currentTimeMs())),
    async workerAway(meanwhile) {
      worker.shutdown();
      await running;
      try {
        await meanwhile();
      } finally {
        worker = await createWorker(workerParts);
        running = worker.run();
      }
    },
    databaseAway: (meanwhile) => databaseAway(inject('postgresUrl'), url, meanwhile),
    answer,
    async close() {
      await recordAll(env, db, started);
      readStrictly(post.received.flatMap(calendarFilesOf));
      worker.shutdown();
      await running;
      mailer.close();
      await post.close();
      server.closeAllConnections();
      server.close();
      await env.teardown();
      await db.destroy();
    },
  };
}
