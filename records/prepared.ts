// Statements that come with every page and every mail. They are put together once, and PostgreSQL plans them once a connection:
// to do both each time takes longer than to answer.
import { createHash } from 'node:crypto';
import { sql, type CompiledQuery, type RawBuilder } from 'kysely';
import { poolOf, type Database } from './database.ts';
import { perDatabase } from './gathering.ts';

/** Where a value goes in that each asking brings. */
class Given {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

export const given = <Value>(name: string): RawBuilder<Value> => sql<Value>`${new Given(name)}`;

/** One that is written as it is. */
export const statement =
  <Row>(text: RawBuilder<Row>) =>
  (db: Database): { compile(): CompiledQuery<Row> } => ({ compile: () => text.compile(db) });

/** @param make it may name no column by `*`: a plan that is kept must mean the same when a newer build has added one */
export function prepared<Row extends object>(
  make: (db: Database) => { compile(): CompiledQuery<Row> },
): (db: Database, values: Readonly<Record<string, unknown>>) => Promise<readonly Row[]> {
  const statementOf = perDatabase((db: Database) => {
    const query = make(db).compile();
    return { query, name: createHash('sha256').update(query.sql).digest('base64url').slice(0, 20) };
  });
  return async (db, values) => {
    const { query, name } = statementOf(db);
    const parameters = query.parameters.map((value) => (value instanceof Given ? values[value.name] : value));
    const pool = poolOf(db);
    // Within a transaction its own connection answers.
    if (!pool) return (await db.executeQuery<Row>({ ...query, parameters })).rows;
    return (await pool.query<Row>({ name, text: query.sql, values: parameters })).rows;
  };
}
