// One attempt to send a planned mail: its row is held meanwhile, so that two attempts at once can't both send it.
import type { Transaction } from 'kysely';
import { laterTimes, mailId, type MailKey } from '../domain/ids.ts';
import type { MailKind, Suppression } from '../domain/kinds.ts';
import type { Instant } from '../domain/programme.ts';
import type { Database } from './database.ts';
import type { Tables } from './schema.ts';

/** An activity's time. */
const RECORD_MS = 120_000;

/** What became of an attempt to send. `later` leaves the mail planned, with the fault as its reason so far. */
export type Attempt =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'suppressed'; readonly reason: Suppression }
  | { readonly outcome: 'failed' | 'later'; readonly reason: string };

/** When a mail is tried, and what keeps it from being sent after all. */
export interface Trial {
  readonly at: Instant;
  /** A mail of a later revision is not for this trial to send. */
  readonly revision: number;
  /** Moments, as they were the first time, that say all that this mail says. */
  readonly coveredBy: readonly string[];
}

/**
 * Tries a planned mail. If this process dies after the server took the mail and before the row is written, the mail goes
 * again under the same Message-ID.
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
  if (attempt.outcome === 'later') return { reason: attempt.reason };
  return { outcome: attempt.outcome, reason: attempt.outcome === 'sent' ? null : attempt.reason, at };
}

/**
 * The mail server took a mail just as the database went away: that is recorded as soon as it is back. It is what happened, also
 * where somebody has meanwhile settled the mail as too late.
 */
async function recordLate(
  db: Database,
  key: MailKey,
  what: ReturnType<typeof settled>,
  failure: unknown,
): Promise<void> {
  const pause = () => new Promise((wake) => setTimeout(wake, 50));
  for (const begun = Date.now(); Date.now() - begun < RECORD_MS; await pause()) {
    try {
      await db.updateTable('mail').set(what).where('id', '=', mailId(key)).where('outcome', '<>', 'sent').execute();
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
): Promise<MailKind | undefined> {
  const row = await tx
    .selectFrom('mail')
    .select('kind')
    .where('programme', '=', programme)
    .where('group_id', group === undefined ? 'is' : '=', group ?? null)
    .where('person', '=', person)
    .where((eb) =>
      eb.or(
        coveredBy.flatMap((moment) => [
          eb('moment', '=', moment),
          ...laterTimes(moment).map((pattern) => eb('moment', 'like', pattern)),
        ]),
      ),
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
