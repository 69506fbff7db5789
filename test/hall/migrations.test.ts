// The database goes first: what a build could read and write before a migration, it can after.
import { Migrator, sql } from 'kysely';
import { afterAll, beforeEach, expect, inject, test } from 'vitest';
import { migrate, openDatabase, type Database } from '../../records/database.ts';
import { migrations } from '../../records/migrations.ts';
import { freshDatabase } from '../databases.ts';

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
  /** Whether a row can be written without it. */
  readonly free: boolean;
}

const opened: Database[] = [];
let db: Database;

beforeEach(async () => {
  db = openDatabase(await freshDatabase(inject('postgresUrl')), () => undefined);
  opened.push(db);
});

afterAll(async () => Promise.all(opened.map((each) => each.destroy())));

async function columns(): Promise<Map<string, Column>> {
  const { rows } = await sql<Column>`
    select table_name as table, column_name as column, data_type as type, is_nullable = 'YES' as nullable, is_nullable = 'YES' or column_default is not null as free
    from information_schema.columns where table_schema = 'public' and table_name not like 'kysely%'`.execute(db);
  return new Map(rows.map((row) => [`${row.table}.${row.column}`, row]));
}

test.each(Object.keys(migrations))(
  'a build that knows the tables as of %s can go on beside the newest',
  async (name) => {
    await new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } }).migrateTo(name);
    const before = await columns();
    await migrate(db);
    const after = await columns();
    const tables = new Set([...before.values()].map(({ table }) => table));
    for (const [column, { type, nullable }] of before)
      expect([column, after.get(column)]).toEqual([column, expect.objectContaining({ type, nullable })]);
    const needed = [...after]
      .filter(([column, { table, free }]) => tables.has(table) && !before.has(column) && !free)
      .map(([column]) => column);
    expect(needed, 'new columns in old tables that a row can’t do without').toEqual([]);
  },
);

test('an older build that starts again finds the newer database as good as its own', async () => {
  await migrate(db);
  await sql`insert into kysely_migration values ('9999-of-a-newer-build', now()::text)`.execute(db);
  await migrate(db);
  expect((await columns()).has('mail.id')).toBe(true);
});
