// Programmes with their people, in and out of the database.
import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { everyone, type Instant, type Membership, type Person, type Programme } from '../domain/programme.ts';
import type { MailKind } from '../domain/kinds.ts';
import type { OwnPlace, OwnWords } from '../domain/own-words.ts';
import { contentHash } from '../domain/register.ts';
import type { Final, ProgrammeStatus } from '../domain/status.ts';
import { membershipOf, membershipRows, personOf, personRow, withoutPeople, withPeople } from './content.ts';
import type { Database } from './database.ts';
import { Gathered, perDatabase } from './gathering.ts';
import { given, prepared } from './prepared.ts';
import type { RehearsalRecord } from './schema.ts';

export interface ProgrammeRecord {
  readonly programme: Programme;
  /** Everybody who was ever named in it, by id; `gone` where they have been erased. */
  readonly people: ReadonlyMap<string, Person>;
  /** Who holds or held which place, in the order in which places were taken. */
  readonly memberships: readonly Membership[];
  /** Where moved meetings are held, by what the engine knows of it. */
  readonly places: ReadonlyMap<string, string>;
  /** Who has been nominated, and by whom, by id. */
  readonly nominations: ReadonlyMap<string, string>;
  /** HR's own paragraphs in its letters. */
  readonly ownWords: OwnWords;
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
  const [row] = await (typeof known === 'number' ? byNumber(db, { known }) : byId(db, { known }));
  return row && recordOf(row);
}

const byNumber = prepared((db) => rowsOf(db).where('number', '=', given<number>('known')));
const byId = prepared((db) => rowsOf(db).where('id', '=', given<string>('known')));
const among = prepared((db) => rowsOf(db).where('id', '=', sql<string>`any(${given<string[]>('ids')}::text[])`));

/** For many deliveries at once: asked after the call, as if each asked alone, and read once. */
export const findProgrammeAmong = (db: Database, id: string): Promise<ProgrammeRecord | undefined> => found(db).ask(id);

const found = perDatabase(
  (db: Database) =>
    new Gathered<string, ProgrammeRecord | undefined>(async (ids) => {
      const rows = await among(db, { ids: [...new Set(ids)] });
      const records = new Map(rows.map((row) => [row.id, recordOf(row)]));
      return ids.map((id) => records.get(id));
    }),
);

/** One statement, so that all of it was true at one time. */
function rowsOf(db: Database) {
  return db
    .selectFrom('programme')
    .select(['id', 'number', 'content', 'organizer', 'rehearsal', 'created_at', 'started_at', 'ended_at', 'final'])
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
      jsonArrayFrom(
        eb
          .selectFrom('nomination')
          .select(['nomination.person', 'nomination.director'])
          .whereRef('programme', '=', 'programme.id'),
      ).as('nominations'),
      jsonArrayFrom(
        eb
          .selectFrom('own_words')
          .select(['own_words.kind', 'own_words.place', 'own_words.text'])
          .whereRef('programme', '=', 'programme.id'),
      ).as('own_words'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

function recordOf(row: Row): ProgrammeRecord {
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
    ownWords: ownWordsOf(row.own_words),
    nominations: new Map(row.nominations.map(({ person, director }) => [person, director])),
    organizer: row.organizer,
    rehearsal: row.rehearsal,
    createdAt: row.created_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    final: row.final,
  };
}

function ownWordsOf(rows: readonly { kind: MailKind; place: OwnPlace; text: string }[]): OwnWords {
  const byKind = Map.groupBy(rows, ({ kind }) => kind);
  return new Map(
    [...byKind].map(([kind, all]) => [kind, Object.fromEntries(all.map(({ place, text }) => [place, text]))]),
  );
}

export async function markStarted(db: Database, id: string, at: Instant, organizer: string): Promise<void> {
  await db
    .updateTable('programme')
    .set({ started_at: at, organizer })
    .where('id', '=', id)
    .where('started_at', 'is', null)
    .execute();
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
