// Who takes a place in a group and who is no longer in theirs, as the engine has decided.
import type { Gone, Instant, Membership } from '../domain/programme.ts';
import type { Database } from './database.ts';
import { suppressGone } from './settling.ts';

export interface Place extends Omit<Membership, 'gone'> {
  readonly programme: string;
}

/** Done twice it is done once. Who has held the place before has it again. */
export async function takePlace(db: Database, { programme, person, group, role }: Place): Promise<void> {
  const holds = await db
    .selectFrom('membership')
    .select('person')
    .where('programme', '=', programme)
    .where('group_id', '=', group)
    .where('person', '=', person)
    .where('role', '=', role)
    .where('gone', 'is', null)
    .executeTakeFirst();
  if (holds) return;
  const { top } = await db
    .selectFrom('membership')
    .select((eb) => eb.fn.max('position').as('top'))
    .where('programme', '=', programme)
    .executeTakeFirstOrThrow();
  const position = Number(top) + 1;
  await db
    .insertInto('membership')
    .values({ programme, group_id: group, person, role, position })
    .onConflict((conflict) =>
      conflict
        .columns(['programme', 'group_id', 'person', 'role'])
        // Of a group's mentors the last one is its mentor; a mentee who comes back stands where they stood.
        .doUpdateSet(role === 'mentor' ? { position, gone: null } : { gone: null }),
    )
    .execute();
}

/** From now on they get nothing of the group but the goodbye. */
export async function markGone(
  db: Database,
  { programme, person, group }: Omit<Place, 'role'>,
  gone: Exclude<Gone, 'erased'>,
  at: Instant,
): Promise<void> {
  await db
    .updateTable('membership')
    .set({ gone })
    .where('programme', '=', programme)
    .where('group_id', '=', group)
    .where('person', '=', person)
    .where('gone', 'is', null)
    .execute();
  await suppressGone(db, { programme, person, group }, gone, at);
}
