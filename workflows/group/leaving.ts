// Somebody leaves a group, or meetings fall away: calendars are cleared, and those who go on are told.
import { SMALL_GROUP } from '../../domain/programme.ts';
import type { MeetingStatus } from '../../domain/status.ts';
import type { GroupMessages } from '../messages.ts';
import type { GroupState } from './state.ts';

export function leaves(state: GroupState, { person, by }: GroupMessages['dropout'], now: number): void {
  if (person === state.mentor) mentorLeaves(state, by, now);
  else menteeLeaves(state, person, by, now);
}

/** The group goes on: HR confirms its meetings and finds another mentor. */
function mentorLeaves(state: GroupState, by: string | undefined, now: number): void {
  const { group, mentor, journal } = state;
  state.mentorLeaves(new Date(now).toISOString());
  journal.happened(now, 'mentor-left', by, { person: mentor });
  farewell(state, mentor, [state.hr], now);
  journal.attend({ kind: 'no-mentor', group }, now);
}

/** Its mentor was erased before it began: nobody is told goodbye. */
export function beginsAlone(state: GroupState, now: number): void {
  state.mentorLeaves(new Date(now).toISOString());
  state.journal.attend({ kind: 'no-mentor', group: state.group }, now);
}

function menteeLeaves(state: GroupState, person: string, by: string | undefined, now: number): void {
  const { group, journal } = state;
  state.menteeLeaves(person, new Date(now).toISOString());
  journal.happened(now, 'dropout', by, { person });
  farewell(state, person, [...(state.hasMentor ? [state.mentor] : []), state.hr], now);
  if (state.active.length === 0) {
    cancelMeetings(state, state.coming(now), now, by);
    journal.attend({ kind: 'group-empty', group }, now);
  } else if (state.active.length < SMALL_GROUP) journal.attend({ kind: 'small-group', group }, now);
  mendTalks(state);
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

/** Somebody has another address: the calendar at the one before is cleared, and their invitations outrank that. */
export function movesAddress(state: GroupState, person: string, former: string, now: number): void {
  const { journal } = state;
  for (const { meeting, sequence } of state.coming(now)) {
    const matter = { meeting, person, former, sequence: sequence + 1 };
    journal.tell('meeting-cancelled', [person], now, matter, meeting, sequence + 1, person);
  }
  outrank(state, now);
}

/** Somebody has left, and gets another address before they were told so: what was withdrawn from them goes to the one before, too. */
export function clearsFormer(state: GroupState, person: string, former: string, now: number): void {
  for (const { meeting, sequence } of state.coming(now)) clearsEntry(state, person, former, now, meeting, sequence + 1);
}

/** The same of meetings that have been called off. */
export function clearsCancelled(
  state: GroupState,
  person: string,
  former: string,
  now: number,
  meetings: readonly number[],
): void {
  for (const { meeting, sequence, status } of state.meetings)
    if (status === 'cancelled' && meetings.includes(meeting))
      clearsEntry(state, person, former, now, meeting, sequence);
}

function clearsEntry(
  state: GroupState,
  person: string,
  former: string,
  now: number,
  meeting: number,
  sequence: number,
): void {
  const matter = { meeting, person, former, sequence };
  state.journal.tell('meeting-cancelled', [person], now, matter, meeting, sequence, person, former);
}

/** Whoever comes may have been here before: their invitations outrank what was withdrawn from them. */
export function outrank(state: GroupState, now: number): void {
  for (const { meeting, sequence } of state.coming(now)) state.changeMeeting(meeting, { sequence: sequence + 2 });
}

/** When the last talk has been held nobody has to be asked about them. */
export function mendTalks(state: GroupState): void {
  if (state.talksLeft.length === 0) state.journal.mend(({ kind }) => kind === 'talks-unconfirmed');
}
