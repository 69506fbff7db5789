// A link in use: what it lets its holder do, and whether it still holds. The engine is asked as well as the page, since only it knows for certain.
import type { GroupStatus } from '../domain/status.ts';

/** What a link lets its holder do. */
export type Purpose =
  | 'meeting'
  | 'move'
  | 'concern'
  | 'circle'
  | 'talks'
  | 'hand-in'
  | 'leave'
  | 'dropouts'
  | 'propose-finish'
  | 'approve-finish'
  | 'closing-form'
  | 'mentor-survey';

export interface HeldLink {
  readonly purpose: Purpose;
  /** Who holds it. */
  readonly person: string;
  /** The meeting that it is about. */
  readonly meeting?: number;
  /** When it went out, in engine seconds since 1970. */
  readonly issued?: number;
}

/** What only the group's mentor may do. */
const MENTORS: readonly Purpose[] = ['meeting', 'move', 'concern', 'talks', 'dropouts', 'propose-finish'];
/** What is about one meeting, and falls away with it. */
const OF_A_MEETING: readonly Purpose[] = ['meeting', 'move', 'hand-in'];

/** It went out before this programme began: with a rehearsal of the same id. */
export function isOlder({ issued }: HeldLink, startMs: number): boolean {
  return issued !== undefined && issued < Math.floor(startMs / 1000);
}

/** The holder is no longer in their place, or what the link is about has fallen away. */
export function isWithdrawn({ purpose, person, meeting }: HeldLink, status: GroupStatus): boolean {
  if (status.phase === 'ended' || status.cancelled) return true;
  if (MENTORS.includes(purpose) && (person !== status.mentor || status.mentorGone !== undefined)) return true;
  if (status.mentees.some(({ id, status: state }) => id === person && state === 'left')) return true;
  return (
    OF_A_MEETING.includes(purpose) &&
    status.meetings.some(
      (each) =>
        each.meeting === meeting && (each.status === 'cancelled' || (purpose === 'move' && each.status !== 'planned')),
    )
  );
}
