// A mail that HR tries on itself, until it is sent. What it says stands here, since nothing personal goes through the engine.
import { sql } from 'kysely';
import type { Database } from './database.ts';

export interface TestMail {
  readonly address: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** @param id that nobody has */
export async function keepTestMail(db: Database, id: string, mail: TestMail): Promise<void> {
  await db
    .insertInto('test_mail')
    .values({ id, ...mail })
    .execute();
}

/** Those that nobody could be sent, after a day. */
export async function forgetOldTestMails(db: Database): Promise<void> {
  await db
    .deleteFrom('test_mail')
    .where(sql<boolean>`at < now() - interval '1 day'`)
    .execute();
}

/** @returns undefined where it has been sent, or waited too long */
export async function findTestMail(db: Database, id: string): Promise<(TestMail & { readonly at: Date }) | undefined> {
  return db.selectFrom('test_mail').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function forgetTestMail(db: Database, id: string): Promise<void> {
  await db.deleteFrom('test_mail').where('id', '=', id).execute();
}
