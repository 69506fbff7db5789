// What HR sees first: what needs them now, the worst first, and how each programme fares. One question a programme, however many groups.
import { figures } from '../domain/figures.ts';
import { groupOf, type Programme } from '../domain/programme.ts';
import { ATTENTION_WORST_FIRST, type AttentionKind } from '../domain/kinds.ts';
import { withOffset } from '../domain/local-time.ts';
import { type Attention, type NextMoment, type Outlook, type ProgrammeStatus } from '../domain/status.ts';
import { programmesAtHand } from '../records/across.ts';
import { mailCounts, type MailCounts } from '../records/counts.ts';
import { findProgramme, type ProgrammeRecord } from '../records/programmes.ts';
import type { DeskTools } from './files.ts';

const MOST_SHOWN = 100;
const NO_MAILS: MailCounts = { sent: 0, planned: 0, suppressed: 0, failed: 0, refused: 0 };

/** A point of attention with its programme. */
export interface Need {
  readonly programme: Programme;
  readonly entry: Attention;
  readonly groupName: string | undefined;
}

export interface Fares {
  readonly programme: Programme;
  readonly phase: ProgrammeStatus['phase'] | 'unknown';
  readonly round: number;
  readonly isRehearsal: boolean;
  readonly isCancelled: boolean;
  readonly mentees: { readonly there: number; readonly left: number };
  readonly meetings: { readonly held: number; readonly of: number; readonly unconfirmed: number };
  readonly handIns: { readonly given: number; readonly of: number };
  readonly mails: MailCounts;
  readonly next: NextMoment | undefined;
}

export function homeDesk({ db, engine }: DeskTools) {
  return {
    async home(): Promise<{ readonly needs: readonly Need[]; readonly programmes: readonly Fares[] }> {
      const ids = await programmesAtHand(db, MOST_SHOWN);
      const [counts, records] = await Promise.all([
        mailCounts(db, ids),
        Promise.all(ids.map((id) => findProgramme(db, id))),
      ]);
      const known = records.filter((record) => record !== undefined);
      const states = await Promise.all(
        // Whatever is wrong with one, the others are shown.
        known.map((record) => statusOf(record, engine).catch(() => undefined)),
      );
      const all = known.map((record, index) => ({ record, status: states[index] }));
      return {
        needs: all.flatMap(({ record, status }) => needsOf(record, status)).sort(worstFirst),
        programmes: all.map(({ record, status }) =>
          faresOf(record, status, counts.get(record.programme.id) ?? NO_MAILS),
        ),
      };
    },
  };
}

type Known = ProgrammeStatus & Partial<Outlook>;

async function statusOf(
  { final, programme }: ProgrammeRecord,
  engine: DeskTools['engine'],
): Promise<Known | undefined> {
  return final ?? engine.programmeStatus(programme.id);
}

function needsOf({ programme, endedAt }: ProgrammeRecord, status: Known | undefined): readonly Need[] {
  if (endedAt) return [];
  return (status?.attention ?? []).map((entry) => ({
    programme,
    entry,
    groupName: groupOf(programme, entry.group)?.name,
  }));
}

function worstFirst(one: Need, other: Need): number {
  const rank = ({ kind }: { readonly kind: AttentionKind }) => ATTENTION_WORST_FIRST.indexOf(kind);
  return rank(one.entry) - rank(other.entry) || Date.parse(one.entry.since) - Date.parse(other.entry.since);
}

function faresOf(record: ProgrammeRecord, status: Known | undefined, mails: MailCounts): Fares {
  const { programme, rehearsal, endedAt } = record;
  const groups = status?.groups ?? [];
  const isAspirants = (group: string) => groupOf(programme, group)?.variant === 'aspirants';
  const { mentees, left, met, meetings, handedIn, tasks } = figures(groups, isAspirants);
  const [next] = status?.next ?? [];
  return {
    programme,
    phase: status?.phase ?? (endedAt ? 'ended' : 'unknown'),
    round: status?.round ?? 0,
    isRehearsal: rehearsal !== null,
    isCancelled: status?.cancelled === true,
    mentees: { there: mentees - left, left },
    meetings: {
      held: met,
      of: meetings,
      unconfirmed: (status?.attention ?? []).filter(({ kind }) => kind === 'meeting-unconfirmed').length,
    },
    handIns: { given: handedIn, of: tasks },
    mails,
    next: next && { ...next, at: withOffset(next.at, programme.timeZone) },
  };
}
