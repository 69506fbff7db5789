// A row of the tables that the agenda is reckoned from: what is due, when, for whom, until when it is of use, what brings it forward.
import type { Audience, MomentKind, Stage } from './kinds.ts';
import type { CircleMeeting, PlannedMeeting } from './plan.ts';
import type { Instant, Variant } from './programme.ts';

export const NEVER: Instant = '9999-12-31T00:00:00Z';

/**
 * What brings a moment forward: the meeting before has been held, the third has, all that the group is for has been, or a stage of
 * the introduction has opened.
 */
export type Opening = 'previous-held' | 'third-held' | 'closed' | 'stage-open';
/**
 * What must have happened before a moment can come; without it the moment waits until it is of no use. Not missed: nobody has
 * said that the last meeting was not held.
 */
export type Gate = 'everyone-met' | 'groups-ended' | 'stage-open' | 'not-missed';

/** Counts days and gives instants, in the programme's own calendar. */
interface Days {
  /** 08:00 so many working days after (or, negative, before) the day of an instant. */
  morningFrom(instant: Instant, workingDays: number): Instant;
}

export interface MeetingDays extends PlannedMeeting {
  readonly calendar: Days;
  /** When the programme starts. */
  readonly start: Instant;
  readonly previousEnd: Instant;
  readonly taskDeadline: Instant;
  /** When it is given at the latest: the working day after the meeting before, or with that meeting where this would be too late. */
  readonly taskGiven: Instant;
  /** The morning on which tasks are late. */
  readonly morningAfterDeadline: Instant;
  /** The same morning, or the working day before the meeting where a holiday lies between. */
  readonly briefing: Instant;
  /** When a group that nobody confirms is closed as it stands. */
  readonly lapse: Instant;
  /** When the group's last meeting, or last day for talks, begins. */
  readonly lastStart: Instant;
}

export interface CircleDays extends CircleMeeting {
  readonly calendar: Days;
  /** Two weeks before the preparation of its round: both are invited to then. */
  readonly twoWeeksBefore: Instant;
  /** When the circle next meets after there was time to ask about this meeting, or long after where it does not. */
  readonly nextStart: Instant;
}

export interface ProgrammeDays {
  readonly calendar: Days;
  /** When the circle's last meeting, and the last day for talks, are over. */
  readonly end: Instant;
  /** Long after it. */
  readonly long: Instant;
}

/** A stage of the introduction. */
export interface StageDays {
  readonly calendar: Days;
  /** When it opens at the latest, and by when it is to be done. */
  readonly opens: Instant;
  readonly by: Instant;
  /** When the first of the groups first meets. */
  readonly first: Instant;
  /** When an introduction that nobody has finished is called off. */
  readonly lapse: Instant;
}

export interface Row<Given> {
  readonly kind: MomentKind;
  readonly stage?: Stage;
  readonly to: Audience;
  readonly at: (given: Given) => Instant;
  readonly until: (given: Given) => Instant;
  /** From which meeting on. */
  readonly from?: number;
  /** It belongs to a meeting's task. */
  readonly task?: true;
  /** The last round that has it. */
  readonly upTo?: number;
  readonly only?: Variant;
  readonly opens?: Opening;
  readonly gate?: Gate;
  /** Comes at the start where its own time has passed; other moments whose time has passed are left out. */
  readonly atStartIfPast?: true;
}
