// One attempt to send a planned mail. Its row is claimed meanwhile, by a lease that runs out unless it is renewed, so that two
// attempts at once can't both send it and nobody else waits for the mail server.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { mailId, type MailKey } from '../domain/ids.ts';
import type { Suppression } from '../domain/kinds.ts';
import { UNKNOWN, type Handover } from '../domain/mail-answers.ts';
import type { Instant } from '../domain/programme.ts';
import { claimRow, countCopy, LEASE, markSent, type Claimed } from './claims.ts';
import { coverOf } from './covers.ts';
import type { Database } from './database.ts';

/** How long an acknowledgement is kept for a database that is away: an activity's time. */
const RECORD_MS = 120_000;
const RENEW_MS = 3_000;

/** Where nobody knows what became of a mail it goes again, after so long. Then no more: the person may have them all. */
const AGAIN_AFTER_MS: readonly number[] = [10 * 60_000, 60 * 60_000];
const MOST_COPIES = AGAIN_AFTER_MS.length + 1;

/** What became of an attempt to send. `later` and `unknown` leave the mail planned, with the fault as its reason so far. */
export type Attempt = Handover | { readonly outcome: 'suppressed'; readonly reason: Suppression };

/** Why a mail is not to be tried now: a later revision's, being sent by somebody else, or waiting for its next time. */
export type NotNow = { readonly notNow: 'stale' | 'under-way' } | { readonly notNow: 'waits'; readonly until: Instant };

/** When a mail is tried, and what keeps it from being sent after all. */
export interface Trial {
  readonly at: Instant;
  /** The engine's clock, where the programme's runs faster. */
  readonly engineMs: number;
  /** A mail of a later revision is not for this trial to send. */
  readonly revision: number;
  /** Moments, as they were the first time, that say all that this mail says. */
  readonly coveredBy: readonly string[];
}

/** A mail that is being sent: written at the same time it is the same to the letter. */
export interface Copy {
  readonly messageId: string;
  /** On the programme's clock. */
  readonly writtenAt: Instant;
}

/** Sends what was claimed. `beforeTheEnd` must be done before the mail server has all of it. */
type Send = (copy: Copy, beforeTheEnd: () => Promise<void>) => Promise<Attempt> | Attempt;

/** Somebody has settled the mail, or taken it over, before the mail server had all of it. */
class Overtaken extends Error {}

/**
 * Tries a planned mail. If this process dies after the server took the mail and before the row is written, the mail goes
 * again under the same Message-ID.
 *
 * @returns undefined where the mail was settled before
 */
export async function attemptMail(
  db: Database,
  key: MailKey,
  trial: Trial,
  send: Send,
): Promise<Attempt | NotNow | undefined> {
  const id = mailId(key);
  const claim = randomUUID();
  const row = await claimRow(db, { id, claim, ...trial });
  if (!row) return whyNotNow(db, id, trial);
  const renewing = setInterval(() => void renew(db, id, claim).catch(() => undefined), RENEW_MS);
  const copies = { before: row.copies, now: row.copies };
  try {
    const attempt = await tried(db, key, { row, trial, send, claim, copies });
    return await record(db, id, claim, trial, copies, attempt);
  } catch (failure) {
    if (failure instanceof Overtaken) return await whyNotNow(db, id, trial);
    await release(db, id, claim).catch(() => undefined);
    throw failure;
  } finally {
    clearInterval(renewing);
  }
}

interface Copies {
  readonly before: number;
  now: number;
}

interface Trying {
  readonly row: Claimed;
  readonly trial: Trial;
  readonly send: Send;
  readonly claim: string;
  readonly copies: Copies;
}

async function tried(db: Database, key: MailKey, { row, trial, send, claim, copies }: Trying): Promise<Attempt> {
  // Those who sent it before have died before they could tell.
  if (row.copies >= MOST_COPIES) return { outcome: 'failed', reason: UNKNOWN };
  const { coveredBy, at } = trial;
  const fuller = await coverOf(db, { ...key, coveredBy, plannedFor: row.planned_for, at });
  if (fuller) return { outcome: 'suppressed', reason: `merged:${fuller}` };
  const copy = { messageId: row.message_id, writtenAt: row.written_at?.toISOString() ?? at };
  const attempt = await send(copy, async () => {
    // Counted before the mail server can have the whole mail.
    const counted = await countCopy(db, { id: mailId(key), claim, revision: trial.revision });
    if (counted === undefined) throw new Overtaken();
    copies.now = counted;
  });
  return attempt.outcome === 'unknown' && copies.now >= MOST_COPIES
    ? { outcome: 'failed', reason: attempt.reason }
    : attempt;
}

async function whyNotNow(db: Database, id: string, { revision, engineMs }: Trial): Promise<NotNow | undefined> {
  const row = await db
    .selectFrom('mail')
    .select(['outcome', 'revision', 'not_before'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row?.outcome !== 'planned') return undefined;
  if (row.revision > revision) return { notNow: 'stale' };
  if (row.not_before && row.not_before.getTime() > engineMs)
    return { notNow: 'waits', until: row.not_before.toISOString() };
  return { notNow: 'under-way' };
}

async function renew(db: Database, id: string, claim: string): Promise<void> {
  await db
    .updateTable('mail')
    .set({ claimed_until: sql<Date>`now() + ${LEASE}::interval` })
    .where('id', '=', id)
    .where('claim', '=', claim)
    .execute();
}

async function release(db: Database, id: string, claim: string): Promise<void> {
  await db
    .updateTable('mail')
    .set({ claim: null, claimed_until: null })
    .where('id', '=', id)
    .where('claim', '=', claim)
    .execute();
}

const FREE = { claim: null, claimed_until: null } as const;

async function record(
  db: Database,
  id: string,
  claim: string,
  { at, engineMs }: Trial,
  copies: Copies,
  attempt: Attempt,
): Promise<Attempt> {
  if (attempt.outcome === 'sent') {
    await recordSent(db, id, at);
    return attempt;
  }
  const until = new Date(engineMs + (AGAIN_AFTER_MS[copies.now - 1] ?? 0));
  const settled =
    attempt.outcome === 'unknown'
      ? { reason: attempt.reason, not_before: until }
      : {
          // The server has said what became of this copy: it has none.
          copies: attempt.reason === UNKNOWN ? copies.now : copies.before,
          reason: attempt.reason,
          ...(attempt.outcome === 'later' ? {} : { outcome: attempt.outcome, at }),
        };
  await db
    .updateTable('mail')
    .set({ ...settled, ...FREE })
    .where('id', '=', id)
    .where('claim', '=', claim)
    .where('outcome', '=', 'planned')
    .execute();
  return attempt.outcome === 'unknown' ? { ...attempt, until: until.toISOString() } : attempt;
}

/** The mail server took a mail: that is recorded as soon as the database is there. */
async function recordSent(db: Database, id: string, at: Instant): Promise<void> {
  const pause = () => new Promise((wake) => setTimeout(wake, 50));
  for (const begun = Date.now(); ; await pause()) {
    try {
      return await markSent(db, { id, at });
    } catch (failure) {
      if (Date.now() - begun > RECORD_MS) throw failure;
    }
  }
}
