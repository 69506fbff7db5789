// Who is who in a programme is changed by one call at a time: each is held against the rules as the one before has left things.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from './database.ts';

/** A turn whose holder dies is free after this long; no call takes longer. */
const TURN = sql`interval '15 seconds'`;
const WAIT_MS = 5_000;
const LOOK_MS = 30;

/** @returns undefined where others have kept it all the time that there was to wait */
export async function inRosterTurn<Done>(
  db: Database,
  programme: string,
  change: () => Promise<Done>,
): Promise<{ readonly done: Done } | undefined> {
  const turn = randomUUID();
  for (const begun = Date.now(); !(await takes(db, programme, turn)); await pause())
    if (Date.now() - begun > WAIT_MS) return undefined;
  try {
    return { done: await change() };
  } finally {
    await db
      .updateTable('programme')
      .set({ roster_turn: null })
      .where('id', '=', programme)
      .where('roster_turn', '=', turn)
      .execute();
  }
}

async function takes(db: Database, programme: string, turn: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('programme')
    .set({ roster_turn: turn, roster_turn_until: sql<Date>`now() + ${TURN}` })
    .where('id', '=', programme)
    .where((eb) => eb.or([eb('roster_turn', 'is', null), eb('roster_turn_until', '<', sql<Date>`now()`)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

const pause = () => new Promise((wake) => setTimeout(wake, LOOK_MS));
