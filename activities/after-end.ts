// A mail after a programme's end: one decision, one mail, told by what the engine knew when it ended.
import { activityInfo } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import type { Person } from '../domain/programme.ts';
import { compose } from '../mail/compose.ts';
import { attemptMail } from '../records/attempt.ts';
import { planMails } from '../records/ledger.ts';
import type { ProgrammeRecord } from '../records/programmes.ts';
import type { Decision } from '../workflows/activities.ts';
import type { Tools } from './tools.ts';

/** @param group where the mail is a group's. @throws a failure that is tried again where the mail server can't take it now */
export async function sendAfterEnd(
  { db, mailer, links, mailFrom, organisation }: Tools,
  record: ProgrammeRecord,
  person: Person,
  decision: Decision,
  group?: string,
): Promise<void> {
  const { final, programme } = record;
  const status = group === undefined ? final : final?.groups.find((each) => each.group === group);
  if (!status) throw ApplicationFailure.nonRetryable('the programme has not ended', 'not-ended');
  const { kind, moment, at } = decision;
  const key = { programme: programme.id, group, moment, person: person.id };
  await planMails(db, mailFrom, [{ ...key, kind, plannedFor: at, revision: 0 }]);
  const { currentAttemptScheduledTimestampMs: engineMs } = activityInfo();
  const trial = { at, engineMs, revision: 0, coveredBy: [] };
  const attempt = await attemptMail(db, key, trial, ({ messageId, writtenAt }, beforeTheEnd) => {
    const issuedMs = Date.parse(writtenAt);
    const letter = compose(record, person, decision, status, {
      ...{ from: mailFrom, links, writtenAt, issuedMs, messageId, organisation },
    });
    return mailer.send(letter, beforeTheEnd);
  });
  if (attempt && ('notNow' in attempt || attempt.outcome === 'later' || attempt.outcome === 'unknown'))
    throw ApplicationFailure.create({ type: 'mail-later', message: 'the mail server could not take the mail' });
}
