// Messages that need an agenda made anew: what each changes, and how the state takes it.
import type { GroupChange } from '../../domain/change.ts';
import type { GroupMessages } from '../messages.ts';
import { datesChanged, dropoutTakenBack, menteeAdded, mentorReplaced, type Planned } from './changes.ts';
import type { GroupState } from './state.ts';
import type { Taking } from './walker.ts';

interface PlannedMessage<Message> {
  readonly change: (state: GroupState, message: Message) => GroupChange;
  readonly taking: (state: GroupState, message: Message) => Taking;
  /** Whether it has been done meanwhile, as far as its wish alone doesn't tell. */
  readonly isDone?: (state: GroupState, message: Message) => boolean;
}

export const plannedMessages: { readonly [Name in Planned]: PlannedMessage<GroupMessages[Name]> } = {
  moveMeeting: {
    change: (_state, { meeting, startsAt, force }) => ({ is: 'moved', meeting, startsAt, ...(force ? { force } : {}) }),
    taking: (state, { meeting, place, by }) => ({
      take: (fresh, now) => datesChanged(state, fresh, place === undefined ? undefined : { meeting, place }, by, now),
    }),
  },
  postpone: {
    change: (_state, { days, to, force }) => ({
      is: 'postponed',
      ...(days === undefined ? {} : { days }),
      ...(to === undefined ? {} : { to }),
      ...(force ? { force } : {}),
    }),
    taking: (state, { by }) => ({ take: (fresh, now) => datesChanged(state, fresh, undefined, by, now) }),
  },
  replaceMentor: {
    change: (state, { mentor }) => ({ is: 'mentor', mentor, former: state.mentor }),
    taking: (state, { mentor, by }) => ({
      arriving: { person: mentor, role: 'mentor' },
      take(_fresh, now) {
        mentorReplaced(state, mentor, by, now);
        return true;
      },
    }),
  },
  takeBackDropout: {
    change: (state, { person }) =>
      person === state.mentor ? { is: 'mentor', mentor: person, former: person } : { is: 'mentee', person },
    taking: (state, { person, by }) => ({
      arriving: { person, role: person === state.mentor ? 'mentor' : 'mentee' },
      take(_fresh, now) {
        dropoutTakenBack(state, person, by, now);
        return true;
      },
    }),
    isDone: (state, { person }) => state.everyone.includes(person) && state.since.areBackOnce(),
  },
  addMentee: {
    change: (_state, { person }) => ({ is: 'mentee', person }),
    taking: (state, { person, by }) => ({
      arriving: { person, role: 'mentee' },
      take(_fresh, now) {
        menteeAdded(state, person, by, now);
        return true;
      },
    }),
  },
};
