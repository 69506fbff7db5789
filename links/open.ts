// A link that somebody opens: whose it is, what it is about, and whether it still holds.
import type { CircleKind } from '../domain/kinds.ts';
import { convener, mentorCircle, type Group, type Programme } from '../domain/programme.ts';
import { goneFrom } from '../domain/roster.ts';
import type { GroupStatus, Outlook } from '../domain/status.ts';
import type { Database } from '../records/database.ts';
import { findProgramme, type ProgrammeRecord } from '../records/programmes.ts';
import { isOlder, isWithdrawn, type HeldLink } from './holding.ts';
import { ruleOf } from './purposes.ts';
import type { Holder, Reading, Token } from './token.ts';

interface Link extends HeldLink {
  readonly circle?: CircleKind;
  readonly ticked?: boolean;
}

export interface OpenLink {
  readonly link: Link;
  readonly record: ProgrammeRecord;
  readonly programme: Programme;
  readonly group: Group | undefined;
  /** Where the group stands, if it was asked for; with what has happened where that was asked, too. */
  readonly status: (GroupStatus & Partial<Outlook>) | undefined;
}

export type Opening =
  | { readonly ok: true; readonly opened: OpenLink }
  | {
      readonly ok: false;
      readonly why: 'forged' | 'expired' | 'withdrawn' | 'rehearsed';
      /** Whose it was and what for, where that can be told. */
      readonly was?:
        { readonly token: Token; readonly programme: Programme; readonly group: Group | undefined } | undefined;
    };

interface Tools {
  readonly db: Database;
  /** @returns undefined where the group's workflow is no more */
  readonly askGroup: (programme: string, group: string) => Promise<(GroupStatus & Outlook) | undefined>;
}

/** Whose link it is, as its token says it. @param group its id, if it is one of a group's */
export function holderOf(
  { number, programme, addresses }: Pick<ProgrammeRecord, 'number' | 'programme' | 'addresses'>,
  group: string | undefined,
  person: string,
): Holder {
  const place = programme.groups.findIndex(({ id }) => id === group) + 1;
  return { programme: number, group: place, person, address: addresses.get(person) ?? 0 };
}

/**
 * @param reading of its token
 * @param asking whether the group is asked where it stands; the engine itself refuses what no longer holds when it is told
 */
export async function openLink({ db, askGroup }: Tools, reading: Reading, asking: boolean): Promise<Opening> {
  const { token } = reading;
  const record = token && (await findProgramme(db, token.programme));
  const group = record && groupAt(record.programme, token);
  const was = record ? { was: { token, programme: record.programme, group } } : {};
  if (!reading.ok) return { ok: false, why: reading.why, ...was };
  const isRehearsed = record?.rehearsal && record.endedAt !== null;
  // What a rehearsal leaves behind is its report, which names nobody.
  const isLeft = isRehearsed && token?.purpose === 'report';
  if (isRehearsed && !isLeft) return { ok: false, why: 'rehearsed', ...was };
  if (!record || !token || !(isLeft || holds(token, record))) return { ok: false, why: 'withdrawn', ...was };
  const { programme } = record;
  const { group: _group, programme: _programme, address: _address, ...link } = token;
  const asked = asking && group && !ruleOf(link.purpose).afterEnd;
  const status = asked ? await statusOf(record, group.id, askGroup) : undefined;
  if (asked && (!status || isWithdrawn(link, status))) return { ok: false, why: 'withdrawn', ...was };
  return { ok: true, opened: { link, record, programme, group, status } };
}

/** Where the group stands, or stood at its end. */
async function statusOf({ programme, final }: ProgrammeRecord, group: string, askGroup: Tools['askGroup']) {
  return final ? final.groups.find((ended) => ended.group === group) : askGroup(programme.id, group);
}

function groupAt({ groups }: Programme, { group }: Pick<Token, 'group'>): Group | undefined {
  return groups[group - 1];
}

/** As far as the records know. */
function holds(
  token: Token,
  { programme, people, memberships, addresses, rehearsal, createdAt, startedAt, endedAt }: ProgrammeRecord,
): boolean {
  const { holder, afterEnd, reads } = ruleOf(token.purpose);
  const person = people.get(token.person);
  // Nothing is taken in from whoever has been erased: nobody would come to erase it.
  if (!person || person.gone === 'erased') return false;
  // It was mailed to an address that has since been mended.
  if ((addresses.get(person.id) ?? 0) % 256 !== token.address) return false;
  if (
    (afterEnd || reads) &&
    holder !== 'reader' &&
    goneFrom(programme, memberships, person.id, groupAt(programme, token)?.id)
  )
    return false;
  if (endedAt && !afterEnd && !reads) return false;
  // The earlier of the database's clock and the engine's, since they may differ.
  const began = Math.min(createdAt.getTime(), startedAt?.getTime() ?? Infinity);
  if (!rehearsal && isOlder(token, began)) return false;
  if (holder === 'reader') return [programme.hr.id, programme.sponsor.id].includes(person.id);
  if (holder === 'contact') return programme.organisations?.some(({ hr }) => hr.id === person.id) === true;
  if (holder === 'sponsor') return person.id === programme.sponsor.id;
  if (holder === 'director')
    return programme.introduction?.nomination?.directors.some(({ id }) => id === person.id) === true;
  return holder !== 'convener' || [...mentorCircle(programme), convener(programme)].some(({ id }) => id === person.id);
}
