// Moving meetings: which new dates a wish means, and whether the programme's rules let it be.
import { Temporal } from 'temporal-polyfill';
import { addMinutes, at, compare, local, readInstant } from './local-time.ts';
import { Calendar } from './plan.ts';
import { MEETING_MINUTES, type Group, type Instant, type Programme } from './programme.ts';
import { dateFaults } from './rules.ts';
import type { Standing } from './standing.ts';

/** One meeting to a new time, or all that are to come by as many days (or so that the next one falls on that day). */
export type Wish =
  { readonly meeting: number; readonly startsAt: Instant } | { readonly days: number } | { readonly to: string };

export interface Move {
  readonly meeting: number;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

export interface Moves {
  readonly meetings: readonly Move[];
  /** Where the group closes with talks, the day by which they are held. */
  readonly talkDay?: Omit<Move, 'meeting'>;
}

export interface MoveFault {
  readonly rule: string;
  readonly message: string;
  /** Whether `force` overrides it. */
  readonly forcible: boolean;
}

/** The next meeting that is still to come, and so the one that a postponement starts with. */
function nextMeeting({ meetings, closing, talkDay }: Standing, now: Instant): Instant | undefined {
  const coming = meetings
    .filter(({ status, startsAt }) => status === 'planned' && compare(startsAt, now) > 0)
    .map(({ startsAt }) => startsAt);
  const talks = closing === 'talks' && compare(talkDay.startsAt, now) > 0 ? [talkDay.startsAt] : [];
  return [...coming, ...talks].sort(compare)[0];
}

/** The groups that a postponement can move: those that go on and have something to come. */
export function postponable<S extends Standing>(standings: readonly S[], now: Instant): S[] {
  return standings.filter(
    (standing) =>
      standing.phase !== 'ended' && standing.phase !== 'closing' && nextMeeting(standing, now) !== undefined,
  );
}

/** Why a postponement by so many days is none; undefined days stand for nothing to postpone. */
export function postponeFault(days: number | undefined): MoveFault | undefined {
  if (days === undefined)
    return { rule: 'R34', message: 'there is no meeting to come that could be moved', forcible: false };
  if (days < 1) return { rule: 'postpone', message: 'that day is no later than the next meeting', forcible: false };
  return days > 366 ? { rule: 'postpone', message: 'a year is the most', forcible: false } : undefined;
}

/** How many days a postponement to a day means, counted from the earliest coming meeting of these groups. */
export function daysTo(
  programme: Programme,
  standings: readonly Standing[],
  to: string,
  now: Instant,
): number | undefined {
  const first = postponable(standings, now)
    .map((standing) => nextMeeting(standing, now))
    .filter((instant) => instant !== undefined)
    .sort(compare)[0];
  if (first === undefined) return undefined;
  return local(first, programme.timeZone).toPlainDate().until(Temporal.PlainDate.from(to), { largestUnit: 'days' })
    .days;
}

/** The new dates that a wish means for one group. Postponed meetings keep their time of day and go to the next working day. */
export function movesOf(programme: Programme, standing: Standing, wish: Wish, now: Instant): Moves {
  if ('meeting' in wish) {
    const instant = readInstant(wish.startsAt, programme.timeZone) ?? wish.startsAt;
    return { meetings: [{ meeting: wish.meeting, startsAt: instant, endsAt: addMinutes(instant, MEETING_MINUTES) }] };
  }
  const days = 'days' in wish ? wish.days : (daysTo(programme, [standing], wish.to, now) ?? 0);
  const { workingDays } = new Calendar(programme);
  const later = (instant: Instant) => {
    const start = local(instant, programme.timeZone);
    const startsAt = at(
      workingDays.onOrAfter(start.toPlainDate().add({ days })),
      start.toPlainTime().toString({ smallestUnit: 'minute' }),
      programme.timeZone,
    );
    return { startsAt, endsAt: addMinutes(startsAt, MEETING_MINUTES) };
  };
  const coming = standing.meetings.filter(({ status, startsAt }) => status === 'planned' && compare(startsAt, now) > 0);
  return {
    meetings: coming.map(({ meeting, startsAt }) => ({ meeting, ...later(startsAt) })),
    ...(compare(standing.talkDay.startsAt, now) > 0 ? { talkDay: later(standing.talkDay.startsAt) } : {}),
  };
}

/** The group's dates with the moves made. */
export function moved(standing: Standing, { meetings, talkDay }: Moves): Standing {
  const fresh = new Map(meetings.map((move) => [move.meeting, move]));
  const dated = standing.meetings.map((meeting) => ({ ...meeting, ...fresh.get(meeting.meeting) }));
  const fourth = standing.closing === 'fourth-meeting' ? fresh.get(4) : undefined;
  return {
    ...standing,
    meetings: dated,
    talkDay: talkDay ?? (fourth ? { startsAt: fourth.startsAt, endsAt: fourth.endsAt } : standing.talkDay),
  };
}

/** Which rules the moves break. */
export function moveFaults(
  programme: Programme,
  group: Group,
  standing: Standing,
  moves: Moves,
  now: Instant,
): MoveFault[] {
  if (moves.meetings.length === 0 && !moves.talkDay)
    return [{ rule: 'R34', message: 'there is no meeting to come that could be moved', forcible: false }];
  const after = moved(standing, moves);
  return moves.meetings.flatMap(({ meeting, startsAt }) => {
    const known = standing.meetings.find((candidate) => candidate.meeting === meeting);
    if (!known) return [{ rule: 'unknown-meeting', message: `this group has no meeting ${meeting}`, forcible: false }];
    if (known.status !== 'planned')
      return [{ rule: 'R34', message: `meeting ${meeting} is ${known.status} and can't be moved`, forcible: false }];
    return dateFaults(programme, group, after, meeting, startsAt, now, known.startsAt);
  });
}
