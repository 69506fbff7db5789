// On the date that a mentee has set for their next step they are asked how it went (R69). Whoever is waited for so is erased later.
import { newsId } from '../domain/ids.ts';
import { goneFrom } from '../domain/roster.ts';
import { erasePeople } from '../records/people.ts';
import type { Activities, Decision } from '../workflows/activities.ts';
import { sendAfterEnd } from './one-mail.ts';
import { programmeRecord, type Tools } from './tools.ts';

const DAY_MS = 86_400_000;

export function nextSteps(tools: Tools): Pick<Activities, 'askNextStep' | 'eraseAfterNextStep'> {
  const { db } = tools;
  return {
    async askNextStep({ programme: id, group, person: personId, due, now }) {
      const record = await programmeRecord(db, id);
      const person = record.people.get(personId);
      if (!person?.email || goneFrom(record.programme, record.memberships, personId, group)) return undefined;
      if (!record.final) return 'not-ended';
      const until = new Date(Date.parse(now) + 7 * DAY_MS).toISOString();
      // Another date later on is another mail.
      const moment = newsId('next-step', due.slice(0, 10));
      const decision: Decision = {
        ...{ moment, kind: 'next-step', round: 0, at: now, until },
        ...{ send: [personId], heldBack: [] },
      };
      await sendAfterEnd(tools, record, person, decision, group);
      return undefined;
    },

    async eraseAfterNextStep({ programme: id, person, now }) {
      const { programme, people, endedAt } = await programmeRecord(db, id);
      const known = people.get(person);
      const isOver = endedAt && endedAt.getTime() + programme.retentionDays * DAY_MS <= Date.parse(now);
      if (known && isOver) await erasePeople(db, id, [known], now);
    },
  };
}
