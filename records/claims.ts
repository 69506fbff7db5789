// The rows of mails that are being sent: claimed by a lease, counted as copies, recorded as sent. Many mails of one worker go in one
// statement, each by its own condition.
import { sql } from 'kysely';
import type { Instant } from '../domain/programme.ts';
import type { Database } from './database.ts';
import { Gathered, perDatabase } from './gathering.ts';
import { given, prepared, statement } from './prepared.ts';

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

/** A row for each mail: what is asked of it. */
const asked = sql`unnest(
  ${given<string[]>('ids')}::text[], ${given<string[]>('claims')}::text[], ${given<string[]>('times')}::timestamptz[],
  ${given<number[]>('revisions')}::int[], ${given<string[]>('engine')}::timestamptz[]
) as v(id, claim, at, revision, engine)`;

const claim = prepared(
  statement<Claimed & { readonly claim: string }>(sql`
    update mail set
      claim = v.claim,
      claimed_until = now() + ${LEASE}::interval,
      -- Somebody may have a copy: this is another of it. Else it is written now.
      written_at = case when copies > 0 then coalesce(written_at, v.at) else v.at end
    from ${asked}
    where mail.id = v.id and outcome = 'planned' and mail.revision <= v.revision
      and (claimed_until is null or claimed_until < now())
      and (not_before is null or not_before <= v.engine)
    returning mail.claim, message_id, planned_for, copies, written_at`),
);

const count = prepared(
  statement<{ readonly claim: string; readonly copies: number }>(sql`
    update mail set copies = copies + 1
    from ${asked}
    where mail.id = v.id and mail.claim = v.claim and outcome = 'planned' and mail.revision <= v.revision
    returning mail.claim, copies`),
);

const sent = prepared(
  statement<object>(sql`
    update mail set outcome = 'sent', reason = null, at = v.at, claim = null, claimed_until = null
    from ${asked}
    where mail.id = v.id and outcome <> 'sent'`),
);

const claims = perDatabase(
  (db: Database) =>
    new Gathered<Claim, Claimed | undefined>(async (all) => {
      const rows = await claim(db, columns(all));
      const by = new Map(rows.map(({ claim: holder, ...row }) => [holder, row]));
      return all.map((each) => by.get(each.claim));
    }),
);

const copies = perDatabase(
  (db: Database) =>
    new Gathered<Counting, number | undefined>(async (all) => {
      const by = new Map((await count(db, columns(all))).map((row) => [row.claim, row.copies]));
      return all.map((each) => by.get(each.claim));
    }),
);

const sendings = perDatabase(
  (db: Database) =>
    new Gathered<Sent, void>(async (all) => {
      await sent(db, columns(all));
      return all.map(() => undefined);
    }),
);

/** In the order of ids, so that two who lock the same rows do it in the same order. */
function columns(rows: readonly (Pick<Claim, 'id'> & Partial<Claim>)[]) {
  const sorted = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    ids: sorted.map(({ id }) => id),
    claims: sorted.map((row) => row.claim ?? null),
    times: sorted.map(({ at }) => at ?? null),
    revisions: sorted.map(({ revision }) => revision ?? 0),
    engine: sorted.map(({ engineMs }) => new Date(engineMs ?? 0).toISOString()),
  };
}
