// What HR does about a group's meetings, tasks and talks.
import { readInstant, withOffset } from '../domain/local-time.ts';
import type { Answer } from '../workflows/messages.ts';
import { Files, personIn, type DeskTools } from './files.ts';
import { placeFor, placeOf, previewMoves, type MovePreview } from './moving.ts';
import { Refused } from './refused.ts';
import type { HeldRequest, MoveRequest } from './requests.ts';

/** Who acts. */
const by = 'hr';

export function meetingsDesk(tools: DeskTools) {
  const files = new Files(tools);
  const { db } = tools;
  return {
    async meetingHeld(id: string, groupId: string, meeting: number, { attended, hours }: HeldRequest): Promise<Answer> {
      const file = await files.group(id, groupId);
      const there = attended?.map((person, n) => personIn(file.group, person, 'rule', false, `attended.${n}`));
      return files.toGroup(file, 'meetingHeld', {
        meeting,
        by,
        ...(there ? { attended: there } : {}),
        ...(hours === undefined ? {} : { hours }),
      });
    },

    async meetingNotHeld(id: string, groupId: string, meeting: number): Promise<Answer> {
      return files.toGroup(await files.group(id, groupId), 'meetingNotHeld', { meeting, by });
    },

    async moveMeeting(
      id: string,
      groupId: string,
      meeting: number,
      { startsAt: given, location, force, preview }: MoveRequest,
    ): Promise<(Answer & { meeting: number; startsAt: string }) | MovePreview> {
      const file = await files.group(id, groupId);
      const { timeZone } = file.record.programme;
      const startsAt = instantOf(given, timeZone);
      const known = location === undefined ? undefined : await files.groupStatus(file);
      if (preview) {
        const elsewhere = location !== undefined && location !== placeOf(file, known, meeting);
        return previewMoves(files, file.record, [file.group], { meeting, startsAt }, force, elsewhere);
      }
      const place = await placeFor(db, file, known, meeting, location);
      const wish = { meeting, startsAt, ...(place ? { place } : {}), ...(force ? { force } : {}) };
      const answer = await files.toGroup(file, 'moveMeeting', { ...wish, by });
      return { ...answer, meeting, startsAt: withOffset(startsAt, timeZone) };
    },

    async handIn(id: string, groupId: string, meeting: number, named: string, handedIn: boolean): Promise<Answer> {
      const file = await files.group(id, groupId);
      const person = personIn(file.group, named, 'unknown');
      return files.toGroup(file, 'handIn', { meeting, person, handedIn, by });
    },

    async talkHeld(id: string, groupId: string, named: string, held: boolean): Promise<Answer> {
      const file = await files.group(id, groupId);
      return files.toGroup(file, 'talkHeld', { person: personIn(file.group, named, 'unknown'), held, by });
    },

    async finishEarly(id: string, groupId: string): Promise<Answer> {
      return files.toGroup(await files.group(id, groupId), 'finishEarly', { by });
    },
  };
}

function instantOf(given: string, timeZone: string): string {
  const startsAt = readInstant(given, timeZone);
  if (startsAt) return startsAt;
  const message = 'a local date-time such as 2027-02-02T16:00, or an instant with an offset';
  throw new Refused('invalid', [{ path: 'startsAt', rule: 'date-time', message }]);
}
