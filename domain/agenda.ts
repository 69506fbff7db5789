// The agenda: a programme as a list of moments, each with what is due, when, until when it is of use, and for whom.
// Preview, timeline, workflows and ledger all read it. The tables that it is reckoned from are in course.ts.
import {
  closingRows,
  evaluationRows,
  LAPSE_DAYS,
  meetingRows,
  openingRows,
  organisationRows,
  preparationRows,
  reportRows,
  talkRows,
} from './course.ts';
import { momentId, type MomentName } from './ids.ts';
import { introductionRows, lapseRows } from './introduction-course.ts';
import { firstMeeting, planIntroduction } from './introduction.ts';
import { INTRODUCTION_STAGES, type Audience } from './kinds.ts';
import { compare } from './local-time.ts';
import { Calendar, plan, planGroup, type Changes } from './plan.ts';
import { hasTask, LAST_BEFORE_TALKS, type Group, type Instant, type Programme } from './programme.ts';
import { inReadingOrder } from './reading-order.ts';
import type { CircleDays, MeetingDays, Row } from './row.ts';
import type { Opened } from './status.ts';

const DAY_MS = 86_400_000;

export interface Moment extends MomentName {
  /** Unique within its group, or within the programme's own moments: `task-reminder.3.last-reminder`. */
  readonly id: string;
  readonly group?: string;
  readonly at: Instant;
  /** From this instant on the mail is of no use; it is dropped rather than sent. */
  readonly until: Instant;
  readonly to: Audience;
}

/**
 * Every moment of a programme that starts at `start`, in order of time.
 *
 * @param changes what has happened since that moves the circle's meetings
 */
export function agenda(programme: Programme, start: Instant, changes: Changes = {}): Moment[] {
  const from = programme.introduction ? planIntroduction(programme, start).meetingsFrom : start;
  return [
    ...introductionAgenda(programme, start),
    ...programme.groups.flatMap((group) => groupAgenda(programme, group, from)),
    ...circleAgenda(programme, from, changes),
  ].sort(byTime);
}

/** What comes before the first meeting. @param opened when stages have opened */
export function introductionAgenda(programme: Programme, start: Instant, opened: Opened = {}): Moment[] {
  if (!programme.introduction) return [];
  const { stages } = planIntroduction(programme, start, opened);
  const calendar = new Calendar(programme);
  const first = firstMeeting(programme);
  const lapse = calendar.morning(calendar.workingDays.onOrAfter(calendar.day(first).add({ days: LAPSE_DAYS })));
  const whole = { calendar, first, lapse, opens: start, by: start };
  const ofStages = INTRODUCTION_STAGES.flatMap((stage, index) => {
    const dates = stages[stage];
    if (!dates) return [];
    const isSoon = ({ stage: chaser, at }: Moment) =>
      chaser !== undefined && Date.parse(at) < Date.parse(opened[stage] ?? dates.opens) + DAY_MS;
    return introductionRows[stage]
      .map((row) => moment(row, { ...whole, ...dates }, row.to === 'nobody' ? index + 1 : 0, start))
      .filter((row) => row !== undefined && !isSoon(row));
  });
  return [...ofStages, ...lapseRows.map((row) => moment(row, whole, 0, start))]
    .filter((row) => row !== undefined)
    .sort(byTime);
}

/** One group's moments. */
export function groupAgenda(programme: Programme, group: Group, start: Instant): Moment[] {
  const days = meetingDays(new Calendar(programme), group, start);
  const last = days.at(-1);
  if (!last) return [];
  const talks = group.practice.closing === 'talks';
  const meetings = talks ? days.slice(0, LAST_BEFORE_TALKS) : days;
  const fits = (row: Row<MeetingDays>, meeting: number) =>
    (row.task ? hasTask(group, meeting) : meeting >= (row.from ?? 1)) && (row.only ?? group.variant) === group.variant;
  const add = (row: Row<MeetingDays>, m: MeetingDays, round = m.meeting) => moment(row, m, round, start, group.id);
  // Nobody is reminded of a task before they have it, or where there is no time to do it.
  const isAsked = ({ task, to, at }: Row<MeetingDays>, m: MeetingDays) =>
    !task || to !== 'mentees' || (compare(m.taskGiven, m.taskDeadline) < 0 && compare(at(m), m.taskGiven) >= 0);
  return [
    ...openingRows.map((row) => add(row, last, 0)),
    ...meetings.flatMap((m) =>
      meetingRows.filter((row) => fits(row, m.meeting) && isAsked(row, m)).map((row) => add(row, m)),
    ),
    ...(talks ? talkRows.map((row) => add(row, last)) : []),
    ...closingRows.map((row) => add(row, last)),
  ]
    .filter((row) => row !== undefined)
    .sort(byTime);
}

