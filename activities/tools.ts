// What the activities work with, and the one failure that means: try again later.
import { ApplicationFailure } from '@temporalio/common';
import type { Logger } from 'pino';
import type { Programme } from '../domain/programme.ts';
import type { Links } from '../links/token.ts';
import type { Mailer } from '../mail/smtp.ts';
import type { Database } from '../records/database.ts';
import type { ForgetMails } from '../mail/smtp.ts';
import type { NamedKey } from '../host/settings.ts';
import { findProgramme, type ProgrammeRecord } from '../records/programmes.ts';

export interface Tools {
  readonly db: Database;
  readonly mailer: Mailer;
  readonly links: Links;
  readonly mailFrom: string;
  readonly contentKeys: readonly NamedKey[];
  /** Mails a minute for all workers together. */
  readonly mailRate?: number | undefined;
  readonly log: Logger;
  /** Where mails are kept on this machine: takes away those of a programme, or those that hold one of these texts. */
  readonly forgetMails?: ForgetMails | undefined;
}

/** @throws a failure that isn't retried, since a programme that isn't in the database won't come by waiting */
export async function programmeRecord(db: Database, id: string): Promise<ProgrammeRecord> {
  const record = await findProgramme(db, id);
  if (!record) throw ApplicationFailure.nonRetryable('the programme is not in the database', 'unknown-programme');
  return record;
}

export function groupOf(programme: Programme, id: string): Programme['groups'][number] {
  const group = programme.groups.find((candidate) => candidate.id === id);
  if (!group) throw ApplicationFailure.nonRetryable('the programme has no such group', 'unknown-group');
  return group;
}
