// The course of a programme: what is due, when, for whom, until when it is of use, and what brings it forward.
// agenda.ts reckons the instants from these tables; the workflows ask them whom a moment is for and what opens it.
import { introductionRows, lapseRows } from './introduction-course.ts';
import type { MomentKind, Stage } from './kinds.ts';
import { LAST_BEFORE_TALKS, type Instant } from './programme.ts';
import { NEVER, type CircleDays, type MeetingDays, type ProgrammeDays, type Row } from './row.ts';

const morning = (m: MeetingDays, from: Instant, workingDays: number) => m.calendar.morningFrom(from, workingDays);
const circleMorning = (c: CircleDays, workingDays: number) => c.calendar.morningFrom(c.startsAt, workingDays);

// prettier-ignore
/** Per group, for meeting n. */
export const meetingRows: readonly Row<MeetingDays>[] = [
  { kind: 'meeting-invitation', from: 2, to: 'group', at: (m) => m.start, until: (m) => m.startsAt },
  { kind: 'task-assigned', task: true, to: 'mentees', at: (m) => m.taskGiven, until: (m) => m.taskDeadline, opens: 'previous-held' },
  { kind: 'task-reminder', stage: 'reminder', task: true, only: 'aspirants', to: 'mentees', at: (m) => morning(m, m.taskDeadline, -3), until: (m) => m.taskDeadline },
  { kind: 'task-reminder', stage: 'last-reminder', task: true, only: 'aspirants', to: 'mentees', at: (m) => morning(m, m.taskDeadline, -1), until: (m) => m.taskDeadline },
  { kind: 'task-overdue', task: true, only: 'aspirants', to: 'mentees', at: (m) => m.morningAfterDeadline, until: (m) => m.startsAt },
  { kind: 'briefing', task: true, to: 'mentor', at: (m) => m.briefing, until: (m) => m.startsAt },
  { kind: 'meeting-reminder', to: 'group', at: (m) => morning(m, m.startsAt, -1), until: (m) => m.startsAt },
  { kind: 'meeting-confirmation', to: 'mentor', at: (m) => m.endsAt, until: (m) => m.lapse },
  { kind: 'meeting-unconfirmed', to: 'mentor', at: (m) => morning(m, m.endsAt, 2), until: (m) => m.lapse },
  { kind: 'attention-unconfirmed', to: 'nobody', at: (m) => morning(m, m.endsAt, 4), until: (m) => m.lapse },
];

// prettier-ignore
/** Per group that closes with talks: they are held between meeting 3 and the day meeting 4 would have been (R65). */
export const talkRows: readonly Row<MeetingDays>[] = [
  { kind: 'talk-invitation', to: 'group', at: (m) => morning(m, m.previousEnd, 1), until: (m) => m.endsAt, opens: 'third-held', atStartIfPast: true },
  { kind: 'talk-reminder', to: 'group', at: (m) => morning(m, m.startsAt, -5), until: (m) => m.startsAt },
  { kind: 'talk-confirmation', to: 'mentor', at: (m) => m.endsAt, until: (m) => m.lapse },
  { kind: 'talk-unconfirmed', to: 'mentor', at: (m) => morning(m, m.endsAt, 2), until: (m) => m.lapse },
  { kind: 'attention-talks', to: 'nobody', at: (m) => morning(m, m.endsAt, 4), until: (m) => m.lapse },
];

// prettier-ignore
/** Per group, before all meetings. The first one's invitation comes with it: nobody is asked anywhere by somebody unknown. */
export const openingRows: readonly Row<MeetingDays>[] = [
  { kind: 'welcome', to: 'group', at: (m) => m.start, until: (m) => m.lastStart },
];

// prettier-ignore
/**
 * Per group, reckoned from its last meeting or last day for talks. A group that only begins when all should be over must end, too.
 * Forms that waited for a last meeting that never came go out when the group is closed as it stands.
 */
