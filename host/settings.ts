// Every environment variable, read in one place. Names and meanings are the contract's; docs/running.md explains each.
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { codeOf } from './log.ts';
import { readOrganisation, type Organisation } from './organisation.ts';
import { readSignOn, type SignOnSettings } from './sign-on.ts';

/** A key by its id; newest first, older ones still accepted. */
export interface NamedKey {
  readonly id: string;
  readonly secret: string;
}

export interface HrKey {
  readonly name: string;
  /** Hex SHA-256 of the key. */
  readonly sha256: string;
}

export interface Keys {
  readonly hr: readonly HrKey[];
  readonly link: readonly NamedKey[];
  readonly content: readonly NamedKey[];
  /** Where the HR key was made here, the key itself, to be printed. */
  readonly madeHrKey?: string;
}

/** Log-in at the mail server by OAuth 2 with client credentials. */
export interface OAuthSettings {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly scope: string;
  /** One of the two. */
  readonly secret?: string | undefined;
  readonly certificate?: { readonly pem: string; readonly key: string } | undefined;
}

export interface Settings {
  readonly production: boolean;
  readonly port: number;
  readonly publicUrl: string;
  readonly taskQueue: string;
  readonly temporalConfigured: boolean;
  readonly databaseUrl?: string | undefined;
  readonly smtpUrl?: string | undefined;
  /** Undefined where `SMTP_URL` itself says how to log in, if at all. */
  readonly smtpOAuth?: OAuthSettings | undefined;
  readonly mailFrom: string;
  readonly dataDir: string;
  readonly temporalPort: number;
  readonly temporalUiPort: number;
  readonly inboxPort: number;
  /** Proxies of ours before the API. */
  readonly proxies: number;
  /** Where `/metrics` and `/healthz` are told to machines; nowhere if unset. */
  readonly metricsPort?: number | undefined;
  /** Mails a minute for all workers together; undefined: as fast as the relay takes them. */
  readonly mailRate?: number | undefined;
  /** Seconds over which mails that are due at the same time spread, if any. */
  readonly mailJitter?: number | undefined;
  /** A workflow bundle made beforehand. */
  readonly workflowBundle?: string | undefined;
  /** Names this build to Temporal's worker versioning, which is used only if it is set. */
  readonly buildId?: string | undefined;
  readonly keys: Keys;
  /** Who may use HR's pages; nobody signs on where it is not set, and a one-time link opens them. */
  readonly signOn?: SignOnSettings | undefined;
  readonly organisation: Organisation;
}

/** A setting that is missing or can't be read. Its message is one line that names it. */
export class SettingError extends Error {}

export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const production = env.NODE_ENV === 'production';
  const port = readPort(env, 'PORT', 3000);
  const dataDir = resolve(env.DATA_DIR || '.data');
  return {
    production,
    port,
    publicUrl: readUrl(env, 'PUBLIC_URL', production ? undefined : `http://localhost:${port}`),
    taskQueue: env.TEMPORAL_TASK_QUEUE || 'gruppementor',
    temporalConfigured: Boolean(env.TEMPORAL_ADDRESS || env.TEMPORAL_CONFIG_FILE || env.TEMPORAL_PROFILE),
    databaseUrl: env.DATABASE_URL || undefined,
    smtpUrl: env.SMTP_URL || undefined,
    smtpOAuth: readOAuth(env),
    mailFrom:
      env.MAIL_FROM || (production ? missing('MAIL_FROM') : 'Gruppementor <gruppementor@localhost.localdomain>'),
    dataDir,
    temporalPort: readPort(env, 'TEMPORAL_PORT', 7233),
    temporalUiPort: readPort(env, 'TEMPORAL_UI_PORT', 8233),
    inboxPort: readPort(env, 'INBOX_PORT', 8025),
    proxies: readProxies(env),
    metricsPort: env.METRICS_PORT ? readPort(env, 'METRICS_PORT', 0) : undefined,
    mailRate: readRate(env, 'MAIL_RATE', 'mails a minute'),
    mailJitter: readRate(env, 'MAIL_JITTER', 'seconds', 0),
    workflowBundle: env.WORKFLOW_BUNDLE || undefined,
    buildId: env.WORKER_BUILD_ID || undefined,
    keys: readKeys(env, production, dataDir),
    signOn: readSignOn(env, wrong),
    organisation: readOrganisation(env, wrong),
  };
}

