// Programmes and their people, in and out of the database.
import type { Insertable, Selectable } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { contentHash } from '../domain/body.ts';
import { everyone, type Group, type Mentee, type Person, type Programme } from '../domain/programme.ts';
import type { Database } from './database.ts';
import type { ProgrammeContent, Tables } from './schema.ts';

type PersonRow = Selectable<Tables['person']>;

/** What a rehearsal keeps beside its programme. */
export interface RehearsalRecord {
  readonly scenario: unknown;
  /** Every mail goes here instead, if given. */
  readonly to?: string | undefined;
}

export interface ProgrammeRecord {
  readonly programme: Programme;
  /** Everybody who is or was in it, by id; those who are gone say so. */
  readonly people: ReadonlyMap<string, Person>;
  /** Where moved meetings are held, by what the engine knows of it. */
  readonly places: ReadonlyMap<string, string>;
  readonly rehearsal: RehearsalRecord | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly final: unknown;
}

export type Kept = 'new' | 'same' | 'other';

/**
 * Keeps a programme unless its id is taken.
 *
 * @returns `same` where the id is taken by the same content, `other` where by another programme. A rehearsal that has
 * ended gives its id up.
 */
export async function keepProgramme(
  db: Database,
  programme: Programme,
  rehearsal: RehearsalRecord | null = null,
): Promise<Kept> {
  const hash = contentHash({ programme, rehearsal: rehearsal !== null });
  return db.transaction().execute(async (tx) => {
    await tx
      .deleteFrom('programme')
      .where('id', '=', programme.id)
      .where('rehearsal', 'is not', null)
      .where('ended_at', 'is not', null)
      .execute();
    const inserted = await tx
      .insertInto('programme')
      .values({
        id: programme.id,
        content: JSON.stringify(withoutPeople(programme)),
        content_hash: hash,
        rehearsal: rehearsal && JSON.stringify(rehearsal),
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!inserted) {
      const { content_hash } = await tx
        .selectFrom('programme')
        .select('content_hash')
        .where('id', '=', programme.id)
        .executeTakeFirstOrThrow();
      return content_hash === hash ? 'same' : 'other';
    }
    await tx.insertInto('person').values(personRows(programme)).execute();
    return 'new';
  });
}

/** Reads a programme; undefined if there is none of that id. Erased people come back without name and address. */
export async function findProgramme(db: Database, id: string): Promise<ProgrammeRecord | undefined> {
  // One statement, so that all of it was true at one time.
  const row = await db
    .selectFrom('programme')
    .selectAll()
    .select((eb) => [
      jsonArrayFrom(
        eb.selectFrom('person').selectAll().whereRef('programme', '=', 'programme.id').orderBy('position'),
      ).as('people'),
      jsonArrayFrom(
        eb.selectFrom('place').select(['place.id', 'place.place']).whereRef('programme', '=', 'programme.id'),
      ).as('places'),
    ])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { people, places } = row;
  return {
    programme: withPeople(
      row.content,
      people.filter(({ gone }) => gone !== 'candidate'),
    ),
    people: new Map(people.map((person) => [person.id, personOf(person)])),
    places: new Map(places.map(({ id, place }) => [id, place])),
    rehearsal: row.rehearsal as RehearsalRecord | null,
    createdAt: row.created_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    final: row.final,
  };
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

export async function markStarted(db: Database, id: string, at: string): Promise<void> {
  await db
    .updateTable('programme')
    .set({ started_at: at })
    .where('id', '=', id)
    .where('started_at', 'is', null)
    .execute();
}

export async function markEnded(db: Database, id: string, at: string, final: unknown): Promise<void> {
  await db
    .updateTable('programme')
    .set({ ended_at: at, final: JSON.stringify(final) })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

/** After a rehearsal: its people and their words go, counts and outcomes stay. */
export async function forgetPeople(db: Database, id: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('person').where('programme', '=', id).execute();
    await tx.deleteFrom('words').where('programme', '=', id).execute();
  });
}

function withoutPeople({ hr: _hr, sponsor: _sponsor, groups, ...rest }: Programme): ProgrammeContent {
  return { ...rest, groups: groups.map(({ mentor: _mentor, mentees: _mentees, ...group }) => group) };
}

function personRows(programme: Programme): Insertable<Tables['person']>[] {
  const roles = new Map<string, { role: PersonRow['role']; group: string | null }>([
    [programme.hr.id, { role: 'hr', group: null }],
    [programme.sponsor.id, { role: 'sponsor', group: null }],
    ...programme.groups.flatMap((group) => [
      [group.mentor.id, { role: 'mentor', group: group.id }] as const,
      ...group.mentees.map((mentee) => [mentee.id, { role: 'mentee', group: group.id }] as const),
    ]),
  ]);
  return everyone(programme).map((person: Mentee, position) => ({
    programme: programme.id,
    id: person.id,
    group_id: roles.get(person.id)?.group ?? null,
    role: roles.get(person.id)?.role ?? 'mentee',
    position,
    name: person.name,
    email: person.email,
    department: person.department ?? null,
    organisation: person.organisation ?? null,
    manager: person.manager ?? null,
    employed_since: person.employedSince ?? null,
  }));
}

function withPeople(content: ProgrammeContent, people: readonly PersonRow[]): Programme {
  const only = (role: PersonRow['role'], group: string | null, id: string): Person => {
    // The newest in a place holds it, also where they have left it and nobody has come after them.
    const row = people.findLast((person) => person.role === role && person.group_id === group);
    return row ? personOf(row) : { id, name: '', email: '' };
  };
  return {
    ...content,
    retentionDays: content.retentionDays ?? 180,
    hr: only('hr', null, 'hr'),
    sponsor: only('sponsor', null, 'sponsor'),
    groups: content.groups.map((group): Group => ({
      ...group,
      mentor: only('mentor', group.id, `${group.id}.mentor`),
      mentees: people.filter((person) => person.role === 'mentee' && person.group_id === group.id).map(personOf),
    })),
  };
}

function personOf(row: PersonRow): Mentee {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    ...(row.department === null ? {} : { department: row.department }),
    ...(row.organisation === null ? {} : { organisation: row.organisation }),
    ...(row.manager === null ? {} : { manager: row.manager }),
    ...(row.employed_since === null ? {} : { employedSince: row.employed_since }),
    ...(row.gone === null || row.gone === 'candidate' ? {} : { gone: row.gone }),
  };
}
