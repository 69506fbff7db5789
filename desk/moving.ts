// What a wish to move meetings would come to, asked before it is done: refused by a rule, or shown as a preview.
import { compare } from '../domain/local-time.ts';
import { daysTo, moveFaults, movesOf, postponable, postponeFault, type Moves, type Wish } from '../domain/moving.ts';
import type { Group, Programme } from '../domain/programme.ts';
import { asItStands } from '../domain/standing.ts';
import type { Database } from '../records/database.ts';
import { keepPlace } from '../records/places.ts';
import type { ProgrammeRecord } from '../records/programmes.ts';
import type { GroupStatus, Outlook, ProgrammeStatus } from '../domain/status.ts';
import type { Lookup } from './lookup.ts';
import { movePreview } from './move-preview.ts';
import { Problem } from '../api/problems.ts';

/** Where a meeting is held. */
export function placeOf(
  { places }: Pick<ProgrammeRecord, 'places'>,
  group: Group,
  status: GroupStatus | undefined,
  meeting: number,
): string {
  const place = status?.meetings.find((candidate) => candidate.meeting === meeting)?.place;
  return (place === undefined ? undefined : places.get(place)) ?? group.location;
}

/** Keeps a new place for a meeting. @returns what the engine knows it by; undefined where it is held there already */
export async function placeFor(
  db: Database,
  record: Pick<ProgrammeRecord, 'programme' | 'places'>,
  group: Group,
  status: GroupStatus | undefined,
  meeting: number,
  place: string | undefined,
): Promise<string | undefined> {
  if (place === undefined || place === placeOf(record, group, status, meeting)) return undefined;
  return keepPlace(db, record.programme.id, place);
}

/**
 * @param elsewhere whether the meeting is held in another place, too
 * @throws Problem 409 with the rules that the moves would break
 */
export async function previewMoves(
  lookup: Lookup,
  record: ProgrammeRecord,
  groups: readonly Group[],
  wish: Wish,
  force: boolean,
  elsewhere = false,
) {
  const { programme, startedAt } = record;
  const { status, groups: known } = await lookup.stateOf(record);
  if (!status || (groups.length === 1 && groups.some(({ id }) => !known.has(id))))
    throw new Problem(409, [{ path: '', rule: 'group-ended', message: 'the group has ended' }]);
  // The engine forgets a group some time after its end; its programme still knows where it stood.
  const all = programme.groups.map(({ id }): GroupStatus & Outlook => ({
    next: [],
    happenings: [],
    now: '',
    walked: { done: [], open: [] },
    ...(status.groups.find(({ group }) => group === id) as GroupStatus),
    ...known.get(id),
  }));
  // The engine's clock stands still between two moments; a rehearsal's runs ahead of ours.
  const times = [
    status.now,
    ...all.map((group) => group.now),
    ...(record.rehearsal ? [] : [new Date().toISOString()]),
  ].filter((time): time is string => time !== undefined && time !== '');
  const now = times.sort(compare).at(-1) ?? new Date().toISOString();
  const moves = movesFor(programme, all, groups, wish, force, now);
  return movePreview({
    elsewhere,
    programme,
    start: (startedAt ?? new Date()).toISOString(),
    now,
    status: status as ProgrammeStatus & Outlook,
    groups: all,
    moves,
  });
}

export function wishOf({ days, to }: { readonly days?: number | undefined; readonly to?: string | undefined }): Wish {
  return days === undefined ? { to: to ?? '' } : { days };
}

function movesFor(
  programme: Programme,
  all: readonly GroupStatus[],
  groups: readonly Group[],
  wish: Wish,
  force: boolean,
  now: string,
): Map<string, Moves> {
  const standing = asItStands(programme, all);
  const named = all.filter(({ group }) => groups.some(({ id }) => id === group));
  const concerned = 'meeting' in wish ? named : postponable(named, now);
  const days =
    'meeting' in wish || concerned.length === 0
      ? undefined
      : 'to' in wish
        ? daysTo(standing, concerned, wish.to, now)
        : wish.days;
  const unfit = 'meeting' in wish ? undefined : postponeFault(days);
  if (unfit) throw new Problem(409, [{ path: '', rule: unfit.rule, message: unfit.message }]);
  const shared: Wish = days === undefined ? wish : { days };
  const moves = new Map<string, Moves>();
  for (const status of concerned) {
    const group = standing.groups.find(({ id }) => id === status.group);
    const move = movesOf(standing, status, shared, now);
    const faults = group
      ? moveFaults(standing, group, status, move, now).filter(({ forcible }) => !(force && forcible))
      : [];
    if (faults.length > 0)
      throw new Problem(
        409,
        faults.map(({ rule, message }) => ({ path: '', rule, message })),
      );
    moves.set(status.group, move);
  }
  return moves;
}
