// What HR has looked at, and what HR calls off.
import { groupOf } from '../domain/programme.ts';
import { neverBegun } from '../domain/standing.ts';
import { OF_THE_PROGRAMME, ownerOfAttention } from '../domain/ids.ts';
import { markEnded, type ProgrammeRecord } from '../records/programmes.ts';
import { suppressAll } from '../records/settling.ts';
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
  const { db, engine, contentKeys } = tools;

  /** It has never begun, as one whose dates can't be reckoned with: nobody has heard of it, and nobody will. */
  async function callOffUnbegun({ programme }: ProgrammeRecord): Promise<Answer> {
    await engine.stopProgramme(programme.id);
    const at = new Date().toISOString();
    await suppressAll(db, { programme: programme.id }, 'programme-cancelled', at);
    await markEnded(db, programme.id, at, neverBegun(programme));
    return { changed: true };
  }
  return {
    /** @param reason told to everybody in the mail that cancels */
    async cancelProgramme(id: string, reason: string): Promise<Answer> {
      const record = await files.running(id);
      const key = { programme: id, person: record.programme.hr.id, about: 'cancel-reason' } as const;
      await keepWords(db, contentKeys, key, reason);
      try {
        return await files.toProgramme(record, 'cancel', { by });
      } catch (error) {
        const hasBegun = (await files.known(id)).startedAt !== null;
        if (hasBegun || !(error instanceof Refused && error.why === 'away')) throw error;
        return callOffUnbegun(record);
      }
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
