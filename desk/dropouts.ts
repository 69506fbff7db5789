// Who leaves a group, and who left by mistake.
import { forgetWords, keepWords } from '../records/words.ts';
import type { Answer } from '../workflows/messages.ts';
import { Files, personIn, type DeskTools } from './files.ts';
import type { DropoutRequest } from './requests.ts';

/** Who acts. */
const by = 'hr';

export function dropoutsDesk(tools: DeskTools) {
  const files = new Files(tools);
  const { db, contentKeys } = tools;
  return {
    async dropout(id: string, groupId: string, { person: name, reason }: DropoutRequest): Promise<Answer> {
      const file = await files.group(id, groupId);
      const person = personIn(file.group, name, 'rule', true);
      const answer = await files.toGroup(file, 'dropout', { person, by });
      const key = { programme: id, person, about: 'dropout-reason', group: groupId } as const;
      if (reason) await keepWords(db, contentKeys, key, reason);
      return answer;
    },

    /** Until the group's next meeting begins (R53 forbids new people, not mistakes mended). */
    async takeBackDropout(id: string, groupId: string, name: string): Promise<Answer> {
      const file = await files.group(id, groupId);
      const person = personIn(file.group, name, 'unknown', true);
      const answer = await files.toGroup(file, 'takeBackDropout', { person, by });
      await forgetWords(db, { programme: id, person, about: 'dropout-reason', group: groupId });
      return answer;
    },
  };
}
