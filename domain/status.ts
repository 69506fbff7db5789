// What the engine knows of a programme: states, counts, instants and opaque ids. Queries answer it and mails are made from it.
import type { AttentionKind, HappeningKind, IntroductionStage, MailKind, MomentKind } from './kinds.ts';
import type { CircleMeeting } from './plan.ts';
import type { Closing, Gone, Instant, Meeting, Span } from './programme.ts';

export type GroupPhase = 'introduction' | 'meetings' | 'talks' | 'closing' | 'ended';
export type ProgrammePhase = 'introduction' | 'meetings' | 'closing' | 'ended';
/** `unconfirmed`: nobody ever said whether it was held, and the group was closed all the same. */
export type MeetingState = 'planned' | 'held' | 'cancelled' | 'unconfirmed';

/** A meeting with the deadline of the task before it. */
export type DatedMeeting = Meeting & { readonly deadline?: Instant };

export interface MeetingStatus extends DatedMeeting {
  readonly status: MeetingState;
  /** How often its calendar entry has been changed. */
  readonly sequence: number;
  /** Ids of the mentees who were there. */
  readonly attended?: readonly string[];
  /** Hours that the mentor spent on it, preparation included (R6). */
  readonly hours?: number;
  /** What the database knows its place by, where it was moved to another. */
  readonly place?: string;
}

export type TalkState = 'planned' | 'held';

export interface MenteeStatus {
  readonly id: string;
  readonly status: 'active' | 'left';
  readonly leftAt?: Instant;
  readonly talk?: TalkState;
}

/** Whether somebody had left when a meeting began. @param leftAt undefined where they never have */
export function hadLeft(leftAt: Instant | undefined, startsAt: Instant): boolean {
  return leftAt !== undefined && Date.parse(leftAt) <= Date.parse(startsAt);
}

/** The mentees who were in the group when a meeting began: whoever has left since was there to come. */
export function membersAt({ mentees }: Pick<GroupStatus, 'mentees'>, startsAt: Instant): readonly string[] {
  return mentees.filter(({ leftAt }) => !hadLeft(leftAt, startsAt)).map(({ id }) => id);
}

/** Something HR must look at. It ends when it is mended or acknowledged. */
export interface Attention {
  /** What an acknowledgement names it by. */
  readonly id: string;
  readonly kind: AttentionKind;
  readonly group?: string;
  readonly meeting?: number;
  readonly person?: string;
  /** The moment whose mail was refused, or the rule that a message broke. */
  readonly about?: string;
  readonly since: Instant;
}

/** One thing that happened, by whom: `hr`, a person's id, `clock`, or `signal` for a message from outside the API. */
export interface Happening {
  readonly at: Instant;
  readonly what: HappeningKind;
  readonly by: string;
  readonly group?: string;
  readonly meeting?: number;
  readonly person?: string;
  /** What was, and what is now: instants, ids and counts. */
  readonly before?: Facts;
  readonly after?: Facts;
}

type Facts = Readonly<Record<string, unknown>>;

export interface NextMoment {
  readonly kind: MomentKind;
  readonly round: number;
  readonly at: Instant;
  readonly group?: string;
}

export interface GroupStatus {
  readonly group: string;
  readonly phase: GroupPhase;
  readonly closing: Closing;
  readonly earlyFinish?: 'proposed' | 'approved';
  readonly mentor: string;
  /** Set while nobody is the group's mentor. */
  readonly mentorGone?: Gone;
  readonly cancelled?: true;
  /** The day by which talks are held, where the group closes with talks; else the fourth meeting's. */
  readonly talkDay: Span;
  readonly mentees: readonly MenteeStatus[];
  readonly meetings: readonly MeetingStatus[];
  /** Who has handed in, by the meeting that the task was for. */
  readonly handedIn: Readonly<Record<number, readonly string[]>>;
  readonly attention: readonly Attention[];
  /** Set while its mails wait for a mail server that takes none. The programme asks for attention, once for all groups. */
  readonly mailServerDown?: true;
}

export interface CircleStatus extends CircleMeeting {
  readonly status: 'planned' | 'held' | 'not-held';
  readonly sequence: number;
  /** It has been, and keeps its time whatever moves around it. */
  readonly kept?: true;
}

/** `waived`: HR has gone on without it. */
export type StageState = 'waiting' | 'open' | 'done' | 'waived';

/** What somebody has said who was asked. */
export type StageAnswer = 'yes' | 'no' | 'commented';

export interface StageStatus extends StageDates {
  readonly stage: IntroductionStage;
  readonly status: StageState;
  readonly openedAt?: Instant;
  readonly endedAt?: Instant;
  /** By person, of those who are asked. */
  readonly answers: Readonly<Record<string, StageAnswer>>;
  /** Who has not answered, by id. */
  readonly missing: readonly string[];
  /** Of the seminar: the SEQUENCE of its calendar entry, once that has been changed. */
  readonly sequence?: number;
}

