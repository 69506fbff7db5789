// What the workflows ask for: the activities' types and their proxies. All of them take and give opaque ids, instants, counts and states.
import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { GroupChange, GroupRevision, Revised } from '../domain/change.ts';
import type { Pace } from '../domain/clock.ts';
import type { Placement } from '../domain/grouping.ts';
import type { IntroductionStage, MailKind, Reason, Refusal, Stage } from '../domain/kinds.ts';
import type { CircleMeeting } from '../domain/plan.ts';
import type { Closing, Gone, Instant, Role, Variant } from '../domain/programme.ts';
import type { Audiences } from '../domain/roster.ts';
import type { Deed, RehearsedWriting } from '../domain/deed.ts';
import type { Purpose } from '../links/purposes.ts';
import type { Final, GroupStatus, Opened, ProgrammeStatus, RefusedMail, Stages, Walked } from '../domain/status.ts';
import type { Postpone } from './messages.ts';
import type { GroupDates, KeptDates, Timetable } from '../domain/timetable.ts';

/** Who is in a group as it starts, and its agenda. */
interface Beginning {
  readonly variant: Variant;
  readonly closing: Closing;
  readonly mentor: string;
  /** They were erased before the group began. */
  readonly mentorGone?: true;
  readonly hr: string;
  readonly mentees: readonly string[];
  readonly agenda: Timetable;
  /** Where people were written to before it began; nothing of the group has gone there. */
  readonly formers?: readonly string[];
}

/** A group as it starts. */
export type GroupOpening = Beginning & GroupDates;

/** The same as the engine keeps it. */
export type KeptOpening = GroupOpening | (Beginning & { readonly dates: KeptDates });

/** The mentor circle: its meetings, who is in it and who convenes it. */
interface Circle {
  readonly circle: readonly CircleMeeting[];
  readonly members: readonly string[];
  readonly convener: string;
}

/** A programme as it starts. Its groups ask for their own agendas. */
export interface ProgrammeOpening extends Circle {
  readonly hr: string;
  readonly sponsor: string;
  readonly retentionDays: number;
  readonly groups: readonly GroupStatus[];
  readonly agenda: Timetable;
  /** What comes before its first meeting; absent where that is over, or there is nothing. */
  readonly stages?: Stages;
  readonly directors?: readonly string[];
  /** HR contacts of several organisations. */
  readonly contacts?: readonly string[];
}

/** The introduction's dates and moments, reckoned anew. */
interface IntroductionRevision extends Revised {
  readonly stages: Stages;
}

export interface CircleRevision extends Circle, Revised {}

/** What the engine knows when an agenda is made anew. */
interface Remaking {
  readonly programme: string;
  readonly start: Instant;
  readonly now: Instant;
  readonly walked: Walked;
}

/** What the circle's agenda hangs on. */
export interface CircleCourse {
  readonly groups: readonly GroupStatus[];
  /** By round: when every group had met, where the evaluation had to wait for it. */
  readonly opened: Readonly<Record<number, Instant>>;
  readonly circle: readonly CircleMeeting[];
  readonly kept: readonly CircleMeeting[];
}

/** A change that has been decided, for the records. Written twice it is written once. */
export interface DecidedChange {
  readonly programme: string;
  readonly group?: string;
  readonly now: Instant;
  /** Rises each time; a delivery that knows an older one sends nothing that the new agenda holds. */
  readonly revision: number;
  /** When each moment comes that is still to come. */
  readonly coming: Readonly<Record<string, Instant>>;
  readonly audiences: Audiences;
  /** Moments whose mails the mail about the change says already. */
  readonly merged: readonly string[];
  readonly fallen: { readonly moments: readonly string[]; readonly reason: Reason };
  readonly takes?: { readonly person: string; readonly role: Role };
  /** Whose place it was. */
  readonly replaces?: string;
  /** Who may have been here before: what was held back from them comes again. */
  readonly arriving: readonly string[];
}

/** A mail that is held back, and why. */
export interface HeldBack {
  readonly person: string;
  readonly reason: Reason;
}

