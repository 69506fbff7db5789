// The database goes first: what a build could read and write before a migration, it can after.
import { Migrator, sql } from 'kysely';
import { afterAll, beforeEach, expect, inject, test } from 'vitest';
import { readProgramme } from '../../domain/body.ts';
import { attemptMail } from '../../records/attempt.ts';
import { migrate, openDatabase, type Database } from '../../records/database.ts';
import { failedAmong, planMails } from '../../records/ledger.ts';
import { migrations } from '../../records/migrations.ts';
import { findProgramme, findProgrammeAmong, keepProgramme } from '../../records/programmes.ts';
import { adaptedTasks, latestBy } from '../../records/writing.ts';
import { freshDatabase } from '../databases.ts';
import { example } from '../example.ts';

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

test('what a process has asked before a migration it can ask after it, on the same connection', async () => {
  const url = await freshDatabase(inject('postgresUrl'));
  const alone = openDatabase(url, () => undefined, 1);
  const other = openDatabase(url, () => undefined);
  opened.push(alone, other);
  await migrate(other);
  const reading = readProgramme({ ...example(), id: 'prepared' });
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  await keepProgramme(alone, reading.programme);
  const [group] = reading.programme.groups;
  const key = { programme: 'prepared', group: group?.id ?? '', person: group?.mentor.id ?? '' };
  const mail = {
    ...key,
    moment: 'welcome',
    kind: 'welcome',
    plannedFor: new Date().toISOString(),
    revision: 0,
  } as const;
  const trial = { at: mail.plannedFor, engineMs: Date.now(), revision: 0, coveredBy: ['a-fuller-one'] };
  const asked = async () => {
    await planMails(alone, 'hr@kommune.example', [mail]);
    await attemptMail(alone, mail, trial, () => ({ outcome: 'later', reason: '451' }));
    return [
      (await findProgramme(alone, 'prepared'))?.number,
      (await findProgrammeAmong(alone, 'prepared'))?.number,
      (await latestBy(alone, [], key, ['draft'], [2])).written,
      await adaptedTasks(alone, [], 'prepared', key.group),
      await failedAmong(alone, [mail]),
    ];
  };
  const before = await asked();
  const tables = await sql<{
    name: string;
  }>`select tablename as name from pg_tables where schemaname = 'public'`.execute(alone);
  for (const { name } of tables.rows)
    await sql`alter table ${sql.table(name)} add column of_a_newer_build text`.execute(alone);
  expect(await asked()).toEqual(before);
  expect(before[0]).toBeTypeOf('number');
});
