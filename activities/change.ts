// Agendas made anew after a change, where the programme's rules let it be; and what was decided, written down.
import { firstOf, planChange } from '../domain/change.ts';
import { courseOf } from '../domain/course.ts';
import { readMomentId } from '../domain/ids.ts';
import type { Refusal } from '../domain/kinds.ts';
import { planMoves } from '../domain/moving.ts';
import { convener, mentorCircle } from '../domain/programme.ts';
import { remakeCircle } from '../domain/remaking.ts';
import { planMails } from '../records/ledger.ts';
import { markGone, takePlace } from '../records/memberships.ts';
import { raiseRevision, reopenForReturn, suppressAll, suppressMoments, suppressOthers } from '../records/settling.ts';
import type { Database } from '../records/database.ts';
import type { Activities, DecidedChange } from '../workflows/activities.ts';
import { entriesOf } from './entries.ts';
import { programmeRecord, type Tools } from './tools.ts';
import { timetableOf } from '../domain/timetable.ts';

type Changing = Pick<
  Activities,
  'planGroup' | 'planCircle' | 'planPostponement' | 'writeChange' | 'markGone' | 'withdrawAll'
>;

export function changing({ db, mailFrom }: Tools): Changing {
  return {
    async planGroup({ programme: id, status, change, start, now, walked }) {
      const record = await programmeRecord(db, id);
      return readable(() => planChange(record, status, change, { start, now, walked }));
    },

    async planCircle({ programme: id, start, now, walked, groups, opened, circle, kept }) {
      const { programme } = await programmeRecord(db, id);
      const standing = { circle, kept, opened: byRound(opened) };
      const remade = remakeCircle(programme, groups, standing, { start, now, walked });
      return {
        circle: remade.circle,
        members: mentorCircle(programme).map((person) => person.id),
        convener: convener(programme).id,
        agenda: timetableOf(remade.moments),
        merged: remade.merged,
        fallen: remade.fallen,
      };
    },

    async planPostponement({ programme: id, now, groups, wish: { days, to, force } }) {
      const { programme } = await programmeRecord(db, id);
      const wish = days === undefined ? { to: to ?? '' } : { days };
      return readable(() => {
        const plan = planMoves(programme, groups, wish, { force, now });
        if ('faults' in plan || plan.days === undefined)
          return { refused: firstOf('faults' in plan ? plan.faults : []) };
        return { days: plan.days, groups: [...plan.moves.keys()] };
      });
    },

    /** All of it or nothing. */
    async writeChange(change) {
      await db.transaction().execute((tx) => write(tx, mailFrom, change));
    },

    async markGone({ programme, group, person, gone, now }) {
      await db.transaction().execute((tx) => markGone(tx, { programme, group, person }, gone, now));
    },

    async withdrawAll({ programme, group, now, lost }) {
      const why = group === undefined ? 'programme-cancelled' : 'group-cancelled';
      await suppressAll(db, { programme, group }, lost ? 'group-lost' : why, now);
    },
  };
}

async function write(tx: Database, mailFrom: string, change: DecidedChange): Promise<void> {
  const { programme, group, now, revision, takes, replaces, arriving, merged, fallen } = change;
  const scope = { programme, group };
  const entries = entriesOf({ programme, group, revision }, change.coming, change.audiences);
  const confirming = entries.filter(({ moment }) => courseOf(readMomentId(moment)).to === 'convener');
  if (takes && group !== undefined) await takePlace(tx, { programme, group, ...takes });
  const returning = entries.filter((entry) => arriving.includes(entry.person) || confirming.includes(entry));
  await reopenForReturn(tx, returning);
  await planMails(tx, mailFrom, entries);
  // Who convened before is asked no more.
  const [convener] = change.audiences.convener ?? [];
  const asked = confirming.map(({ moment }) => moment);
  if (convener !== undefined) await suppressOthers(tx, scope, asked, convener, 'replaced', now);
  await raiseRevision(tx, scope, revision);
  await suppressMoments(tx, scope, merged, 'merged:meeting-moved', now);
  await suppressMoments(tx, scope, fallen.moments, fallen.reason, now);
  if (replaces !== undefined && group !== undefined)
    await markGone(tx, { programme, group, person: replaces }, 'replaced', now);
}

/** A date that the calendar can't read is refused rather than tried again for ever. */
function readable<T>(plan: () => T): T | { readonly refused: Refusal } {
  try {
    return plan();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { refused: { rule: 'date-time', message: 'a date that the calendar does not have' } };
  }
}

/** JSON has made the rounds into strings. */
function byRound(opened: Readonly<Record<string, string>>): Record<number, string> {
  return Object.fromEntries(Object.entries(opened).map(([round, at]) => [Number(round), at]));
}
