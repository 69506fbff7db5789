// People are erased when their time is up, and HR hears of it before and after.
import { activityInfo } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import type { NewsMail } from '../domain/kinds.ts';
import { compose } from '../mail/compose.ts';
import { attemptMail } from '../records/attempt.ts';
import { planMails } from '../records/ledger.ts';
import { erasePeople } from '../records/people.ts';
import { publishAnswers } from '../records/published.ts';
import { forgetPlaces } from '../records/places.ts';
import type { Activities, Decision, Matter } from '../workflows/activities.ts';
import { programmeRecord, type Tools } from './tools.ts';

type Erasing = Pick<Activities, 'eraseProgramme' | 'sendNotice' | 'sendReceipt'>;

/** How long a mail about an erasure is of use. */
const OF_USE_MS = 7 * 86_400_000;

export function erasing({ db, contentKeys, mailer, links, mailFrom, forgetMails }: Tools): Erasing {
  return {
    async eraseProgramme({ programme: id, now, spareHr }) {
      const { programme, people } = await programmeRecord(db, id);
      // All of them, also who is marked as erased: what counts is what still stands there.
      const going = [...people.values()].filter((person) => !(spareHr && person.id === programme.hr.id));
      if (!spareHr) await forgetMails?.({ programme: id });
      // The counts stay when those who answered go.
      await publishAnswers(db, contentKeys, programme);
      await forgetPlaces(db, id);
      return erasePeople(db, id, going, now);
    },

    sendNotice: ({ programme, now, days }) => tellHr(programme, 'erasure-notice', now, { days }),
    sendReceipt: ({ programme, now, erased }) => tellHr(programme, 'erasure-receipt', now, { erased }),
  };

  async function tellHr(id: string, kind: NewsMail, now: string, matter: Matter): Promise<void> {
    const record = await programmeRecord(db, id);
    const { hr } = record.programme;
    if (!record.final) throw ApplicationFailure.nonRetryable('the programme has not ended', 'not-ended');
    const until = new Date(Date.parse(now) + OF_USE_MS).toISOString();
    const decision: Decision = { moment: kind, kind, round: 0, at: now, until, send: [hr.id], heldBack: [], matter };
    const key = { programme: id, moment: kind, person: hr.id };
    await planMails(db, mailFrom, [{ ...key, kind, plannedFor: now, revision: 0 }]);
    const { final } = record;
    const { currentAttemptScheduledTimestampMs: engineMs } = activityInfo();
    const trial = { at: now, engineMs, revision: 0, coveredBy: [] };
    const attempt = await attemptMail(db, key, trial, ({ messageId, writtenAt }, beforeTheEnd) => {
      const issuedMs = Date.parse(writtenAt);
      const letter = compose(record, hr, decision, final, { from: mailFrom, links, writtenAt, issuedMs, messageId });
      return mailer.send(letter, beforeTheEnd);
    });
    if (attempt && ('notNow' in attempt || attempt.outcome === 'later' || attempt.outcome === 'unknown'))
      throw ApplicationFailure.create({
        type: 'mail-later',
        message: 'the mail server could not take the mail to HR',
      });
  }
}
