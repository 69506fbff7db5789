// One mail rate for all workers: who is to send takes the next turn from the database, and waits for it.
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { Gathered, perDatabase } from './gathering.ts';

/** Who would have to wait longer than this comes back later instead. */
const LONGEST_WAIT_MS = 20_000;

/** @returns milliseconds until the turn; undefined where it is too far away to be taken now */
export function takeTurn(db: Database, perMinute: number): Promise<number | undefined> {
  return turns(db).ask(60_000 / perMinute);
}

/** Many mails take their turns in one trip: one by one, each would wait for those before it to be written to disk. */
const turns = perDatabase(
  (db: Database) =>
    // Asked for with the time that each takes.
    new Gathered<number, number | undefined>((steps) =>
      db.transaction().execute(async (transaction) => {
        const { rows } = await sql<{ next: number; now: number }>`
          select ${inMs(sql`next`)} as next, ${inMs(sql`clock_timestamp()`)} as now from pace for update`.execute(
          transaction,
        );
        const { next, now } = rows[0] ?? { next: 0, now: 0 };
        let turn = Math.max(next, now);
        const waits = steps.map((step) => {
          if (turn >= now + LONGEST_WAIT_MS) return undefined;
          const wait = turn - now;
          turn += step;
          return wait;
        });
        await sql`update pace set next = to_timestamp(${turn}::float8 / 1000)`.execute(transaction);
        return waits;
      }),
    ),
);

function inMs(time: ReturnType<typeof sql>) {
  return sql`(extract(epoch from ${time}) * 1000)::float8`;
}
