// The tables of HR's pages: who comes in, what they did, what they prepare.
import type { ColumnType, Generated } from 'kysely';
import type { ProgrammeDraft } from '../domain/programme-draft.ts';
import type { Language } from '../domain/programme.ts';

/** `reader` sees; `admin` acts, too. */
export type HrRole = 'admin' | 'reader';

/** Somebody who is signed in to HR's pages. The cookie is known by its hash only. */
interface HrSessionTable {
  hash: string;
  /** People are known by who vouches for them and what they call them there, never by address. */
  issuer: string;
  subject: string;
  name: string;
  role: HrRole;
  /** Where test mails go. */
  address: string | null;
  language: Language | null;
  began_at: Generated<Date>;
  seen_at: ColumnType<Date, never, Date>;
  /** When the provider last said that they have the role. */
  checked_at: ColumnType<Date, never, Date>;
}

/** A sign-in that is under way, known by the browser that began it. */
interface HrSignInTable {
  hash: string;
  state: string;
  nonce: string;
  verifier: string;
  /** Where they wanted to go. */
  back: string;
  at: Generated<Date>;
}

/** A link that opens HR's pages once. */
interface HrEntranceTable {
  hash: string;
  role: HrRole;
  until: ColumnType<Date, Date | string, Date | string>;
}

/** Who of HR did what, or looked at whose data. */
interface HrLogTable {
  id: Generated<string>;
  at: Generated<Date>;
  issuer: string;
  subject: string;
  name: string;
  deed: string;
  programme: string | null;
  group_id: string | null;
  person: string | null;
  meeting: number | null;
}

/** A programme that HR is still preparing; of no use for three months it goes. */
interface HrDraftTable {
  id: string;
  /** Who began it. */
  name: string;
  content: ColumnType<ProgrammeDraft, string, string>;
  version: Generated<number>;
  at: ColumnType<Date, never, Date>;
}

/** A mail that HR tries on itself, until it is sent. */
interface TestMailTable {
  id: string;
  address: string;
  subject: string;
  text: string;
  html: string;
  at: Generated<Date>;
}

export interface HrTables {
  hr_session: HrSessionTable;
  hr_sign_in: HrSignInTable;
  hr_entrance: HrEntranceTable;
  hr_log: HrLogTable;
  hr_draft: HrDraftTable;
  test_mail: TestMailTable;
}
