// What HR has looked at, and what HR calls off.
import { groupOf } from '../domain/programme.ts';
import { OF_THE_PROGRAMME, ownerOfAttention } from '../domain/ids.ts';
import { keepWords } from '../records/words.ts';
import type { Answer } from '../workflows/messages.ts';
import { Files, unlessOver, type DeskTools } from './files.ts';
import { Refused } from './refused.ts';

/** Who acts. */
const by = 'hr';

export function attentionDesk(tools: DeskTools) {
  const files = new Files(tools);
  return {
    async acknowledge(id: string, attention: string): Promise<Answer> {
      const record = await files.running(id);
      const owner = ownerOfAttention(attention);
      const group = groupOf(record.programme, owner);
      if (!group && owner !== OF_THE_PROGRAMME) throw new Refused('unknown');
      const message = { attention, by };
      const answer = group && (await files.toGroup({ record, group }, 'acknowledge', message).catch(unlessOver));
      // What a group has left behind is the programme's to end.
      return answer ?? files.toProgramme(record, 'acknowledge', message);
    },
  };
}

export function cancellingDesk(tools: DeskTools) {
  const files = new Files(tools);
  const { db, contentKeys } = tools;
  return {
    /** @param reason told to everybody in the mail that cancels */
    async cancelProgramme(id: string, reason: string): Promise<Answer> {
      const record = await files.running(id);
      const key = { programme: id, person: record.programme.hr.id, about: 'cancel-reason' } as const;
      await keepWords(db, contentKeys, key, reason);
      return files.toProgramme(record, 'cancel', { by });
    },

    async cancelGroup(id: string, groupId: string, reason: string): Promise<Answer> {
      const file = await files.group(id, groupId);
      const { hr } = file.record.programme;
      const key = { programme: id, person: hr.id, about: 'cancel-reason', group: groupId } as const;
      await keepWords(db, contentKeys, key, reason);
      return files.toGroup(file, 'cancel', { by });
    },
  };
}
