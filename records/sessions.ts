// Who is signed in to HR's pages. A cookie, a sign-in and a one-time link are kept by their hash: whoever reads the table can use none.
import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Language } from '../domain/programme.ts';
import type { Database } from './database.ts';
import type { HrRole } from './hr-schema.ts';

export type { HrRole };

/** Somebody of HR, as whoever vouches for them knows them. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  /** As they are shown in the log. */
  readonly name: string;
  readonly role: HrRole;
  /** Where the provider knows them to get mail; nobody is known by it. */
  readonly address?: string | null | undefined;
}

export interface Session extends Identity {
  readonly language: Language | null;
  readonly checkedAt: Date;
}

export interface SignIn {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly back: string;
}

const LONGEST = sql`interval '8 hours'`;
const LONGEST_IDLE = sql`interval '1 hour'`;
/** How long a sign-in may take at the provider. */
const SIGN_IN = sql`interval '10 minutes'`;
const ENTRANCE_MS = 15 * 60_000;

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');
const secret = (): string => randomBytes(32).toString('base64url');

/** The provider says that they still have a role, or another: their sessions go on, none longer than it would have. */
export async function confirmRole(db: Database, { issuer, subject, role }: Omit<Identity, 'name'>): Promise<void> {
  await db
    .updateTable('hr_session')
    .set({ role, checked_at: new Date() })
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .execute();
}

/** @returns the cookie */
export async function beginSession(db: Database, identity: Identity): Promise<string> {
  const cookie = secret();
  const { issuer, subject, name, role, address = null } = identity;
  await db
    .insertInto('hr_session')
    .values((eb) => ({
      ...{ hash: hashOf(cookie), issuer, subject, name, role, address },
      // As they chose it last.
      language: eb
        .selectFrom('hr_session')
        .select('language')
        .where('issuer', '=', issuer)
        .where('subject', '=', subject)
        .orderBy('began_at', 'desc')
        .limit(1),
    }))
    .execute();
  await db
    .deleteFrom('hr_session')
    .where(sql<boolean>`began_at < now() - ${LONGEST}`)
    .execute();
  return cookie;
}

/** @returns undefined where it is over: eight hours after it began, or an hour after it was last used */
export async function findSession(db: Database, cookie: string): Promise<Session | undefined> {
  const row = await db
    .updateTable('hr_session')
    .set({ seen_at: sql`now()` })
    .where('hash', '=', hashOf(cookie))
    .where(sql<boolean>`began_at > now() - ${LONGEST} and seen_at > now() - ${LONGEST_IDLE}`)
    .returning(['issuer', 'subject', 'name', 'role', 'language', 'checked_at', 'address'])
    .executeTakeFirst();
  return row && { ...row, checkedAt: row.checked_at };
}

/** Signed out they are so everywhere: an older cookie is of no use either. */
export async function endSession(db: Database, cookie: string): Promise<void> {
  const found = await db
    .selectFrom('hr_session')
    .select(['issuer', 'subject'])
    .where('hash', '=', hashOf(cookie))
    .executeTakeFirst();
  if (found) await endSessionsOf(db, found);
}

/** Whoever has lost the role is signed out everywhere. */
export async function endSessionsOf(db: Database, { issuer, subject }: Omit<Identity, 'role' | 'name'>): Promise<void> {
  await db.deleteFrom('hr_session').where('issuer', '=', issuer).where('subject', '=', subject).execute();
}

export async function chooseLanguage(db: Database, cookie: string, language: Language): Promise<void> {
  await db.updateTable('hr_session').set({ language }).where('hash', '=', hashOf(cookie)).execute();
}

/** @returns what the browser shows when it comes back */
export async function beginSignIn(db: Database, signIn: SignIn): Promise<string> {
  const cookie = secret();
  await db
    .insertInto('hr_sign_in')
    .values({ hash: hashOf(cookie), ...signIn })
    .execute();
  await db
    .deleteFrom('hr_sign_in')
    .where(sql<boolean>`at < now() - ${SIGN_IN}`)
    .execute();
  return cookie;
}

/** Each once: a code that comes again finds nothing. */
export async function takeSignIn(db: Database, cookie: string): Promise<SignIn | undefined> {
  return db
    .deleteFrom('hr_sign_in')
    .where('hash', '=', hashOf(cookie))
    .where(sql<boolean>`at > now() - ${SIGN_IN}`)
    .returning(['state', 'nonce', 'verifier', 'back'])
    .executeTakeFirst();
}

/** @returns what its link ends with; it opens once, within a quarter of an hour */
export async function makeEntrance(db: Database, role: HrRole): Promise<string> {
  const token = secret();
  const until = new Date(Date.now() + ENTRANCE_MS);
  await db
    .insertInto('hr_entrance')
    .values({ hash: hashOf(token), role, until })
    .execute();
  await db
    .deleteFrom('hr_entrance')
    .where('until', '<', sql<Date>`now() - interval '1 day'`)
    .execute();
  return token;
}

export async function entranceHolds(db: Database, token: string): Promise<boolean> {
  const row = await db
    .selectFrom('hr_entrance')
    .select('role')
    .where('hash', '=', hashOf(token))
    .where('until', '>', sql<Date>`now()`)
    .executeTakeFirst();
  return row !== undefined;
}

/** @returns the role that it gives, and what is known of whoever used it; undefined where it was used, or came too late */
export async function useEntrance(
  db: Database,
  token: string,
): Promise<{ readonly role: HrRole; readonly hash: string } | undefined> {
  return db
    .deleteFrom('hr_entrance')
    .where('hash', '=', hashOf(token))
    .where('until', '>', sql<Date>`now()`)
    .returning(['role', 'hash'])
    .executeTakeFirst();
}