/** In production nothing embedded starts, so whatever would be embedded must be set. */
export function requireOutside(
  settings: Settings,
): asserts settings is Settings & { databaseUrl: string; smtpUrl: string } {
  if (!settings.temporalConfigured) missing('TEMPORAL_ADDRESS');
  if (!settings.databaseUrl) missing('DATABASE_URL');
  if (!settings.smtpUrl) missing('SMTP_URL');
}

function wrong(line: string): never {
  throw new SettingError(line);
}

function missing(name: string): never {
  throw new SettingError(`${name} is not set`);
}

function readPort(env: NodeJS.ProcessEnv, name: string, preset: number): number {
  const text = env[name];
  if (!text) return preset;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new SettingError(`${name} is not a port number`);
  return port;
}

function readProxies({ PROXIES }: NodeJS.ProcessEnv): number {
  if (!PROXIES) return 0;
  if (!/^[0-9]$/.test(PROXIES)) throw new SettingError('PROXIES is not a number from 0 to 9');
  return Number(PROXIES);
}

const ENTRA = 'https://login.microsoftonline.com';
const EXCHANGE = 'https://outlook.office365.com/.default';

function readOAuth(env: NodeJS.ProcessEnv): OAuthSettings | undefined {
  const { SMTP_OAUTH_CLIENT_ID: clientId, SMTP_OAUTH_TENANT: tenant, SMTP_OAUTH_CLIENT_SECRET: secret } = env;
  if (!clientId) return undefined;
  const preset = tenant && `${ENTRA}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`;
  if (!env.SMTP_OAUTH_TOKEN_URL && !preset) missing('SMTP_OAUTH_TENANT');
  const tokenUrl = readUrl(env, 'SMTP_OAUTH_TOKEN_URL', preset);
  const certificate = readCertificate(env.SMTP_OAUTH_CERTIFICATE);
  if (!secret && !certificate) missing('SMTP_OAUTH_CLIENT_SECRET');
  if (env.SMTP_URL && !(URL.canParse(env.SMTP_URL) && new URL(env.SMTP_URL).username))
    throw new SettingError('SMTP_URL names no user; with SMTP_OAUTH_CLIENT_ID it is the mailbox to log in to');
  return { tokenUrl, clientId, scope: env.SMTP_OAUTH_SCOPE || EXCHANGE, secret, certificate };
}

/** A PEM file that holds the certificate and its key. */
function readCertificate(file: string | undefined): OAuthSettings['certificate'] {
  if (!file) return undefined;
  const block = (text: string, name: string) =>
    new RegExp(`-----BEGIN ${name}-----[^-]+-----END ${name}-----`).exec(text)?.[0];
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new SettingError(`SMTP_OAUTH_CERTIFICATE can't be read: ${file}`);
  }
  const [pem, key] = [block(text, 'CERTIFICATE'), block(text, 'PRIVATE KEY')];
  if (!pem || !key)
    throw new SettingError('SMTP_OAUTH_CERTIFICATE holds no certificate with its private key (PKCS #8)');
  return { pem, key };
}

/** @param least a rate of none would send nothing */
function readRate(env: NodeJS.ProcessEnv, name: string, unit: string, least = Number.MIN_VALUE): number | undefined {
  const text = env[name];
  if (!text) return undefined;
  const rate = Number(text);
  if (!(rate >= least && rate <= 1_000_000)) throw new SettingError(`${name} is not a number of ${unit}`);
  return rate;
}

