// What comes before the first meeting (R14-R33): its stages, and when each opens and is to be done, planned backwards from the first
// meeting in working days. Each stage may be left out.
import { Temporal } from 'temporal-polyfill';
import { INTRODUCTION_STAGES, type IntroductionStage } from './kinds.ts';
import { addMinutes, compare } from './local-time.ts';
import { Calendar } from './plan.ts';
import type { Instant, Programme, Quota, Span } from './programme.ts';
import type { Opened, StageDates, Stages } from './status.ts';

export interface IntroductionPlan {
  readonly stages: Stages;
  /** When the letters about the meetings begin. */
  readonly meetingsFrom: Instant;
  readonly seminar?: Span | undefined;
  /** Whether there is time for all of it. */
  readonly fits: boolean;
}

/** Working days that a stage takes, and those between the letters about the meetings and the first of them. */
type DatedStage = Exclude<IntroductionStage, 'seminar'>;
type Lengths = Readonly<Record<DatedStage | 'lead', number>>;

const USUAL: Lengths = { commission: 5, mentors: 10, nomination: 10, grouping: 5, invitations: 8, lead: 15 };
/** Where there is less time. */
const LEAST: Lengths = { commission: 1, mentors: 2, nomination: 3, grouping: 1, invitations: 2, lead: 6 };

/** One after the other; those of one step go on beside each other. */
const STEPS: readonly (readonly DatedStage[])[] = [
  ['commission'],
  ['mentors', 'nomination'],
  ['grouping'],
  ['invitations'],
];

const SEMINAR = { time: '12:30', minutes: 210 };

export function stagesOf({ introduction = {} }: Pick<Programme, 'introduction'>): readonly IntroductionStage[] {
  const { commission, mentors, nomination, invitations, seminar } = introduction;
  const wanted: Readonly<Record<IntroductionStage, unknown>> = {
    commission,
    mentors,
    nomination,
    grouping: nomination,
    invitations,
    seminar,
  };
  return INTRODUCTION_STAGES.filter((stage) => wanted[stage] !== undefined);
}

/** Whether people's gender is asked for: only where the quota counts it, or a group is for one. */
export function asksGender({ introduction, groups }: Pick<Programme, 'introduction' | 'groups'>): boolean {
  const quota = introduction?.nomination?.quota;
  return (quota !== undefined && 'women' in quota) || groups.some(({ practice }) => practice.gender !== undefined);
}

/** How many people a director names. */
export function placesIn(quota: Quota): number {
  return 'people' in quota ? quota.people : quota.women + quota.men;
}

/**
 * The stages with their dates. A stage that has opened late has at least its least time from then on.
 *
 * @param start when the introduction begins: what comes first opens then
 */
export function planIntroduction(programme: Programme, start: Instant, opened: Opened = {}): IntroductionPlan {
  const usual = planned(programme, start, opened, USUAL);
  return usual.fits ? usual : planned(programme, start, opened, LEAST);
}

/** The first day on which a first meeting would leave time for the introduction. */
export function earliestFirstMeeting(programme: Programme, start: Instant): Temporal.PlainDate {
  const calendar = new Calendar(programme);
  const free = withoutDates(programme);
  const fits = (day: Temporal.PlainDate) => {
    const startsAt = calendar.at(day, '16:00');
    const groups = programme.groups.map((group) => ({
      ...group,
      meetings: [{ meeting: 1, startsAt, endsAt: startsAt }],
    }));
    return planned({ ...free, groups }, start, {}, LEAST).fits;
  };
  let day = calendar.workingDays.after(calendar.day(start), LEAST.lead);
  while (!fits(day)) day = calendar.workingDays.after(day, 1);
  return day;
}

function withoutDates(programme: Programme): Programme {
  const { commission, mentors, nomination, invitations, seminar } = programme.introduction ?? {};
  const introduction = {
    ...(commission ? { commission: { ...commission, approveBy: undefined } } : {}),
    ...(mentors ? { mentors: {} } : {}),
    ...(nomination ? { nomination: { ...nomination, by: undefined } } : {}),
    ...(invitations ? { invitations: { ...invitations, answerBy: undefined } } : {}),
    ...(seminar ? { seminar: { location: seminar.location } } : {}),
  };
  return { ...programme, introduction };
}

/** Working days from its beginning to the first meeting, as planned; none where there is no introduction. */
export function introductionDays(programme: Programme): number {
  const stages = stagesOf(programme);
  if (stages.length === 0) return 0;
  const steps = STEPS.map((step) => step.filter((stage) => stages.includes(stage))).filter((step) => step.length > 0);
  const days = steps.map((step) => Math.max(...step.map((stage) => USUAL[stage])) + 1);
  return days.reduce((sum, length) => sum + length, USUAL.lead);
}