export const closingRows: readonly Row<MeetingDays>[] = [
  { kind: 'closing-form', to: 'mentees', at: (m) => morning(m, m.endsAt, 1), until: (m) => morning(m, m.lapse, 5), opens: 'closed', gate: 'not-missed' },
  { kind: 'mentor-survey', to: 'mentor', at: (m) => morning(m, m.endsAt, 1), until: (m) => morning(m, m.lapse, 5), opens: 'closed', gate: 'not-missed' },
  { kind: 'lapse', to: 'nobody', at: (m) => m.lapse, until: () => NEVER, atStartIfPast: true },
];

// prettier-ignore
/** Per programme, for a meeting of the mentor circle before round n. Its reminder is the alarm in the calendar entry. */
export const preparationRows: readonly Row<CircleDays>[] = [
  { kind: 'preparation-meeting', stage: 'invitation', to: 'circle', at: (c) => c.twoWeeksBefore, until: (c) => c.startsAt, atStartIfPast: true },
  { kind: 'circle-confirmation', stage: 'preparation', to: 'convener', at: (c) => c.endsAt, until: (c) => c.nextStart },
  { kind: 'attention-circle', stage: 'preparation', to: 'nobody', at: (c) => circleMorning(c, 2), until: (c) => c.nextStart },
];

// prettier-ignore
/** And after it: nothing follows from an evaluation before every group has met. The last round is in the report. */
export const evaluationRows: readonly Row<CircleDays>[] = [
  { kind: 'evaluation-meeting', stage: 'invitation', to: 'circle', at: (c) => c.twoWeeksBefore, until: (c) => c.startsAt, atStartIfPast: true },
  { kind: 'circle-confirmation', stage: 'evaluation', to: 'convener', at: (c) => c.endsAt, until: (c) => c.nextStart, gate: 'everyone-met' },
  { kind: 'attention-circle', stage: 'evaluation', to: 'nobody', at: (c) => circleMorning(c, 2), until: (c) => c.nextStart, gate: 'everyone-met' },
  { kind: 'sponsor-digest', upTo: LAST_BEFORE_TALKS, to: 'hr-and-sponsor', at: (c) => circleMorning(c, 1), until: (c) => c.calendar.morningFrom(c.nextStart, 1), gate: 'everyone-met' },
];

// prettier-ignore
/** Per programme, when all is over. */
export const reportRows: readonly Row<ProgrammeDays>[] = [
  { kind: 'final-report', to: 'hr-and-sponsor', at: (p) => p.calendar.morningFrom(p.end, 2), until: (p) => p.calendar.morningFrom(p.long, 60), gate: 'groups-ended' },
];

// prettier-ignore
/** Per programme that several organisations hold together, as it begins (R29). */
export const organisationRows: readonly Row<ProgrammeDays & { readonly start: Instant }>[] = [
  { kind: 'organisation-people', to: 'contacts', at: (p) => p.start, until: (p) => p.end },
];

/** What agendas held that were made before the circle's reminders were alarms in its calendar entries. They are walked to their end. */
const formerRows: readonly Pick<Row<never>, 'kind' | 'stage' | 'to' | 'opens' | 'gate'>[] = [
  { kind: 'preparation-meeting', stage: 'reminder', to: 'circle' },
  { kind: 'evaluation-meeting', stage: 'reminder', to: 'circle' },
];

/** Days after a group's last chance to confirm at which it is closed as it stands, and after which the circle's mails are of no use. */
export const LAPSE_DAYS = 28;

/** What the tables say of a kind of moment beside its times. */
export type MomentCourse = Pick<Row<never>, 'to' | 'opens' | 'gate'>;

const courses = new Map<string, MomentCourse>(
  [
    ...[meetingRows, talkRows, openingRows, closingRows].flat(),
    ...[preparationRows, evaluationRows].flat(),
    ...reportRows,
    ...organisationRows,
    ...Object.values(introductionRows).flat(),
    ...lapseRows,
    ...formerRows,
  ].map(({ kind, stage, to, opens, gate }) => [
    `${kind} ${stage ?? ''}`,
    { to, ...(opens ? { opens } : {}), ...(gate ? { gate } : {}) },
  ]),
);

export function courseOf({
  kind,
  stage,
}: {
  readonly kind: MomentKind;
  readonly stage?: Stage | undefined;
}): MomentCourse {
  return courses.get(`${kind} ${stage ?? ''}`) ?? { to: 'nobody' };
}