/** What a mail is about beyond its moment, for those outside the plan. */
export interface Matter {
  /** Whom it is about. */
  readonly person?: string;
  /** It goes to where they were written to before, by what the database knows of it. */
  readonly former?: string;
  /** The group that somebody was to have, before it has begun. */
  readonly group?: string;
  readonly meeting?: number;
  readonly circle?: CircleMeeting;
  /** The SEQUENCE of the calendar entry it changes. */
  readonly sequence?: number;
  /** What was erased, in a receipt. */
  readonly erased?: ErasedCounts;
  /** In how many days something will happen. */
  readonly days?: number;
  /** The page that a link was asked for to. */
  readonly page?: { readonly purpose: Purpose; readonly meeting?: number };
}

/** One moment, decided: who gets its mail and who does not. */
export interface Decision {
  readonly moment: string;
  readonly kind: MailKind;
  readonly round: number;
  readonly stage?: Stage;
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
  /** It is known that the mail server takes no mails: that is no news. */
  readonly heardOfServer?: true;
}

export interface Delivered {
  /** Mails whose address or mailbox is at fault. */
  readonly refused: readonly RefusedMail[];
  /** The mail server takes no mails, whomever they are for; or it takes them again, where it was known not to. */
  readonly server?: 'down' | 'up';
  /** Some are still to be sent. */
  readonly again: boolean;
  /** Some are for a delivery of a later revision to send. */
  readonly stale: boolean;
}

/** What an erasure has taken away. */
interface ErasedCounts {
  readonly people: number;
  readonly words: number;
}

type Refused = { readonly refused: Refusal };

/** A mail that somebody asks for; where its group or programme stood when they asked. */
export interface AskedMail {
  readonly programme: string;
  readonly decision: Decision;
  readonly person: string;
  readonly status: GroupStatus | ProgrammeStatus;
}

