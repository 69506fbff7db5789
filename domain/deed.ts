// What a rehearsal's people do.
import type { Instant } from './programme.ts';

/** One thing that somebody does: writes, or sends a message to the group's workflow or, without a group, to the programme's. */
export interface Deed {
  readonly at: Instant;
  readonly group?: string;
  readonly message?: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** What is written just before the message is sent. */
  readonly writes?: readonly RehearsedWriting[];
  /** What hangs on who has been named by then: HR makes the groups, or everybody invited says yes. */
  readonly rehearses?: 'groups' | 'answers';
}

/** What somebody writes in a rehearsal. The words come from a stock: the engine knows that, never what. */
export interface RehearsedWriting {
  readonly what: 'draft' | 'hand-in' | 'task' | 'survey-before' | 'closing-form' | 'mentor-survey' | 'nomination';
  readonly group: string;
  readonly person: string;
  /** 0 where it is for no meeting. */
  readonly meeting: number;
  /** Which of the stock. */
  readonly pick: number;
  readonly file?: true;
}
