// The agenda: a programme as a list of moments, each with what is due, when, until when it is of use, and for whom.
// The two tables below are the course of a programme; preview, timeline, workflows and ledger all read what they give.
import { compare } from './local-time.ts';
import { Calendar, plan, planGroup, type Changes, type CircleMeeting, type PlannedMeeting } from './plan.ts';
import { MEETINGS, type Group, type Instant, type Programme, type Variant } from './programme.ts';

export type PlannedMail =
  | 'welcome'
  | 'meeting-invitation'
  | 'task-assigned'
  | 'task-reminder'
  | 'task-overdue'
  | 'briefing'
  | 'meeting-reminder'
  | 'meeting-confirmation'
  | 'meeting-unconfirmed'
  | 'talk-invitation'
  | 'talk-reminder'
  | 'talk-confirmation'
  | 'talk-unconfirmed'
  | 'preparation-meeting'
  | 'evaluation-meeting'
  | 'circle-confirmation'
  | 'sponsor-digest'
  | 'closing-form'
  | 'mentor-survey'
  | 'final-report';

/** Moments that send nothing: HR is made attentive, or a group that nobody confirms is closed. */
type SilentMoment = 'attention-unconfirmed' | 'attention-talks' | 'lapse';

export type Audience = 'group' | 'mentees' | 'mentor' | 'circle' | 'convener' | 'hr-and-sponsor' | 'nobody';
type Stage = 'invitation' | 'reminder' | 'last-reminder' | 'preparation' | 'evaluation';

/** What must have happened before a moment can come; without it the moment waits until its `until`. */
type Gate = { readonly met: number } | { readonly groupsEnded: true };
/** What brings a moment forward: it comes at that, at the latest at `at`. */
type Opening = { readonly held: number } | { readonly talksHeld: true };

export interface Moment {
  /** Unique within its group, or within the programme's own moments: `task-reminder.3.last-reminder`. */
  readonly id: string;
  readonly kind: PlannedMail | SilentMoment;
  readonly group?: string;
  /** The meeting or round it belongs to; 0 for the programme as a whole. */
  readonly round: number;
  readonly stage?: Stage;
  readonly at: Instant;
  /** From this instant on the mail is of no use; it is dropped rather than sent. */
  readonly until: Instant;
  readonly to: Audience;
  readonly gate?: Gate;
  readonly opens?: Opening;
}

/** Days after the last chance to confirm a group's last meeting at which the group is closed as it stands. */
const LAPSE_DAYS = 28;

const NEVER = '9999-12-31T00:00:00Z';

interface MeetingDays extends PlannedMeeting {
  readonly calendar: Calendar;
  readonly group: string;
  readonly start: Instant;
  readonly previousEnd: Instant;
  /** The morning on which tasks are late and the mentor is briefed. */
  readonly morningAfterDeadline: Instant;
  readonly taskDeadline: Instant;
  readonly lapse: Instant;
}

interface Row<Days> {
  readonly kind: Moment['kind'];
  readonly stage?: Stage;
  readonly to: Audience;
  readonly at: (days: Days) => Instant;
  readonly until: (days: Days) => Instant;
  /** From which meeting on; tasks lie between meetings, so theirs is 2. */
  readonly from?: number;
  readonly only?: Variant;
  readonly opens?: (days: Days) => Opening;
  readonly gate?: (days: Days) => Gate;
  /** Comes at the start where its own time has passed; other moments whose time has passed are left out. */
  readonly atStartIfPast?: true;
}

const morning = (days: MeetingDays, from: Instant, workingDays: number) => days.calendar.morningFrom(from, workingDays);

/** Per group, for meeting n. */
const meetingRows: readonly Row<MeetingDays>[] = [
  { kind: 'meeting-invitation', to: 'group', at: (m) => m.start, until: (m) => m.startsAt },
  {
    kind: 'task-assigned',
    from: 2,
    to: 'mentees',
    at: (m) => morning(m, m.previousEnd, 1),
    until: (m) => m.taskDeadline,
    opens: (m) => ({ held: m.meeting - 1 }),
  },
  {
    kind: 'task-reminder',
    stage: 'reminder',
    from: 2,
    only: 'aspirants',
    to: 'mentees',
    at: (m) => morning(m, m.taskDeadline, -3),
    until: (m) => m.taskDeadline,
  },
  {
    kind: 'task-reminder',
    stage: 'last-reminder',
    from: 2,
    only: 'aspirants',
    to: 'mentees',
    at: (m) => morning(m, m.taskDeadline, -1),
    until: (m) => m.taskDeadline,
  },
  {
    kind: 'task-overdue',
    from: 2,
    only: 'aspirants',
    to: 'mentees',
    at: (m) => m.morningAfterDeadline,
    until: (m) => m.startsAt,
  },
  { kind: 'briefing', from: 2, to: 'mentor', at: (m) => m.morningAfterDeadline, until: (m) => m.startsAt },
  { kind: 'meeting-reminder', to: 'group', at: (m) => morning(m, m.startsAt, -1), until: (m) => m.startsAt },
  { kind: 'meeting-confirmation', to: 'mentor', at: (m) => m.endsAt, until: (m) => m.lapse },
  { kind: 'meeting-unconfirmed', to: 'mentor', at: (m) => morning(m, m.endsAt, 2), until: (m) => m.lapse },
  { kind: 'attention-unconfirmed', to: 'nobody', at: (m) => morning(m, m.endsAt, 4), until: (m) => m.lapse },
];

