// What is asked across programmes: which there are, which have not begun, and who is in several.
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { RehearsalRecord } from './schema.ts';

/** Programmes and rehearsals that are kept and have not begun, which they do in their first second. */
export async function notBegun(
  db: Database,
  olderThanMs: number,
): Promise<{ id: string; rehearsal: RehearsalRecord | null; introduced: boolean }[]> {
  return db
    .selectFrom('programme')
    .select(['id', 'rehearsal', sql<boolean>`content ? 'introduction'`.as('introduced')])
    .where('started_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('created_at', '<', sql<Date>`now() - ${`${olderThanMs} milliseconds`}::interval`)
    .execute();
}

/** People of other programmes that run, by their address in small letters. */
export async function alsoIn(
  db: Database,
  programme: string,
  emails: readonly string[],
): Promise<{ email: string; programme: string }[]> {
  if (emails.length === 0) return [];
  return db
    .selectFrom('person')
    .innerJoin('programme', 'programme.id', 'person.programme')
    .innerJoin('membership', (join) =>
      join.onRef('membership.programme', '=', 'person.programme').onRef('membership.person', '=', 'person.id'),
    )
    .select([sql<string>`lower(person.email)`.as('email'), 'person.programme as programme'])
    .distinct()
    .where('programme.ended_at', 'is', null)
    .where('programme.rehearsal', 'is', null)
    .where('membership.gone', 'is', null)
    .where('person.programme', '<>', programme)
    .where(sql<string>`lower(person.email)`, 'in', [...emails])
    .execute();
}

/** Those that run, and then the newest of those that have ended. */
export async function programmesAtHand(db: Database, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('programme')
    .select('id')
    .orderBy(sql`ended_at is not null`)
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** The newest programmes first. */
export async function listProgrammes(db: Database, limit: number, before?: string): Promise<string[]> {
  let query = db.selectFrom('programme').select('id').orderBy('created_at', 'desc').orderBy('id').limit(limit);
  if (before)
    query = query.where('created_at', '<', (q) =>
      q.selectFrom('programme').select('created_at').where('id', '=', before),
    );
  return (await query.execute()).map(({ id }) => id);
}
