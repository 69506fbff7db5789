// Who of HR did what, and who looked at whose data. It says that, never what: no name or address of those it is about.
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Identity } from './sessions.ts';

/** What a deed was about. */
export interface About {
  readonly programme?: string | undefined;
  readonly group?: string | undefined;
  readonly person?: string | undefined;
  readonly meeting?: number | undefined;
}

export interface LogEntry extends About {
  readonly at: Date;
  readonly name: string;
  readonly deed: string;
  /** What the programme and the group are called, as long as they are there. */
  readonly title?: string | undefined;
  readonly groupName?: string | undefined;
}

/** Opened again within the hour it is the same looking. */
const SAME_LOOK_MS = 3_600_000;

export async function enterDeed(
  db: Database,
  { issuer, subject, name }: Omit<Identity, 'role'>,
  deed: string,
  { programme, group, person, meeting }: About = {},
): Promise<void> {
  const row = { issuer, subject, name, deed };
  const about = {
    programme: programme ?? null,
    group_id: group ?? null,
    person: person ?? null,
    meeting: meeting ?? null,
  };
  await db
    .insertInto('hr_log')
    .values({ ...row, ...about })
    .execute();
}

export async function enterLook(
  db: Database,
  who: Omit<Identity, 'role'>,
  programme: string,
  person: string,
): Promise<void> {
  const known = await db
    .selectFrom('hr_log')
    .select('id')
    .where('deed', '=', 'looked')
    .where('issuer', '=', who.issuer)
    .where('subject', '=', who.subject)
    .where('programme', '=', programme)
    .where('person', '=', person)
    .where('at', '>', new Date(Date.now() - SAME_LOOK_MS))
    .executeTakeFirst();
  if (!known) await enterDeed(db, who, 'looked', { programme, person });
}

/** The newest first. */
export async function readLog(
  db: Database,
  { programme, person }: Pick<About, 'programme' | 'person'> = {},
  limit = 200,
): Promise<LogEntry[]> {
  let query = db
    .selectFrom('hr_log')
    .leftJoin('programme', 'programme.id', 'hr_log.programme')
    .selectAll('hr_log')
    .select([
      sql<string | null>`content->>'title'`.as('title'),
      sql<
        string | null
      >`(select one->>'name' from jsonb_array_elements(content->'groups') one where one->>'id' = group_id)`.as(
        'group_name',
      ),
    ])
    .orderBy('hr_log.id', 'desc')
    .limit(limit);
  if (programme !== undefined) query = query.where('hr_log.programme', '=', programme);
  if (person !== undefined) query = query.where('person', '=', person);
  return (await query.execute()).map((row) => ({
    at: row.at,
    name: row.name,
    deed: row.deed,
    programme: row.programme ?? undefined,
    title: row.title ?? undefined,
    group: row.group_id ?? undefined,
    groupName: row.group_name ?? undefined,
    person: row.person ?? undefined,
    meeting: row.meeting ?? undefined,
  }));
}
