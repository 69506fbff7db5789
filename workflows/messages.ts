// The messages that workflows take, by the names of the contract. Each is a signal and an update of one name.
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { CircleKind, GroupStatus, Outlook, ProgrammeStatus } from './status.ts';

/** Who acts: `hr` or a person's id. Absent where the message doesn't come through the API. */
interface Sender {
  readonly by?: string;
}

interface Dropout extends Sender {
  readonly person: string;
}
type FinishEarly = Sender;
interface MeetingHeld extends Sender {
  readonly meeting: number;
  /** Ids of the mentees who were there; everyone still in the group where absent. */
  readonly attended?: readonly string[];
  readonly hours?: number;
}
interface MeetingNotHeld extends Sender {
  readonly meeting: number;
}
interface TalkHeld extends Sender {
  readonly person: string;
}
interface HandIn extends Sender {
  readonly meeting: number;
  readonly person: string;
  /** False takes a hand-in back. */
  readonly handedIn: boolean;
}
export interface CircleMeetingHeld extends Sender {
  readonly kind: CircleKind | `${CircleKind}-meeting`;
  readonly round: number;
}

/** Whether the message changed anything; a repeated one does not. */
export interface Answer {
  readonly changed: boolean;
}

/** Every message to a group, by name. */
export interface GroupMessages {
  dropout: Dropout;
  proposeFinish: Sender;
  declineFinish: Sender;
  finishEarly: FinishEarly;
  meetingHeld: MeetingHeld;
  meetingNotHeld: MeetingNotHeld;
  talkHeld: TalkHeld;
  handIn: HandIn;
}
export type GroupMessage = keyof GroupMessages;

export interface ProgrammeMessages {
  circleMeetingHeld: CircleMeetingHeld;
}
export type ProgrammeMessage = keyof ProgrammeMessages;

const message = <Args>(name: string) => ({ signal: defineSignal<[Args?]>(name), update: defineUpdate<Answer, [Args?]>(name) });

export const groupMessages: { [Name in GroupMessage]: ReturnType<typeof message<GroupMessages[Name]>> } = {
  dropout: message('dropout'),
  proposeFinish: message('proposeFinish'),
  declineFinish: message('declineFinish'),
  finishEarly: message('finishEarly'),
  meetingHeld: message('meetingHeld'),
  meetingNotHeld: message('meetingNotHeld'),
  talkHeld: message('talkHeld'),
  handIn: message('handIn'),
};

export const programmeMessages: { [Name in ProgrammeMessage]: ReturnType<typeof message<ProgrammeMessages[Name]>> } = {
  circleMeetingHeld: message('circleMeetingHeld'),
};

/** From a group to its programme: where it stands now. The newest one counts. */
export const groupNews = defineSignal<[GroupStatus]>('groupNews');

export const groupStatus = defineQuery<GroupStatus & Outlook>('status');
export const programmeStatus = defineQuery<ProgrammeStatus & Outlook>('status');
