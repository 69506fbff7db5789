// A new agenda in place of an old one: what has been done stays done, what moved comes again where that is of use, and what a
// mail about the move has already said is left out.
import type { Moment } from './agenda.ts';
import { addMinutes, compare } from './local-time.ts';
import type { Instant } from './programme.ts';

export interface Walked {
  /** Ids of the moments that have been done. */
  readonly done: readonly string[];
  /** Ids of those that are still to come. */
  readonly open: readonly string[];
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
const REMINDERS = new Set<Moment['kind']>([
  'meeting-reminder',
  'task-reminder',
  'task-overdue',
  'talk-reminder',
  'preparation-meeting',
  'evaluation-meeting',
]);
/** They ask or tell something anew at the new time. */
const ANEW = new Set<Moment['kind']>([
  'briefing',
  'meeting-confirmation',
  'meeting-unconfirmed',
  'attention-unconfirmed',
  'talk-confirmation',
  'talk-unconfirmed',
  'attention-talks',
  'circle-confirmation',
  'lapse',
]);
/** A reminder of the new time comes only where it isn't on the heels of the news. */
const HEELS_MINUTES = 24 * 60;

export function revise<M extends Moment>(fresh: readonly M[], { done, open, now, moved }: Walked): Revision<M> {
  const times = new Map<string, number>();
  for (const id of done) times.set(baseOf(id), (times.get(baseOf(id)) ?? 0) + 1);
  const merged: string[] = [];
  const moments = fresh.map((moment): M => {
    const count = times.get(moment.id) ?? 0;
    const next = count === 0 ? moment.id : `${moment.id}~${count}`;
    const reminds = REMINDERS.has(moment.kind) && moment.stage !== 'invitation';
    const comes = count === 0 || open.includes(next) || (moved(moment) && comesAgain(moment, reminds, now));
    if (!comes) return moment;
    if (reminds && moved(moment) && compare(moment.at, now) <= 0) merged.push(next);
    return { ...moment, id: next };
  });
  const ids = new Set(moments.map(({ id }) => id));
  return { moments, merged, fallen: open.filter((id) => !ids.has(id)) };
}

function comesAgain({ kind, at }: Moment, reminds: boolean, now: Instant): boolean {
  if (reminds) return compare(at, addMinutes(now, HEELS_MINUTES)) > 0;
  return ANEW.has(kind) && compare(at, now) > 0;
}

/** `meeting-reminder.2~1` is `meeting-reminder.2` for the second time. */
function baseOf(id: string): string {
  return id.replace(/~\d+$/, '');
}
