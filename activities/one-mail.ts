// A mail outside the walk: after a programme's end, or sent again by HR. One decision, one mail.
import { activityInfo, sleep } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import type { Person } from '../domain/programme.ts';
import type { GroupStatus, ProgrammeStatus } from '../domain/status.ts';
import { compose } from '../mail/compose.ts';
import { attemptMail } from '../records/attempt.ts';
import { planMails } from '../records/ledger.ts';
import { takeTurn } from '../records/pace.ts';
import type { ProgrammeRecord } from '../records/programmes.ts';
import type { Decision } from '../workflows/activities.ts';
import type { Tools } from './tools.ts';

/** It is asked for by itself: what changes in its group meanwhile is no reason to keep it. */
const WHATEVER_REVISION = 2 ** 31 - 1;

/** @param group where the mail is a group's; told by what the engine knew when its programme ended. @throws a failure that is tried again where the mail server can't take it now */
export async function sendAfterEnd(
  tools: Tools,
  record: ProgrammeRecord,
  person: Person,
  decision: Decision,
  group?: string,
): Promise<void> {
  const { final } = record;
  const status = group === undefined ? final : final?.groups.find((each) => each.group === group);
  if (!status) throw ApplicationFailure.nonRetryable('the programme has not ended', 'not-ended');
  await sendOne(tools, record, person, decision, status);
}

/** @param again it is a mail that they have had before, and says so. @throws as above */
export async function sendOne(
  { db, mailer, links, mailFrom, mailRate, house }: Tools,
  record: ProgrammeRecord,
  person: Person,
  decision: Decision,
  status: GroupStatus | ProgrammeStatus,
  again = false,
): Promise<void> {
  const { programme } = record;
  const group = 'group' in status ? status.group : undefined;
  // The relay's rate is for all mails together.
  const wait = mailRate === undefined ? 0 : await takeTurn(db, mailRate);
  if (wait === undefined) throw ApplicationFailure.create({ type: 'mail-rate', message: 'mails wait for their turn' });
  if (wait > 0) await sleep(wait);
  const { kind, moment, at } = decision;
  const key = { programme: programme.id, group, moment, person: person.id };
  await planMails(db, mailFrom, [{ ...key, kind, plannedFor: at, revision: 0 }]);
  const { currentAttemptScheduledTimestampMs: engineMs } = activityInfo();
  const trial = { at, engineMs, revision: WHATEVER_REVISION, coveredBy: [] };
  const attempt = await attemptMail(db, key, trial, ({ messageId, writtenAt }, beforeTheEnd) => {
    const issuedMs = Date.parse(writtenAt);
    const letter = compose(record, person, decision, status, {
      ...{ from: mailFrom, links, writtenAt, issuedMs, messageId, house, again },
    });
    return mailer.send(letter, beforeTheEnd);
  });
  if (attempt && ('notNow' in attempt || attempt.outcome === 'later' || attempt.outcome === 'unknown'))
    throw ApplicationFailure.create({ type: 'mail-later', message: 'the mail server could not take the mail' });
}
