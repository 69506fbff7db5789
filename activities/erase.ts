// People are erased when their time is up, and HR hears of it before and after.
import { ApplicationFailure } from '@temporalio/common';
import type { NewsMail } from '../domain/kinds.ts';
import { compose } from '../mail/compose.ts';
import { attemptMail } from '../records/attempt.ts';
import { planMails } from '../records/ledger.ts';
import { erasePeople } from '../records/people.ts';
import { forgetPlaces } from '../records/places.ts';
import type { Activities, Decision, Matter } from '../workflows/activities.ts';
import { programmeRecord, type Tools } from './tools.ts';

type Erasing = Pick<Activities, 'eraseProgramme' | 'sendNotice' | 'sendReceipt'>;

/** How long a mail about an erasure is of use. */
const OF_USE_MS = 7 * 86_400_000;

export function erasing({ db, mailer, links, mailFrom, forgetMails }: Tools): Erasing {
  return {
    async eraseProgramme({ programme: id, now, spareHr }) {
      const { programme, people } = await programmeRecord(db, id);
      const going = [...people.values()].filter(
        (person) => !(spareHr && person.id === programme.hr.id) && person.gone !== 'erased',
      );
      if (!spareHr) await forgetMails?.({ programme: id });
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
    const attempt = await attemptMail(db, key, { at: now, revision: 0, coveredBy: [] }, async (messageId) =>
      mailer.send(
        await compose(record, hr, decision, final, {
          from: mailFrom,
          links,
          issuedMs: Date.parse(now),
          messageId,
          rehearsal: false,
        }),
      ),
    );
    if (attempt !== 'stale' && attempt?.outcome === 'later')
      throw ApplicationFailure.create({
        type: 'mail-later',
        message: 'the mail server could not take the mail to HR',
      });
  }
}
