// What the activities work with, and the one failure that is not tried again.
import { ApplicationFailure } from '@temporalio/common';
import type { Logger } from 'pino';
import { groupOf, type Group } from '../domain/programme.ts';
import type { House } from '../host/organisation.ts';
import type { NamedKey } from '../host/settings.ts';
import type { Links } from '../links/token.ts';
import type { ForgetMails, Mailer } from '../mail/smtp.ts';
import type { Database } from '../records/database.ts';
import { findProgramme, type ProgrammeRecord } from '../records/programmes.ts';

export interface Tools {
  readonly db: Database;
  readonly mailer: Mailer;
  readonly links: Links;
  readonly mailFrom: string;
  readonly contentKeys: readonly NamedKey[];
  /** Mails a minute for all workers together. */
  readonly mailRate?: number | undefined;
  /** Whose mails they are. */
  readonly house?: House | undefined;
  readonly log: Logger;
  /** Where mails are kept on this machine: takes away those of a programme, or those that hold one of these texts. */
  readonly forgetMails?: ForgetMails | undefined;
}

/** @throws a failure that isn't retried, since a programme that isn't in the database won't come by waiting */
export async function programmeRecord(
  db: Database,
  id: string,
  find: (db: Database, id: string) => Promise<ProgrammeRecord | undefined> = findProgramme,
): Promise<ProgrammeRecord> {
  const record = await find(db, id);
  if (!record) throw ApplicationFailure.nonRetryable('the programme is not in the database', 'unknown-programme');
  return record;
}

/** @throws a failure that isn't retried, as above */
export function knownGroup({ programme }: ProgrammeRecord, id: string): Group {
  const group = groupOf(programme, id);
  if (!group) throw ApplicationFailure.nonRetryable('the programme has no such group', 'unknown-group');
  return group;
}
