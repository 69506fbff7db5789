// People are named, mended while their programme runs, and erased when somebody asks or time is up.
import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { personIdOf } from '../domain/ids.ts';
import { sameAddress, type Instant, type Person, type PersonDetails } from '../domain/programme.ts';
import type { Database } from './database.ts';
import { personRow } from './content.ts';
import { suppressErased } from './settling.ts';

export interface Named {
  readonly id: string;
  /** The row as this call made it; undefined where somebody of that address was known before. */
  readonly made: string | undefined;
}

/**
 * Names a person, who has no place by that. Somebody who is known by the address keeps their id; what is newly said of them
 * is kept where nothing was known.
 */
export async function namePerson(db: Database, programme: string, details: PersonDetails): Promise<Named> {
  return db.transaction().execute(async (tx) => {
    // One at a time in a programme, so that two calls for one address name one person.
    await tx.selectFrom('programme').select('id').where('id', '=', programme).forUpdate().execute();
    const known = await tx
      .selectFrom('person')
      .select('id')
      .where('programme', '=', programme)
      .where((eb) => eb(eb.fn<string>('lower', ['email']), '=', details.email.toLowerCase()))
      // Somebody who is just being erased is waited for: then they are nobody who is known.
      .forUpdate()
      .executeTakeFirst();
    const id = known?.id ?? personIdOf(randomBytes(10));
    const row = personRow(programme, { ...details, id });
    const { version } = await tx
      .insertInto('person')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['programme', 'id']).doUpdateSet((eb) => ({
          department: eb.fn.coalesce('person.department', 'excluded.department'),
          organisation: eb.fn.coalesce('person.organisation', 'excluded.organisation'),
          manager: eb.fn.coalesce('person.manager', 'excluded.manager'),
          employed_since: eb.fn.coalesce('person.employed_since', 'excluded.employed_since'),
          greeting: eb.fn.coalesce('person.greeting', 'excluded.greeting'),
          gender: eb.fn.coalesce('person.gender', 'excluded.gender'),
        })),
      )
      .returning(sql<string>`xmin::text`.as('version'))
      .executeTakeFirstOrThrow();
    return { id, made: known ? undefined : version };
  });
}

/** Somebody who was named for a place and didn't get it is forgotten, unless they have another or are being named for one. */
export async function forgetNamed(db: Database, programme: string, { id, made }: Named): Promise<void> {
  if (made === undefined) return;
  await db
    .deleteFrom('person')
    .where('programme', '=', programme)
    .where('id', '=', id)
    // Naming somebody again writes their row anew, so it is another version then.
    .where(sql<string>`xmin::text`, '=', made)
    .where((eb) => {
      const places = eb.selectFrom('membership').select('person');
      return eb.not(eb.exists(places.where('programme', '=', programme).where('person', '=', id)));
    })
    .execute();
}

export type Mending = { readonly [Field in keyof PersonDetails]?: PersonDetails[Field] | undefined };

/**
 * With another address the links that were mailed to the old one end; where mails have gone to it, it is kept until its calendar is cleared.
 *
 * @param ids of those that one address names
 * @returns whether they are still there: somebody may have erased them
 */
export async function mendPeople(
  db: Database,
  programme: string,
  ids: readonly string[],
  mending: Mending,
): Promise<boolean> {
  const { name, email, department, organisation, manager, employedSince, greeting } = mending;
  const fields = { name, email, department, organisation, manager, employed_since: employedSince, greeting };
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return db.transaction().execute(async (tx) => {
    const people = await tx
      .selectFrom('person')
      .select(['id', 'name', 'email'])
      .where('programme', '=', programme)
      .where('id', 'in', [...ids])
      .where('erased', '=', false)
      .forUpdate()
      .execute();
    for (const person of people) {
      const moves = email !== undefined && !sameAddress(person.email, email);
      if (moves) await keepFormer(tx, programme, person);
      // With another name, too, it may be another person who has come in their place.
      if (moves && (name === undefined || name === person.name))
        await movesAsManager(tx, programme, person.email, email);
      const version = moves ? { address_version: sql<number>`address_version + 1` } : {};
      if (Object.keys(given).length > 0)
        await tx
          .updateTable('person')
          .set({ ...given, ...version })
          .where('programme', '=', programme)
          .where('id', '=', person.id)
          .execute();
    }
    return people.length > 0;
  });
}

type FormerPerson = { readonly id: string; readonly name: string; readonly email: string };

