// Agendas made anew after a change, where the programme's rules let it be; the ledger follows what the engine then walks.
import {
  daysTo,
  moveFaults,
  moved,
  movesOf,
  postponable,
  postponeFault,
  type MoveFault,
  type Wish,
} from '../domain/moving.ts';
import { Calendar } from '../domain/plan.ts';
import { mentorCircle, type Programme } from '../domain/programme.ts';
import { movedRounds, remakeCircle, remakeGroup, type Remaking } from '../domain/remaking.ts';
import type { Revision } from '../domain/revision.ts';
import type { PeopledMoment } from '../domain/roster.ts';
import { judgePeople } from '../domain/rules.ts';
import { asItStands } from '../domain/standing.ts';
import { raiseRevision, suppressAll, suppressMoments } from '../records/ledger.ts';
import { markGone, takePlace } from '../records/people.ts';
import type { ProgrammeRecord } from '../records/programmes.ts';
import type { Asks, GroupChange, GroupPlan } from '../workflows/activities.ts';
import type { Refusal } from '../workflows/refusal.ts';
import type { GroupStatus, Walked } from '../domain/status.ts';
import { enter } from './entering.ts';
import { groupDates } from './open.ts';
import { groupOf, programmeRecord, type Tools } from './tools.ts';

type Changing = Pick<Asks, 'changeGroup' | 'changeCircle' | 'planPostponement' | 'markGone' | 'withdrawAll'>;

/** Mails about a meeting's time; undelivered ones of a meeting that has moved say the old time. */
const ABOUT_ITS_TIME = [
  'meeting-invitation',
  'meeting-reminder',
  'task-reminder',
  'task-overdue',
  'meeting-confirmation',
  'meeting-unconfirmed',
];

export function changing(tools: Tools): Changing {
  const { db } = tools;
  return {
    async changeGroup({ programme: id, start, now, walked, revision, status, change }) {
      const record = await programmeRecord(db, id);
      const planned = readable(() => planChange(record, status, change, { start, now, walked }));
      if ('refused' in planned) return planned;
      const { dates, revised, stale } = planned;
      if (change.is === 'mentor' || change.is === 'mentee')
        await takePlace(db, id, change.is === 'mentor' ? change.mentor : change.person);
      await follow(id, status.group, revised, walked, revision);
      await settle(id, status.group, revised, change.is === 'early-finish' ? 'early-finish' : 'meeting-moved', now);
      await suppressMoments(db, id, status.group, stale, 'merged:meeting-moved', now);
      if (change.is === 'mentor') await markGone(db, id, change.former, 'replaced', now);
      return { ...dates, moments: revised.moments, merged: revised.merged };
    },

    async changeCircle({ programme: id, start, now, walked, revision, groups, opened, circle, kept }) {
      const { programme } = await programmeRecord(db, id);
      const { circle: fresh, ...revised } = remakeCircle(
        programme,
        groups,
        { circle, kept, opened: byRound(opened) },
        { start, now, walked },
      );
      await follow(id, null, revised, walked, revision);
      await settle(id, null, revised, 'no-meeting', now);
      return {
        circle: fresh,
        members: mentorCircle(programme).map((person) => person.id),
        moments: revised.moments,
        merged: revised.merged,
      };
    },

    async planPostponement({ programme: id, now, groups, wish: { days, to, force } }) {
      const programme = asItStands((await programmeRecord(db, id)).programme, groups);
      const moving = postponable(groups, now);
      const by = moving.length === 0 ? undefined : (days ?? daysTo(programme, moving, to ?? '', now));
      const fault = postponeFault(by);
      if (fault || by === undefined) return { refused: { rule: fault?.rule ?? 'R34', message: fault?.message ?? '' } };
      const faults = moving.flatMap((status) =>
        moveFaults(
          programme,
          groupOf(programme, status.group),
          status,
          movesOf(programme, status, { days: by }, now),
          now,
        ),
      );
      const refused = refusalOf(faults, force === true);
      return refused ? { refused } : { days: by, groups: moving.map(({ group }) => group) };
    },

    async markGone({ programme, person, gone, now }) {
      await markGone(db, programme, person, gone, now);
    },

    async withdrawAll({ programme, group, now }) {
      await suppressAll(
        db,
        programme,
        group ?? null,
        group === undefined ? 'programme-cancelled' : 'group-cancelled',
        now,
      );
    },
  };

  /** The ledger holds what is still to come, and what is under way must know of the change before it is sent. */
  async function follow(
    programme: string,
    group: string | null,
    { moments }: Revision<PeopledMoment>,
    { done }: Walked,
    revision: number,
  ): Promise<void> {
    const over = new Set(done);
    await enter(
      tools,
      programme,
      moments.filter(({ id }) => !over.has(id)),
      revision,
    );
    await raiseRevision(db, programme, group, revision);
  }

  async function settle(
    programme: string,
    group: string | null,
    { merged, fallen }: Revision<PeopledMoment>,
    why: string,
    now: string,
  ): Promise<void> {
    await suppressMoments(db, programme, group, merged, 'merged:meeting-moved', now);
    await suppressMoments(db, programme, group, fallen, why, now);
  }
}

