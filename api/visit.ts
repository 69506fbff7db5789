// A link in use: whose it is, where its group stands, and whether it still holds.
import { convener, mentorCircle, type Group, type Programme } from '../domain/programme.ts';
import type { Link, Purpose } from '../mail/links.ts';
import type { GroupStatus } from '../workflows/status.ts';
import type { PageTexts } from './page-texts.ts';

export interface Visit {
  readonly link: Link;
  readonly programme: Programme;
  readonly group: Group | undefined;
  readonly status: GroupStatus | undefined;
  readonly places: ReadonlyMap<string, string>;
  readonly t: PageTexts;
}

/** What only the group's mentor may do. */
const MENTORS: readonly Purpose[] = ['meeting', 'move', 'concern', 'talks', 'dropouts', 'propose-finish'];
/** What is about one meeting, and falls away with it. */
const OF_A_MEETING: readonly Purpose[] = ['meeting', 'move', 'hand-in'];

/** The holder is no longer in their place, or what the link is about has fallen away. */
export function withdrawn({ link, programme, status }: Visit): boolean {
  if (link.purpose === 'circle') return ![...mentorCircle(programme), convener(programme)].some(({ id }) => id === link.person);
  if (!status) return false;
  if (status.phase === 'ended' || status.cancelled) return true;
  if (MENTORS.includes(link.purpose) && (link.person !== status.mentor || status.mentorGone !== undefined)) return true;
  if (status.mentees.some(({ id, status: state }) => id === link.person && state === 'left')) return true;
  return OF_A_MEETING.includes(link.purpose) && status.meetings.some(({ meeting, status: state }) => meeting === link.meeting && (state === 'cancelled' || (link.purpose === 'move' && state !== 'planned')));
}
