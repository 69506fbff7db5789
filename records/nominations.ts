// Who has been named for a programme, and by whom; and the groups as they are proposed.
import { sql } from 'kysely';
import type { Candidate, Draft, Placement } from '../domain/grouping.ts';
import type { Instant, Variant } from '../domain/programme.ts';
import type { Database } from './database.ts';
import type { ProgrammeRecord } from './programmes.ts';

export interface Nominated {
  readonly person: string;
  /** A director's id, or HR's. */
  readonly director: string;
  readonly variant: Variant | null;
}

/** In the order in which they were named. */
export async function nominationsOf(db: Database, programme: string): Promise<readonly Nominated[]> {
  return db
    .selectFrom('nomination')
    .select(['person', 'director', 'variant'])
    .where('programme', '=', programme)
    .orderBy('at')
    .orderBy('person')
    .execute();
}

/** @returns who had named them before, where somebody has: named twice they are named once */
export async function nominate(
  db: Database,
  programme: string,
  { person, director, variant }: Nominated,
): Promise<string | undefined> {
  await db
    .insertInto('nomination')
    .values({ programme, person, director, variant })
    // Who knows more of them may say so later.
    .onConflict((conflict) =>
      variant === null ? conflict.doNothing() : conflict.columns(['programme', 'person']).doUpdateSet({ variant }),
    )
    .execute();
  const kept = await db
    .selectFrom('nomination')
    .select('director')
    .where('programme', '=', programme)
    .where('person', '=', person)
    .executeTakeFirst();
  return kept?.director === director ? undefined : kept?.director;
}

/** Also who they are goes, where they are nobody else in the programme. @returns whether they had been named */
export async function strike(db: Database, programme: string, person: string, director?: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const struck = await tx
      .deleteFrom('nomination')
      .where('programme', '=', programme)
      .where('person', '=', person)
      .$if(director !== undefined, (query) => query.where('director', '=', director ?? ''))
      .returning('person')
      .executeTakeFirst();
    if (!struck) return false;
    await tx
      .deleteFrom('person')
      .where('programme', '=', programme)
      .where('id', '=', person)
      .where((eb) =>
        eb.and([
          eb.not(
            eb.exists(
              eb
                .selectFrom('membership')
                .select('person')
                .where('programme', '=', programme)
                .where('person', '=', person),
            ),
          ),
          sql<boolean>`not exists (select from programme p where p.id = ${programme} and p.content::text like ${`%"${person}"%`})`,
          sql<boolean>`not exists (select from mail m where m.programme = ${programme} and m.person = ${person})`,
        ]),
      )
      .execute();
    return true;
  });
}

/** Everybody who can have a place: those who have one, reserves in their order, and those who have been named. */
export async function candidatesOf(
  db: Database,
  { programme, people }: Pick<ProgrammeRecord, 'programme' | 'people'>,
): Promise<readonly Candidate[]> {
  const named = await nominationsOf(db, programme.id);
  const mentors = programme.groups.map(({ mentor }) => mentor.id);
  const ids = [
    ...programme.groups.flatMap(({ mentees }) => mentees.filter(({ gone }) => !gone).map(({ id }) => id)),
    ...(programme.introduction?.invitations?.reserves ?? []).map(({ id }) => id),
    ...named.map(({ person }) => person),
  ];
  const byAddress = new Map([...people.values()].map((person) => [person.email.toLowerCase(), person]));
  return [...new Set(ids)].flatMap((id): readonly Candidate[] => {
    const person = people.get(id);
    if (!person?.email || mentors.includes(id)) return [];
    const { email, department, organisation, manager, gender } = person;
    const variant = named.find((each) => each.person === id)?.variant ?? undefined;
    const secondManager = byAddress.get(manager?.toLowerCase() ?? '')?.manager;
    return [{ id, email, department, organisation, manager, gender, variant, secondManager }];
  });
}

export async function keepDraft(db: Database, programme: string, draft: Draft): Promise<void> {
  const text = JSON.stringify(draft);
  await db
    .insertInto('grouping')
    .values({ programme, draft: text })
    .onConflict((conflict) => conflict.column('programme').doUpdateSet({ draft: text, at: new Date() }))
    .execute();
}

export async function readDraft(db: Database, programme: string): Promise<Draft | undefined> {
  const row = await db.selectFrom('grouping').select('draft').where('programme', '=', programme).executeTakeFirst();
  return row?.draft;
}

/**
 * The groups as they have been decided: who was placed otherwise before the first meeting is placed so now.
 *
 * @returns those who have their place: somebody may have been struck or erased meanwhile
 */
export async function placeMentees(db: Database, programme: string, placement: Placement): Promise<Placement> {
  return db.transaction().execute(async (tx) => {
    await tx.selectFrom('programme').select('id').where('id', '=', programme).forUpdate().execute();
    // Kept until they stand in their groups.
    const people = await tx
      .selectFrom('person')
      .select('id')
      .where('programme', '=', programme)
      .where('erased', '=', false)
      .forShare()
      .execute();
    const there = await tx
      .selectFrom('membership')
      .select(['person', 'group_id', 'position'])
      .where('programme', '=', programme)
      .execute();
    await tx.deleteFrom('membership').where('programme', '=', programme).where('role', '=', 'mentee').execute();
    const top = Math.max(0, ...there.map(({ position }) => position));
    const known = Object.entries(placement).filter(([person]) => people.some(({ id }) => id === person));
    const rows = known.map(([person, group], index) => ({
      programme,
      group_id: group,
      person,
      role: 'mentee' as const,
      // Who was there before stands where they stood.
      position: there.find((each) => each.person === person && each.group_id === group)?.position ?? top + 1 + index,
    }));
    if (rows.length > 0) await tx.insertInto('membership').values(rows).execute();
    return Object.fromEntries(known);
  });
}

/** Who has no place in a group gets nothing more about one: they have said no, are erased, or were left out. */
export async function settleUnplaced(
  db: Database,
  programme: string,
  reason: 'answered' | 'erased' | 'left',
  at: Instant,
): Promise<void> {
  await db
    .updateTable('mail')
    .set({ outcome: 'suppressed', reason, at, claim: null })
    .where('programme', '=', programme)
    .where('kind', '=', 'mentee-invitation')
    .where('outcome', '=', 'planned')
    .where('person', 'not in', (eb) =>
      eb.selectFrom('membership').select('person').where('programme', '=', programme).where('gone', 'is', null),
    )
    .execute();
}

/** What gender people are has served its purpose (R30). */
export async function forgetGender(db: Database, programme: string): Promise<void> {
  await db
    .updateTable('person')
    .set({ gender: null })
    .where('programme', '=', programme)
    .where('gender', 'is not', null)
    .execute();
}

/** Somebody says no before the first meeting, and maybe another comes in their place. Done twice it is done once. */
export async function changePlaces(
  db: Database,
  programme: string,
  { group, out, into }: { readonly group: string; readonly out: string; readonly into: string | undefined },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const gone = await tx
      .deleteFrom('membership')
      .where('programme', '=', programme)
      .where('group_id', '=', group)
      .where('person', '=', out)
      .where('role', '=', 'mentee')
      .returning('position')
      .executeTakeFirst();
    if (!gone || into === undefined) return;
    await tx
      .insertInto('membership')
      .values({ programme, group_id: group, person: into, role: 'mentee', position: gone.position })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
}
