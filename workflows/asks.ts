// What the workflows ask for: the activities' signatures. All of them take and give opaque ids, instants, counts and states.
import type { Deed } from '../domain/scenario.ts';
import type { PeopledMoment } from '../domain/roster.ts';
import type { CircleMeeting } from '../domain/plan.ts';
import type { Closing, Instant, Variant } from '../domain/programme.ts';
import type { Pace } from './clock.ts';
import type { Final, GroupStatus, ProgrammeStatus } from './status.ts';

/** A group as it starts. */
export interface GroupPlan {
  readonly group: string;
  readonly variant: Variant;
  readonly closing: Closing;
  readonly mentor: string;
  readonly hr: string;
  readonly mentees: readonly string[];
  readonly meetings: readonly { readonly meeting: number; readonly startsAt: Instant; readonly endsAt: Instant; readonly deadline?: Instant }[];
  readonly moments: readonly PeopledMoment[];
}

export interface CirclePlan {
  readonly circle: readonly CircleMeeting[];
  readonly moments: readonly PeopledMoment[];
}

export interface ProgrammePlan extends CirclePlan {
  readonly hr: string;
  /** Who is in the mentor circle. */
  readonly members: readonly string[];
  readonly groups: readonly GroupPlan[];
}

/** A mail that is held back, and why. */
export interface HeldBack {
  readonly person: string;
  readonly reason: string;
}

/** What a mail is about beyond its moment, for those outside the plan. */
export interface Matter {
  /** Whom it is about. */
  readonly person?: string;
  readonly meeting?: number;
  readonly circle?: CircleMeeting;
  /** The SEQUENCE of the calendar entry it changes. */
  readonly sequence?: number;
}

/** One moment, decided: who gets its mail and who does not. */
export interface Decision {
  readonly moment: string;
  readonly kind: string;
  readonly round: number;
  readonly stage?: string;
  readonly at: Instant;
  readonly until: Instant;
  readonly send: readonly string[];
  readonly heldBack: readonly HeldBack[];
  readonly matter?: Matter;
}

export interface Delivery {
  readonly programme: string;
  readonly group?: string;
  readonly pace: Pace;
  readonly status: GroupStatus | ProgrammeStatus;
  readonly decisions: readonly Decision[];
  /** People of the group who get none of what is still planned for them. */
  readonly gone?: readonly HeldBack[];
}

export interface Refused {
  readonly moment: string;
  readonly kind: string;
  readonly person: string;
}

export interface Asks {
  /** Makes the agenda of a programme that starts now and enters all of it in the ledger as planned. */
  openProgramme(input: { programme: string; start: Instant }): Promise<ProgrammePlan>;
  /** The group's agenda now that it closes with talks; the ledger follows. */
  replanGroup(input: { programme: string; group: string; start: Instant; now: Instant }): Promise<readonly PeopledMoment[]>;
  /** The circle's agenda now that rounds have opened late or meetings fallen away; the ledger follows. */
  replanCircle(input: { programme: string; start: Instant; now: Instant; opened: Record<number, Instant>; cancelled: Record<string, readonly number[]>; talks: readonly string[] }): Promise<CirclePlan>;
  /**
   * Sends the mails of these moments. Throws to be tried again while any of them met a passing fault, but answers with
   * `again` where some were refused for good, so that nobody waits to hear of it.
   */
  deliver(delivery: Delivery): Promise<{ refused: readonly Refused[]; again: boolean }>;
  /** Those of these moments' mails that were never delivered are failed from now on. */
  giveUp(input: { programme: string; group?: string; now: Instant; decisions: readonly Decision[] }): Promise<{ refused: readonly Refused[] }>;
  /** Keeps what the engine knew; after a rehearsal its people are deleted. */
  closeProgramme(input: { programme: string; now: Instant; final: Final<ProgrammeStatus> }): Promise<void>;
  /** What the people of a rehearsal will do, and when. */
  castRehearsal(input: { programme: string }): Promise<readonly Deed[]>;
}