/** Per group that closes with talks: they are held between meeting 3 and the day meeting 4 would have been (R65). */
const talkRows: readonly Row<MeetingDays>[] = [
  {
    kind: 'talk-invitation',
    to: 'group',
    at: (m) => morning(m, m.previousEnd, 1),
    until: (m) => m.endsAt,
    opens: () => ({ held: MEETINGS - 1 }),
    atStartIfPast: true,
  },
  { kind: 'talk-reminder', to: 'group', at: (m) => morning(m, m.startsAt, -5), until: (m) => m.startsAt },
  { kind: 'talk-confirmation', to: 'mentor', at: (m) => m.endsAt, until: (m) => m.lapse },
  { kind: 'talk-unconfirmed', to: 'mentor', at: (m) => morning(m, m.endsAt, 2), until: (m) => m.lapse },
  { kind: 'attention-talks', to: 'nobody', at: (m) => morning(m, m.endsAt, 4), until: (m) => m.lapse },
];

const closed = (group: Group): Opening =>
  group.practice.closing === 'talks' ? { talksHeld: true } : { held: MEETINGS };

interface CircleDays extends CircleMeeting {
  readonly calendar: Calendar;
  readonly start: Instant;
  /** When the circle next meets, or long after where it does not. */
  readonly nextStart: Instant;
}

const circleMorning = (days: CircleDays, workingDays: number) => days.calendar.morningFrom(days.startsAt, workingDays);

/** Per programme, for a meeting of the mentor circle before round n. */
const preparationRows: readonly Row<CircleDays>[] = [
  {
    kind: 'preparation-meeting',
    stage: 'invitation',
    to: 'circle',
    at: twoWeeksBefore,
    until: (c) => c.startsAt,
    atStartIfPast: true,
  },
  {
    kind: 'preparation-meeting',
    stage: 'reminder',
    to: 'circle',
    at: (c) => circleMorning(c, -1),
    until: (c) => c.startsAt,
  },
  { kind: 'circle-confirmation', stage: 'preparation', to: 'convener', at: (c) => c.endsAt, until: (c) => c.nextStart },
];

/** And after it: nothing follows from an evaluation before every group has met. */
const evaluationRows: readonly Row<CircleDays>[] = [
  { kind: 'evaluation-meeting', stage: 'invitation', to: 'circle', at: (c) => c.start, until: (c) => c.startsAt },
  {
    kind: 'evaluation-meeting',
    stage: 'reminder',
    to: 'circle',
    at: (c) => circleMorning(c, -1),
    until: (c) => c.startsAt,
  },
  {
    kind: 'circle-confirmation',
    stage: 'evaluation',
    to: 'convener',
    at: (c) => c.endsAt,
    until: (c) => c.nextStart,
    gate: (c) => ({ met: c.round }),
  },
  {
    kind: 'sponsor-digest',
    to: 'hr-and-sponsor',
    at: (c) => circleMorning(c, 1),
    until: (c) => c.calendar.morningFrom(c.nextStart, 1),
    gate: (c) => ({ met: c.round }),
  },
];

/**
 * Every moment of a programme that starts at `start`, in order of time.
 *
 * @param changes what has happened since that moves the circle's meetings
 */
export function agenda(programme: Programme, start: Instant, changes: Changes = {}): Moment[] {
  return [
    ...programme.groups.flatMap((group) => groupAgenda(programme, group, start)),
    ...circleAgenda(programme, start, changes),
  ].sort(byTime);
}

