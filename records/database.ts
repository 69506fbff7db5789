// The connection to PostgreSQL, and bringing its tables up to date.
import { Kysely, Migrator, PostgresDialect, sql, type Migration } from 'kysely';
import pg from 'pg';
import { codeOf } from '../host/log.ts';
import { SettingError } from '../host/settings.ts';
import { migrations } from './migrations.ts';
import type { Tables } from './schema.ts';

export type Database = Kysely<Tables>;

const pools = new WeakMap<Database, pg.Pool>();

/** The connections behind a database; none of its own behind a transaction. */
export const poolOf = (db: Database): pg.Pool | undefined => pools.get(db);

/** @param onError told of connections that break while idle; the pool opens new ones by itself */
export function openDatabase(url: string, onError: (error: Error) => void, max = 20): Database {
  const pool = new pg.Pool({ connectionString: url, max, connectionTimeoutMillis: 5_000 });
  pool.on('error', onError);
  // One that breaks while a mail is on its way fails the next question on it; unheard, its event would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db: Database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  pools.set(db, pool);
  return db;
}

/** @throws SettingError where the database can't be reached or refuses us; anything else as it is */
export function unreachable(error: unknown): never {
  const code = codeOf(error);
  // Class 28 is a refused login, 3D a database that isn't there; the rest is the network's.
  if (typeof code === 'string' && /^(28|3D)|^E[A-Z]+$/.test(code))
    throw new SettingError(`DATABASE_URL: the database can't be reached (${code})`);
  throw error;
}

/** Safe to call from several processes at once: Kysely takes a lock. A newer build may have been here: what it did is left as it is. */
export async function migrate(db: Database): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...(await made(db)), ...migrations }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error('the database could not be migrated');
}

/** The migrations that this database has been through, as ones that need nothing more. */
async function made(db: Database): Promise<Record<string, Migration>> {
  const table = await sql<{ known: boolean }>`select to_regclass('kysely_migration') is not null as known`.execute(db);
  if (!table.rows[0]?.known) return {};
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return Object.fromEntries(rows.map(({ name }) => [name, { up: () => Promise.resolve() }]));
}

/** Rejects where the database doesn't answer. */
export async function isDatabaseThere(db: Database): Promise<true> {
  await db.selectFrom('programme').select('id').limit(1).execute();
  return true;
}

const AWAY = ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN'];
/** Classes and codes of PostgreSQL: no connection, no room (connections, memory, disk), stopping or starting, read-only for now. */
const AWAY_STATES = /^(?:08|53|57P|58)|^(?:55000|25006)$/;

/** Whether an error means that the database can't be reached or is just starting or stopping. */
export function isDatabaseAway(error: unknown): boolean {
  const code = codeOf(error);
  if (typeof code === 'string' && (AWAY.includes(code) || AWAY_STATES.test(code))) return true;
  return error instanceof Error && /timeout exceeded when trying to connect|Connection terminated/.test(error.message);
}
