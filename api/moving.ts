// What a wish to move meetings would come to, asked before it is done: refused by a rule, or shown as a preview.
import { compare } from '../domain/local-time.ts';
import { daysTo, moveFaults, movesOf, type Moves, type Wish } from '../domain/moves.ts';
import type { Group, Programme } from '../domain/programme.ts';
import { asItStands } from '../domain/standing.ts';
import type { ProgrammeRecord } from '../records/programmes.ts';
import type { GroupStatus, Outlook, ProgrammeStatus } from '../workflows/status.ts';
import type { Lookup } from './lookup.ts';
import { movePreview } from './move-preview.ts';
import { Problem } from './problems.ts';

/** @throws Problem 409 with the rules that the moves would break */
export async function previewMoves(lookup: Lookup, record: ProgrammeRecord, groups: readonly Group[], wish: Wish, force: boolean) {
  const { programme, startedAt } = record;
  const { status, groups: known } = await lookup.stateOf(record);
  const all = programme.groups.map(({ id }) => known.get(id)).filter((group): group is GroupStatus & Outlook => group !== undefined);
  if (!status || all.length < programme.groups.length) throw new Problem(409, [{ path: '', rule: 'group-ended', message: 'the group has ended' }]);
  // The engine's clock stands still between two moments; a rehearsal's runs ahead of ours.
  const times = [status.now, ...all.map((group) => group.now), ...(record.rehearsal ? [] : [new Date().toISOString()])].filter((time) => time !== undefined);
  const now = times.sort(compare).at(-1) ?? new Date().toISOString();
  const moves = movesFor(programme, all, groups, wish, force, now);
  return movePreview({ programme, start: (startedAt ?? new Date()).toISOString(), now, status: status as ProgrammeStatus & Outlook, groups: all, moves });
}

export function wishOf({ days, to }: { readonly days?: number | undefined; readonly to?: string | undefined }): Wish {
  return days === undefined ? { to: to ?? '' } : { days };
}

function movesFor(programme: Programme, all: readonly GroupStatus[], groups: readonly Group[], wish: Wish, force: boolean, now: string): Map<string, Moves> {
  const standing = asItStands(programme, all);
  const concerned = all.filter(({ group }) => groups.some(({ id }) => id === group));
  const shared: Wish = 'to' in wish ? { days: daysTo(standing, concerned, wish.to, now) ?? 0 } : wish;
  if ('days' in shared && shared.days < 1) throw new Problem(409, [{ path: '', rule: 'postpone', message: 'that day is no later than the next meeting' }]);
  const moves = new Map<string, Moves>();
  for (const status of concerned) {
    const group = standing.groups.find(({ id }) => id === status.group);
    const move = movesOf(standing, status, shared, now);
    const faults = group ? moveFaults(standing, group, status, move, now).filter(({ forcible }) => !(force && forcible)) : [];
    if (faults.length > 0) throw new Problem(409, faults.map(({ rule, message }) => ({ path: '', rule, message })));
    moves.set(status.group, move);
  }
  return moves;
}
