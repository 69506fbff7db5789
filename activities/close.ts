// The end of a programme: what the engine knew is kept, and its people are erased when time is up, a rehearsal's at once.
import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { compose, messageId } from '../mail/compose.ts';
import { attemptMail, mailId, planMails, settleUnrecorded } from '../records/ledger.ts';
import { erasePeople } from '../records/people.ts';
import { forgetPeople, markEnded } from '../records/programmes.ts';
import type { Asks, Decision, Matter } from '../workflows/activities.ts';
import type { ProgrammeStatus } from '../domain/status.ts';
import { programmeRecord, type Tools } from './tools.ts';

type Closings = Pick<Asks, 'closeProgramme' | 'startRetention' | 'eraseProgramme' | 'sendNotice' | 'sendReceipt'>;

const DAY_MS = 86_400_000;

export function closings({ db, mailer, links, mailFrom, forgetMails }: Tools): Closings {
  return {
    async closeProgramme({ programme, now, final }) {
      const { rehearsal } = await programmeRecord(db, programme);
      await settleUnrecorded(db, programme, now);
      await markEnded(db, programme, now, final);
      if (rehearsal) await forgetPeople(db, programme);
    },

    // Not a child: it outlives its programme by half a year, and a parent that has closed has no use for children.
    async startRetention({ programme, days }) {
      const { client, info } = Context.current();
      await client.workflow.start('retention', {
        workflowId: `retention:${programme}`,
        taskQueue: info.taskQueue,
        args: [{ programme, days }],
        workflowIdConflictPolicy: 'USE_EXISTING',
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        staticSummary: `the people of ${programme} until they are erased`,
      });
    },

    async eraseProgramme({ programme: id, now, spareHr }) {
      const { programme, people } = await programmeRecord(db, id);
      const going = [...people.values()].filter(
        (person) => !(spareHr && person.id === programme.hr.id) && person.gone !== 'erased',
      );
      if (!spareHr) await forgetMails?.({ programme: id });
      return erasePeople(db, id, going, now);
    },

    sendNotice: ({ programme, now, days }) => tellHr(programme, 'erasure-notice', now, { days }),
    sendReceipt: ({ programme, now, counts }) => tellHr(programme, 'erasure-receipt', now, { counts }),
  };

  async function tellHr(id: string, kind: string, now: string, matter: Matter): Promise<void> {
    const record = await programmeRecord(db, id);
    const { hr } = record.programme;
    const decision: Decision = {
      moment: kind,
      kind,
      round: 0,
      at: now,
      until: new Date(Date.parse(now) + 7 * DAY_MS).toISOString(),
      send: [hr.id],
      heldBack: [],
      matter,
    };
    const key = { programme: id, moment: kind, person: hr.id };
    await planMails(db, [{ ...key, kind, plannedFor: now, revision: 0, messageId: messageId(mailId(key), mailFrom) }]);
    const attempt = await attemptMail(db, key, { at: now, revision: 0, coveredBy: [] }, async (mail) =>
      mailer.send(
        await compose(record, hr, decision, record.final as ProgrammeStatus, {
          from: mailFrom,
          links,
          issuedMs: Date.parse(now),
          messageId: mail,
          rehearsal: false,
        }),
      ),
    );
    if (attempt !== 'stale' && attempt?.outcome === 'later')
      throw ApplicationFailure.create({ type: 'mail-later', message: 'the mail server could not take the mail to HR' });
  }
}
