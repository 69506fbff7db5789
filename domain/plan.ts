// The dates of a programme: each group's meetings with their deadlines, and the mentor circle's meetings around each round.
import type { Temporal } from 'temporal-polyfill';
import { addMinutes, at, compare, local } from './local-time.ts';
import type { CircleKind } from './kinds.ts';
import { CIRCLE_MINUTES, groupMeetings, hasTask, type Group, type Instant, type Programme } from './programme.ts';
import { WorkingDays } from './working-days.ts';

export interface PlannedMeeting {
  readonly group: string;
  readonly meeting: number;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** 23:59 `deadlineDays` before the meeting; where there is a task to hand in (R41, R43). */
  readonly deadline?: Instant;
}

export interface CircleMeeting {
  readonly kind: CircleKind;
  readonly round: number;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

export interface Plan {
  readonly meetings: readonly PlannedMeeting[];
  readonly circle: readonly CircleMeeting[];
}

/** What has happened to a programme that moves the circle's meetings. */
export interface Changes {
  /** By round: when every group had met, where the evaluation had to wait for it. */
  readonly opened?: Readonly<Record<number, Instant>>;
  /** By group: the meetings that will not be held. */
  readonly cancelled?: Readonly<Record<string, readonly number[]>>;
  /** The circle's meetings that keep their time whatever moves around them: those that have been. */
  readonly kept?: readonly CircleMeeting[];
  /** The circle's meetings as they were, and when: none is moved into the past. */
  readonly before?: { readonly circle: readonly CircleMeeting[]; readonly now: Instant };
}

/** Where days and clock times become instants for one programme. */
export class Calendar {
  readonly workingDays: WorkingDays;
  readonly timeZone: string;
  /** Many rows of an agenda hang on the same few days. */
  readonly #days = new Map<Instant, Temporal.PlainDate>();

  constructor(programme: Pick<Programme, 'companyDays' | 'timeZone'>) {
    this.workingDays = new WorkingDays(programme.companyDays);
    this.timeZone = programme.timeZone;
  }

  day(instant: Instant): Temporal.PlainDate {
    const day = this.#days.get(instant) ?? local(instant, this.timeZone).toPlainDate();
    this.#days.set(instant, day);
    return day;
  }

  at(day: Temporal.PlainDate, time: string): Instant {
    return at(day, time, this.timeZone);
  }

  /** A morning mail. */
  morning(day: Temporal.PlainDate): Instant {
    return this.at(day, '08:00');
  }

  /** 08:00 that many working days after (or, negative, before) the day of an instant. */
  morningFrom(instant: Instant, days: number): Instant {
    const day = this.day(instant);
    return this.morning(days < 0 ? this.workingDays.before(day, -days) : this.workingDays.after(day, days));
  }

  deadline(startsAt: Instant, deadlineDays: number): Instant {
    return this.at(this.day(startsAt).subtract({ days: deadlineDays }), '23:59');
  }
}

export function planGroup(calendar: Calendar, group: Group): PlannedMeeting[] {
  return groupMeetings(group).map(({ meeting, startsAt, endsAt }) => ({
    group: group.id,
    meeting,
    startsAt,
    endsAt,
    ...(hasTask(group, meeting) && group.variant === 'aspirants'
      ? { deadline: calendar.deadline(startsAt, group.practice.deadlineDays) }
      : {}),
  }));
}

/** Preparation 15:00-16:30 five working days before a round's first meeting, evaluation the working day after its last (R35, R36). */
export function plan(programme: Programme, { opened = {}, cancelled = {}, kept = [], before }: Changes = {}): Plan {
  const calendar = new Calendar(programme);
  const meetings = programme.groups
    .flatMap((group) => planGroup(calendar, group))
    .filter(({ group, meeting }) => !cancelled[group]?.includes(meeting));
  const rounds = [...new Set(meetings.map(({ meeting }) => meeting))].sort((a, b) => a - b);
  const settled = (meeting: CircleMeeting) => {
    const same = (other: CircleMeeting) => other.kind === meeting.kind && other.round === meeting.round;
    const old = before && compare(meeting.startsAt, before.now) <= 0 ? before.circle.find(same) : undefined;
    return kept.find(same) ?? old ?? meeting;
  };
  return {
    meetings,
    circle: rounds.flatMap((round) => circleMeetings(calendar, meetings, round, opened[round])).map(settled),
  };
}

function circleMeetings(
  calendar: Calendar,
  meetings: readonly PlannedMeeting[],
  round: number,
  openedAt?: Instant,
): CircleMeeting[] {
  const starts = meetings
    .filter(({ meeting }) => meeting === round)
    .map(({ startsAt }) => startsAt)
    .sort(compare);
  const [first] = starts;
  const last = starts.at(-1);
  if (!first || !last) return [];
  const { workingDays } = calendar;
  const meet = (kind: CircleKind, day: Temporal.PlainDate): CircleMeeting => {
    const startsAt = calendar.at(day, '15:00');
    return { kind, round, startsAt, endsAt: addMinutes(startsAt, CIRCLE_MINUTES) };
  };
  const planned = meet('evaluation', workingDays.after(calendar.day(last), 1));
  const late = openedAt !== undefined && compare(openedAt, planned.startsAt) > 0;
  return [
    meet('preparation', workingDays.before(calendar.day(first), 5)),
    late ? meet('evaluation', workingDays.after(calendar.day(openedAt), 1)) : planned,
  ];
}
