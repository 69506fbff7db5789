// What the model allows: rules broken are errors, departures from the pamphlet's numbers are warnings. Each names rule and person.
import { Temporal } from 'temporal-polyfill';
import type { Fault } from './body.ts';
import { compare, local } from './local-time.ts';
import { Calendar, plan } from './plan.ts';
import { MEETING_MINUTES, type Group, type Instant, type Programme } from './programme.ts';
import type { Standing } from './standing.ts';

export interface Warning {
  readonly rule: string;
  /** Addresses of those it is about; empty where it is about the programme or a date. */
  readonly people: readonly string[];
  readonly message: string;
}

export interface Verdict {
  readonly errors: readonly Fault[];
  readonly warnings: readonly Warning[];
}

const SIZE = { default: 6, least: 3, most: 8 };
const GAP_DAYS = { least: 7, few: 14, many: 45 };
const EARLIEST = Temporal.PlainTime.from('08:30');
const LATEST = Temporal.PlainTime.from('20:00');
const AFTER_WORK = Temporal.PlainTime.from('15:30');

/**
 * Holds a programme against the rules of the model.
 *
 * @param now meetings must lie after it
 */
export function judge(programme: Programme, now: Instant): Verdict {
  const errors: Fault[] = [];
  const warnings: Warning[] = [];
  const calendar = new Calendar(programme);
  if (programme.groups.length === 1)
    warnings.push({
      rule: 'R10',
      people: [],
      message: 'one group alone: its mentor has no other mentors to prepare and evaluate with',
    });
  const people = judgePeople(programme);
  errors.push(...people.errors);
  warnings.push(...people.warnings);
  programme.groups.forEach((group, index) => {
    const path = `groups.${index}`;
    size(group, path, errors, warnings);
    experience(programme, group, warnings);
    dates(programme, calendar, group, path, now, errors, warnings);
  });
  if (errors.length === 0) rounds(programme, warnings);
  return { errors, warnings };
}

/** The rules about who is with whom: asked at the start, and again whenever a person is put in, replaced or mended. */
export function judgePeople(programme: Programme): Verdict {
  const errors = unique(programme);
  const warnings: Warning[] = [];
  programme.groups.forEach((group, index) => {
    managers(group, `groups.${index}`, errors, warnings);
    departments(group, warnings);
  });
  return { errors, warnings };
}

/** One person, one place: ids and addresses must be unambiguous, since links and messages name people by them. */
function unique(programme: Programme): Fault[] {
  const errors: Fault[] = [];
  const groupIds = new Set<string>();
  const taken = new Map<string, string>();
  const mentors = new Set(
    programme.groups.filter(({ mentor }) => !mentor.gone).map((group) => group.mentor.email.toLowerCase()),
  );
  programme.groups.forEach((group, index) => {
    if (groupIds.has(group.id))
      errors.push({ path: `groups.${index}.id`, rule: 'unique-group', message: `there is another group ${group.id}` });
    groupIds.add(group.id);
    group.mentees.forEach((mentee, position) => {
      const email = mentee.email.toLowerCase();
      const path = `groups.${index}.mentees.${position}.email`;
      // Erased people have none.
      if (!email) return;
      const other = taken.get(email);
      if (other)
        errors.push({
          path,
          rule: 'unique-person',
          message: `${mentee.name} has the same address as another mentee, in ${other}`,
        });
      if (mentors.has(email))
        errors.push({ path, rule: 'unique-person', message: `${mentee.name} is also a mentor in this programme` });
      taken.set(email, group.id);
    });
  });
  return errors;
}

/** R9: six mentees; three to eight are possible. */
function size(group: Group, path: string, errors: Fault[], warnings: Warning[]): void {
  const count = group.mentees.length;
  if (count < SIZE.least || count > SIZE.most)
    errors.push({
      path: `${path}.mentees`,
      rule: 'R9',
      message: `${group.name} has ${count} mentees; a group has six, and at least three and at most eight`,
    });
  else if (count !== SIZE.default)
    warnings.push({
      rule: 'R9',
      people: [],
      message: `${group.name} has ${count} mentees; six is the number the model was tried with`,
    });
}

