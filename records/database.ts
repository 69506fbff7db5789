// The connection to PostgreSQL, and bringing its tables up to date.
import { Kysely, Migrator, PostgresDialect } from 'kysely';
import pg from 'pg';
import { migrations, type Tables } from './schema.ts';

export type Database = Kysely<Tables>;

/** @param onError told of connections that break while idle; the pool opens new ones by itself */
export function openDatabase(url: string, onError: (error: Error) => void, max = 20): Database {
  const pool = new pg.Pool({ connectionString: url, max, connectionTimeoutMillis: 5_000 });
  pool.on('error', onError);
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** Safe to call from several processes at once: Kysely takes a lock. */
export async function migrate(db: Database): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error('the database could not be migrated');
}
