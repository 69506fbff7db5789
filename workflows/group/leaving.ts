// Somebody leaves a group, or meetings fall away: calendars are cleared, and those who go on are told.
import { SMALL_GROUP } from '../../domain/programme.ts';
import type { MeetingStatus } from '../../domain/status.ts';
import type { GroupMessages } from '../messages.ts';
import type { GroupState } from './state.ts';

export function leaves(state: GroupState, { person, by }: GroupMessages['dropout'], now: number): boolean {
  if (state.goneBy(person)) return false;
  return person === state.mentor ? mentorLeaves(state, by, now) : menteeLeaves(state, person, by, now);
}

/** The group goes on: HR confirms its meetings and finds another mentor. */
function mentorLeaves(state: GroupState, by: string | undefined, now: number): boolean {
  const { group, mentor, journal } = state;
  state.mentorLeaves();
  journal.happened(now, 'mentor-left', by, { person: mentor });
  farewell(state, mentor, [state.hr], now);
  journal.attend({ kind: 'no-mentor', group }, now);
  return true;
}

function menteeLeaves(state: GroupState, person: string, by: string | undefined, now: number): boolean {
  const { group, journal } = state;
  if (!state.active.includes(person)) return false;
  state.menteeLeaves(person, new Date(now).toISOString());
  journal.happened(now, 'dropout', by, { person });
  farewell(state, person, [...(state.hasMentor ? [state.mentor] : []), state.hr], now);
  if (state.active.length === 0) {
    cancelMeetings(state, state.coming(now), now, by);
    journal.attend({ kind: 'group-empty', group }, now);
  } else if (state.active.length < SMALL_GROUP) journal.attend({ kind: 'small-group', group }, now);
  mendTalks(state);
  return true;
}

function farewell(state: GroupState, person: string, told: readonly string[], now: number): void {
  const { journal } = state;
  journal.mend((entry) => entry.kind === 'mail-refused' && entry.person === person);
  // Somebody may come back and leave again: that is another goodbye.
  journal.tell('dropout-confirmed', [person], now, { person }, person, journal.version);
  withdraw(state, person, now);
  journal.tell('dropout-notice', told, now, { person }, person, journal.version);
}

/** The calendar entries are withdrawn from one person. */
export function withdraw(state: GroupState, person: string, now: number): void {
  for (const { meeting, sequence } of state.coming(now)) {
    const matter = { meeting, person, sequence: sequence + 1 };
    state.journal.tell('meeting-cancelled', [person], now, matter, meeting, sequence + 1, person);
  }
}

export function cancelMeetings(
  state: GroupState,
  meetings: readonly MeetingStatus[],
  now: number,
  by: string | undefined,
): void {
  for (const { meeting, sequence: before } of meetings) {
    const sequence = before + 1;
    state.changeMeeting(meeting, { status: 'cancelled', sequence });
    state.journal.happened(now, 'meeting-cancelled', by, { meeting });
    state.journal.untell(({ kind, round }) => kind === 'meeting-moved' && round === meeting);
    state.journal.tell('meeting-cancelled', state.everyone, now, { meeting, sequence }, meeting);
  }
}

/** When the last talk has been held nobody has to be asked about them. */
export function mendTalks(state: GroupState): void {
  if (state.talksLeft.length === 0) state.journal.mend(({ kind }) => kind === 'talks-unconfirmed');
}