/** R27: the mentor is never the direct manager of a mentee. */
function managers(group: Group, path: string, errors: Fault[], warnings: Warning[]): void {
  group.mentees.forEach((mentee, position) => {
    if (mentee.manager && !mentee.gone && mentee.manager.toLowerCase() === group.mentor.email.toLowerCase())
      errors.push({
        path: `${path}.mentees.${position}.manager`,
        rule: 'R27',
        message: `${group.mentor.name} is the direct manager of ${mentee.name} and can't be their mentor`,
      });
  });
  const unknown = group.mentees.filter((mentee) => !mentee.manager);
  if (unknown.length > 0)
    warnings.push({
      rule: 'R27',
      people: unknown.map((mentee) => mentee.email),
      message: `${group.name}: no manager is given for ${names(unknown)}, so nobody has checked that the mentor isn't their manager`,
    });
}

/** R28: different departments. The pilot had one exception, so it warns and names the pair. */
function departments(group: Group, warnings: Warning[]): void {
  const people = [group.mentor, ...group.mentees];
  people.forEach((one, index) => {
    for (const other of people.slice(index + 1)) {
      if (!one.department || one.department.toLowerCase() !== other.department?.toLowerCase()) continue;
      if ((one.organisation ?? '').toLowerCase() !== (other.organisation ?? '').toLowerCase()) continue;
      warnings.push({
        rule: 'R28',
        people: [one.email, other.email],
        message: `${group.name}: ${one.name} and ${other.name} are from the same department, ${one.department}`,
      });
    }
  });
}

/** R31 and R32: the model suits people with two years or more behind them and is untested with newcomers. */
function experience(programme: Programme, group: Group, warnings: Warning[]): void {
  const [first] = group.meetings;
  if (!first) return;
  const day = local(first.startsAt, programme.timeZone).toPlainDate();
  const limit = day.subtract({ months: Math.round(programme.minimumYears * 12) });
  for (const mentee of group.mentees) {
    if (!mentee.employedSince || Temporal.PlainDate.compare(Temporal.PlainDate.from(mentee.employedSince), limit) <= 0)
      continue;
    warnings.push({
      rule: 'R31',
      people: [mentee.email],
      message: `${mentee.name} will have under ${programme.minimumYears} years in the job at the first meeting; the model is untested with newcomers (R32)`,
    });
  }
}

/** R11-R13 and R43: four meetings about a month apart, after working hours, on working days, with time to write between them. */
function dates(
  programme: Programme,
  calendar: Calendar,
  group: Group,
  path: string,
  now: Instant,
  errors: Fault[],
  warnings: Warning[],
): void {
  const field = (index: number) => `${path}.meetings.${index === 0 ? 'first' : `dates.${index}`}`;
  group.meetings.forEach((meeting, index) => {
    const start = local(meeting.startsAt, programme.timeZone);
    const day = start.toPlainDate();
    const time = start.toPlainTime();
    const what = `${group.name}, meeting ${meeting.meeting} on ${day.toString()}`;
    if (compare(meeting.startsAt, now) <= 0)
      errors.push({ path: field(index), rule: 'R11', message: `${what} lies in the past` });
    if (!calendar.workingDays.includes(day))
      errors.push({ path: field(index), rule: 'R13', message: `${what} falls on a day off` });
    if (Temporal.PlainTime.compare(time, EARLIEST) < 0 || Temporal.PlainTime.compare(time, LATEST) > 0)
      errors.push({
        path: field(index),
        rule: 'R13',
        message: `${what} starts at ${time.toString({ smallestUnit: 'minute' })}; meetings start between 08:30 and 20:00`,
      });
    else if (Temporal.PlainTime.compare(time, AFTER_WORK) < 0)
      warnings.push({
        rule: 'R13',
        people: [],
        message: `${what} starts at ${time.toString({ smallestUnit: 'minute' })}, in working hours; meetings come right after them`,
      });
    const previous = group.meetings[index - 1];
    if (!previous) return;
    const gap = calendar.day(previous.startsAt).until(day, { largestUnit: 'days' }).days;
    const apart = `${group.name}: meetings ${previous.meeting} and ${meeting.meeting} are ${gap} days apart`;
    if (gap < GAP_DAYS.least)
      errors.push({
        path: field(index),
        rule: 'R12',
        message: `${apart}; they come in order and at least a week apart`,
      });
    else if (gap < GAP_DAYS.few || gap > GAP_DAYS.many)
      warnings.push({ rule: 'R12', people: [], message: `${apart}; about a month is meant` });
    if (gap >= GAP_DAYS.least && gap - group.practice.deadlineDays < 3)
      errors.push({
        path: `${path}.practice.deadlineDays`,
        rule: 'R43',
        message: `${apart}; a deadline ${group.practice.deadlineDays} days before leaves no time to write`,
      });
  });
}

