// What the workflows ask for: the activities' signatures. All of them take and give opaque ids, instants, counts and states.
import type { Deed } from '../domain/scenario.ts';
import type { PeopledMoment } from '../domain/roster.ts';
import type { CircleMeeting } from '../domain/plan.ts';
import type { Closing, Gone, Instant, Variant } from '../domain/programme.ts';
import type { Move } from '../domain/moving.ts';
import type { Pace } from '../domain/clock.ts';
import type { Told } from './form.ts';
import type { Postpone } from './messages.ts';
import type { Refusal } from './refusal.ts';
import type { ShortPlan } from './short-plan.ts';
import type { Final, GroupStatus, ProgrammeStatus, Walked } from '../domain/status.ts';

/** A group as it starts. */
export interface GroupPlan {
  readonly group: string;
  readonly variant: Variant;
  readonly closing: Closing;
  readonly mentor: string;
  readonly hr: string;
  readonly mentees: readonly string[];
  readonly meetings: readonly DatedMeeting[];
  readonly talkDay: { readonly startsAt: Instant; readonly endsAt: Instant };
  readonly moments: readonly PeopledMoment[];
}

/** A meeting with the deadline of the task before it. */
export type DatedMeeting = Move & { readonly deadline?: Instant };

interface CirclePlan {
  readonly circle: readonly CircleMeeting[];
  /** Who is in the mentor circle. */
  readonly members: readonly string[];
  readonly moments: readonly PeopledMoment[];
}

export type ProgrammePlan = Omit<CirclePlan, 'moments'> &
  Told<readonly PeopledMoment[]> & {
    readonly hr: string;
    readonly sponsor: string;
    readonly retentionDays: number;
    readonly groups: readonly ShortPlan[];
  };

/** What the engine knows when an agenda is made anew. */
interface Remaking {
  readonly programme: string;
  readonly start: Instant;
  readonly now: Instant;
  readonly walked: Walked;
  /** Rises each time; a delivery that knows an older one sends nothing that the new agenda holds. */
  readonly revision: number;
}

/** What makes a group's agenda anew. */
export type GroupChange =
  | { readonly is: 'early-finish' }
  | { readonly is: 'moved'; readonly meeting: number; readonly startsAt: Instant; readonly force?: boolean }
  | { readonly is: 'postponed'; readonly days?: number; readonly to?: string; readonly force?: boolean }
  | { readonly is: 'mentor'; readonly mentor: string; readonly former: string }
  | { readonly is: 'mentee'; readonly person: string };

export interface GroupRevision {
  readonly meetings: readonly DatedMeeting[];
  readonly talkDay: { readonly startsAt: Instant; readonly endsAt: Instant };
  readonly moments: readonly PeopledMoment[];
  /** Of those, what the mail about the change says already. */
  readonly merged: readonly string[];
}

export interface CircleRevision extends CirclePlan {
  readonly merged: readonly string[];
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
  /** What was erased, in a receipt. */
  readonly counts?: Counts;
  /** In how many days something will happen. */
  readonly days?: number;
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
  readonly revision: number;
  /** Mails that failed are tried again: what refused them has been mended. */
  readonly reopen?: boolean;
  /** How many of these mails are known to be refused; more of them are news that doesn't wait for the rest. */
  readonly heard?: number;
}

/** What an erasure has taken away. */
interface Counts {
  readonly people: number;
  readonly words: number;
}

export interface Refused {
  readonly moment: string;
  readonly kind: string;
  readonly person: string;
}

export interface Asks {
  /** Makes the agenda of a programme that starts now and enters all of it in the ledger as planned. @param input.short how who asks reads plans: `agenda` (form 2, groups in lines), `lines` (form 1), or else in full */
  openProgramme(input: {
    programme: string;
    start: Instant;
    short?: 'agenda' | 'lines' | true;
  }): Promise<ProgrammePlan>;
  /** Makes the group's agenda anew after a change, if the programme's rules let it be; the ledger follows. */
  changeGroup(
    input: Remaking & { readonly status: GroupStatus; readonly change: GroupChange },
  ): Promise<GroupRevision | { readonly refused: Refusal }>;
  /** Makes the circle's agenda anew now that groups' dates or mentors have changed, or a round has opened late; the ledger follows. */
  changeCircle(
    input: Remaking & {
      readonly groups: readonly GroupStatus[];
      readonly opened: Record<number, Instant>;
      readonly circle: readonly CircleMeeting[];
      readonly kept: readonly CircleMeeting[];
    },
  ): Promise<CircleRevision>;
  /** By how many days a postponement of the whole programme moves which groups' coming meetings, if the rules let it be. */
  planPostponement(input: {
    programme: string;
    now: Instant;
    groups: readonly GroupStatus[];
    wish: Postpone;
  }): Promise<{ readonly days: number; readonly groups: readonly string[] } | { readonly refused: Refusal }>;
  /** They get nothing more but the goodbye. Done when nothing is on its way to them any more. */
  markGone(input: { programme: string; person: string; gone: Exclude<Gone, 'erased'>; now: Instant }): Promise<void>;
  /** Nothing of what is planned is sent any more: the group, or without one the programme itself, is cancelled. */
  withdrawAll(input: { programme: string; group?: string; now: Instant }): Promise<void>;
  /**
   * Sends the mails of these moments. Throws to be tried again while any of them met a passing fault, but answers with
   * `again` where some were refused for good, so that nobody waits to hear of it, and where some are for a later revision.
   */
  deliver(delivery: Delivery): Promise<{ refused: readonly Refused[]; again: boolean; stale: boolean }>;
  /** The same within the workflow task, for the usual case that all goes well at once. Throws where it doesn't, and `deliver` takes over. */
  deliverNow(
    delivery: Delivery & { readonly now: Instant },
  ): Promise<{ refused: readonly Refused[]; again: boolean; stale: boolean }>;
  /** Those of these moments' mails that were never delivered are failed from now on. */
  giveUp(input: {
    programme: string;
    group?: string;
    now: Instant;
    decisions: readonly Decision[];
  }): Promise<{ refused: readonly Refused[] }>;
  /** Keeps what the engine knew; after a rehearsal its people are deleted. */
  closeProgramme(input: { programme: string; now: Instant; final: Final<ProgrammeStatus> }): Promise<void>;
  /** Starts the workflow that erases the programme's people when they have been kept for so many days. */
  startRetention(input: { programme: string; days: number }): Promise<void>;
  /** Erases the programme's people, all but HR's contact where that is still to get the receipt. */
  eraseProgramme(input: { programme: string; now: Instant; spareHr: boolean }): Promise<Counts>;
  /** Mails HR that the programme's people will be erased in so many days. */
  sendNotice(input: { programme: string; now: Instant; days: number }): Promise<void>;
  /** Mails HR what was erased. */
  sendReceipt(input: { programme: string; now: Instant; counts: Counts }): Promise<void>;
  /** What the people of a rehearsal will do, and when. */
  castRehearsal(input: { programme: string }): Promise<readonly Deed[]>;
}
