// One mail rate for all workers: who is to send takes the next turn from the database, and waits for it.
import { sql } from 'kysely';
import type { Database } from './database.ts';

/** Who would have to wait longer than this comes back later instead. */
const LONGEST_WAIT_SECONDS = 20;

/** @returns milliseconds until the turn; undefined where it is too far away to be taken now */
export async function takeTurn(db: Database, perMinute: number): Promise<number | undefined> {
  const { rows } = await sql<{ wait: number }>`
    update pace set next = greatest(next, clock_timestamp()) + make_interval(secs => ${60 / perMinute})
    where next < clock_timestamp() + make_interval(secs => ${LONGEST_WAIT_SECONDS})
    returning extract(epoch from next - clock_timestamp())::float8 * 1000 - ${60_000 / perMinute} as wait`.execute(db);
  const [turn] = rows;
  return turn && Math.max(0, turn.wait);
}
