// What a wish to move meetings would come to, asked before it is done: refused by a rule, or shown as a preview.
import { compare } from '../domain/local-time.ts';
import { planMoves, type Wish } from '../domain/moving.ts';
import type { Group } from '../domain/programme.ts';
import { locationOf } from '../domain/standing.ts';
import { meetingOf, type GroupStatus, type Outlook } from '../domain/status.ts';
import type { Database } from '../records/database.ts';
import { keepPlace } from '../records/places.ts';
import type { ProgrammeRecord } from '../records/programmes.ts';
import { groupNotThere, standingOf, type Files } from './files.ts';
import { movePreview, type MovePreview } from './move-preview.ts';
import { Refused } from './refused.ts';

export type { MovePreview };

/** A group, and where its programme's moved meetings are held. */
interface Placed {
  readonly record: Pick<ProgrammeRecord, 'programme' | 'places'>;
  readonly group: Group;
}

/** Where a meeting is held. */
export function placeOf({ record, group }: Placed, status: GroupStatus | undefined, meeting: number): string {
  return locationOf(group, meetingOf(status, meeting), record.places);
}

/** Keeps a new place for a meeting. @returns what the engine knows it by; undefined where it is held there already */
export async function placeFor(
  db: Database,
  file: Placed,
  status: GroupStatus | undefined,
  meeting: number,
  place: string | undefined,
): Promise<string | undefined> {
  if (place === undefined || place === placeOf(file, status, meeting)) return undefined;
  return keepPlace(db, file.record.programme.id, place);
}

/**
 * @param groups that would be moved
 * @param elsewhere whether the meeting is held in another place, too
 * @throws Refused with the rules that the moves would break
 */
export async function previewMoves(
  files: Files,
  record: ProgrammeRecord,
  groups: readonly Group[],
  wish: Wish,
  force: boolean,
  elsewhere = false,
): Promise<MovePreview> {
  const { programme, startedAt } = record;
  const { status, groups: known } = await files.state(record);
  const [first] = groups;
  if (first && groups.length === 1 && !known.has(first.id)) throw groupNotThere(status, first.id);
  if (!status?.walked) throw new Refused('away');
  // The engine forgets a group some time after its end; its programme still knows where it stood.
  const all = programme.groups.map((group): GroupStatus & Outlook => ({
    next: [],
    happenings: [],
    now: '',
    walked: { done: [], open: [] },
    ...standingOf(programme, group, { status, groups: known }),
  }));
  const now = latest([status.now, ...all.map((group) => group.now)], record.rehearsal !== null);
  const asked = all.filter(({ group }) => groups.some(({ id }) => id === group));
  const plan = planMoves(programme, asked, wish, { force, now });
  if ('faults' in plan)
    throw new Refused(
      'rule',
      plan.faults.map(({ rule, message }) => ({ path: '', rule, message })),
    );
  const start = (startedAt ?? new Date()).toISOString();
  const whole = { ...status, walked: status.walked };
  return movePreview({ programme, start, now, status: whole, groups: all, moves: plan.moves, elsewhere });
}

/** The engine's clock stands still between two moments; a rehearsal's runs ahead of ours. */
export function latest(times: readonly (string | undefined)[], isRehearsal: boolean): string {
  const ours = new Date().toISOString();
  const known = times.filter((time): time is string => time !== undefined && time !== '');
  return [...known, ...(isRehearsal && known.length > 0 ? [] : [ours])].sort(compare).at(-1) ?? ours;
}
