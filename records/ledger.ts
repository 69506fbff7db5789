// The ledger: every mail of every programme as planned, sent, suppressed or failed. A mail that is sent is never sent again.
import { sql, type Transaction } from 'kysely';
import type { Instant } from '../domain/programme.ts';
import type { Database } from './database.ts';
import type { Outcome, Tables } from './schema.ts';

/** An activity's time. */
const RECORD_MS = 120_000;

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
  readonly revision: number;
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

/** PostgreSQL takes 65,535 values in one statement; a large programme has more. */
const ROWS_AT_ONCE = 2000;

/** Enters mails as planned. Entries that are there keep their outcome; those still planned take the new time. */
export async function planMails(db: Database, entries: readonly PlannedEntry[]): Promise<void> {
  for (let from = 0; from < entries.length; from += ROWS_AT_ONCE)
    await planSome(db, entries.slice(from, from + ROWS_AT_ONCE));
}

async function planSome(db: Database, entries: readonly PlannedEntry[]): Promise<void> {
  await db
    .insertInto('mail')
    .values(
      entries.map((entry) => ({
        id: mailId(entry),
        programme: entry.programme,
        group_id: entry.group ?? null,
        moment: entry.moment,
        kind: entry.kind,
        person: entry.person,
        planned_for: entry.plannedFor,
        outcome: 'planned' as const,
        message_id: entry.messageId,
        revision: entry.revision,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({
          planned_for: (eb) => eb.ref('excluded.planned_for'),
          revision: (eb) => eb.fn('greatest', ['mail.revision', 'excluded.revision']),
        })
        .where('mail.outcome', '=', 'planned'),
    )
    .execute();
}

/** Failed mails are planned again: what refused them has been mended. */
export async function reopenMails(db: Database, keys: readonly MailKey[]): Promise<void> {
  if (keys.length === 0) return;
  await db
    .updateTable('mail')
    .set({ outcome: 'planned', reason: null, at: null })
    .where('outcome', '=', 'failed')
    .where('id', 'in', keys.map(mailId))
    .execute();
}

/** Settles planned mails without sending them. Those already settled stay as they are. */
export async function suppressMails(
  db: Database,
  keys: readonly MailKey[],
  reason: string,
  at: Instant,
): Promise<void> {
  if (keys.length === 0) return;
  await settle(db, reason, at).where('id', 'in', keys.map(mailId)).execute();
}

/** What somebody who is gone still gets: the goodbye, and their calendar cleared. */
const GOODBYE = ['dropout-confirmed', 'mentor-released', 'meeting-cancelled'];

/** They tell that all is off. */
const CANCELLING = ['group-cancelled', 'programme-cancelled'];

/** Everything still planned for a person who is gone. Waits for what is being sent at this moment. */
export async function suppressPerson(
  db: Database,
  programme: string,
  person: string,
  reason: string,
  at: Instant,
): Promise<void> {
  const planned = settle(db, reason, at).where('programme', '=', programme).where('person', '=', person);
  await (reason === 'erased' ? planned : planned.where('kind', 'not in', GOODBYE)).execute();
}

/** Everything still planned for these moments of a group (or, with null, of the programme itself). */
export async function suppressMoments(
  db: Database,
  programme: string,
  group: string | null,
  moments: readonly string[],
  reason: string,
  at: Instant,
): Promise<void> {
  if (moments.length === 0) return;
  await ofGroup(settle(db, reason, at), programme, group)
    .where('moment', 'in', [...moments])
    .execute();
}

/** Everything still planned for a group (or, with null, for the programme itself) that is off, but what tells of it. */
export async function suppressAll(
  db: Database,
  programme: string,
  group: string | null,
  reason: string,
  at: Instant,
): Promise<void> {
  await ofGroup(settle(db, reason, at), programme, group)
    .where('kind', 'not in', [...GOODBYE, ...CANCELLING])
    .execute();
}

type Settling = ReturnType<typeof settle>;

function ofGroup(query: Settling, programme: string, group: string | null): Settling {
  return query.where('programme', '=', programme).where('group_id', group === null ? 'is' : '=', group);
}

function settle(db: Database, reason: string, at: Instant) {
  return db.updateTable('mail').set({ outcome: 'suppressed', reason, at }).where('outcome', '=', 'planned');
}

/** What became of an attempt to send. `later` leaves the mail planned, with the fault as its reason so far. */
export type Attempt =
  { readonly outcome: 'sent' } | { readonly outcome: 'suppressed' | 'failed' | 'later'; readonly reason: string };

/** When a mail is tried, and what keeps it from being sent after all. */
export interface Trial {
  readonly at: Instant;
  /** A mail of a later revision is not for this trial to send. */
  readonly revision: number;
  /** Moments, without their count of times, that say all that this mail says. */
  readonly coveredBy: readonly string[];
}

/**
 * Tries a planned mail while holding its row, so that two attempts at once can't both send it. If this process dies after the
 * server took the mail and before the row is written, the mail goes again under the same Message-ID.
 *
 * @returns undefined where the mail was settled before, `stale` where only a delivery of a later revision may send it
 */
export async function attemptMail(
  db: Database,
  key: MailKey,
  { at, revision, coveredBy }: Trial,
  send: (messageId: string) => Promise<Attempt>,
): Promise<Attempt | 'stale' | undefined> {
  let answered: Attempt | undefined;
  try {
    return await db.transaction().execute(async (tx: Transaction<Tables>) => {
      const row = await tx
        .selectFrom('mail')
        .select(['outcome', 'message_id', 'planned_for', 'revision'])
        .where('id', '=', mailId(key))
        .forUpdate()
        .executeTakeFirst();
      if (row?.outcome !== 'planned') return undefined;
      if (row.revision > revision) return 'stale';
      const fuller = coveredBy.length > 0 ? await coverOf(tx, key, coveredBy, row.planned_for, at) : undefined;
      const attempt: Attempt = fuller
        ? { outcome: 'suppressed', reason: `merged:${fuller}` }
        : await send(row.message_id);
      if (attempt.outcome === 'sent') answered = attempt;
      await tx.updateTable('mail').set(settled(attempt, at)).where('id', '=', mailId(key)).execute();
      return attempt;
    });
  } catch (failure) {
    if (!answered) throw failure;
    await recordLate(db, key, settled(answered, at), failure);
    return answered;
  }
}

function settled(attempt: Attempt, at: Instant) {
  return attempt.outcome === 'later'
    ? { reason: attempt.reason }
    : { outcome: attempt.outcome, reason: attempt.outcome === 'sent' ? null : attempt.reason, at };
}

/** The mail server took a mail just as the database went away: that is recorded as soon as it is back, before anybody sends the mail again. */
async function recordLate(
  db: Database,
  key: MailKey,
  what: ReturnType<typeof settled>,
  failure: unknown,
): Promise<void> {
  for (const begun = Date.now(); Date.now() - begun < RECORD_MS; await new Promise((wake) => setTimeout(wake, 50))) {
    try {
      await db.updateTable('mail').set(what).where('id', '=', mailId(key)).where('outcome', '=', 'planned').execute();
      return;
    } catch {
      // Still away.
    }
  }
  throw failure;
}

/** The kind of a mail to the same person that says all that this one says, and that is on its way or went after this was due. */
async function coverOf(
  tx: Transaction<Tables>,
  { programme, group, person }: MailKey,
  coveredBy: readonly string[],
  plannedFor: Date,
  at: Instant,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('mail')
    .select('kind')
    .where('programme', '=', programme)
    .where('group_id', group === undefined ? 'is' : '=', group ?? null)
    .where('person', '=', person)
    .where((eb) =>
      eb.or(coveredBy.flatMap((moment) => [eb('moment', '=', moment), eb('moment', 'like', `${moment}~%`)])),
    )
    .where((eb) =>
      eb.or([
        eb.and([eb('outcome', '=', 'planned'), eb('planned_for', '<=', new Date(at))]),
        eb.and([eb('outcome', '=', 'sent'), eb('at', '>=', plannedFor)]),
      ]),
    )
    .executeTakeFirst();
  return row?.kind;
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

/** What is still planned is from now on only for deliveries that know this revision, or a later one. */
export async function raiseRevision(
  db: Database,
  programme: string,
  group: string | null,
  revision: number,
): Promise<void> {
  await db
    .updateTable('mail')
    .set({ revision })
    .where('programme', '=', programme)
    .where('group_id', group === null ? 'is' : '=', group)
    .where('outcome', '=', 'planned')
    .where('revision', '<', revision)
    .execute();
}

/** At a programme's end, what the ledger has no outcome of: it came back from a backup older than the engine. */
export async function settleUnrecorded(db: Database, programme: string, at: Instant): Promise<void> {
  await db
    .updateTable('mail')
    .set({ outcome: 'failed', reason: 'not-recorded', at })
    .where('programme', '=', programme)
    .where('outcome', '=', 'planned')
    .execute();
}

/** Whether a mail is still to be sent, as far as can be told without holding it. */
export async function isPlanned(db: Database, key: MailKey): Promise<boolean> {
  return (
    (await db
      .selectFrom('mail')
      .select('id')
      .where('id', '=', mailId(key))
      .where('outcome', '=', 'planned')
      .executeTakeFirst()) !== undefined
  );
}

/** Which of these mails have failed, by id. */
export async function failedAmong(db: Database, keys: readonly MailKey[]): Promise<string[]> {
  if (keys.length === 0) return [];
  return (
    await db
      .selectFrom('mail')
      .select('id')
      .where('outcome', '=', 'failed')
      .where('id', 'in', keys.map(mailId))
      .execute()
  ).map(({ id }) => id);
}

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
    outcome: row.outcome,
    reason: row.reason,
    messageId: row.message_id,
    at: row.at,
  }));
}
