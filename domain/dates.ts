// What the model allows of a group's dates, asked when a programme is posted and whenever a meeting moves.
import { Temporal } from 'temporal-polyfill';
import type { EngineRule, Refusal } from './kinds.ts';
import { addMinutes, compare, local } from './local-time.ts';
import { Calendar } from './plan.ts';
import { hasTask, MEETING_MINUTES, MEETINGS, type Group, type Instant, type Programme } from './programme.ts';
import type { Findings } from './findings.ts';
import type { Standing } from './standing.ts';
import { closedDay } from './working-days.ts';

const GAP_DAYS = { least: 7, few: 14, many: 45 };
const WRITING_DAYS = 3;
const EARLIEST = Temporal.PlainTime.from('08:30');
const LATEST = Temporal.PlainTime.from('20:00');
const AFTER_WORK = Temporal.PlainTime.from('15:30');

/** Right after working hours, or on a day off (R13). */
export function isAfterWork(startsAt: Instant, programme: Programme): boolean {
  const { day, time } = whenOf(startsAt, programme);
  const isWorkingDay = new Calendar(programme).workingDays.includes(day);
  return !isWorkingDay || Temporal.PlainTime.compare(time, AFTER_WORK) >= 0;
}

/** Where in the posted body a group's dates are named. */
export interface DateFields {
  readonly meeting: (index: number) => string;
  readonly deadlineDays: string;
}

/** R11-R13 and R43: four meetings about a month apart, after working hours, on working days, with time to write between them. */
export function judgeDates(
  programme: Programme,
  group: Group,
  fields: DateFields,
  now: Instant,
  findings: Findings,
): void {
  const { fault, warn } = findings;
  const calendar = new Calendar(programme);
  group.meetings.forEach((meeting, index) => {
    const field = fields.meeting(index);
    const { day, time, clock } = whenOf(meeting.startsAt, programme);
    const what = `${group.name}, meeting ${meeting.meeting} on ${day.toString()}`;
    if (compare(meeting.startsAt, now) <= 0) fault(field, 'R11', `${what} lies in the past`);
    // A date of the year 9999 has no working day after it.
    if (isFar(meeting.startsAt, now)) return fault(field, 'R11', `${what} ${TOO_FAR}`);
    if (!calendar.workingDays.includes(day)) fault(field, 'R13', `${what} falls on a day off`);
    if (isOdd(time)) fault(field, 'R13', `${what} starts at ${clock}; ${USUAL_HOURS}`);
    else if (Temporal.PlainTime.compare(time, AFTER_WORK) < 0)
      warn('R13', [], `${what} starts at ${clock}, in working hours; meetings come right after them`);
    const closed = calendar.workingDays.includes(day) ? closedDay(day) : undefined;
    if (closed)
      warn(
        'R13',
        [],
        `${what} falls on ${closed}, on which many offices are closed; companyDays takes the days that yours is`,
      );
    const previous = group.meetings[index - 1];
    if (!previous) return;
    const gap = daysBetween(calendar, previous.startsAt, meeting.startsAt);
    const apart = `${group.name}: meetings ${previous.meeting} and ${meeting.meeting} are ${gap} days apart`;
    const { deadlineDays } = group.practice;
    if (gap < GAP_DAYS.least) fault(field, 'R12', `${apart}; they come in order and at least a week apart`);
    else if (gap < GAP_DAYS.few || gap > GAP_DAYS.many) warn('R12', [], `${apart}; about a month is meant`);
    if (gap >= GAP_DAYS.least && gap - deadlineDays < WRITING_DAYS)
      fault(fields.deadlineDays, 'R43', `${apart}; a deadline ${deadlineDays} days before leaves no time to write`);
  });
}

/** A rule that a new date breaks. */
export interface DateFault extends Refusal {
  /** Whether `force` overrides it. */
  readonly forcible: boolean;
}

interface NewDate {
  readonly meeting: number;
  readonly startsAt: Instant;
  readonly previously: Instant;
}

