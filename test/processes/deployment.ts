// The processes of a production, each on its own: PostgreSQL, Temporal, the API, workers, and an SMTP server that can fail.
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { inject } from 'vitest';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { removeData, startPostgres, type EmbeddedPostgres } from '../../embedded/postgres.ts';
import { mailId } from '../../domain/ids.ts';
import { freePort, portOf } from '../../embedded/ports.ts';
import { startTemporal, type EmbeddedTemporal } from '../../embedded/temporal-server.ts';

/** Of this checkout, whichever is started: how TypeScript is read is not what runs. */
const TYPESCRIPT = new URL('../../host/typescript.ts', import.meta.url).href;

/** One time that the SMTP server took a mail. */
interface Acceptance {
  readonly messageId: string;
  readonly session: string;
  /** The acknowledgement can't have been heard: the server swallowed it, or the client was gone before it said anything more. */
  unheard: boolean;
}

export interface Deployment {
  readonly accepted: Acceptance[];
  /** The ids of mails that workers have logged as sent, which they do once the ledger knows. */
  readonly told: string[];
  readonly temporalAddress: string;
  readonly folder: string;
  /** What the processes are started with. */
  readonly env: NodeJS.ProcessEnv;
  /** The SMTP server refuses every recipient for now. */
  refuseMail(refuse: boolean): void;
  /** Called once, when the next mail has been taken and before that is acknowledged. */
  beforeNextAcknowledgement(then: () => void): void;
  /** Starts a worker, by default of this checkout. Resolves when it is ready. */
  startWorker(more?: NodeJS.ProcessEnv, checkout?: string): Promise<ChildProcess>;
  /** Ends the API, and starts it again on its port. */
  restartApi(more?: NodeJS.ProcessEnv): Promise<void>;
  /** The newest mails, as they came. */
  readonly letters: readonly Buffer[];
  stopPostgres(): Promise<void>;
  startPostgres(): Promise<void>;
  stopTemporal(): Promise<void>;
  startTemporal(): Promise<void>;
  call(method: string, path: string, body?: unknown, key?: string): Promise<{ status: number; body: any }>;
  close(): Promise<void>;
}

const KEY = 'a-key-for-tests';
/** Where the mails of rehearsals go: this mail server is none of our own. */
export const TESTER = 'proeve@kommune.example';
const LETTERS_KEPT = 200;

export async function deploy(): Promise<Deployment> {
  const folder = mkdtempSync(join(tmpdir(), 'gruppementor-deployment-'));
  const [temporalPort, uiPort, apiPort, postgresPort] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  const accepted: Acceptance[] = [];
  const told: string[] = [];
  const letters: Buffer[] = [];
  let refusing = false;
  let before: (() => void) | undefined;
  const last = new Map<string, Acceptance>();
  const smtp = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], logger: false },
    onRcptTo: (_address, _session, done) =>
      done(refusing ? Object.assign(new Error('not now'), { responseCode: 451 }) : undefined),
    // A client that says something after a mail has heard that it was taken.
    onMailFrom(_address, { id }, done) {
      last.delete(id);
      done();
    },
    onClose({ id }: SMTPServerSession) {
      const unheard = last.get(id);
      if (unheard) unheard.unheard = true;
    },
    onData(stream, { id }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const letter = Buffer.concat(chunks);
        const messageId = /^Message-ID:\s*(<[^>]+>)/im.exec(letter.toString())?.[1] ?? '';
        letters.push(letter);
        if (letters.length > LETTERS_KEPT) letters.shift();
        const acceptance: Acceptance = { messageId, session: id, unheard: false };
        accepted.push(acceptance);
        last.set(id, acceptance);
        before?.();
        before = undefined;
        done();
      });
    },
  });
  smtp.on('error', () => undefined);
  const smtpServer = smtp.listen(0, '127.0.0.1');
  await once(smtpServer, 'listening');
  const sockets = new Set<Socket>();
  smtpServer.on('connection', (socket: Socket) => sockets.add(socket).size);

  let postgres: EmbeddedPostgres | undefined = await startPostgres(folder, postgresPort);
  let temporal: EmbeddedTemporal | undefined = await startTemporal(folder, resolve('.data'), temporalPort, uiPort);
  const env = {
    ...process.env,
    ...{
      NODE_ENV: 'production',
      LOG_LEVEL: 'info',
      TZ: 'UTC',
      // Many are started, all of the same code.
      NODE_COMPILE_CACHE: join(tmpdir(), 'gruppementor-compiled'),
      PORT: String(apiPort),
      PUBLIC_URL: `http://127.0.0.1:${apiPort}`,
      MAIL_FROM: 'Gruppementor <no-reply@kommune.example>',
    },
    ...{
      TEMPORAL_ADDRESS: temporal.address,
      DATABASE_URL: postgres.url,
      SMTP_URL: `smtp://127.0.0.1:${portOf(smtpServer)}`,
    },
    ...{
      HR_API_KEYS: `test:${createHash('sha256').update(KEY).digest('hex')}`,
      LINK_KEYS: 'l1:link-secret-for-tests',
      CONTENT_KEYS: 'c1:content-secret-for-tests',
    },
  };
  const children = new Set<ChildProcess>();
  const start = async (main: string, more: NodeJS.ProcessEnv = {}, cwd = process.cwd()): Promise<ChildProcess> => {
    const child = spawn(process.execPath, ['--import', TYPESCRIPT, main], {
      cwd,
      env: { ...env, ...more },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.add(child);
    child.once('exit', () => children.delete(child));
    await new Promise<void>((ready, fail) => {
      child.once('exit', (code) => fail(new Error(`${main} ended with ${code}`)));
      createInterface(child.stdout).on('line', (line) => {
        if (line.includes(' ready"')) ready();
        // Of somebody killed the last may be half a line.
        if (line.includes('"outcome":"sent"') && line.endsWith('}')) told.push(mailId(JSON.parse(line)));
      });
    });
    return child;
  };
  let api = await start('api/main.ts');
  return {
    ...{ accepted, told, letters, folder, env, temporalAddress: `127.0.0.1:${temporalPort}` },
    refuseMail: (refuse) => void (refusing = refuse),
    beforeNextAcknowledgement: (then) => void (before = then),
    // Of another checkout the bundle is another.
    startWorker: (more, checkout) =>
      start('worker/main.ts', { ...(checkout ? {} : { WORKFLOW_BUNDLE: inject('bundle') }), ...more }, checkout),
    async restartApi(more) {
      const ended = once(api, 'exit');
      api.kill('SIGKILL');
      await ended;
      api = await start('api/main.ts', more);
    },
    async stopPostgres() {
      await postgres?.stop();
      postgres = undefined;
    },
    async startPostgres() {
      postgres = await startPostgres(folder, postgresPort);
    },
    async stopTemporal() {
      await temporal?.stop();
      temporal = undefined;
    },
    async startTemporal() {
      temporal = await startTemporal(folder, resolve('.data'), temporalPort, uiPort);
    },
    async call(method, path, body, key = KEY) {
      const response = await fetch(`http://127.0.0.1:${apiPort}${path}`, {
        method,
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : undefined };
    },
    async close() {
      await Promise.all(
        [...children].map(async (child) => {
          const ended = once(child, 'exit');
          child.kill('SIGKILL');
          await ended;
        }),
      );
      await temporal?.stop();
      await postgres?.stop();
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((closed) => smtp.close(() => closed()));
      await removeData(folder);
    },
  };
}
