// People come, go and are mended while their programme runs, and are erased when somebody asks or time is up.
import { sql } from 'kysely';
import type { Gone, Instant, Mentee, Person } from '../domain/programme.ts';
import type { Database } from './database.ts';
import { suppressPerson } from './ledger.ts';

export interface Candidate {
  readonly programme: string;
  readonly group: string;
  readonly role: 'mentor' | 'mentee';
}

/** Names a person for a place. They hold it once the engine says so (see `takePlace`). @returns the id made for them */
export async function nameCandidate(
  db: Database,
  { programme, group, role }: Candidate,
  person: Omit<Mentee, 'id'>,
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    // One at a time a programme, since the id is made from those that are there.
    await tx.selectFrom('programme').select('id').where('id', '=', programme).forUpdate().execute();
    const rows = await tx
      .selectFrom('person')
      .select(['id', 'email', 'gone'])
      .where('programme', '=', programme)
      .where('group_id', '=', group)
      .where('role', '=', role)
      .execute();
    // Asked again after no answer came: the engine may be putting them in already.
    const named = rows.find(
      ({ gone, email }) => gone === 'candidate' && email.toLowerCase() === person.email.toLowerCase(),
    );
    if (named) return named.id;
    const taken = new Set(rows.map(({ id }) => id));
    const name = (n: number) => (role === 'mentor' ? `${group}.mentor-${n}` : `${group}.m${n}`);
    let n = rows.length + 1;
    while (taken.has(name(n))) n += 1;
    const { top } = await tx
      .selectFrom('person')
      .select((eb) => eb.fn.max('position').as('top'))
      .where('programme', '=', programme)
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('person')
      .values({
        ...{
          programme,
          id: name(n),
          group_id: group,
          role,
          position: Number(top) + 1,
          name: person.name,
          email: person.email,
          gone: 'candidate',
        },
        ...{
          department: person.department ?? null,
          organisation: person.organisation ?? null,
          manager: person.manager ?? null,
          employed_since: person.employedSince ?? null,
        },
      })
      .execute();
    return name(n);
  });
}

export async function dropCandidate(db: Database, programme: string, id: string): Promise<void> {
  await db
    .deleteFrom('person')
    .where('programme', '=', programme)
    .where('id', '=', id)
    .where('gone', '=', 'candidate')
    .execute();
}

export async function takePlace(db: Database, programme: string, id: string): Promise<void> {
  await db
    .updateTable('person')
    .set({ gone: null })
    .where('programme', '=', programme)
    .where('id', '=', id)
    .where('gone', '=', 'candidate')
    .execute();
}

/** From now on they get nothing but the goodbye. */
export async function markGone(
  db: Database,
  programme: string,
  id: string,
  gone: Exclude<Gone, 'erased'>,
  at: Instant,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('person')
      .set({ gone })
      .where('programme', '=', programme)
      .where('id', '=', id)
      .where('gone', 'is', null)
      .execute();
    await suppressPerson(tx, programme, id, gone, at);
  });
}

export type Mending = { readonly [Field in keyof Omit<Mentee, 'id' | 'gone'>]?: Mentee[Field] | undefined };

/** @param ids one human may hold several places */
export async function mendPerson(
  db: Database,
  programme: string,
  ids: readonly string[],
  { name, email, department, organisation, manager, employedSince }: Mending,
): Promise<void> {
  const fields = { name, email, department, organisation, manager, employed_since: employedSince };
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  if (Object.keys(given).length === 0) return;
  await db
    .updateTable('person')
    .set(given)
    .where('programme', '=', programme)
    .where('id', 'in', [...ids])
    .execute();
}

export interface Erased {
  readonly people: number;
  readonly words: number;
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
    // Who never came to a place leaves nothing behind to count.
    await tx
      .deleteFrom('person')
      .where('programme', '=', programme)
      .where('id', 'in', ids)
      .where('gone', '=', 'candidate')
      .execute();
    for (const id of ids) await suppressPerson(tx, programme, id, 'erased', at);
    // Also where they stand as somebody's manager.
    const emails = people.map(({ email }) => email.toLowerCase()).filter(Boolean);
    if (emails.length > 0)
      await tx
        .updateTable('person')
        .set({ manager: null })
        .where('programme', '=', programme)
        .where((eb) => eb(eb.fn<string>('lower', ['manager']), 'in', emails))
        .execute();
    const erased = await tx
      .updateTable('person')
      .set({
        name: '',
        email: '',
        department: null,
        organisation: null,
        manager: null,
        employed_since: null,
        gone: 'erased',
      })
      .where('programme', '=', programme)
      .where('id', 'in', ids)
      .returning('id')
      .execute();
    const words = await tx
      .deleteFrom('words')
      .where('programme', '=', programme)
      .where('person', 'in', ids)
      .returning('person')
      .execute();
    return { people: erased.length, words: words.length };
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
    const like = sql.join(
      wanted.map((text) => sql`${sql.ref(column)}::text ilike ${`%${text.replace(/[\\%_]/g, '\\$&')}%`}`),
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
