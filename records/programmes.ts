// Programmes with their people, in and out of the database.
import { sql, type Insertable, type Selectable } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import {
  everyone,
  type Group,
  type Instant,
  type Membership,
  type Person,
  type Practice,
  type Programme,
  type Role,
} from '../domain/programme.ts';
import { contentHash } from '../domain/register.ts';
import type { Final, ProgrammeStatus } from '../domain/status.ts';
import type { Database } from './database.ts';
import type { ProgrammeContent, RehearsalRecord, Tables } from './schema.ts';

type PersonRow = Selectable<Tables['person']>;
type MembershipRow = Pick<Selectable<Tables['membership']>, 'person' | 'group_id' | 'role' | 'gone'>;

export interface ProgrammeRecord {
  readonly programme: Programme;
  /** Everybody who was ever named in it, by id; `gone` where they have been erased. */
  readonly people: ReadonlyMap<string, Person>;
  /** Who holds or held which place, in the order in which places were taken. */
  readonly memberships: readonly Membership[];
  /** Where moved meetings are held, by what the engine knows of it. */
  readonly places: ReadonlyMap<string, string>;
  /** What its links know it by. */
  readonly number: number;
  /** Which of their addresses each person is written to, by how often it has been mended. */
  readonly addresses: ReadonlyMap<string, number>;
  /** Where somebody was written to before, by what the engine knows of it. */
  readonly formerAddresses: ReadonlyMap<string, Pick<Person, 'name' | 'email'>>;
  /** Where its calendar entries come from; null before it has begun. */
  readonly organizer: string | null;
  readonly rehearsal: RehearsalRecord | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly final: Final<ProgrammeStatus> | null;
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
  const { id } = programme;
  const hash = contentHash({ programme, rehearsal: rehearsal !== null });
  const content = JSON.stringify(withoutPeople(programme));
  return db.transaction().execute(async (tx) => {
    await tx
      .deleteFrom('programme')
      .where('id', '=', id)
      .where('rehearsal', 'is not', null)
      .where('ended_at', 'is not', null)
      .execute();
    const inserted = await tx
      .insertInto('programme')
      .values({ id, content, content_hash: hash, rehearsal: rehearsal && JSON.stringify(rehearsal) })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!inserted) {
      const known = await tx
        .selectFrom('programme')
        .select('content_hash')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return known.content_hash === hash ? 'same' : 'other';
    }
    await tx
      .insertInto('person')
      .values(everyone(programme).map((person) => personRow(id, person)))
      .execute();
    await tx.insertInto('membership').values(membershipRows(programme)).execute();
    return 'new';
  });
}

/**
 * Reads a programme; undefined if there is none. Erased people come back without name and address.
 *
 * @param known its id, or the number that its links know it by
 */
export async function findProgramme(db: Database, known: string | number): Promise<ProgrammeRecord | undefined> {
  // One statement, so that all of it was true at one time.
  const row = await db
    .selectFrom('programme')
    .selectAll()
    .select((eb) => [
      jsonArrayFrom(eb.selectFrom('person').selectAll().whereRef('programme', '=', 'programme.id').orderBy('id')).as(
        'people',
      ),
      jsonArrayFrom(
        eb
          .selectFrom('membership')
          .select(['person', 'group_id', 'role', 'gone'])
          .whereRef('programme', '=', 'programme.id')
          .orderBy('position'),
      ).as('memberships'),
      jsonArrayFrom(
        eb.selectFrom('place').select(['place.id', 'place.place']).whereRef('programme', '=', 'programme.id'),
      ).as('places'),
      jsonArrayFrom(
        eb
          .selectFrom('former_address')
          .select(['former_address.id', 'former_address.name', 'former_address.email'])
          .whereRef('programme', '=', 'programme.id'),
      ).as('former'),
    ])
    .where((eb) => (typeof known === 'number' ? eb('number', '=', known) : eb('id', '=', known)))
    .executeTakeFirst();
  if (!row) return undefined;
  const people = new Map(row.people.map((person) => [person.id, personOf(person)]));
  const memberships = row.memberships.map(membershipOf);
  return {
    programme: withPeople(row.content, people, memberships),
    people,
    memberships,
    places: new Map(row.places.map(({ id: place, place: name }) => [place, name])),
    number: row.number,
    addresses: new Map(row.people.map(({ id, address_version }) => [id, address_version])),
    formerAddresses: new Map(row.former.map(({ id, name, email }) => [id, { name, email }])),
    organizer: row.organizer,
    rehearsal: row.rehearsal,
    createdAt: row.created_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    final: row.final,
  };
}

