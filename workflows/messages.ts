// The messages that workflows take, by the names of the contract. Each is a signal and an update of one name.
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { SignalDefinition, UpdateDefinition } from '@temporalio/common';
import type { Instant } from '../domain/programme.ts';
import type { Placement } from '../domain/grouping.ts';
import type { CircleKind, IntroductionStage, Refusal } from '../domain/kinds.ts';
import type { GroupStatus, Outlook, ProgrammeStatus } from '../domain/status.ts';
import type { HeldLink } from '../links/holding.ts';

/** What every message can say of who sends it. */
interface Sent {
  /** Who acts: `hr` or a person's id. Absent where the message doesn't come through the API. */
  readonly by?: string;
  /** The link that it was given by. It must still hold, and the answer then tells where the group stands, as its page shows it. */
  readonly link?: HeldLink;
}

interface Dropout extends Sent {
  readonly person: string;
}
type FinishEarly = Sent;
interface MeetingHeld extends Sent {
  readonly meeting: number;
  /** Ids of the mentees who were there; everyone still in the group where absent. */
  readonly attended?: readonly string[];
  readonly hours?: number;
}
interface MeetingNotHeld extends Sent {
  readonly meeting: number;
}
interface TalkHeld extends Sent {
  readonly person: string;
  /** False takes it back. */
  readonly held?: boolean;
}
interface HandIn extends Sent {
  readonly meeting: number;
  readonly person: string;
  /** False takes a hand-in back. */
  readonly handedIn: boolean;
}
interface CircleMeetingHeld extends Sent {
  readonly kind: CircleKind | `${CircleKind}-meeting`;
  readonly round: number;
}
interface CircleMeetingNotHeld extends CircleMeetingHeld {
  /** When it is held instead, if that is known. */
  readonly startsAt?: Instant;
}

interface MoveMeeting extends Sent {
  readonly meeting: number;
  readonly startsAt: Instant;
  /** What the database knows the new place by, if it has one. */
  readonly place?: string;
  /** Overrides the rules that may be overridden: days off, odd hours, short gaps. */
  readonly force?: boolean;
}
/** Every coming meeting by as many days, or so that the next one falls on a day (`YYYY-MM-DD`). */
export interface Postpone extends Sent {
  readonly days?: number;
  readonly to?: string;
  readonly force?: boolean;
}
interface ReplaceMentor extends Sent {
  readonly mentor: string;
}
interface AddMentee extends Sent {
  readonly person: string;
}
interface Cancel extends Sent {
  /** Set where the whole programme is cancelled. */
  readonly programme?: boolean;
}
/** A person's address has been corrected: what it refused is sent again. */
interface Mended extends Sent {
  readonly person: string;
  /** What the database knows the address before it by, where mails have gone to that: its calendar is cleared, and the new one gets all that is of use. */
  readonly former?: string;
}
/** The mentor has changed a task that has gone out. */
interface TaskChanged extends Sent {
  readonly meeting: number;
}
/** A dropout was a mistake. */
type TakeBackDropout = Dropout;
interface Acknowledge extends Sent {
  readonly attention: string;
}

/** HR opens a stage of the introduction before its time, ends it as it stands, or goes on without it. */
interface StageChanged extends Sent {
  readonly stage: IntroductionStage;
  readonly to: 'open' | 'close' | 'waive';
}
interface CommissionAnswered extends Sent {
  /** False where the sponsor has commented on it first. */
  readonly approved: boolean;
}
interface InvitationAnswered extends Sent {
  readonly person: string;
  readonly answer: 'yes' | 'no';
}
interface Nominated extends Sent {
  readonly director: string;
  /** False where they go on naming. */
  readonly done: boolean;
}
interface GroupsMade extends Sent {
  /** By person, their group. */
  readonly placement: Placement;
}
interface SeminarHeld extends Sent {
  /** Ids of the mentors who were there; all of them where absent. */
  readonly attended?: readonly string[];
}
interface MentorChosen extends Sent {
  readonly group: string;
  readonly mentor: string;
}

/** Whether the message changed anything; a repeated one does not. */
export interface Answer {
  readonly changed: boolean;
  /** Only in answer to a message by link. */
  readonly status?: GroupStatus;
}

