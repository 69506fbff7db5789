// Log-in at the mail server by OAuth 2: tokens that die after a second, a tenant that refuses, a certificate in place of a secret.
import { createServer } from 'node:http';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importX509, jwtVerify } from 'jose';
import pino from 'pino';
import { generate } from 'selfsigned';
import { SMTPServer } from 'smtp-server';
import { afterEach, expect, test } from 'vitest';
import { portOf } from '../../embedded/ports.ts';
import { readSettings } from '../../host/settings.ts';
import { tokens } from '../../mail/oauth.ts';
import { openMailer, type Mailer } from '../../mail/smtp.ts';

const LIFE_MS = 1000;
const closing: (() => unknown)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A giver of tokens, and a mail server that takes them for as long as they live. */
async function tenant(answer?: { readonly status: number; readonly body: object }) {
  const asked: URLSearchParams[] = [];
  const born = new Map<string, number>();
  const givers = createServer((request, response) => {
    const parts: Buffer[] = [];
    request
      .on('data', (part: Buffer) => parts.push(part))
      .on('end', () => {
        asked.push(new URLSearchParams(Buffer.concat(parts).toString()));
        const token = `token-${asked.length}`;
        if (!answer) born.set(token, Date.now());
        response
          .writeHead(answer?.status ?? 200, { 'content-type': 'application/json' })
          .end(
            JSON.stringify(answer?.body ?? { access_token: token, expires_in: LIFE_MS / 1000, token_type: 'Bearer' }),
          );
      });
  }).listen(0, '127.0.0.1');
  await once(givers, 'listening');
  const isAlive = (token: string) => Date.now() - (born.get(token) ?? 0) < LIFE_MS;
  const [taken, users]: [string[], string[]] = [[], []];
  const smtp = new SMTPServer({
    ...{ authMethods: ['XOAUTH2'], allowInsecureAuth: true, disabledCommands: ['STARTTLS'] },
    onAuth({ accessToken = '', username = '' }, _session, done) {
      if (!isAlive(accessToken)) return done(null, { data: { status: '401', schemes: 'bearer' } });
      users.push(username);
      done(null, { user: username });
    },
    onData(stream, session, done) {
      stream.resume().on('end', () => {
        taken.push(session.id);
        done();
        // Every mail logs in anew.
        const connections = Reflect.get(smtp, 'connections') as Set<{ id: string; close(): void }>;
        for (const connection of connections) if (connection.id === session.id) connection.close();
      });
    },
  });
  const server = smtp.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(
    () => givers.close(),
    () => void smtp.close(() => undefined),
  );
  return {
    ...{ asked, taken, users, isAlive },
    env: {
      SMTP_URL: `smtp://mentor%40kommune.example@127.0.0.1:${portOf(server)}`,
      SMTP_OAUTH_TOKEN_URL: `http://127.0.0.1:${portOf(givers)}/token`,
      SMTP_OAUTH_CLIENT_ID: 'gruppementor',
      DATA_DIR: mkdtempSync(join(tmpdir(), 'gruppementor-oauth-')),
    },
  };
}

function mailerOf(env: NodeJS.ProcessEnv, lines: string[] = []): Mailer {
  const { smtpUrl = '', smtpOAuth } = readSettings(env);
  const log = pino({}, { write: (line: string) => void lines.push(line) });
  const mailer = openMailer(smtpUrl, { provision: smtpOAuth && tokens(smtpOAuth, log) });
  closing.push(() => mailer.close());
  return mailer;
}

const send = (mailer: Mailer) =>
  mailer.send({
    from: 'mentor@kommune.example',
    to: { name: 'Anna Holm', address: 'anna.holm@kommune.example' },
    ...{ subject: 'Hej', text: 'Kære Anna' },
  });

