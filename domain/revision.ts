// A new agenda in place of an old one: what has been done stays done, what moved comes again where that is of use, and what a
// mail about the move has already said is left out.
import type { Moment } from './agenda.ts';
import { firstMomentId, momentAgain } from './ids.ts';
import { stageOf } from './introduction-course.ts';
import type { MomentKind } from './kinds.ts';
import { addMinutes, compare } from './local-time.ts';
import type { Instant } from './programme.ts';
import type { Walked } from './status.ts';

/** How far the old agenda has been walked, and what moves. */
export interface Walking extends Walked {
  readonly now: Instant;
  /** Whether what a moment is about has moved. */
  readonly moved: (moment: Moment) => boolean;
}

export interface Revision<M extends Moment> {
  /** The whole new agenda; what has been done is in it under the id that it was done by. */
  readonly moments: readonly M[];
  /** Of those, what the mail about the move says already. */
  readonly merged: readonly string[];
  /** What was to come and is no more. */
  readonly fallen: readonly string[];
}

/** They only say what the mail about the move says, too. */
const REMINDERS = new Set<MomentKind>(['meeting-reminder', 'task-reminder', 'task-overdue', 'talk-reminder']);
/** They ask or tell something anew at the new time. */
const ANEW = new Set<MomentKind>([
  'briefing',
  'meeting-confirmation',
  'meeting-unconfirmed',
  'attention-unconfirmed',
  'talk-confirmation',
  'talk-unconfirmed',
  'attention-talks',
  'circle-confirmation',
  'attention-circle',
  'lapse',
]);
/** They go with the first meeting. */
const LAPSES = new Set<MomentKind>(['attention-introduction', 'introduction-lapse']);
/** A reminder of the new time comes only where it isn't on the heels of the news. */
const HEELS_MINUTES = 24 * 60;

export function revise<M extends Moment>(fresh: readonly M[], { done, open, now, moved }: Walking): Revision<M> {
  const times = new Map<string, number>();
  for (const id of done) times.set(firstMomentId(id), (times.get(firstMomentId(id)) ?? 0) + 1);
  const merged: string[] = [];
  const moments = fresh.map((moment): M => {
    const count = times.get(moment.id) ?? 0;
    const next = momentAgain(moment.id, count);
    const reminds = REMINDERS.has(moment.kind);
    const comes = count === 0 || open.includes(next) || (moved(moment) && comesAgain(moment, reminds, now));
    if (!comes) return moment;
    if (reminds && moved(moment) && compare(moment.at, now) <= 0) merged.push(next);
    return { ...moment, id: next };
  });
  const ids = new Set(moments.map(({ id }) => id));
  return { moments, merged, fallen: open.filter((id) => !ids.has(id)) };
}

function comesAgain({ kind, stage, at, round }: Moment, reminds: boolean, now: Instant): boolean {
  if (LAPSES.has(kind)) return compare(at, now) > 0;
  // Whoever is asked later is reminded, too.
  if (stageOf({ kind, round })) return (stage !== undefined || kind === 'attention-stage') && compare(at, now) > 0;
  if (reminds) return compare(at, addMinutes(now, HEELS_MINUTES)) > 0;
  return ANEW.has(kind) && compare(at, now) > 0;
}