/** The rules for one meeting at a new time among the dates that then hold. */
export function dateFaults(
  programme: Programme,
  group: Group,
  standing: Standing,
  { meeting, startsAt, previously }: NewDate,
  now: Instant,
): readonly DateFault[] {
  const calendar = new Calendar(programme);
  const { day, time, clock } = whenOf(startsAt, programme);
  const what = `meeting ${meeting} on ${day.toString()}`;
  const faults: DateFault[] = [];
  const fault = (rule: EngineRule, message: string, forcible = false) => faults.push({ rule, message, forcible });
  if (isFar(startsAt, now)) return [{ rule: 'R34', message: `${what} ${TOO_FAR}`, forcible: false }];
  if (compare(startsAt, now) <= 0) fault('R34', `${what} would lie in the past`);
  if (!calendar.workingDays.includes(day)) fault('R13', `${what} would fall on a day off`, true);
  if (isOdd(time)) fault('R13', `${what} would start at ${clock}; ${USUAL_HOURS}`, true);
  faults.push(...gapFaults(calendar, standing, meeting, startsAt, what));
  if (hasTask(group, meeting) && group.variant === 'aspirants' && faults.length === 0) {
    const { deadlineDays } = group.practice;
    const isPast = (instant: Instant) => compare(calendar.deadline(instant, deadlineDays), now) <= 0;
    const message = `the deadline of the task, ${deadlineDays} days before, would already have passed`;
    if (isPast(startsAt) && !isPast(previously)) fault('R43', message, true);
  }
  return faults;
}

/** R12: in order, without overlap, and a week apart. */
function gapFaults(
  calendar: Calendar,
  standing: Standing,
  meeting: number,
  startsAt: Instant,
  what: string,
): DateFault[] {
  const talks = standing.closing === 'talks' ? [{ ...standing.talkDay, meeting: MEETINGS }] : [];
  const others = standing.meetings.filter((other) => other.meeting !== meeting && other.status !== 'cancelled');
  return [...others, ...talks].flatMap((other): DateFault[] => {
    const isEarlier = other.meeting < meeting;
    const [earlier, later] = isEarlier ? [other.startsAt, startsAt] : [startsAt, other.startsAt];
    const gap = daysBetween(calendar, earlier, later);
    const minutes = (Date.parse(later) - Date.parse(earlier)) / 60_000;
    if (minutes < MEETING_MINUTES) {
      const name = talks.some((day) => day.meeting === other.meeting)
        ? 'the last day for talks'
        : `meeting ${other.meeting}`;
      return [{ rule: 'R12', message: `${what} would overlap or change places with ${name}`, forcible: false }];
    }
    if (Math.abs(other.meeting - meeting) > 1 || gap >= GAP_DAYS.least) return [];
    const side = isEarlier ? 'after' : 'before';
    const message = `${what} would come ${gap} days ${side} meeting ${other.meeting}; a week is the least`;
    return [{ rule: 'R12', message, forcible: true }];
  });
}

const FAR_YEARS = 3;
const TOO_FAR = `lies more than ${FAR_YEARS} years ahead`;

function isFar(startsAt: Instant, now: Instant): boolean {
  return compare(startsAt, addMinutes(now, FAR_YEARS * 366 * 24 * 60)) > 0;
}

const USUAL_HOURS = 'meetings start between 08:30 and 20:00';

function whenOf(instant: Instant, { timeZone }: Programme) {
  const start = local(instant, timeZone);
  const time = start.toPlainTime();
  return { day: start.toPlainDate(), time, clock: time.toString({ smallestUnit: 'minute' }) };
}

/** Why nothing should begin then; undefined where it may. */
export function oddTime(startsAt: Instant, programme: Programme): string | undefined {
  const { day, time, clock } = whenOf(startsAt, programme);
  if (!new Calendar(programme).workingDays.includes(day)) return 'falls on a day off';
  return isOdd(time) ? `starts at ${clock}; it starts between 08:30 and 20:00` : undefined;
}

function isOdd(time: Temporal.PlainTime): boolean {
  return Temporal.PlainTime.compare(time, EARLIEST) < 0 || Temporal.PlainTime.compare(time, LATEST) > 0;
}

function daysBetween(calendar: Calendar, earlier: Instant, later: Instant): number {
  return calendar.day(earlier).until(calendar.day(later), { largestUnit: 'days' }).days;
}