function readUrl(env: NodeJS.ProcessEnv, name: string, preset: string | undefined): string {
  const text = env[name] || preset || missing(name);
  if (!URL.canParse(text)) throw new SettingError(`${name} is not a URL`);
  return text.replace(/\/+$/, '');
}

/** The hash of an empty key, as `printf '' | sha256sum` makes it where a variable was not set. */
const OF_NOTHING = createHash('sha256').update('').digest('hex');

function readKeys(env: NodeJS.ProcessEnv, production: boolean, dataDir: string): Keys {
  const made = production || (env.HR_API_KEYS && env.LINK_KEYS && env.CONTENT_KEYS) ? undefined : makeKeys(dataDir);
  const list = (name: 'HR_API_KEYS' | 'LINK_KEYS' | 'CONTENT_KEYS') => pairs(name, env[name] ?? '');
  for (const name of ['HR_API_KEYS', 'LINK_KEYS', 'CONTENT_KEYS'] as const) {
    const ids = list(name).map(([id]) => id);
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    if (twice !== undefined) throw new SettingError(`${name} holds ${twice} twice`);
  }
  const named = (name: 'LINK_KEYS' | 'CONTENT_KEYS', own: string | undefined) => {
    const keys = list(name).map(([id, secret]) => ({ id, secret }));
    if (keys.some(({ secret }) => secret.length < 16))
      throw new SettingError(`${name} holds a secret of under 16 characters`);
    return keys.length > 0 ? keys : own ? [{ id: 'own', secret: own }] : missing(name);
  };
  const hr = list('HR_API_KEYS').map(([name, sha256]) => ({ name, sha256: sha256.toLowerCase() }));
  if (hr.some(({ sha256 }) => !/^[0-9a-f]{64}$/.test(sha256)))
    throw new SettingError('HR_API_KEYS takes name:sha256, the hash as 64 hex digits');
  if (hr.some(({ sha256 }) => sha256 === OF_NOTHING))
    throw new SettingError('HR_API_KEYS holds the hash of nothing, which would be a key that everybody has');
  if (hr.length === 0 && !made) missing('HR_API_KEYS');
  return {
    hr:
      hr.length > 0
        ? hr
        : [
            {
              name: 'own',
              sha256: createHash('sha256')
                .update(made?.hr ?? '')
                .digest('hex'),
            },
          ],
    link: named('LINK_KEYS', made?.link),
    content: named('CONTENT_KEYS', made?.content),
    ...(hr.length === 0 && made ? { madeHrKey: made.hr } : {}),
  };
}

function pairs(name: string, text: string): [string, string][] {
  return text
    .split(',')
    .map((pair) => pair.trim())
    .filter(Boolean)
    .map((pair) => {
      const colon = pair.indexOf(':');
      if (colon < 1 || colon === pair.length - 1)
        throw new SettingError(`${name} takes name:value pairs, comma separated`);
      return [pair.slice(0, colon), pair.slice(colon + 1)];
    });
}

interface MadeKeys {
  readonly hr: string;
  readonly link: string;
  readonly content: string;
}

/** Keys for one machine, made at the first start. Two processes that start at once get the same: the first to write wins. */
function makeKeys(dataDir: string): MadeKeys {
  const file = join(dataDir, 'keys.json');
  const random = () => randomBytes(24).toString('base64url');
  mkdirSync(dataDir, { recursive: true });
  try {
    const fresh: MadeKeys = { hr: random(), link: random(), content: random() };
    writeFileSync(file, `${JSON.stringify(fresh, null, 2)}\n`, { flag: 'wx', mode: 0o600 });
    return fresh;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw new SettingError(`DATA_DIR can't be written: ${dataDir}`);
    return JSON.parse(readFileSync(file, 'utf8')) as MadeKeys;
  }
}
