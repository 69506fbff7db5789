// Agendas made anew after a change, where the programme's rules let it be; the ledger follows what the engine then walks.
import { daysTo, moveFaults, moved, movesOf, type MoveFault, type Wish } from '../domain/moves.ts';
import { Calendar } from '../domain/plan.ts';
import { mentorCircle, type Programme } from '../domain/programme.ts';
import { movedRounds, remakeCircle, remakeGroup } from '../domain/remaking.ts';
import type { Revision } from '../domain/revision.ts';
import type { PeopledMoment } from '../domain/roster.ts';
import { judgePeople } from '../domain/rules.ts';
import { asItStands } from '../domain/standing.ts';
import { suppressAll, suppressMoments } from '../records/ledger.ts';
import { markGone, takePlace } from '../records/people.ts';
import type { Asks, GroupChange } from '../workflows/asks.ts';
import type { Refusal } from '../workflows/refusal.ts';
import type { GroupStatus } from '../workflows/status.ts';
import { enter } from './entering.ts';
import { groupDates } from './planning.ts';
import { groupOf, programmeRecord, type Tools } from './tools.ts';

type Changing = Pick<Asks, 'changeGroup' | 'changeCircle' | 'planPostponement' | 'markGone' | 'withdrawAll'>;

/** Mails about a meeting's time; undelivered ones of a meeting that has moved say the old time. */
const ABOUT_ITS_TIME = ['meeting-invitation', 'meeting-reminder', 'task-reminder', 'task-overdue', 'meeting-confirmation', 'meeting-unconfirmed'];

export function changing(tools: Tools): Changing {
  const { db } = tools;
  return {
    async changeGroup({ programme: id, start, now, walked, revision, status, change }) {
      const posted = (await programmeRecord(db, id)).programme;
      const before = asItStands(posted, [status]);
      const wish = wishOf(change);
      const moves = wish && movesOf(before, status, wish, now);
      if (moves) {
        const refused = refusalOf(moveFaults(before, groupOf(before, status.group), status, moves, now), 'force' in change && change.force === true);
        if (refused) return { refused };
      }
      const after = moves ? moved(status, moves) : status;
      const roster = await rosterAfter(id, posted, status, change);
      if (!roster) return { refused: { rule: 'unknown-person', message: 'nobody of that id was named for the place' } };
      const programme = asItStands(roster, [after]);
      if (change.is === 'mentor' || change.is === 'mentee') {
        const [fault] = judgePeople(programme).errors.filter(({ path }) => path.startsWith(`groups.${programme.groups.findIndex((group) => group.id === status.group)}.`));
        if (fault) return { refused: { rule: fault.rule, message: fault.rule === 'R27' ? 'the mentor would be the direct manager of a mentee' : 'somebody else in the programme has this address' } };
        await takePlace(db, id, change.is === 'mentor' ? change.mentor : change.person);
      }
      const group = groupOf(programme, status.group);
      const rounds = movedRounds(moves);
      const revised = remakeGroup(programme, group, rounds, { start, now, walked });
      await enter(tools, id, revised.moments, revision);
      await settle(id, status.group, revised, change.is === 'early-finish' ? 'early-finish' : 'meeting-moved', now);
      const stale = [...rounds].flatMap((round) => [
        ...walked.done.filter((done) => ABOUT_ITS_TIME.some((kind) => done === `${kind}.${round}` || done.startsWith(`${kind}.${round}.`) || done.startsWith(`${kind}.${round}~`))),
        ...earlierNews(`meeting-moved.${round}`, status.meetings.find(({ meeting }) => meeting === round)?.sequence ?? 0),
      ]);
      await suppressMoments(db, id, status.group, stale, 'merged:meeting-moved', now);
      if (change.is === 'mentor') await markGone(db, id, change.former, 'replaced', now);
      return { ...groupDates(new Calendar(programme), group), moments: revised.moments, merged: revised.merged };
    },

    async changeCircle({ programme: id, start, now, walked, revision, groups, opened, circle, kept }) {
      const { programme } = await programmeRecord(db, id);
      const { circle: fresh, ...revised } = remakeCircle(programme, groups, { circle, kept, opened: byRound(opened) }, { start, now, walked });
      await enter(tools, id, revised.moments, revision);
      await settle(id, null, revised, 'no-meeting', now);
      return { circle: fresh, members: mentorCircle(programme).map((person) => person.id), moments: revised.moments, merged: revised.merged };
    },

    async planPostponement({ programme: id, now, groups, wish: { days, to, force } }) {
      const programme = asItStands((await programmeRecord(db, id)).programme, groups);
      const by = days ?? (to === undefined ? undefined : daysTo(programme, groups, to, now));
      if (by === undefined) return { refused: { rule: 'R34', message: 'there is no meeting to come that could be moved' } };
      if (by < 1) return { refused: { rule: 'postpone', message: 'that day is no later than the next meeting' } };
      const faults = groups.filter(({ phase }) => phase !== 'ended' && phase !== 'closing').flatMap((status) => moveFaults(programme, groupOf(programme, status.group), status, movesOf(programme, status, { days: by }, now), now));
      const refused = refusalOf(faults, force === true);
      return refused ? { refused } : { days: by };
    },

    async markGone({ programme, person, gone, now }) {
      await markGone(db, programme, person, gone, now);
    },

    async withdrawAll({ programme, group, now }) {
      await suppressAll(db, programme, group ?? null, group === undefined ? 'programme-cancelled' : 'group-cancelled', now);
    },
  };

  async function settle(programme: string, group: string | null, { merged, fallen }: Revision<PeopledMoment>, why: string, now: string): Promise<void> {
    await suppressMoments(db, programme, group, merged, 'merged:meeting-moved', now);
    await suppressMoments(db, programme, group, fallen, why, now);
  }

  /** The programme with whom the change puts in. */
  async function rosterAfter(id: string, posted: Programme, status: GroupStatus, change: GroupChange): Promise<Programme | undefined> {
    if (change.is !== 'mentor' && change.is !== 'mentee') return posted;
    const { people } = await programmeRecord(db, id);
    const person = people.get(change.is === 'mentor' ? change.mentor : change.person);
    if (!person || person.gone) return undefined;
    const groups = posted.groups.map((group) => {
      if (group.id !== status.group) return group;
      if (change.is === 'mentor') return { ...group, mentor: person };
      return group.mentees.some((mentee) => mentee.id === person.id) ? group : { ...group, mentees: [...group.mentees, person] };
    });
    return { ...posted, groups };
  }
}

function wishOf(change: GroupChange): Wish | undefined {
  if (change.is === 'moved') return { meeting: change.meeting, startsAt: change.startsAt };
  if (change.is !== 'postponed') return undefined;
  return change.days === undefined ? { to: change.to ?? '' } : { days: change.days };
}

function refusalOf(faults: readonly MoveFault[], force: boolean): Refusal | undefined {
  const [fault] = faults.filter(({ forcible }) => !(force && forcible));
  return fault && { rule: fault.rule, message: fault.message };
}

function earlierNews(moment: string, sequence: number): string[] {
  return Array.from({ length: sequence }, (_, index) => `${moment}.${index + 1}`);
}

/** JSON has made the rounds into strings. */
function byRound(opened: Record<string, string>): Record<number, string> {
  return Object.fromEntries(Object.entries(opened).map(([round, at]) => [Number(round), at]));
}