test('a token is renewed before it runs out, and used until then', async () => {
  const { env, asked, isAlive, taken, users } = await tenant();
  const mailer = mailerOf({ ...env, SMTP_OAUTH_CLIENT_SECRET: 'a secret' });
  for (const n of [1, 2, 3]) {
    expect(await Promise.all([send(mailer), send(mailer)])).toEqual([{ outcome: 'sent' }, { outcome: 'sent' }]);
    expect(asked).toHaveLength(n);
    await expect.poll(() => isAlive(`token-${n}`), { timeout: 5000 }).toBe(false);
  }
  expect(taken).toHaveLength(6);
  expect(new Set(users)).toEqual(new Set(['mentor@kommune.example']));
  expect(Object.fromEntries(asked[0] ?? [])).toEqual({
    grant_type: 'client_credentials',
    client_id: 'gruppementor',
    client_secret: 'a secret',
    scope: 'https://outlook.office365.com/.default',
  });
});

test('a tenant that refuses is said in one line with its error and number, and the mail is kept', async () => {
  const body = {
    error: 'invalid_client',
    error_codes: [7000215],
    error_description: 'AADSTS7000215: Invalid client secret provided for mentor@kommune.example',
  };
  const { env } = await tenant({ status: 401, body });
  const lines: string[] = [];
  const mailer = mailerOf({ ...env, SMTP_OAUTH_CLIENT_SECRET: 'an old secret' }, lines);
  expect(await send(mailer)).toEqual({ outcome: 'later', reason: 'no-token', relay: 'refuses' });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('401 invalid_client AADSTS7000215');
  expect(lines[0]).not.toMatch(/an old secret|mentor@/);
  expect(mailer.health.trouble).toMatchObject({ answer: 'no-token' });
});

test('a mail server that takes no token of ours refuses us', async () => {
  const { env } = await tenant({ status: 200, body: { access_token: 'of somebody else' } });
  const mailer = mailerOf({ ...env, SMTP_OAUTH_CLIENT_SECRET: 'a secret' });
  expect(await send(mailer)).toMatchObject({
    outcome: 'later',
    reason: expect.stringContaining('login'),
    relay: 'refuses',
  });
});

test('a certificate signs an assertion in place of a secret', async () => {
  const { env, asked } = await tenant();
  const file = join(env.DATA_DIR, 'certificate.pem');
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'gruppementor' }]);
  writeFileSync(file, cert + key);
  expect(await send(mailerOf({ ...env, SMTP_OAUTH_CERTIFICATE: file }))).toEqual({ outcome: 'sent' });
  const [{ payload }, header] = await jwtVerify(
    asked[0]?.get('client_assertion') ?? '',
    await importX509(cert, 'PS256'),
    { audience: env.SMTP_OAUTH_TOKEN_URL, issuer: 'gruppementor', subject: 'gruppementor' },
  ).then((verified) => [verified, verified.protectedHeader] as const);
  expect(payload.exp).toBeGreaterThan(Date.now() / 1000);
  expect(header['x5t#S256']).toMatch(/^[\w-]{43}$/);
  expect(asked[0]?.has('client_secret')).toBe(false);
});

test.each([
  [{ SMTP_OAUTH_CLIENT_ID: 'a' }, 'SMTP_OAUTH_TENANT is not set'],
  [{ SMTP_OAUTH_CLIENT_ID: 'a', SMTP_OAUTH_TENANT: 't' }, 'SMTP_OAUTH_CLIENT_SECRET is not set'],
  [
    { SMTP_OAUTH_CLIENT_ID: 'a', SMTP_OAUTH_TENANT: 't', SMTP_OAUTH_CERTIFICATE: '/nowhere' },
    "SMTP_OAUTH_CERTIFICATE can't be read",
  ],
  [{ SMTP_OAUTH_CLIENT_ID: 'a', SMTP_OAUTH_TENANT: 't', SMTP_OAUTH_CERTIFICATE: 'README.md' }, 'holds no certificate'],
  [
    {
      SMTP_OAUTH_CLIENT_ID: 'a',
      SMTP_OAUTH_TENANT: 't',
      SMTP_OAUTH_CLIENT_SECRET: 's',
      SMTP_URL: 'smtp://smtp.office365.com',
    },
    'SMTP_URL names no user',
  ],
])('%o stops the start with one line', (more, line) => {
  expect(() => readSettings({ ...more, DATA_DIR: mkdtempSync(join(tmpdir(), 'gruppementor-oauth-')) })).toThrow(line);
});
