// The ledger: every mail of every programme as planned, sent, suppressed or failed. A mail that is sent is never sent again.
import { sql, type Transaction } from 'kysely';
import type { Instant } from '../domain/programme.ts';
import type { Database } from './database.ts';
import type { Outcome, Tables } from './schema.ts';

/** One mail to one person: what the ledger is keyed by. */
export interface MailKey {
  readonly programme: string;
  /** Undefined for the programme's own mails. */
  readonly group?: string | undefined;
  readonly moment: string;
  readonly person: string;
}

export interface PlannedEntry extends MailKey {
  readonly kind: string;
  readonly plannedFor: Instant;
  readonly messageId: string;
}

export interface LedgerEntry {
  readonly kind: string;
  readonly group: string | null;
  readonly moment: string;
  readonly person: string;
  readonly plannedFor: Date;
  readonly outcome: Outcome;
  readonly reason: string | null;
  readonly messageId: string;
  readonly at: Date | null;
}

export function mailId({ programme, group, moment, person }: MailKey): string {
  return [programme, group ?? '', moment, person].join('/');
}

/** Enters mails as planned. Entries that are there keep their outcome; those still planned take the new time. */
export async function planMails(db: Database, entries: readonly PlannedEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await db
    .insertInto('mail')
    .values(entries.map((entry) => ({
      id: mailId(entry),
      programme: entry.programme,
      group_id: entry.group ?? null,
      moment: entry.moment,
      kind: entry.kind,
      person: entry.person,
      planned_for: entry.plannedFor,
      outcome: 'planned' as const,
      message_id: entry.messageId,
    })))
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ planned_for: (eb) => eb.ref('excluded.planned_for') }).where('mail.outcome', '=', 'planned'))
    .execute();
}

/** Settles planned mails without sending them. Those already settled stay as they are. */
export async function suppressMails(db: Database, keys: readonly MailKey[], reason: string, at: Instant): Promise<void> {
  if (keys.length === 0) return;
  await settle(db, reason, at).where('id', 'in', keys.map(mailId)).execute();
}

/** Everything still planned for a person in a group, outside the moments that tell them: they have left. */
export async function suppressPerson(db: Database, programme: string, group: string, person: string, reason: string, at: Instant, outside: readonly string[]): Promise<void> {
  await settle(db, reason, at).where('programme', '=', programme).where('group_id', '=', group).where('person', '=', person).where('moment', 'not in', [...outside]).execute();
}

/** Everything still planned for a group (or, with null, for the programme itself) outside the moments that stay. */
export async function suppressOtherMoments(db: Database, programme: string, group: string | null, stay: readonly string[], reason: string, at: Instant): Promise<void> {
  let query = settle(db, reason, at).where('programme', '=', programme).where('group_id', group === null ? 'is' : '=', group);
  if (stay.length > 0) query = query.where('moment', 'not in', [...stay]);
  await query.execute();
}

function settle(db: Database, reason: string, at: Instant) {
  return db.updateTable('mail').set({ outcome: 'suppressed', reason, at }).where('outcome', '=', 'planned');
}

/** What became of an attempt to send. `later` leaves the mail planned, with the fault as its reason so far. */
export type Attempt =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'suppressed' | 'failed' | 'later'; readonly reason: string };

/**
 * Tries a planned mail while holding its row, so that two attempts at once can't both send it. If this process dies after the
 * server took the mail and before the row is written, the mail goes again under the same Message-ID.
 *
 * @returns undefined where the mail was settled before
 */
export async function attemptMail(db: Database, key: MailKey, at: Instant, send: (messageId: string) => Promise<Attempt>): Promise<Attempt | undefined> {
  return db.transaction().execute(async (tx: Transaction<Tables>) => {
    const row = await tx.selectFrom('mail').select(['outcome', 'message_id']).where('id', '=', mailId(key)).forUpdate().executeTakeFirst();
    if (row?.outcome !== 'planned') return undefined;
    const attempt = await send(row.message_id);
    const settled = attempt.outcome === 'later' ? { reason: attempt.reason } : { outcome: attempt.outcome, reason: attempt.outcome === 'sent' ? null : attempt.reason, at };
    await tx.updateTable('mail').set(settled).where('id', '=', mailId(key)).execute();
    return attempt;
  });
}

/** Mails that were tried until they were of no use: failed, with the server's last answer as the reason. */
export async function giveUp(db: Database, keys: readonly MailKey[], at: Instant): Promise<MailKey[]> {
  if (keys.length === 0) return [];
  const rows = await db
    .updateTable('mail')
    .set({ outcome: 'failed', reason: sql<string>`coalesce(reason, 'too-late')`, at })
    .where('outcome', '=', 'planned')
    .where('id', 'in', keys.map(mailId))
    .returning('id')
    .execute();
  const failed = new Set(rows.map(({ id }) => id));
  return keys.filter((key) => failed.has(mailId(key)));
}

export async function ledger(db: Database, programme: string): Promise<LedgerEntry[]> {
  const rows = await db.selectFrom('mail').selectAll().where('programme', '=', programme).orderBy('planned_for').orderBy('id').execute();
  return rows.map((row) => ({
    kind: row.kind,
    group: row.group_id,
    moment: row.moment,
    person: row.person,
    plannedFor: row.planned_for,
    outcome: row.outcome,
    reason: row.reason,
    messageId: row.message_id,
    at: row.at,
  }));
}
