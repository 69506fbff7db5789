// Moving meetings: which new dates a wish means, and whether the programme's rules let it be.
import { Temporal } from 'temporal-polyfill';
import { dateFaults, type DateFault } from './dates.ts';
import { addMinutes, at, compare, local, readInstant } from './local-time.ts';
import { Calendar } from './plan.ts';
import {
  groupOf,
  MEETING_MINUTES,
  MEETINGS,
  MOST_POSTPONED_DAYS,
  type Instant,
  type Meeting,
  type Programme,
  type Span,
} from './programme.ts';
import { asItStands, type Standing } from './standing.ts';
import { meetingOf } from './status.ts';

/** All coming meetings by as many days, or so that the next one falls on that day (`YYYY-MM-DD`). */
export type Postponement = { readonly days: number } | { readonly to: string };
/** One meeting to a new time, or all that are to come. */
export type Wish = { readonly meeting: number; readonly startsAt: Instant } | Postponement;

export interface Moves {
  readonly meetings: readonly Meeting[];
  /** Where the group closes with talks, the day by which they are held. */
  readonly talkDay?: Span;
}

/** What a wish comes to: new dates by group, or the rules that it would break. */
export type MovePlan =
  { readonly moves: ReadonlyMap<string, Moves>; readonly days?: number } | { readonly faults: readonly DateFault[] };

const NOTHING: DateFault = { rule: 'R34', message: 'there is no meeting to come that could be moved', forcible: false };

/**
 * The one check of every move, whoever asks: what days it means for these groups, and which rules that breaks.
 *
 * @param programme as it was posted
 * @param standings the groups that are asked about
 * @param force overrides the rules that may be overridden
 */
export function planMoves(
  programme: Programme,
  standings: readonly Standing[],
  wish: Wish,
  { force = false, now }: { readonly force?: boolean | undefined; readonly now: Instant },
): MovePlan {
  const standing = asItStands(programme, standings);
  if ('meeting' in wish) return planned(standing, standings, wish, force, now);
  const coming = standings.filter((each) => isPostponable(each, now));
  const days = 'days' in wish ? wish.days : daysTo(programme.timeZone, coming, wish.to, now);
  if (coming.length === 0 || days === undefined) return { faults: [NOTHING] };
  const unfit = postponeFault(days);
  if (unfit) return { faults: [unfit] };
  const plan = planned(standing, coming, { days }, force, now);
  return 'faults' in plan ? plan : { ...plan, days };
}

/** The group's dates with the moves made. */
export function moved<S extends Standing>(standing: S, { meetings, talkDay }: Moves): S {
  const fresh = new Map(meetings.map((move) => [move.meeting, move]));
  const dated = standing.meetings.map((meeting) => ({ ...meeting, ...fresh.get(meeting.meeting) }));
  const fourth = standing.closing === 'fourth-meeting' ? fresh.get(MEETINGS) : undefined;
  const { startsAt, endsAt } = talkDay ?? fourth ?? standing.talkDay;
  return { ...standing, meetings: dated, talkDay: { startsAt, endsAt } };
}

function planned(
  programme: Programme,
  standings: readonly Standing[],
  wish: { readonly meeting: number; readonly startsAt: Instant } | { readonly days: number },
  force: boolean,
  now: Instant,
): MovePlan {
  const moves = new Map(standings.map((standing) => [standing.group, movesOf(programme, standing, wish, now)]));
  const faults = standings
    .flatMap((standing) => moveFaults(programme, standing, moves.get(standing.group), now))
    .filter(({ forcible }) => !(force && forcible));
  return faults.length > 0 ? { faults } : { moves };
}

function postponeFault(days: number): DateFault | undefined {
  if (days < 1) return { rule: 'postpone', message: 'that day is no later than the next meeting', forcible: false };
  return days > MOST_POSTPONED_DAYS ? { rule: 'postpone', message: 'a year is the most', forcible: false } : undefined;
}

/** A group can be postponed while it goes on and has something to come. */
function isPostponable(standing: Standing, now: Instant): boolean {
  return standing.phase !== 'ended' && standing.phase !== 'closing' && nextMeeting(standing, now) !== undefined;
}

/** The next meeting that is still to come, and so the one that a postponement starts with. */
function nextMeeting(standing: Standing, now: Instant): Instant | undefined {
  const talks = standing.closing === 'talks' && compare(standing.talkDay.startsAt, now) > 0 ? [standing.talkDay] : [];
  return [...comingMeetings(standing, now), ...talks].map(({ startsAt }) => startsAt).sort(compare)[0];
}

function comingMeetings({ meetings }: Standing, now: Instant) {
  return meetings.filter(({ status, startsAt }) => status === 'planned' && compare(startsAt, now) > 0);
}

/** How many days a postponement to a day means, counted from the earliest coming meeting of these groups. */
function daysTo(timeZone: string, standings: readonly Standing[], to: string, now: Instant): number | undefined {
  const [first] = standings
    .map((standing) => nextMeeting(standing, now))
    .filter((instant) => instant !== undefined)
    .sort(compare);
  if (first === undefined) return undefined;
  return local(first, timeZone).toPlainDate().until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
}

/** So many days later: at the same time of day, on the next working day. */
export function daysLater(
  { companyDays, timeZone }: Pick<Programme, 'companyDays' | 'timeZone'>,
  instant: Instant,
  days: number,
): Span {
  const start = local(instant, timeZone);
  const day = new Calendar({ companyDays, timeZone }).workingDays.onOrAfter(start.toPlainDate().add({ days }));
  const startsAt = at(day, start.toPlainTime().toString({ smallestUnit: 'minute' }), timeZone);
  return { startsAt, endsAt: addMinutes(startsAt, MEETING_MINUTES) };
}

/** The new dates that a wish means for one group. */
function movesOf(
  programme: Programme,
  standing: Standing,
  wish: { readonly meeting: number; readonly startsAt: Instant } | { readonly days: number },
  now: Instant,
): Moves {
  if ('meeting' in wish) {
    const startsAt = readInstant(wish.startsAt, programme.timeZone) ?? wish.startsAt;
    return { meetings: [{ meeting: wish.meeting, startsAt, endsAt: addMinutes(startsAt, MEETING_MINUTES) }] };
  }
  const later = (instant: Instant) => daysLater(programme, instant, wish.days);
  const talkDay = standing.talkDay.startsAt;
  return {
    meetings: comingMeetings(standing, now).map(({ meeting, startsAt }) => ({ meeting, ...later(startsAt) })),
    ...(compare(talkDay, now) > 0 ? { talkDay: later(talkDay) } : {}),
  };
}

function moveFaults(
  programme: Programme,
  standing: Standing,
  moves: Moves | undefined,
  now: Instant,
): readonly DateFault[] {
  const group = groupOf(programme, standing.group);
  if (!group || !moves || (moves.meetings.length === 0 && !moves.talkDay)) return [NOTHING];
  const after = moved(standing, moves);
  return moves.meetings.flatMap(({ meeting, startsAt }): readonly DateFault[] => {
    const known = meetingOf(standing, meeting);
    if (!known) return [{ rule: 'unknown-meeting', message: `this group has no meeting ${meeting}`, forcible: false }];
    if (known.status !== 'planned')
      return [{ rule: 'R34', message: `meeting ${meeting} is ${known.status} and can't be moved`, forcible: false }];
    return dateFaults(programme, group, after, { meeting, startsAt, previously: known.startsAt }, now);
  });
}
