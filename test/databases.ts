// Databases for tests, and what it is like when one is away.
import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** A database of its own for a test. */
export async function freshDatabase(url: string): Promise<string> {
  const name = `t${randomUUID().replaceAll('-', '')}`;
  await asAdmin(url, (admin) => admin.query(`create database ${name}`));
  const fresh = new URL(url);
  fresh.pathname = `/${name}`;
  return fresh.href;
}

/** Does something while PostgreSQL takes no connection to a database. */
export async function databaseAway(url: string, database: string, meanwhile: () => Promise<void>): Promise<void> {
  const name = new URL(database).pathname.slice(1);
  await asAdmin(url, async (admin) => {
    try {
      await admin.query(`alter database ${name} allow_connections false`);
      await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
      await meanwhile();
    } finally {
      await admin.query(`alter database ${name} allow_connections true`);
    }
  });
}

async function asAdmin(url: string, run: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    await run(admin);
  } finally {
    await admin.end();
  }
}
