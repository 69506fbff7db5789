// What a change makes of a group's agenda, or the rule that refuses it. Reads nothing and writes nothing.
import { newsId, readMomentId } from './ids.ts';
import { isOneOf, type MomentKind, type Refusal } from './kinds.ts';
import { compare } from './local-time.ts';
import { daysLater, moved, planMoves, type Wish } from './moving.ts';
import { groupOf, type Group, type Instant, type Person, type Programme } from './programme.ts';
import { movedRounds, remakeGroup, type Remaking } from './remaking.ts';
import { judgeChange } from './rules.ts';
import { asItStands, groupDates } from './standing.ts';
import { meetingOf, type GroupStatus } from './status.ts';
import { timetableOf, type GroupDates, type Timetable } from './timetable.ts';

/** What makes a group's agenda anew. */
export type GroupChange =
  | { readonly is: 'early-finish' }
  | { readonly is: 'moved'; readonly meeting: number; readonly startsAt: Instant; readonly force?: boolean }
  | { readonly is: 'postponed'; readonly days?: number; readonly to?: string; readonly force?: boolean }
  | { readonly is: 'mentor'; readonly mentor: string; readonly former: string }
  | { readonly is: 'mentee'; readonly person: string };

/** An agenda made anew. */
export interface Revised {
  readonly agenda: Timetable;
  /** Of its moments, what the mail about the change says already. */
  readonly merged: readonly string[];
  /** Moments that were to come and are no more. */
  readonly fallen: readonly string[];
}

export interface GroupRevision extends Revised, GroupDates {
  /** Moments done whose mails, where they are not delivered yet, say a time that no longer holds. */
  readonly stale: readonly string[];
}

/** A programme, and everybody who was ever named in it. */
export interface Roster {
  readonly programme: Programme;
  readonly people: ReadonlyMap<string, Person>;
}

const DAY_MS = 86_400_000;
/** For so long talks are held that could not be held in their time. */
const TALK_DAYS = 14;

/** Mails about a meeting's time; undelivered ones of a meeting that has moved say the old time. */
const ABOUT_ITS_TIME: readonly MomentKind[] = [
  'meeting-invitation',
  'meeting-reminder',
  'task-reminder',
  'task-overdue',
  'meeting-confirmation',
  'meeting-unconfirmed',
];

export function planChange(
  roster: Roster,
  status: GroupStatus,
  change: GroupChange,
  remaking: Remaking,
): GroupRevision | { readonly refused: Refusal } {
  const wish = wishOf(change);
  const force = 'force' in change && change.force === true;
  const plan = wish && planMoves(roster.programme, [status], wish, { force, now: remaking.now });
  if (plan && 'faults' in plan) return { refused: firstOf(plan.faults) };
  const moves = plan?.moves.get(status.group);
  const manned = rosterAfter(roster, status.group, change);
  if (!manned) return refusal('unknown-person', 'nobody of that id was named for the place');
  const programme = asItStands(manned, [moves ? moved(status, moves) : inTime(manned, status, change, remaking.now)]);
  const unfit =
    change.is === 'mentor' || change.is === 'mentee'
      ? personFault(asItStands(roster.programme, [status]), programme)
      : undefined;
  if (unfit) return { refused: unfit };
  const group = groupOf(programme, status.group);
  if (!group) return refusal('unknown-person', 'the programme has no such group');
  const { moments, merged, fallen } = remakeGroup(programme, group, movedRounds(moves), remaking);
  const stale = staleMoments(movedRounds(moves), remaking.walked.done, status);
  return { ...groupDates(programme, group), agenda: timetableOf(moments), merged, fallen, stale };
}

/** R65: the talks are held by the day on which meeting 4 would have been; where that has passed, by one that is to come. */
function inTime(programme: Programme, status: GroupStatus, change: GroupChange, now: Instant): GroupStatus {
  const { startsAt, endsAt } = status.talkDay;
  if (change.is !== 'early-finish' || compare(endsAt, now) > 0) return status;
  const passed = Math.ceil((Date.parse(now) - Date.parse(startsAt)) / DAY_MS);
  return { ...status, talkDay: daysLater(programme, startsAt, passed + TALK_DAYS) };
}

/** The first of some faults, as a refusal. */
export function firstOf([fault]: readonly Refusal[]): Refusal {
  return { rule: fault?.rule ?? 'R34', message: fault?.message ?? '' };
}

function refusal(rule: Refusal['rule'], message: string): { readonly refused: Refusal } {
  return { refused: { rule, message } };
}

function wishOf(change: GroupChange): Wish | undefined {
  if (change.is === 'moved') return { meeting: change.meeting, startsAt: change.startsAt };
  if (change.is !== 'postponed') return undefined;
  return change.days === undefined ? { to: change.to ?? '' } : { days: change.days };
}

/** The programme with whom the change puts in; undefined where nobody of that id is named. */
function rosterAfter({ programme, people }: Roster, groupId: string, change: GroupChange): Programme | undefined {
  if (change.is !== 'mentor' && change.is !== 'mentee') return programme;
  const person = people.get(change.is === 'mentor' ? change.mentor : change.person);
  if (!person || person.gone) return undefined;
  const put = (group: Group): Group =>
    change.is === 'mentor'
      ? { ...group, mentor: person }
      : { ...group, mentees: [...group.mentees.filter(({ id }) => id !== person.id), person] };
  return { ...programme, groups: programme.groups.map((group) => (group.id === groupId ? put(group) : group)) };
}

function personFault(before: Programme, after: Programme): Refusal | undefined {
  const [fault] = judgeChange(before, after).errors;
  if (!fault) return undefined;
  // In the engine's words, which name nobody.
  return fault.rule === 'R27'
    ? { rule: 'R27', message: 'the mentor would be the direct manager of a mentee' }
    : { rule: 'unique-person', message: 'somebody else in the programme has this address' };
}

function staleMoments(rounds: ReadonlySet<number>, done: readonly string[], status: GroupStatus): string[] {
  const toldOld = done.filter((id) => {
    const { kind, round } = readMomentId(id);
    return rounds.has(round) && isOneOf(ABOUT_ITS_TIME, kind);
  });
  const earlierNews = [...rounds].flatMap((round) =>
    Array.from({ length: meetingOf(status, round)?.sequence ?? 0 }, (_, n) => newsId('meeting-moved', round, n + 1)),
  );
  return [...toldOld, ...earlierNews];
}