export interface PlannedChange {
  readonly dates: Pick<GroupPlan, 'meetings' | 'talkDay'>;
  readonly revised: Revision<PeopledMoment>;
  /** Moments done whose mails, where they are not delivered yet, say a time that no longer holds. */
  readonly stale: readonly string[];
}

/** What a change makes of a group's agenda, or the rule that refuses it. Reads nothing and writes nothing. */
export function planChange(
  record: Pick<ProgrammeRecord, 'programme' | 'people'>,
  status: GroupStatus,
  change: GroupChange,
  remaking: Remaking,
): PlannedChange | { readonly refused: Refusal } {
  const { now, walked } = remaking;
  const before = asItStands(record.programme, [status]);
  const wish = wishOf(change);
  const unfit = wish && 'to' in wish ? postponeFault(daysTo(before, [status], wish.to, now)) : undefined;
  if (unfit) return { refused: { rule: unfit.rule, message: unfit.message } };
  const moves = wish && movesOf(before, status, wish, now);
  const refused =
    moves &&
    refusalOf(
      moveFaults(before, groupOf(before, status.group), status, moves, now),
      'force' in change && change.force === true,
    );
  if (refused) return { refused };
  const roster = rosterAfter(record, status, change);
  if (!roster) return { refused: { rule: 'unknown-person', message: 'nobody of that id was named for the place' } };
  const programme = asItStands(roster, [moves ? moved(status, moves) : status]);
  if (change.is === 'mentor' || change.is === 'mentee') {
    const fault = personFault(programme, status.group);
    if (fault) return { refused: fault };
  }
  const group = groupOf(programme, status.group);
  const rounds = movedRounds(moves);
  const stale = [...rounds].flatMap((round) => [
    ...walked.done.filter((done) =>
      ABOUT_ITS_TIME.some((kind) => new RegExp(`^${kind}\\.${round}([.~]|$)`).test(done)),
    ),
    ...earlierNews(`meeting-moved.${round}`, status.meetings.find(({ meeting }) => meeting === round)?.sequence ?? 0),
  ]);
  return {
    dates: groupDates(new Calendar(programme), group),
    revised: remakeGroup(programme, group, rounds, remaking),
    stale,
  };
}

/** The programme with whom the change puts in; undefined where nobody of that id is named for the place. */
function rosterAfter(
  { programme, people }: Pick<ProgrammeRecord, 'programme' | 'people'>,
  status: GroupStatus,
  change: GroupChange,
): Programme | undefined {
  if (change.is !== 'mentor' && change.is !== 'mentee') return programme;
  const person = people.get(change.is === 'mentor' ? change.mentor : change.person);
  if (!person || person.gone) return undefined;
  const groups = programme.groups.map((group) => {
    if (group.id !== status.group) return group;
    if (change.is === 'mentor') return { ...group, mentor: person };
    return group.mentees.some((mentee) => mentee.id === person.id)
      ? group
      : { ...group, mentees: [...group.mentees, person] };
  });
  return { ...programme, groups };
}

function personFault(programme: Programme, groupId: string): Refusal | undefined {
  const own = `groups.${programme.groups.findIndex(({ id }) => id === groupId)}.`;
  const fault = judgePeople(programme).errors.find(({ path }) => path.startsWith(own));
  // In the engine's words, which name nobody.
  return (
    fault && {
      rule: fault.rule,
      message:
        fault.rule === 'R27'
          ? 'the mentor would be the direct manager of a mentee'
          : 'somebody else in the programme has this address',
    }
  );
}

/** A date that the calendar can't read is refused rather than tried again for ever. */
function readable<T>(plan: () => T): T | { readonly refused: Refusal } {
  try {
    return plan();
  } catch (error) {
    if (error instanceof RangeError)
      return { refused: { rule: 'date-time', message: 'a date that the calendar does not have' } };
    throw error;
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
