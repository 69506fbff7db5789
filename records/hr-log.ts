// Who of HR did what, and who looked at whose data. It says that, never what: no name or address of those it is about.
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
  let query = db.selectFrom('hr_log').selectAll().orderBy('id', 'desc').limit(limit);
  if (programme !== undefined) query = query.where('programme', '=', programme);
  if (person !== undefined) query = query.where('person', '=', person);
  return (await query.execute()).map(({ at, name, deed, programme: of, group_id, person: whom, meeting }) => ({
    ...{ at, name, deed },
    ...{
      programme: of ?? undefined,
      group: group_id ?? undefined,
      person: whom ?? undefined,
      meeting: meeting ?? undefined,
    },
  }));
}
