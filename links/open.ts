// A link that somebody opens: whose it is, what it is about, and whether it still holds.
import { convener, groupOf, mentorCircle, type Group, type Programme } from '../domain/programme.ts';
import { goneFrom } from '../domain/roster.ts';
import type { GroupStatus } from '../domain/status.ts';
import type { Database } from '../records/database.ts';
import { findProgramme, type ProgrammeRecord } from '../records/programmes.ts';
import { isOlder, isWithdrawn } from './holding.ts';
import { ruleOf } from './purposes.ts';
import type { Link, Reading } from './token.ts';

export interface OpenLink {
  readonly link: Link;
  readonly record: ProgrammeRecord;
  readonly programme: Programme;
  readonly group: Group | undefined;
  /** Where the group stands, if it was asked for. */
  readonly status: GroupStatus | undefined;
}

export type Opening =
  | { readonly ok: true; readonly opened: OpenLink }
  /** @property programme whose it was, where that can be told */
  | { readonly ok: false; readonly why: 'forged' | 'expired' | 'withdrawn'; readonly programme?: Programme };

interface Tools {
  readonly db: Database;
  /** @returns undefined where the group's workflow is no more */
  readonly askGroup: (programme: string, group: string) => Promise<GroupStatus | undefined>;
}

/**
 * @param reading of its token
 * @param asking whether the group is asked where it stands; the engine itself refuses what no longer holds when it is told
 */
export async function openLink({ db, askGroup }: Tools, reading: Reading, asking: boolean): Promise<Opening> {
  const record = reading.link && (await findProgramme(db, reading.link.programme));
  const whose = record ? { programme: record.programme } : {};
  if (!reading.ok) return { ok: false, why: reading.why, ...whose };
  if (!record || !holds(reading.link, record)) return { ok: false, why: 'withdrawn', ...whose };
  const { link } = reading;
  const { programme } = record;
  const group = groupOf(programme, link.group);
  const asked = asking && group && !ruleOf(link.purpose).afterEnd;
  const status = asked ? await askGroup(programme.id, group.id) : undefined;
  if (asked && (!status || isWithdrawn(link, status))) return { ok: false, why: 'withdrawn', ...whose };
  return { ok: true, opened: { link, record, programme, group, status } };
}

/** As far as the records know. */
function holds(
  link: Link,
  { programme, people, memberships, rehearsal, createdAt, startedAt, endedAt }: ProgrammeRecord,
): boolean {
  const { holder, afterEnd } = ruleOf(link.purpose);
  const person = people.get(link.person);
  // Nothing is taken in from whoever has been erased: nobody would come to erase it.
  if (!person || person.gone === 'erased') return false;
  if (afterEnd && goneFrom(programme, memberships, person.id, link.group)) return false;
  if (endedAt && !afterEnd) return false;
  // The earlier of the database's clock and the engine's, since they may differ.
  const began = Math.min(createdAt.getTime(), startedAt?.getTime() ?? Infinity);
  if (!rehearsal && isOlder(link, began)) return false;
  return holder !== 'convener' || [...mentorCircle(programme), convener(programme)].some(({ id }) => id === person.id);
}
