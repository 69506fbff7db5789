// Moments entered in the ledger: one planned mail for each person.
import type { PeopledMoment } from '../domain/roster.ts';
import { messageId } from '../mail/compose.ts';
import { mailId, planMails, type PlannedEntry } from '../records/ledger.ts';
import type { Tools } from './tools.ts';

export async function enter(
  { db, mailFrom }: Tools,
  programme: string,
  moments: readonly PeopledMoment[],
  revision: number,
): Promise<void> {
  const entries = moments.flatMap((moment) =>
    moment.people.map((person): PlannedEntry => {
      const key = { programme, group: moment.group, moment: moment.id, person };
      return {
        ...key,
        kind: moment.kind,
        plannedFor: moment.at,
        revision,
        messageId: messageId(mailId(key), mailFrom),
      };
    }),
  );
  await planMails(db, entries);
}