/** The rules for one meeting at a new time among the dates that then hold. */
export function dateFaults(
  programme: Programme,
  group: Group,
  standing: Standing,
  meeting: number,
  startsAt: Instant,
  now: Instant,
  previously: Instant,
) {
  const calendar = new Calendar(programme);
  const start = local(startsAt, programme.timeZone);
  const day = start.toPlainDate();
  const time = start.toPlainTime();
  const what = `meeting ${meeting} on ${day.toString()}`;
  const faults: { rule: string; message: string; forcible: boolean }[] = [];
  const fault = (rule: string, message: string, forcible = false) => faults.push({ rule, message, forcible });
  if (compare(startsAt, now) <= 0) fault('R34', `${what} would lie in the past`);
  if (!calendar.workingDays.includes(day)) fault('R13', `${what} would fall on a day off`, true);
  if (Temporal.PlainTime.compare(time, EARLIEST) < 0 || Temporal.PlainTime.compare(time, LATEST) > 0)
    fault(
      'R13',
      `${what} would start at ${time.toString({ smallestUnit: 'minute' })}; meetings start between 08:30 and 20:00`,
      true,
    );
  const others = standing.meetings.filter((other) => other.meeting !== meeting && other.status !== 'cancelled');
  for (const other of [...others, ...(standing.closing === 'talks' ? [{ ...standing.talkDay, meeting: 4 }] : [])]) {
    const [earlier, later] = other.meeting < meeting ? [other.startsAt, startsAt] : [startsAt, other.startsAt];
    const gap = calendar.day(earlier).until(calendar.day(later), { largestUnit: 'days' }).days;
    const near = Math.abs(other.meeting - meeting) === 1;
    const hours = (Date.parse(later) - Date.parse(earlier)) / 60_000;
    if (hours < MEETING_MINUTES)
      fault(
        'R12',
        `${what} would overlap or change places with ${other.meeting === 4 && standing.closing === 'talks' ? 'the last day for talks' : `meeting ${other.meeting}`}`,
      );
    else if (near && gap < GAP_DAYS.least)
      fault(
        'R12',
        `${what} would come ${gap} days ${other.meeting < meeting ? 'after' : 'before'} meeting ${other.meeting}; a week is the least`,
        true,
      );
  }
  if (meeting > 1 && group.variant === 'aspirants' && faults.length === 0) {
    const deadline = (instant: Instant) => calendar.deadline(instant, group.practice.deadlineDays);
    if (compare(deadline(startsAt), now) <= 0 && compare(deadline(previously), now) > 0)
      fault(
        'R43',
        `the deadline of the task, ${group.practice.deadlineDays} days before, would already have passed`,
        true,
      );
  }
  return faults;
}

/** R35 and R36: the circle can only prepare a round once the one before is over for every group. */
function rounds(programme: Programme, warnings: Warning[]): void {
  const { circle } = plan(programme);
  circle.forEach((meeting, index) => {
    const previous = circle[index - 1];
    if (previous && compare(meeting.startsAt, previous.endsAt) < 0)
      warnings.push({
        rule: meeting.kind === 'preparation' ? 'R36' : 'R35',
        people: [],
        message: `the ${meeting.kind} meeting of round ${meeting.round} would come before the ${previous.kind} meeting of round ${previous.round}: the groups' dates lie too far apart`,
      });
  });
}

function names(people: readonly { readonly name: string }[]): string {
  return people.map((person) => person.name).join(', ');
}