/** Every message to a group, by name. */
export interface GroupMessages {
  dropout: Dropout;
  takeBackDropout: TakeBackDropout;
  proposeFinish: Sent;
  declineFinish: Sent;
  finishEarly: FinishEarly;
  meetingHeld: MeetingHeld;
  meetingNotHeld: MeetingNotHeld;
  talkHeld: TalkHeld;
  handIn: HandIn;
  moveMeeting: MoveMeeting;
  postpone: Postpone;
  replaceMentor: ReplaceMentor;
  addMentee: AddMentee;
  cancel: Cancel;
  mended: Mended;
  acknowledge: Acknowledge;
  raiseConcern: Sent;
  taskChanged: TaskChanged;
}
export type GroupMessage = keyof GroupMessages;

export interface ProgrammeMessages {
  circleMeetingHeld: CircleMeetingHeld;
  circleMeetingNotHeld: CircleMeetingNotHeld;
  postpone: Postpone;
  cancel: Cancel;
  mended: Mended;
  acknowledge: Acknowledge;
  stage: StageChanged;
  commissionAnswered: CommissionAnswered;
  commissionAmended: Sent;
  invitationAnswered: InvitationAnswered;
  nominated: Nominated;
  groupsMade: GroupsMade;
  seminarHeld: SeminarHeld;
  mentorChosen: MentorChosen;
}
export type ProgrammeMessage = keyof ProgrammeMessages;

/** Why each is refused as the state is; undefined where it is welcome. Reads only, since validators must. */
export type Refusals<State, Messages> = {
  readonly [Name in keyof Messages]: (state: State, message: Messages[Name], now: number) => Refusal | undefined;
};

/** Those of the introduction. */
export type IntroductionMessage =
  | 'stage'
  | 'commissionAnswered'
  | 'commissionAmended'
  | 'invitationAnswered'
  | 'nominated'
  | 'groupsMade'
  | 'seminarHeld'
  | 'mentorChosen';

/** One name, as a signal and as an update. What comes in is not believed before it is read (reading.ts). */
export interface Message {
  readonly name: string;
  readonly signal: SignalDefinition<[unknown?]>;
  readonly update: UpdateDefinition<Answer, [unknown?]>;
}

function message(name: string): Message {
  return { name, signal: defineSignal<[unknown?]>(name), update: defineUpdate<Answer, [unknown?]>(name) };
}

export const groupMessages: { [Name in GroupMessage]: Message } = {
  dropout: message('dropout'),
  takeBackDropout: message('takeBackDropout'),
  proposeFinish: message('proposeFinish'),
  declineFinish: message('declineFinish'),
  finishEarly: message('finishEarly'),
  meetingHeld: message('meetingHeld'),
  meetingNotHeld: message('meetingNotHeld'),
  talkHeld: message('talkHeld'),
  handIn: message('handIn'),
  moveMeeting: message('moveMeeting'),
  postpone: message('postpone'),
  replaceMentor: message('replaceMentor'),
  addMentee: message('addMentee'),
  cancel: message('cancel'),
  mended: message('mended'),
  acknowledge: message('acknowledge'),
  raiseConcern: message('raiseConcern'),
  taskChanged: message('taskChanged'),
};

export const programmeMessages: { [Name in ProgrammeMessage]: Message } = {
  circleMeetingHeld: message('circleMeetingHeld'),
  circleMeetingNotHeld: message('circleMeetingNotHeld'),
  postpone: message('postpone'),
  cancel: message('cancel'),
  mended: message('mended'),
  acknowledge: message('acknowledge'),
  stage: message('stage'),
  commissionAnswered: message('commissionAnswered'),
  commissionAmended: message('commissionAmended'),
  invitationAnswered: message('invitationAnswered'),
  nominated: message('nominated'),
  groupsMade: message('groupsMade'),
  seminarHeld: message('seminarHeld'),
  mentorChosen: message('mentorChosen'),
};

/** From a group to its programme: where it stands now. The newest one counts. */
export const groupNews = defineSignal<[unknown]>('groupNews');

/** What would come of a message to a group. */
export interface Prospect {
  readonly refused?: Refusal;
  readonly changes: boolean;
  readonly status?: GroupStatus;
}

/** With the engine milliseconds at which it is asked: a workflow's own clock stands still between two moments. */
export const groupProspect = defineQuery<Prospect, [GroupMessage, unknown, number?]>('prospect');
export const groupStatus = defineQuery<GroupStatus & Outlook>('status');
export const programmeStatus = defineQuery<ProgrammeStatus & Outlook>('status');

/** Whose next step is asked about, and when. */
export interface NextStepInput {
  readonly programme: string;
  readonly group: string;
  readonly person: string;
  readonly at: Instant;
  /** How long the mail can be answered before they are erased. */
  readonly answerDays: number;
}

/** Another day for it; without one it isn't asked about. What comes in is not believed before it is read. */
export const nextStepOn = defineSignal<[unknown?]>('nextStepOn');
