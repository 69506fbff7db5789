// By which account at the sign-on somebody of a programme is known.
import type { Database } from './database.ts';

/** Somebody who has signed on, as whoever vouches for them knows them. */
export interface Account {
  readonly issuer: string;
  readonly subject: string;
}

interface Whose {
  readonly programme: string;
  readonly person: string;
}

export async function accountOf(db: Database, { programme, person }: Whose): Promise<Account | undefined> {
  return db
    .selectFrom('account')
    .select(['issuer', 'subject'])
    .where('programme', '=', programme)
    .where('person', '=', person)
    .executeTakeFirst();
}

/** The first that is entered stays. @returns which that is */
export async function enterAccount(db: Database, whose: Whose, account: Account): Promise<Account> {
  const { issuer, subject } = account;
  await db
    .insertInto('account')
    .values({ programme: whose.programme, person: whose.person, issuer, subject })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await accountOf(db, whose)) ?? account;
}
