// What somebody says yes to who is invited, in words: only what is true of their group.
import { isAfterWork } from '../domain/dates.ts';
import type { Group, Programme } from '../domain/programme.ts';
import type { Words } from './words.ts';

export type InvitedAs = 'mentor' | 'mentee';

/** @param group whose meetings they are asked to */
export function promisesOf(
  words: Words,
  programme: Programme,
  role: InvitedAs,
  group: Group | undefined,
  hasSeminar = programme.introduction?.seminar !== undefined,
): readonly (readonly [name: string, promise: string])[] {
  const { promises, otherwise } = words.introduction;
  const [first] = group?.meetings ?? [];
  const afterWork = first === undefined || isAfterWork(first.startsAt, programme);
  const isAlone = new Set(programme.groups.map(({ mentor }) => mentor.id)).size === 1;
  return Object.entries(promises[role])
    .filter(([name]) => name !== 'seminar' || hasSeminar)
    .map(([name, promise]) => {
      if (name === 'meetings' && !afterWork) return [name, otherwise.inHours[role]];
      if (name === 'preparation' && role === 'mentor' && isAlone) return [name, otherwise.alone];
      return [name, promise];
    });
}
