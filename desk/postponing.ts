// HR postpones a group or a whole programme, or sees what that would do.
import type { Postponement } from '../domain/moving.ts';
import type { Answer, Postpone } from '../workflows/messages.ts';
import type { ProgrammeRecord } from '../records/programmes.ts';
import { Files, standingOf, type DeskTools } from './files.ts';
import { previewMoves, type MovePreview } from './moving.ts';
import { SameCalls } from './same-calls.ts';
import type { PostponeRequest } from './requests.ts';

export function postponingDesk(tools: DeskTools) {
  const files = new Files(tools);
  const sameCalls = new SameCalls<Answer>();
  return {
    async postponeGroup(id: string, groupId: string, request: PostponeRequest): Promise<Answer | MovePreview> {
      const message = messageOf(request);
      if (!request.preview)
        return sameCalls.once(JSON.stringify([id, groupId, message]), async () => {
          const file = await files.group(id, groupId);
          return files.toGroup(file, 'postpone', message, await onceFor(file.record, message));
        });
      const file = await files.group(id, groupId);
      return previewMoves(files, file.record, [file.group], wishOf(request), request.force);
    },

    async postponeProgramme(id: string, request: PostponeRequest): Promise<Answer | MovePreview> {
      const message = messageOf(request);
      if (!request.preview)
        return sameCalls.once(JSON.stringify([id, message]), async () => {
          const record = await files.running(id);
          return files.toProgramme(record, 'postpone', message, await onceFor(record, message));
        });
      const record = await files.running(id);
      return previewMoves(files, record, record.programme.groups, wishOf(request), request.force);
    },
  };

  /**
   * From the same dates on the same postponement is one, however often it is asked for. Where nobody answers with the dates,
   * nothing has been asked.
   */
  async function onceFor(record: ProgrammeRecord, message: Postpone): Promise<string> {
    const state = await files.state(record);
    const dates = record.programme.groups.map((group) => standingOf(record.programme, group, state).meetings);
    // Moved and moved back a meeting stands at its old date by another version of it.
    return JSON.stringify(['postpone', message, dates.flat().map(({ startsAt, sequence }) => [startsAt, sequence])]);
  }
}

function wishOf({ days, to }: PostponeRequest): Postponement {
  return days === undefined ? { to: to ?? '' } : { days };
}

function messageOf({ days, to, force }: PostponeRequest): Postpone {
  return {
    by: 'hr',
    ...(days === undefined ? {} : { days }),
    ...(to === undefined ? {} : { to }),
    ...(force ? { force } : {}),
  };
}