/** One group's moments. */
export function groupAgenda(programme: Programme, group: Group, start: Instant): Moment[] {
  const calendar = new Calendar(programme);
  const days = meetingDays(calendar, group, start);
  const last = days.at(-1);
  if (!last) return [];
  const talks = group.practice.closing === 'talks';
  const meetings = talks ? days.slice(0, MEETINGS - 1) : days;
  const add = (row: Row<MeetingDays>, m: MeetingDays) => moment(row, m, m.meeting, start, group.id);
  const rows: readonly (Moment | undefined)[] = [
    add({ kind: 'welcome', to: 'group', at: () => start, until: () => last.startsAt }, { ...last, meeting: 0 }),
    ...meetings.flatMap((m) =>
      meetingRows
        .filter((row) => m.meeting >= (row.from ?? 1) && (row.only ?? group.variant) === group.variant)
        .map((row) => add(row, m)),
    ),
    ...(talks ? talkRows.map((row) => add(row, last)) : []),
    ...(['closing-form', 'mentor-survey'] as const).map((kind) =>
      add(
        {
          kind,
          to: kind === 'closing-form' ? 'mentees' : 'mentor',
          at: (m) => morning(m, m.endsAt, 1),
          until: (m) => m.lapse,
          opens: () => closed(group),
        },
        last,
      ),
    ),
    // Also where a group only begins when all of it should be over: it must end.
    add({ kind: 'lapse', to: 'nobody', at: (m) => m.lapse, until: () => NEVER, atStartIfPast: true }, last),
  ];
  return rows.filter((row) => row !== undefined).sort(byTime);
}

/** The mentor circle's moments and the programme's own. */
export function circleAgenda(programme: Programme, start: Instant, changes: Changes = {}): Moment[] {
  const calendar = new Calendar(programme);
  const { circle } = plan(programme, changes);
  const end = circle.at(-1)?.endsAt ?? start;
  const long = calendar.morning(calendar.day(end).add({ days: LAPSE_DAYS }));
  const rows = circle.flatMap((meeting, index) => {
    const days: CircleDays = { ...meeting, calendar, start, nextStart: circle[index + 1]?.startsAt ?? long };
    const table = meeting.kind === 'preparation' ? preparationRows : evaluationRows;
    return table.map((row) => moment(row, days, meeting.round, start));
  });
  const report = moment(
    {
      kind: 'final-report',
      to: 'hr-and-sponsor',
      at: () => reportTime(programme, calendar, end, changes),
      until: () => calendar.morningFrom(long, 60),
      gate: () => ({ groupsEnded: true }),
    },
    {},
    0,
    start,
  );
  return [...rows, report].filter((row) => row !== undefined).sort(byTime);
}

function moment<Days>(row: Row<Days>, days: Days, round: number, start: Instant, group?: string): Moment | undefined {
  const planned = row.at(days);
  const until = row.until(days);
  const past = compare(planned, start) < 0;
  const at = past ? start : planned;
  if ((past && !row.atStartIfPast) || compare(at, until) >= 0) return undefined;
  return {
    id: [row.kind, round || undefined, row.stage].filter(Boolean).join('.'),
    kind: row.kind,
    ...(group === undefined ? {} : { group }),
    round,
    ...(row.stage ? { stage: row.stage } : {}),
    ...{ at, until, to: row.to },
    ...(row.gate ? { gate: row.gate(days) } : {}),
    ...(row.opens ? { opens: row.opens(days) } : {}),
  };
}

function meetingDays(calendar: Calendar, group: Group, start: Instant): MeetingDays[] {
  const all = planGroup(calendar, { ...group, practice: { ...group.practice, closing: 'fourth-meeting' } });
  const inLapse = (instant: Instant) =>
    calendar.morning(calendar.workingDays.onOrAfter(calendar.day(instant).add({ days: LAPSE_DAYS })));
  const lastEnd = all.at(-1)?.endsAt ?? start;
  return all.map((meeting, index) => {
    const taskDeadline = calendar.deadline(meeting.startsAt, group.practice.deadlineDays);
    const dayAfter = calendar.workingDays.onOrAfter(calendar.day(taskDeadline).add({ days: 1 }));
    return {
      ...meeting,
      ...{ calendar, start, taskDeadline },
      previousEnd: all[index - 1]?.endsAt ?? start,
      morningAfterDeadline: calendar.morning(dayAfter),
      lapse: inLapse(lastEnd),
    };
  });
}

function twoWeeksBefore(c: CircleDays): Instant {
  return c.calendar.morning(c.calendar.workingDays.onOrBefore(c.calendar.day(c.startsAt).subtract({ weeks: 2 })));
}

/** Two working days after the circle's last meeting, or after the day by which the last talks are held. */
function reportTime(
  programme: Programme,
  calendar: Calendar,
  circleEnd: Instant,
  { cancelled = {} }: Changes,
): Instant {
  const talks = programme.groups.filter(
    (group) => group.practice.closing === 'talks' && !cancelled[group.id]?.includes(1),
  );
  const ends = talks.map((group) => group.meetings.at(-1)?.endsAt ?? circleEnd);
  return calendar.morningFrom([...ends, circleEnd].sort(compare).at(-1) ?? circleEnd, 2);
}

function byTime(a: Moment, b: Moment): number {
  return compare(a.at, b.at) || (a.id < b.id ? -1 : 1);
}
