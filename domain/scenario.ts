// How a rehearsal's people behave: by default everybody does what is asked in good time; a scenario says who doesn't.
import { z } from 'zod';
import type { Deed, RehearsedWriting } from './deed.ts';
import type { Fault } from './findings.ts';
import { addMinutes, compare } from './local-time.ts';
import { introductionDeeds } from './rehearsed-introduction.ts';
import { Calendar, plan } from './plan.ts';
import {
  convener,
  groupMeetings,
  hasTask,
  LAST_BEFORE_TALKS,
  MEETINGS,
  type Group,
  type Instant,
  type Meeting,
  type Programme,
} from './programme.ts';

const groupId = z.string().max(64);
/** 1 is the group's first mentee. */
const menteeNumber = z.int().min(1).max(8);
const meetingNumber = z.int().min(1).max(MEETINGS);

export const scenarioBody = z
  .strictObject({
    dropouts: z
      .array(z.strictObject({ group: groupId, mentee: menteeNumber, afterMeeting: meetingNumber }))
      .default([]),
    earlyFinish: z
      .array(groupId)
      .default([])
      .describe('Groups whose mentor proposes, and HR approves, to close with talks after meeting 3'),
    forgetful: z
      .array(z.strictObject({ group: groupId, meeting: meetingNumber }))
      .default([])
      .describe('Meetings that the mentor confirms only when chased'),
    late: z
      .array(z.strictObject({ group: groupId, mentee: menteeNumber, meeting: meetingNumber }))
      .default([])
      .describe('Tasks handed in after the deadline'),
  })
  .prefault({})
  .meta({ id: 'Scenario' });

export type Scenario = z.output<typeof scenarioBody>;

/** What of a scenario could not be played in a programme. @returns faults by field, from `scenario` on */
export function scenarioFaults({ groups }: Pick<Programme, 'groups'>, scenario: Scenario): readonly Fault[] {
  const faults: Fault[] = [];
  const fault = (path: string, rule: string, message: string) =>
    void faults.push({ path: `scenario.${path}`, rule, message });
  const groupAt = (id: string, path: string) => {
    const found = groups.find((group) => group.id === id);
    if (!found) fault(path, 'unknown-group', 'the programme has no such group');
    return found;
  };
  const menteeAt = (group: Group | undefined, mentee: number, path: string) => {
    // Those who are to be named are not known yet.
    if (group && group.mentees.length > 0 && mentee > group.mentees.length)
      fault(path, 'unknown-person', `the group has ${group.mentees.length} mentees`);
  };
  scenario.dropouts.forEach(({ group, mentee }, n) =>
    menteeAt(groupAt(group, `dropouts.${n}.group`), mentee, `dropouts.${n}.mentee`),
  );
  scenario.forgetful.forEach(({ group }, n) => groupAt(group, `forgetful.${n}.group`));
  scenario.earlyFinish.forEach((id, n) => {
    if (groupAt(id, `earlyFinish.${n}`)?.practice.closing === 'talks')
      fault(`earlyFinish.${n}`, 'R65', 'the group closes with talks in any case');
  });
  scenario.late.forEach(({ group: id, mentee, meeting }, n) => {
    const group = groupAt(id, `late.${n}.group`);
    menteeAt(group, mentee, `late.${n}.mentee`);
    if (group && (group.variant === 'leaders' || !hasTask(group, meeting)))
      fault(`late.${n}.meeting`, 'R40', 'nothing is handed in for this meeting');
  });
  return faults;
}

/** As people are: one leaves, one is late, one mentor forgets, and of several groups one closes early. */
export function mishaps({ groups }: Pick<Programme, 'groups'>): z.input<typeof scenarioBody> {
  const [first, second] = groups;
  if (!first) return {};
  return {
    // Who is to be named is not there yet.
    dropouts: first.mentees.length > 1 ? [{ group: first.id, mentee: 2, afterMeeting: 2 }] : [],
    late: [{ group: first.id, mentee: 1, meeting: 2 }],
    forgetful: [{ group: first.id, meeting: 1 }],
    earlyFinish: second ? [second.id] : [],
  };
}

/** What a mentor spends on a meeting, preparation included. */
const HOURS_A_MEETING = 6;
const HOUR = 60;
const DAY = 24 * HOUR;
/** A meeting is confirmed the same night, some time after the mail that asks: a rehearsal's hour is a few dozen milliseconds. */
const CONFIRMED_AFTER = 5 * HOUR;

/** All that a programme's people do by a scenario, in order of time. @param origin when the rehearsal begins, on its own clock */
export function deeds(programme: Programme, scenario: Scenario, origin: Instant): Deed[] {
  const calendar = new Calendar(programme);
  // An evaluation waits for the mentor who forgot, and so does its confirmation.
  const opened: Record<number, Instant> = {};
  for (const { group, meeting } of scenario.forgetful) {
    const endsAt = programme.groups.find(({ id }) => id === group)?.meetings[meeting - 1]?.endsAt;
    if (endsAt) opened[meeting] = whenChased(calendar, endsAt);
  }
  const circle = plan(programme, { opened }).circle.map(({ kind, round, endsAt }): Deed => ({
    at: addMinutes(endsAt, CONFIRMED_AFTER),
    message: 'circleMeetingHeld',
    args: { kind, round, by: convener(programme).id },
  }));
  const before = introductionDeeds(programme, origin);
  return [...before, ...circle, ...programme.groups.flatMap((group) => groupDeeds(calendar, group, scenario))].sort(
    (a, b) => compare(a.at, b.at),
  );
}