export interface Activities {
  /** Makes the circle's agenda of a programme that starts now, and enters it in the ledger as planned. */
  openProgramme(input: { programme: string; start: Instant }): Promise<ProgrammeOpening>;
  /** The same for one of its groups. */
  openGroup(input: { programme: string; group: string; start: Instant }): Promise<KeptOpening>;
  /** Makes the agenda of a programme whose introduction begins now, and enters it in the ledger as planned. */
  openIntroduction(input: { programme: string; start: Instant }): Promise<ProgrammeOpening>;
  /** Makes the introduction's agenda anew, now that a stage has opened late or meetings have moved. Reads only. */
  planIntroduction(
    input: Remaking & { opened: Opened; open: readonly IntroductionStage[] },
  ): Promise<IntroductionRevision>;
  /** Puts mentees in their groups before the first meeting. @returns those who are still there to be put in */
  makeGroups(input: {
    programme: string;
    placement: Placement;
    now: Instant;
  }): Promise<{ readonly placement: Placement }>;
  /** Takes a mentee who has said no, or is erased, out of their group, and puts a reserve in who fits. @returns who that is */
  stepIn(input: {
    programme: string;
    group: string;
    person: string;
    /** They have not said no: they are erased. */
    erased?: true;
    now: Instant;
    /** Who has said no, too. */
    declined: readonly string[];
    /** Who is in a group. */
    placed: readonly string[];
  }): Promise<{ readonly into?: string }>;
  /** Moves all meetings of groups that have not begun. */
  shiftMeetings(input: {
    programme: string;
    /** Where their first meetings stand before that: done twice it is done once. */
    groups: Readonly<Record<string, Instant>>;
    days: number;
    now: Instant;
  }): Promise<{
    readonly groups: readonly GroupStatus[];
  }>;
  /** Makes a group's agenda anew after a change, if the programme's rules let it be. Reads only. */
  planGroup(input: Remaking & { status: GroupStatus; change: GroupChange }): Promise<GroupRevision | Refused>;
  /** Makes the circle's agenda anew now that groups' dates or mentors have changed, or a round has opened late. Reads only. */
  planCircle(input: Remaking & CircleCourse): Promise<CircleRevision>;
  /** By how many days a postponement of the whole programme moves which groups' coming meetings. Reads only. */
  planPostponement(input: {
    programme: string;
    now: Instant;
    groups: readonly GroupStatus[];
    wish: Postpone;
  }): Promise<{ readonly days: number; readonly groups: readonly string[] } | Refused>;
  /** Writes what was decided: places, and the ledger. */
  writeChange(change: DecidedChange): Promise<void>;
  /** They get nothing more of the group but the goodbye; what a mail server has not got to the end of by then isn't let out. */
  markGone(input: {
    programme: string;
    group: string;
    person: string;
    gone: Exclude<Gone, 'erased'>;
    now: Instant;
  }): Promise<void>;
  /** Nothing of what is planned is sent any more: the group, or without one the programme itself, is cancelled; or the engine has lost it. */
  withdrawAll(input: { programme: string; group?: string; now: Instant; lost?: true }): Promise<void>;
  /**
   * Sends the mails of these moments. Throws to be tried again while any of them met a passing fault, but answers with
   * `again` where some were refused for good, so that nobody waits to hear of it, and where some are for a later revision.
   */
  deliver(delivery: Delivery): Promise<Delivered>;
  /** The same within the workflow task, for the usual case that all goes well at once. Throws where it doesn't, and `deliver` takes over. */
  deliverNow(delivery: Delivery & { readonly now: Instant }): Promise<Delivered>;
  /** Those of these moments' mails that were never delivered are failed from now on. */
  giveUp(input: {
    programme: string;
    group?: string;
    now: Instant;
    decisions: readonly Decision[];
  }): Promise<{ refused: readonly RefusedMail[] }>;
  /** The same of one mail outside the walk; without a person, of all who were to get it. */
  giveUpMail(input: { programme: string; moment: string; person?: string; now: Instant }): Promise<void>;
  /** Keeps what the engine knew; after a rehearsal its people are deleted. */
  closeProgramme(input: { programme: string; now: Instant; final: Final<ProgrammeStatus> }): Promise<void>;
  /** Starts the workflow that erases the programme's people when they have been kept for so many days. */
  startRetention(input: { programme: string; days: number }): Promise<void>;
  /**
   * Erases the programme's people, all but HR's contact where that is still to get the receipt, and mentees who are to be asked
   * about their next step.
   *
   * @returns `waits` where there are any: until when
   */
  eraseProgramme(input: {
    programme: string;
    now: Instant;
    spareHr: boolean;
  }): Promise<ErasedCounts & { readonly waits?: Instant }>;
  /** Mails HR that the programme's people will be erased in so many days. */
  sendNotice(input: { programme: string; now: Instant; days: number }): Promise<void>;
  /** Mails HR what was erased. */
  sendReceipt(input: { programme: string; now: Instant; erased: ErasedCounts }): Promise<void>;
  /** Sends a mail that was asked for. One that they have had before says so. */
  sendAgain(input: AskedMail): Promise<void>;
  /** Sends a mail that HR tries on itself. */
  sendTest(input: { id: string }): Promise<void>;
  /** Forgets one that nobody could be sent. */
  forgetTest(input: { id: string }): Promise<void>;
  /** Asks a mentee how their next step went. @returns `not-ended` where it is not yet time for that: their programme goes on */
  askNextStep(input: {
    programme: string;
    group: string;
    person: string;
    due: Instant;
    now: Instant;
  }): Promise<'not-ended' | undefined>;
  /** Erases them, where the time of their programme's people is over. */
  eraseAfterNextStep(input: { programme: string; person: string; now: Instant }): Promise<void>;
  /** What the people of a rehearsal will do, and when. */
  castRehearsal(input: { programme: string }): Promise<readonly Deed[]>;
  /** Who is in which group; where nobody is yet, who would be. */
  placeRehearsed(input: { programme: string }): Promise<{ readonly placement: Placement }>;
  /** Writes what some of them write. */
  writeRehearsed(input: { programme: string; now: Instant; writes: readonly RehearsedWriting[] }): Promise<void>;
}

/** A few tries in the first minutes, then every ten: a mail server that is away is asked again for as long as the mail is of use. */
export const RETRY = { initialInterval: '2s', backoffCoefficient: 2, maximumInterval: '10m' } as const;

export const activities = proxyActivities<Activities>({ startToCloseTimeout: '2m', retry: RETRY });

/**
 * Within the workflow task: six mails take a few dozen milliseconds, and cost one event instead of six. What takes
 * longer goes to a queue of activities rather than hold its workflow task, and with it whoever waits for an answer.
 */
export const AT_ONCE = {
  scheduleToStartTimeout: '2s',
  startToCloseTimeout: '2s',
  retry: { maximumAttempts: 1 },
} as const;

export const atOnce = proxyLocalActivities<Pick<Activities, 'deliverNow' | 'openGroup'>>(AT_ONCE);
