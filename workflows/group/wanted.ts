// Whether things already are as a message wants them: it may have been sent before. Reads only. What is as wanted is answered
// without an event in the history.
import { hadLeft, saidNotHeld, type MeetingStatus } from '../../domain/status.ts';
import type { GroupMessage, GroupMessages } from '../messages.ts';
import type { GroupState } from './state.ts';

type Wanted = {
  readonly [Name in GroupMessage]: (state: GroupState, message: GroupMessages[Name]) => boolean;
};

export const isAsWanted: Wanted = {
  dropout: (state, { person }) => state.goneBy(person) !== undefined,
  takeBackDropout: (state, { person }) => state.active.includes(person),
  proposeFinish: (state) => state.earlyFinish !== undefined,
  declineFinish: (state) => state.earlyFinish !== 'proposed',
  finishEarly: (state) => state.earlyFinish === 'approved',
  meetingHeld(state, { meeting, attended, hours }) {
    const known = state.meeting(meeting);
    if (known?.status !== 'held') return false;
    const isSame = attended === undefined || whoWasThere(state, known, attended).join() === known.attended?.join();
    return isSame && (hours === undefined || known.hours === hours);
  },
  meetingNotHeld: (state, { meeting }) =>
    state.meeting(meeting)?.status !== 'held' && saidNotHeld(state.journal, meeting),
  talkHeld: (state, { person, held }) => state.talkOf(person) === (held === false ? 'planned' : 'held'),
  handIn: (state, { meeting, person, handedIn }) => state.handedIn.has(meeting, person) === (handedIn !== false),
  moveMeeting(state, { meeting, startsAt, place }) {
    const known = state.meeting(meeting);
    if (!known || Date.parse(known.startsAt) !== Date.parse(startsAt)) return false;
    return place === undefined || place === known.place;
  },
  postpone: () => false,
  replaceMentor: (state, { mentor }) => mentor === state.mentor && state.hasMentor,
  addMentee: (state, { person }) => state.active.includes(person),
  cancel: (state) => state.isCancelled,
  mended: ({ journal }, { person, former }) =>
    !journal.isAttending((entry) => entry.kind === 'mail-refused' && entry.person === person) &&
    (former === undefined || journal.hasCleared(former)),
  acknowledge: (state, { attention }) => !state.journal.isAttending(({ id }) => id === attention),
  taskChanged: () => false,
  raiseConcern: (state) =>
    state.journal.isAttending(({ kind, person }) => kind === 'concern' && person === state.mentor),
};

/** The mentees who were at a meeting, each once: those in the group then where nobody says. */
export function whoWasThere(
  state: GroupState,
  known: Pick<MeetingStatus, 'attended' | 'startsAt'>,
  attended: readonly string[] | undefined,
): readonly string[] {
  const wasIn = (person: string) => !hadLeft(state.leftAt(person), known.startsAt);
  return [...new Set(attended ?? known.attended ?? state.mentees.filter(wasIn))].sort();
}