/** The mentor circle's moments and the programme's own. */
export function circleAgenda(programme: Programme, start: Instant, changes: Changes = {}): Moment[] {
  const calendar = new Calendar(programme);
  const { circle } = plan(programme, changes);
  const circleEnd = circle.at(-1)?.endsAt ?? start;
  const long = calendar.morning(calendar.day(circleEnd).add({ days: LAPSE_DAYS }));
  const end = lastTalks(programme, circleEnd, changes);
  // Nobody was called to what lay before the programme began, and nobody is asked about it.
  const called = circle.filter(({ startsAt }) => compare(startsAt, start) > 0);
  const rows = called.flatMap((meeting, index) => {
    const { kind, round } = meeting;
    const first = circle.find((other) => other.kind === 'preparation' && other.round === round) ?? meeting;
    const twoWeeksBefore = calendar.morning(
      calendar.workingDays.onOrBefore(calendar.day(first.startsAt).subtract({ weeks: 2 })),
    );
    // The next one that leaves time to ask about this; groups that are far apart have a preparation before an evaluation.
    const leaves = calendar.morningFrom(meeting.startsAt, 3);
    const nextStart = called.slice(index + 1).find(({ startsAt }) => compare(startsAt, leaves) > 0)?.startsAt ?? long;
    const days: CircleDays = { ...meeting, calendar, twoWeeksBefore, nextStart };
    const table = kind === 'preparation' ? preparationRows : evaluationRows;
    return table.filter(({ upTo = round }) => round <= upTo).map((row) => moment(row, days, round, start));
  });
  const report = reportRows.map((row) => moment(row, { calendar, end, long }, 0, start));
  const several = (programme.organisations ?? []).length > 0;
  const organisations = several
    ? organisationRows.map((row) => moment(row, { calendar, end, long, start }, 0, start))
    : [];
  return [...rows, ...organisations, ...report].filter((row) => row !== undefined).sort(byTime);
}

function moment<Given>(
  row: Row<Given>,
  given: Given,
  round: number,
  start: Instant,
  group?: string,
): Moment | undefined {
  const planned = row.at(given);
  const until = row.until(given);
  const past = compare(planned, start) < 0;
  const at = past ? start : planned;
  if ((past && !row.atStartIfPast) || compare(at, until) >= 0) return undefined;
  const { kind, stage, to } = row;
  const name = { kind, round, ...(stage ? { stage } : {}) };
  return { id: momentId(name), ...name, ...(group === undefined ? {} : { group }), at, until, to };
}

function meetingDays(calendar: Calendar, group: Group, start: Instant): MeetingDays[] {
  const all = planGroup(calendar, { ...group, practice: { ...group.practice, closing: 'fourth-meeting' } });
  const last = all.at(-1);
  const lapseDay = calendar.day(last?.endsAt ?? start).add({ days: LAPSE_DAYS });
  const lapse = calendar.morning(calendar.workingDays.onOrAfter(lapseDay));
  return all.map((meeting, index) => {
    const taskDeadline = calendar.deadline(meeting.startsAt, group.practice.deadlineDays);
    const previousEnd = all[index - 1]?.endsAt ?? start;
    const nextMorning = calendar.morningFrom(previousEnd, 1);
    const dayAfter = calendar.workingDays.onOrAfter(calendar.day(taskDeadline).add({ days: 1 }));
    return {
      ...meeting,
      calendar,
      start,
      previousEnd,
      taskDeadline,
      taskGiven: compare(nextMorning, taskDeadline) < 0 ? nextMorning : previousEnd,
      morningAfterDeadline: calendar.morning(dayAfter),
      briefing: [calendar.morning(dayAfter), calendar.morningFrom(meeting.startsAt, -1)].sort(compare)[0] ?? start,
      lapse,
      lastStart: last?.startsAt ?? start,
    };
  });
}

/** When the circle's last meeting is over, or the day by which the last talks are held. */
function lastTalks(programme: Programme, circleEnd: Instant, { cancelled = {} }: Changes): Instant {
  const talks = programme.groups.filter(
    ({ id, practice }) => practice.closing === 'talks' && !cancelled[id]?.includes(1),
  );
  const ends = talks.map((group) => group.meetings.at(-1)?.endsAt ?? circleEnd);
  return [...ends, circleEnd].sort(compare).at(-1) ?? circleEnd;
}

/** Those of one time in the order in which they are to be read. */
function byTime(a: Moment, b: Moment): number {
  return compare(a.at, b.at) || inReadingOrder(a, b);
}