/** When a stage opens, at the latest, and by when it is to be done. */
export interface StageDates {
  readonly opens: Instant;
  readonly by: Instant;
}

export type Stages = Readonly<Partial<Record<IntroductionStage, StageDates>>>;

/** When stages have opened. */
export type Opened = Readonly<Partial<Record<IntroductionStage, Instant>>>;

export interface ProgrammeStatus {
  readonly programme: string;
  readonly phase: ProgrammePhase;
  /** What comes before the first meeting, where the programme has such stages. */
  readonly introduction?: readonly StageStatus[];
  readonly cancelled?: true;
  /** The round that was begun last; 0 before the first meeting. */
  readonly round: number;
  readonly circle: readonly CircleStatus[];
  /** By round: when every group had met, where the evaluation had to wait for it. */
  readonly opened: Readonly<Record<number, Instant>>;
  readonly groups: readonly GroupStatus[];
  readonly attention: readonly Attention[];
}

/** Which moments of the agenda have been done and which are to come, by id. */
export interface Walked {
  readonly done: readonly string[];
  readonly open: readonly string[];
}

/** What the `status` query answers, beside the state itself. */
export interface Outlook {
  readonly next: readonly NextMoment[];
  readonly walked: Walked;
  /** The programme's clock when its workflow last did something. */
  readonly now: Instant;
  readonly happenings: readonly Happening[];
}

/** Where it stands, without what has happened: the engine need not hear its own story. */
export function standing<Status extends Partial<Outlook>>(known: Status): Omit<Status, keyof Outlook> {
  const { next: _next, walked: _walked, now: _now, happenings: _happenings, ...rest } = known;
  return rest;
}

/** What is left of a status at the end: also what has happened, since there will be nobody to ask. */
export type Final<Status> = Status & { readonly happenings: readonly Happening[] };

/** A mail that an address has refused. */
export interface RefusedMail {
  readonly moment: string;
  readonly kind: MailKind;
  readonly person: string;
}

/** Ids of the mentees still in the group. */
export function activeMentees({ mentees }: Pick<GroupStatus, 'mentees'>): readonly string[] {
  return mentees.filter(({ status }) => status === 'active').map(({ id }) => id);
}

/** The mentor, if there is one, and the mentees still in the group. */
export function peopleIn(status: Pick<GroupStatus, 'mentor' | 'mentorGone' | 'mentees'>): readonly string[] {
  return [...(status.mentorGone ? [] : [status.mentor]), ...activeMentees(status)];
}

/** Mentees whose talk is still to be held. */
export function talksLeft(status: Pick<GroupStatus, 'mentees'>): readonly string[] {
  return status.mentees.filter(({ status: place, talk }) => place === 'active' && talk !== 'held').map(({ id }) => id);
}

/** Whether it was said that a meeting was not held, and HR has neither found another day for it nor looked away. */
export function saidNotHeld({ attention }: Pick<GroupStatus, 'attention'>, meeting: number): boolean {
  return attention.some((entry) => entry.kind === 'meeting-not-held' && entry.meeting === meeting);
}

/** What ends a group where these leave: nobody is left in it, or no talk that was still to be held. Undefined where it goes on. */
export function endingWithout(
  status: Pick<GroupStatus, 'mentees' | 'phase'>,
  leaving: readonly string[],
): 'nobody-left' | 'no-talk-left' | undefined {
  const areAll = (ids: readonly string[]) => ids.length > 0 && ids.every((id) => leaving.includes(id));
  if (areAll(activeMentees(status))) return 'nobody-left';
  return status.phase === 'talks' && areAll(talksLeft(status)) ? 'no-talk-left' : undefined;
}

/** The mentors whose group meets in a round: they prepare and evaluate it. */
export function mentorsIn(groups: readonly GroupStatus[], round: number): readonly string[] {
  const meets = (group: GroupStatus) => (meetingOf(group, round)?.status ?? 'cancelled') !== 'cancelled';
  return groups.filter((group) => !group.mentorGone && meets(group)).map(({ mentor }) => mentor);
}

/** How many of the group's meetings have begun. */
export function begunMeetings({ meetings }: Pick<GroupStatus, 'meetings'>, now: number): readonly MeetingStatus[] {
  return meetings.filter(
    ({ status, startsAt }) => status === 'held' || (status !== 'cancelled' && Date.parse(startsAt) <= now),
  );
}

export function meetingOf(
  status: Pick<GroupStatus, 'meetings'> | undefined,
  meeting: number,
): MeetingStatus | undefined {
  return status?.meetings.find((candidate) => candidate.meeting === meeting);
}