/** When the programme's groups first meet. */
export function firstMeeting({ groups }: Pick<Programme, 'groups'>): Instant {
  return groups.flatMap(({ meetings: [first] }) => (first ? [first.startsAt] : [])).sort(compare)[0] ?? '';
}

function planned(programme: Programme, start: Instant, opened: Opened, lengths: Lengths): IntroductionPlan {
  const calendar = new Calendar(programme);
  const { workingDays } = calendar;
  const wanted = stagesOf(programme);
  const steps = STEPS.map((step) => step.filter((stage) => wanted.includes(stage))).filter((step) => step.length > 0);
  const leadDay = workingDays.before(calendar.day(firstMeeting(programme)), lengths.lead);
  const given = givenDates(programme);
  const backwards = new Map<DatedStage, StageDates>();
  let next = leadDay;
  for (const step of [...steps].reverse()) {
    for (const stage of step) {
      const by = given[stage] ?? calendar.at(workingDays.before(next, 1), '23:59');
      backwards.set(stage, { by, opens: calendar.morning(workingDays.before(calendar.day(by), lengths[stage])) });
    }
    const [first] = step.map((stage) => backwards.get(stage)?.opens ?? start).sort(compare);
    next = calendar.day(first ?? start);
  }
  const seminar = seminarOf(programme, calendar, leadDay);
  const isAhead = seminar === undefined || compare(seminar.startsAt, start) > 0;
  const fits = steps.length === 0 ? isAhead : Temporal.PlainDate.compare(next, calendar.day(start)) >= 0;
  const stages: Partial<Record<IntroductionStage, StageDates>> = {};
  const isFirst = (stage: DatedStage) => steps[0]?.includes(stage) === true;
  // Where there is plenty of time what comes first needn't take all of it.
  const soon = (stage: DatedStage, by: Instant) => {
    const twice = calendar.at(workingDays.after(calendar.day(opened[stage] ?? start), 2 * USUAL[stage]), '23:59');
    return given[stage] ?? (compare(twice, by) < 0 ? twice : by);
  };
  for (const [stage, dates] of backwards) {
    // What comes first begins at once.
    const opens = isFirst(stage) ? start : later(dates.opens, start);
    const from = opened[stage] ?? opens;
    const least = calendar.at(workingDays.after(calendar.day(from), LEAST[stage]), '23:59');
    const by = isFirst(stage) ? soon(stage, dates.by) : dates.by;
    // Whoever is asked late has time, too; a date that HR has set stands for as long as it is to come.
    const asked = opened[stage] !== undefined || (!isFirst(stage) && compare(from, dates.opens) > 0);
    const stands = given[stage] !== undefined && compare(from, by) < 0;
    stages[stage] = { opens, by: asked && !stands ? later(by, least) : by };
  }
  if (seminar)
    stages.seminar = { opens: stages.mentors ? calendar.morningFrom(stages.mentors.by, 1) : start, by: seminar.endsAt };
  return {
    stages,
    meetingsFrom: later(later(calendar.morning(leadDay), start), seminar?.endsAt ?? start),
    seminar,
    fits,
  };
}

/** The dates that HR has set. */
function givenDates({ introduction = {} }: Programme): Partial<Record<DatedStage, Instant>> {
  const { commission, mentors, nomination, invitations } = introduction;
  return {
    ...(commission?.approveBy ? { commission: commission.approveBy } : {}),
    ...(mentors?.answerBy ? { mentors: mentors.answerBy } : {}),
    ...(nomination?.by ? { nomination: nomination.by } : {}),
    ...(invitations?.answerBy ? { invitations: invitations.answerBy } : {}),
  };
}

/** The mentors' half day (R33). Where HR gives no time, the day on which the letters about the meetings begin. */
function seminarOf({ introduction }: Programme, calendar: Calendar, leadDay: Temporal.PlainDate): Span | undefined {
  const seminar = introduction?.seminar;
  if (!seminar) return undefined;
  const startsAt = seminar.startsAt ?? calendar.at(leadDay, SEMINAR.time);
  return { startsAt, endsAt: seminar.endsAt ?? addMinutes(startsAt, SEMINAR.minutes) };
}

/** The seminar whose stage is to be done by an instant. */
export function seminarEnding({ introduction }: Pick<Programme, 'introduction'>, endsAt: Instant): Span {
  return { startsAt: introduction?.seminar?.startsAt ?? addMinutes(endsAt, -SEMINAR.minutes), endsAt };
}

function later(one: Instant, other: Instant): Instant {
  return compare(one, other) >= 0 ? one : other;
}