/** Where they were written to, unless no mail has ever got there. */
async function keepFormer(db: Database, programme: string, { id: person, name, email }: FormerPerson): Promise<void> {
  const sent = await db
    .selectFrom('mail')
    .select('id')
    .where('programme', '=', programme)
    .where('person', '=', person)
    .where('outcome', '=', 'sent')
    .limit(1)
    .executeTakeFirst();
  if (!sent) return;
  await db.insertInto('former_address').values({ programme, id: randomUUID(), person, name, email }).execute();
}

/** Those whose manager they are know them by their address. @param to null where it is to stand nowhere any more */
async function movesAsManager(db: Database, programme: string, from: string, to: string | null): Promise<void> {
  if (from === '') return;
  await db
    .updateTable('person')
    .set({ manager: to })
    .where('programme', '=', programme)
    .where((eb) => eb(eb.fn<string>('lower', ['manager']), '=', from.toLowerCase()))
    .execute();
}

/** What the engine knows the addresses by that somebody had before. */
export async function formerAddresses(db: Database, programme: string, person: string): Promise<string[]> {
  const rows = await db
    .selectFrom('former_address')
    .select('id')
    .where('programme', '=', programme)
    .where('person', '=', person)
    .execute();
  return rows.map(({ id }) => id);
}

export interface Erased {
  readonly people: number;
  readonly words: number;
}

/**
 * Somebody of whom something may be kept: nobody would come to erase it of one who has been erased. One who is just being erased is
 * waited for.
 */
export function notErased(
  db: Database,
  { programme, person }: { readonly programme: string; readonly person: string },
) {
  return db
    .selectFrom('person')
    .where('programme', '=', programme)
    .where('id', '=', person)
    .where('erased', '=', false)
    .forShare();
}

/** Names, addresses and words go; the rows stay as numbers for the counts. */
export async function erasePeople(
  db: Database,
  programme: string,
  people: readonly Person[],
  at: Instant,
): Promise<Erased> {
  const ids = people.map(({ id }) => id);
  if (ids.length === 0) return { people: 0, words: 0 };
  return db.transaction().execute(async (tx) => {
    await suppressErased(tx, programme, ids, at);
    const former = await tx
      .deleteFrom('former_address')
      .where('programme', '=', programme)
      .where('person', 'in', ids)
      .returning('email')
      .execute();
    for (const { email } of [...people, ...former]) await movesAsManager(tx, programme, email, null);
    const holding = await tx
      .selectFrom('person')
      .select('id')
      .where('programme', '=', programme)
      .where('id', 'in', ids)
      .where((eb) => eb.or([eb('name', '<>', ''), eb('email', '<>', '')]))
      .forUpdate()
      .execute();
    await tx
      .updateTable('person')
      .set({
        name: '',
        email: '',
        department: null,
        organisation: null,
        manager: null,
        employed_since: null,
        greeting: null,
        gender: null,
        erased: true,
      })
      .where('programme', '=', programme)
      .where('id', 'in', ids)
      .execute();
    await tx.deleteFrom('content_key').where('programme', '=', programme).where('person', 'in', ids).execute();
    await tx.deleteFrom('account').where('programme', '=', programme).where('person', 'in', ids).execute();
    const words = await tx
      .deleteFrom('words')
      .where('programme', '=', programme)
      .where('person', 'in', ids)
      .returning('person')
      .execute();
    const writing = await tx
      .deleteFrom('writing')
      .where('programme', '=', programme)
      .where('person', 'in', ids)
      .returning('person')
      .execute();
    return { people: holding.length, words: words.length + writing.length };
  });
}

/** Where in the programme's rows a text still stands, as `table.column`: what is left to HR to mend. */
export async function whereFound(db: Database, programme: string, texts: readonly string[]): Promise<string[]> {
  const wanted = texts.filter((text) => text.length > 2);
  if (wanted.length === 0) return [];
  const columns = await sql<{ table: string; column: string }>`
    select c.table_name as "table", c.column_name as "column" from information_schema.columns c
    where c.table_schema = current_schema() and c.data_type in ('text', 'jsonb')
      and (c.table_name = 'programme' or exists (select from information_schema.columns p where p.table_schema = c.table_schema and p.table_name = c.table_name and p.column_name = 'programme'))`.execute(
    db,
  );
  const found: string[] = [];
  for (const { table, column } of columns.rows) {
    const own = table === 'programme' ? 'id' : 'programme';
    const pattern = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
    const like = sql.join(
      wanted.map((text) => sql`${sql.ref(column)}::text ilike ${pattern(text)}`),
      sql` or `,
    );
    const { rows } =
      await sql`select 1 from ${sql.table(table)} where ${sql.ref(own)} = ${programme} and (${like}) limit 1`.execute(
        db,
      );
    if (rows.length > 0) found.push(`${table}.${column}`);
  }
  return found;
}
