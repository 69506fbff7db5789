// When a link no longer holds, as far as the engine can tell. The engine is asked as well as the page: only it knows for certain.
import { activeMentees, meetingOf, peopleIn, type GroupStatus } from '../domain/status.ts';
import { ruleOf, type Purpose } from './purposes.ts';

export interface HeldLink {
  readonly purpose: Purpose;
  /** Who holds it. */
  readonly person: string;
  /** The meeting that it is about. */
  readonly meeting?: number;
  /** When it went out, in engine seconds since 1970. */
  readonly issued?: number;
}

/** It went out before this programme began: with a rehearsal of the same id. */
export function isOlder({ issued }: HeldLink, startMs: number): boolean {
  return issued !== undefined && issued < Math.floor(startMs / 1000);
}

/** The holder is no longer in their place, or what the link is about has fallen away. */
export function isWithdrawn({ purpose, person, meeting }: HeldLink, status: GroupStatus): boolean {
  const { holder, meeting: about, reads } = ruleOf(purpose);
  if ((status.phase === 'ended' || status.cancelled) && !reads) return true;
  if (holder === 'mentor' && (person !== status.mentor || status.mentorGone !== undefined)) return true;
  if (holder === 'mentee' && !activeMentees(status).includes(person)) return true;
  if (holder === 'member' && !peopleIn(status).includes(person)) return true;
  if (about === undefined || meeting === undefined) return false;
  const state = meetingOf(status, meeting)?.status;
  return (state === 'cancelled' && !reads) || (about === 'planned' && state !== 'planned');
}