export async function markStarted(db: Database, id: string, at: Instant, organizer: string): Promise<void> {
  await db
    .updateTable('programme')
    .set({ started_at: at, organizer })
    .where('id', '=', id)
    .where('started_at', 'is', null)
    .execute();
}

/** What one group has agreed on, changed. */
export async function setPractice(db: Database, id: string, group: string, practice: Practice): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const row = await tx.selectFrom('programme').select('content').where('id', '=', id).forUpdate().executeTakeFirst();
    if (!row) return;
    const groups = row.content.groups.map((each) => (each.id === group ? { ...each, practice } : each));
    const content = JSON.stringify({ ...row.content, groups });
    await tx.updateTable('programme').set({ content }).where('id', '=', id).execute();
  });
}

export async function markEnded(db: Database, id: string, at: Instant, final: Final<ProgrammeStatus>): Promise<void> {
  await db
    .updateTable('programme')
    .set({ ended_at: at, final: JSON.stringify(final) })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

/** After a rehearsal: its people and their words go, and where its mails went; counts and outcomes stay. */
export async function forgetPeople(db: Database, id: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    // What they wrote for their meetings goes with them.
    await tx.deleteFrom('person').where('programme', '=', id).execute();
    await tx.deleteFrom('words').where('programme', '=', id).execute();
    await tx
      .updateTable('programme')
      .set({ rehearsal: sql`rehearsal - 'to'` })
      .where('id', '=', id)
      .execute();
  });
}

/** A person as a row of a programme. */
export function personRow(programme: string, person: Person): Insertable<Tables['person']> {
  return {
    programme,
    id: person.id,
    name: person.name,
    email: person.email,
    department: person.department ?? null,
    organisation: person.organisation ?? null,
    manager: person.manager ?? null,
    employed_since: person.employedSince ?? null,
    greeting: person.greeting ?? null,
  };
}

function membershipRows({ id: programme, groups }: Programme): Insertable<Tables['membership']>[] {
  return groups
    .flatMap(({ id: group, mentor, mentees }) => [
      { group, person: mentor.id, role: 'mentor' as const },
      ...mentees.map((mentee) => ({ group, person: mentee.id, role: 'mentee' as const })),
    ])
    .map(({ group, person, role }, position) => ({ programme, group_id: group, person, role, position }));
}

function withoutPeople({ hr, sponsor, groups, ...rest }: Programme): ProgrammeContent {
  return {
    ...rest,
    hr: hr.id,
    sponsor: sponsor.id,
    groups: groups.map(({ mentor: _mentor, mentees: _mentees, ...group }) => group),
  };
}

function withPeople(
  { hr, sponsor, groups, ...content }: ProgrammeContent,
  people: ReadonlyMap<string, Person>,
  memberships: readonly Membership[],
): Programme {
  const known = (id: string): Person => people.get(id) ?? { id, name: '', email: '' };
  const placed = ({ person, gone }: Membership): Person => ({
    ...known(person),
    ...(gone ? { gone: known(person).gone ?? gone } : {}),
  });
  const inGroup = (group: string, role: Role) =>
    memberships.filter((membership) => membership.group === group && membership.role === role);
  return {
    ...content,
    hr: known(hr),
    sponsor: known(sponsor),
    groups: groups.map((group): Group => {
      // The newest in a place holds it, also where they have left it and nobody has come after them.
      const mentor = inGroup(group.id, 'mentor').at(-1);
      return {
        ...group,
        mentor: mentor ? placed(mentor) : known(''),
        mentees: inGroup(group.id, 'mentee').map(placed),
      };
    }),
  };
}

function membershipOf({ person, group_id, role, gone }: MembershipRow): Membership {
  return { person, group: group_id, role, ...(gone === null ? {} : { gone }) };
}

function personOf(row: PersonRow): Person {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    ...(row.department === null ? {} : { department: row.department }),
    ...(row.organisation === null ? {} : { organisation: row.organisation }),
    ...(row.manager === null ? {} : { manager: row.manager }),
    ...(row.employed_since === null ? {} : { employedSince: row.employed_since }),
    ...(row.greeting === null ? {} : { greeting: row.greeting }),
    ...(row.erased ? { gone: 'erased' } : {}),
  };
}
