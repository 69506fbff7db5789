// The ledger: every mail of every programme as planned, sent, suppressed or failed. A mail that is sent is never sent again.
// How mails are settled without being sent is in settling.ts, how one is sent in attempt.ts.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { mailId, messageIdOf, type MailKey } from '../domain/ids.ts';
import type { MailKind, Suppression } from '../domain/kinds.ts';
import type { Instant } from '../domain/programme.ts';
import { addressIn } from '../domain/text.ts';
import type { Database } from './database.ts';
import { given, prepared, statement } from './prepared.ts';
import type { Outcome } from './schema.ts';

export interface PlannedEntry extends MailKey {
  readonly kind: MailKind;
  readonly plannedFor: Instant;
  readonly revision: number;
}

interface Entry {
  readonly kind: MailKind;
  readonly group: string | null;
  readonly moment: string;
  readonly person: string;
  readonly plannedFor: Date;
  readonly messageId: string;
  readonly at: Date | null;
}

/** What became of a mail: why it is not sent, or what the server answered. */
type Result =
  | { readonly outcome: 'planned'; readonly reason: string | null }
  | { readonly outcome: 'sent'; readonly reason: null }
  | { readonly outcome: 'suppressed'; readonly reason: Suppression }
  | { readonly outcome: 'failed'; readonly reason: string };

export type LedgerEntry = Entry & Result;

/** @param from whose domain it is of */
function messageId(key: MailKey, from: string): string {
  const domain = /@(\S+)$/.exec(addressIn(from))?.[1] ?? 'localhost';
  return messageIdOf(createHash('sha256').update(mailId(key)).digest('hex'), domain);
}

/**
 * Enters mails as planned. Entries that are there keep their outcome; those still planned take the new time, unless a later
 * revision has given them theirs. What stands there as it is to be is only read.
 */
export async function planMails(db: Database, from: string, entries: readonly PlannedEntry[]): Promise<void> {
  // One statement takes a row once; whoever stands in two audiences of a moment gets one mail.
  const once = [...new Map(entries.map((entry) => [mailId(entry), entry])).values()];
  if (once.length === 0) return;
  const column = <T>(of: (entry: PlannedEntry) => T) => once.map(of);
  await plan(db, {
    ids: column(mailId),
    programmes: column(({ programme }) => programme),
    groups: column(({ group }) => group ?? null),
    moments: column(({ moment }) => moment),
    kinds: column(({ kind }) => kind),
    people: column(({ person }) => person),
    times: column(({ plannedFor }) => plannedFor),
    messageIds: column((entry) => messageId(entry, from)),
    revisions: column(({ revision }) => revision),
  });
}

const plan = prepared(
  statement<object>(sql`
    insert into mail (id, programme, group_id, moment, kind, person, planned_for, outcome, message_id, revision)
    select v.id, v.programme, v.group_id, v.moment, v.kind, v.person, v.planned_for, 'planned', v.message_id, v.revision
    from unnest(
      ${given('ids')}::text[], ${given('programmes')}::text[], ${given('groups')}::text[], ${given('moments')}::text[],
      ${given('kinds')}::text[], ${given('people')}::text[], ${given('times')}::timestamptz[],
      ${given('messageIds')}::text[], ${given('revisions')}::int[]
    ) as v(id, programme, group_id, moment, kind, person, planned_for, message_id, revision)
    left join mail on mail.id = v.id
    where mail.id is null or (
      mail.outcome = 'planned' and mail.revision <= v.revision
      and (mail.planned_for, mail.revision) is distinct from (v.planned_for, v.revision)
    )
    on conflict (id) do update set planned_for = excluded.planned_for, revision = excluded.revision
    where mail.outcome = 'planned' and mail.revision <= excluded.revision`),
);

/** Whether a mail is still to be sent, as far as can be told without holding it. */
export async function isPlanned(db: Database, key: MailKey): Promise<boolean> {
  const row = await db
    .selectFrom('mail')
    .select('id')
    .where('id', '=', mailId(key))
    .where('outcome', '=', 'planned')
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether one of these mentors has the welcome of a group still to come. */
export async function awaitsWelcome(db: Database, programme: string, people: readonly string[]): Promise<boolean> {
  if (people.length === 0) return false;
  const row = await db
    .selectFrom('membership')
    .select('person')
    .where('programme', '=', programme)
    .where('person', 'in', [...people])
    .where('role', '=', 'mentor')
    .where('gone', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('mail')
            .select('mail.id')
            .whereRef('mail.programme', '=', 'membership.programme')
            .whereRef('mail.group_id', '=', 'membership.group_id')
            .whereRef('mail.person', '=', 'membership.person')
            .where('mail.kind', '=', 'welcome')
            .where('mail.outcome', '<>', 'planned'),
        ),
      ),
    )
    .executeTakeFirst();
  return row !== undefined;
}

/** What keeps planned mails from being sent for now. */
export async function noteFault(db: Database, keys: readonly MailKey[], reason: string): Promise<void> {
  if (keys.length === 0) return;
  await db
    .updateTable('mail')
    .set({ reason })
    .where('id', 'in', keys.map(mailId))
    .where('outcome', '=', 'planned')
    .execute();
}

/** Which of these mails have failed, and with what reason. */
export async function failedAmong<Key extends MailKey>(
  db: Database,
  keys: readonly Key[],
): Promise<(Key & { readonly reason: string | null })[]> {
  if (keys.length === 0) return [];
  const rows = await failedOf(db, { ids: keys.map(mailId) });
  const failed = new Map(rows.map(({ id, reason }) => [id, reason]));
  return keys.flatMap((key) => {
    const reason = failed.get(mailId(key));
    return reason === undefined ? [] : [{ ...key, reason }];
  });
}

const failedOf = prepared((db) =>
  db
    .selectFrom('mail')
    .select(['id', 'reason'])
    .where('outcome', '=', 'failed')
    .where('id', '=', sql<string>`any(${given('ids')}::text[])`),
);

export async function ledger(db: Database, programme: string): Promise<LedgerEntry[]> {
  const rows = await db
    .selectFrom('mail')
    .selectAll()
    .where('programme', '=', programme)
    .orderBy('planned_for')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    kind: row.kind,
    group: row.group_id,
    moment: row.moment,
    person: row.person,
    plannedFor: row.planned_for,
    messageId: row.message_id,
    at: row.at,
    ...resultOf(row.outcome, row.reason),
  }));
}

/** The reason of a suppressed mail is one that this code has written. */
function resultOf(outcome: Outcome, reason: string | null): Result {
  switch (outcome) {
    case 'planned':
      return { outcome, reason };
    case 'sent':
      return { outcome, reason: null };
    case 'suppressed':
      return { outcome, reason: reason as Suppression };
    case 'failed':
      return { outcome, reason: reason ?? '' };
  }
}

/** What is sent next, a moment of a group once. */
export async function nextPlanned(db: Database, programme: string, most: number) {
  const rows = await db
    .selectFrom('mail')
    .select((eb) => ['kind', 'moment', 'group_id', eb.fn.min('planned_for').as('at')])
    .where('programme', '=', programme)
    .where('outcome', '=', 'planned')
    .groupBy(['kind', 'moment', 'group_id'])
    .orderBy('at')
    .limit(most)
    .execute();
  return rows.map(({ kind, moment, group_id, at }) => ({
    ...{ kind, moment, at },
    ...(group_id === null ? {} : { group: group_id }),
  }));
}
