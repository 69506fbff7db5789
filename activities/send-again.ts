// A mail that somebody asks for: HR sends one again, as a new mail that says so; or whoever opens a page asks for a link to it.
import { timesSentAgain } from '../domain/ids.ts';
import { goneFrom } from '../domain/roster.ts';
import type { Activities } from '../workflows/activities.ts';
import { sendOne } from './one-mail.ts';
import { programmeRecord, type Tools } from './tools.ts';

export function sendingAgain(tools: Tools): Pick<Activities, 'sendAgain'> {
  return {
    async sendAgain({ programme: id, decision, person: personId, status }) {
      const record = await programmeRecord(tools.db, id);
      const person = record.people.get(personId);
      const group = 'group' in status ? status.group : undefined;
      // Who has left, or has been erased, gets nothing more.
      if (!person?.email || goneFrom(record.programme, record.memberships, personId, group)) return;
      await sendOne(tools, record, person, decision, status, timesSentAgain(decision.moment) > 0);
    },
  };
}
