// The rows of mails that are being sent: claimed by a lease, counted as copies, recorded as sent. Many mails of one worker go in one
// statement, each by its own condition.
import { sql } from 'kysely';
import type { Instant } from '../domain/programme.ts';
import type { Database } from './database.ts';
import { Gathered, perDatabase } from './gathering.ts';

/** A process that dies leaves its mails to others after this time. */
export const LEASE = '10 seconds';

export interface Claimed {
  readonly message_id: string;
  readonly planned_for: Date;
  readonly copies: number;
  readonly written_at: Date | null;
}

interface Claim {
  readonly id: string;
  readonly claim: string;
  readonly at: Instant;
  readonly revision: number;
  readonly engineMs: number;
}

type Counting = Pick<Claim, 'id' | 'claim' | 'revision'>;
type Sent = Pick<Claim, 'id' | 'at'>;

/** @returns undefined where the mail is settled, a later revision's, waiting, or claimed by somebody else */
export const claimRow = (db: Database, claim: Claim): Promise<Claimed | undefined> => claims(db).ask(claim);

/** @returns how many copies there may be with this one; undefined where it is not to be sent any more */
export const countCopy = (db: Database, counting: Counting): Promise<number | undefined> => copies(db).ask(counting);

/** It is what happened, also where somebody has meanwhile settled the mail otherwise. */
export const markSent = (db: Database, sent: Sent): Promise<void> => sendings(db).ask(sent);

const claims = perDatabase(
  (db: Database) =>
    new Gathered<Claim, Claimed | undefined>(async (asked) => {
      const { rows } = await sql<Claimed & { claim: string }>`
        update mail set
          claim = v.claim,
          claimed_until = now() + ${LEASE}::interval,
          -- Somebody may have a copy: this is another of it. Else it is written now.
          written_at = case when copies > 0 then coalesce(written_at, v.at) else v.at end
        from ${given(asked)} as v(id, claim, at, revision, engine)
        where mail.id = v.id and outcome = 'planned' and mail.revision <= v.revision
          and (claimed_until is null or claimed_until < now())
          and (not_before is null or not_before <= v.engine)
        returning mail.claim, message_id, planned_for, copies, written_at`.execute(db);
      const by = new Map(rows.map(({ claim, ...row }) => [claim, row]));
      return asked.map(({ claim }) => by.get(claim));
    }),
);

const copies = perDatabase(
  (db: Database) =>
    new Gathered<Counting, number | undefined>(async (asked) => {
      const { rows } = await sql<{ claim: string; copies: number }>`
        update mail set copies = copies + 1
        from ${given(asked.map((each) => ({ ...each, at: null, engineMs: 0 })))} as v(id, claim, at, revision, engine)
        where mail.id = v.id and mail.claim = v.claim and outcome = 'planned' and mail.revision <= v.revision
        returning mail.claim, copies`.execute(db);
      const by = new Map(rows.map(({ claim, copies: count }) => [claim, count]));
      return asked.map(({ claim }) => by.get(claim));
    }),
);

const sendings = perDatabase(
  (db: Database) =>
    new Gathered<Sent, void>(async (asked) => {
      await sql`
        update mail set outcome = 'sent', reason = null, at = v.at, claim = null, claimed_until = null
        from ${given(asked.map((each) => ({ ...each, claim: null, revision: 0, engineMs: 0 })))} as v(id, claim, at, revision, engine)
        where mail.id = v.id and outcome <> 'sent'`.execute(db);
      return asked.map(() => undefined);
    }),
);

interface Row {
  readonly id: string;
  readonly claim: string | null;
  readonly at: Instant | null;
  readonly revision: number;
  readonly engineMs: number;
}

/** In the order of ids, so that two who lock the same rows do it in the same order. */
function given(rows: readonly Row[]) {
  const sorted = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const column = <T>(of: (row: Row) => T) => sorted.map(of);
  return sql`unnest(
    ${column(({ id }) => id)}::text[], ${column(({ claim }) => claim)}::text[], ${column(({ at }) => at)}::timestamptz[],
    ${column(({ revision }) => revision)}::int[], ${column(({ engineMs }) => new Date(engineMs).toISOString())}::timestamptz[]
  )`;
}
