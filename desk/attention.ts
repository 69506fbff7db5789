// What HR has looked at, and what HR calls off.
import { groupOf } from '../domain/programme.ts';
import { neverBegun } from '../domain/standing.ts';
import { OF_THE_PROGRAMME, ownerOfAttention } from '../domain/ids.ts';
import { markEnded, type ProgrammeRecord } from '../records/programmes.ts';
import { suppressAll } from '../records/settling.ts';
import { forgetWords, keepWords, readOwnWords, type WordsKey } from '../records/words.ts';
import type { Answer } from '../workflows/messages.ts';
import { Files, unlessOver, type DeskTools } from './files.ts';
import { isDecided, Refused } from './refused.ts';

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

  /** Its mails say why, so that is kept before. Where nothing comes of it, what stood there stands again: another mail would say it. */
  async function saying(key: WordsKey, reason: string, callOff: () => Promise<Answer>): Promise<Answer> {
    const before = await readOwnWords(db, contentKeys, key);
    await keepWords(db, contentKeys, key, reason);
    const putBack = () => (before ? keepWords(db, contentKeys, key, before.text) : forgetWords(db, key));
    try {
      const answer = await callOff();
      // Called off already: what was told then is why.
      if (!answer.changed && before) await putBack();
      return answer;
    } catch (error) {
      if (isDecided(error)) await putBack();
      throw error;
    }
  }

  return {
    /** @param reason told to everybody in the mail that cancels */
    async cancelProgramme(id: string, reason: string): Promise<Answer> {
      const record = await files.running(id);
      const key = { programme: id, person: record.programme.hr.id, about: 'cancel-reason' } as const;
      return saying(key, reason, async () => {
        try {
          return await files.toProgramme(record, 'cancel', { by });
        } catch (error) {
          if (isDecided(error) || (await files.known(id)).startedAt !== null) throw error;
          return callOffUnbegun(record);
        }
      });
    },

    async cancelGroup(id: string, groupId: string, reason: string): Promise<Answer> {
      const file = await files.group(id, groupId);
      const { hr } = file.record.programme;
      const key = { programme: id, person: hr.id, about: 'cancel-reason', group: groupId } as const;
      return saying(key, reason, () => files.toGroup(file, 'cancel', { by }));
    },
  };
}