/** Some hours after the mail that says a confirmation is missing. */
function whenChased(calendar: Calendar, endsAt: Instant): Instant {
  return addMinutes(calendar.morningFrom(endsAt, 2), 3 * HOUR);
}

function groupDeeds(calendar: Calendar, group: Group, scenario: Scenario): Deed[] {
  const early = scenario.earlyFinish.includes(group.id) && group.practice.closing === 'fourth-meeting';
  const meetings = early ? group.meetings.slice(0, MEETINGS - 1) : groupMeetings(group);
  const leaving = new Map(
    scenario.dropouts
      .filter((dropout) => dropout.group === group.id)
      .map(
        ({ mentee, afterMeeting }) =>
          [
            group.mentees[mentee - 1]?.id ?? '',
            addMinutes(group.meetings[afterMeeting - 1]?.endsAt ?? '', 10 * DAY),
          ] as const,
      ),
  );
  const stillIn: StillIn = (person, at) => compare(leaving.get(person) ?? at, at) >= 0;
  const deed = (at: Instant, message: string, args: Deed['args']): Deed => ({ at, group: group.id, message, args });

  const dropouts = [...leaving].map(([person, at]) => deed(at, 'dropout', { person, by: person }));
  const held = meetings.map(({ meeting, endsAt, startsAt }) => {
    const forgot = scenario.forgetful.some((other) => other.group === group.id && other.meeting === meeting);
    const at = forgot ? whenChased(calendar, endsAt) : addMinutes(endsAt, CONFIRMED_AFTER);
    const attended = group.mentees.map(({ id }) => id).filter((id) => stillIn(id, startsAt));
    return deed(at, 'meetingHeld', { meeting, attended, hours: HOURS_A_MEETING, by: group.mentor.id });
  });
  const third = group.meetings[MEETINGS - 2]?.endsAt ?? '';
  const finish = early
    ? [
        deed(addMinutes(third, 2 * CONFIRMED_AFTER), 'proposeFinish', { by: group.mentor.id }),
        deed(addMinutes(third, DAY), 'finishEarly', { by: 'hr' }),
      ]
    : [];
  const talks =
    early || group.practice.closing === 'talks'
      ? group.mentees
          .filter(({ id }) => stillIn(id, addMinutes(third, 5 * DAY)))
          .map(({ id }, index) =>
            deed(addMinutes(third, (5 + 2 * index) * DAY), 'talkHeld', { person: id, by: group.mentor.id }),
          )
      : [];
  const handIns = handInDeeds(calendar, group, meetings, scenario, stillIn);
  return [...dropouts, ...held, ...handIns, ...finish, ...talks, ...questionnaires(group, stillIn, early)];
}

type StillIn = (person: string, at: Instant) => boolean;

/** A draft first, and an hour later it is handed in; the first mentee's with a file. */
function handInDeeds(
  calendar: Calendar,
  group: Group,
  meetings: readonly Meeting[],
  { late }: Scenario,
  stillIn: StillIn,
): Deed[] {
  if (group.variant === 'leaders') return [];
  return meetings
    .filter(({ meeting }) => hasTask(group, meeting))
    .flatMap(({ meeting, startsAt }) => {
      const deadline = calendar.deadline(startsAt, group.practice.deadlineDays);
      return group.mentees.flatMap(({ id }, index): Deed[] => {
        const isLate = late.some(
          (other) => other.group === group.id && other.meeting === meeting && other.mentee === index + 1,
        );
        const at = isLate ? addMinutes(startsAt, -DAY) : addMinutes(deadline, -DAY * (1 + (index % 5)));
        if (!stillIn(id, at)) return [];
        const work = { group: group.id, person: id, meeting, pick: index + meeting };
        const given = { ...work, what: 'hand-in' as const, ...(index === 0 ? { file: true as const } : {}) };
        const args = { meeting, person: id, handedIn: true, by: id };
        return [
          { at: addMinutes(at, -HOUR), args: {}, writes: [{ ...work, what: 'draft' }] },
          { at, group: group.id, message: 'handIn', args, writes: [given] },
        ];
      });
    });
}

/** What is asked on forms, at the start and at the end; and a mentor who adapts a task. */
function questionnaires(group: Group, stillIn: StillIn, early: boolean): Deed[] {
  const [first, second] = group.meetings;
  const last = (early ? group.meetings.at(-2) : groupMeetings(group).at(-1))?.endsAt ?? '';
  const talks = early || group.practice.closing === 'talks';
  const end = addMinutes(last, talks ? (6 + 2 * group.mentees.length) * DAY : 30 * HOUR);
  const each = (what: RehearsedWriting['what'], at: Instant): Deed => ({
    at,
    args: {},
    writes: group.mentees
      .filter(({ id }) => stillIn(id, at))
      .map(({ id }, pick) => ({ what, group: group.id, person: id, meeting: 0, pick })),
  });
  const ofMentor = (what: RehearsedWriting['what'], at: Instant, meeting: number): Deed => ({
    at,
    args: {},
    writes: [{ what, group: group.id, person: group.mentor.id, meeting, pick: meeting }],
  });
  return [
    each('survey-before', addMinutes(first?.startsAt ?? '', -2 * DAY)),
    ofMentor('task', addMinutes(second?.startsAt ?? '', -DAY), LAST_BEFORE_TALKS),
    each('closing-form', end),
    ofMentor('mentor-survey', end, 0),
  ];
}
