// What each message to a group changes. Call only where it is not refused.
import type { GroupRevision } from '../activities.ts';
import { instant, type GroupState } from './state.ts';
import type { GroupMessage, GroupMessages } from '../messages.ts';
import type { MeetingStatus } from '../../domain/status.ts';

/** Messages that need the calendar or the roster, and so an activity, before they can change anything. */
export type Planned = 'moveMeeting' | 'postpone' | 'replaceMentor' | 'addMentee';
/** Messages that change the state at once; each tells whether it changed anything. */
export type GroupChanges = {
  readonly [Name in Exclude<GroupMessage, Planned | 'mended'>]: (message: GroupMessages[Name], now: number) => boolean;
};

/** Attention under this many mentees (design: "attention under four mentees"). */
const SMALL_GROUP = 4;

export function groupChanges(state: GroupState): GroupChanges {
  return {
    dropout: ({ person, by }, now) =>
      person === state.mentor ? mentorLeaves(state, by, now) : menteeLeaves(state, person, by, now),
    proposeFinish: ({ by }, now) => {
      if (state.earlyFinish) return false;
      state.earlyFinish = 'proposed';
      state.proposals += 1;
      state.happened(now, 'early-finish-proposed', by);
      state.tell('early-finish-proposed', [state.hr], now, {}, `.${state.proposals}`);
      return true;
    },
    declineFinish: ({ by }, now) => {
      if (state.earlyFinish !== 'proposed') return false;
      state.earlyFinish = undefined;
      state.happened(now, 'early-finish-declined', by);
      if (!state.mentorGone) state.tell('early-finish-declined', [state.mentor], now, {}, `.${state.proposals}`);
      return true;
    },
    finishEarly: ({ by }, now) => {
      if (state.earlyFinish === 'approved') return false;
      state.earlyFinish = 'approved';
      state.happened(now, 'early-finish', by);
      cancelMeetings(
        state,
        [...state.meetings.values()].filter(({ status }) => status === 'planned'),
        now,
        by,
      );
      state.wantsReplan = true;
      return true;
    },
    meetingHeld: ({ meeting, attended, hours, by }, now) => {
      const known = state.meetings.get(meeting);
      if (!known) return false;
      const there = [...new Set(attended ?? known.attended ?? state.active)].sort();
      const same =
        known.status === 'held' &&
        known.attended?.join() === there.join() &&
        (hours === undefined || known.hours === hours);
      if (same) return false;
      const before = answer(known);
      const corrected = known.status === 'held';
      known.status = 'held';
      known.attended = there;
      if (hours !== undefined) known.hours = hours;
      state.happened(now, corrected ? 'meeting-corrected' : 'meeting-held', by, {
        meeting,
        before,
        after: answer(known),
      });
      state.mend(
        (entry) =>
          entry.meeting === meeting && (entry.kind === 'meeting-unconfirmed' || entry.kind === 'meeting-not-held'),
      );
      return true;
    },
    meetingNotHeld: ({ meeting, by }, now) => {
      const known = state.meetings.get(meeting);
      if (
        !known ||
        (known.status !== 'held' &&
          state.attention.entries.some((entry) => entry.kind === 'meeting-not-held' && entry.meeting === meeting))
      )
        return false;
      const before = answer(known);
      known.status = 'planned';
      delete known.attended;
      delete known.hours;
      state.happened(now, 'meeting-not-held', by, { meeting, before, after: answer(known) });
      state.attend('meeting-not-held', now, { meeting });
      return true;
    },
    talkHeld: ({ person, held, by }, now) => {
      const mentee = state.mentees.get(person);
      const talk = held === false ? 'planned' : 'held';
      if (!mentee || mentee.talk === talk) return false;
      state.happened(now, talk === 'held' ? 'talk-held' : 'talk-taken-back', by, {
        person,
        before: { talk: mentee.talk },
        after: { talk },
      });
      mentee.talk = talk;
      if (state.talksLeft.length === 0) state.mend(({ kind }) => kind === 'talks-unconfirmed');
      return true;
    },
    handIn: ({ meeting, person, handedIn, by }, now) => {
      const people = state.handedIn.get(meeting) ?? new Set<string>();
      const given = handedIn !== false;
      if (people.has(person) === given) return false;
      if (given) people.add(person);
      else people.delete(person);
      state.handedIn.set(meeting, people);
      state.happened(now, given ? 'handed-in' : 'hand-in-taken-back', by, {
        meeting,
        person,
        before: { handedIn: !given },
        after: { handedIn: given },
      });
      return true;
    },
    cancel: ({ by, programme }, now) => {
      if (state.cancelled) return false;
      state.cancelled = true;
      state.happened(now, programme ? 'programme-cancelled' : 'group-cancelled', by);
      state.tell(programme ? 'programme-cancelled' : 'group-cancelled', state.everyone, now);
      cancelMeetings(state, state.coming(now), now, by);
      // What was to be looked at is over with the group, but for what HR has to do all the same.
      state.mend(({ kind }) => kind !== 'concern' && kind !== 'mail-refused');
      return true;
    },
    acknowledge: ({ attention, by }, now) => {
      const entry = state.attention.entries.find(({ id }) => id === attention);
      if (!state.mend(({ id }) => id === attention)) return false;
      state.happened(now, 'acknowledged', by, {
        before: { attention: entry?.kind },
        ...(entry?.meeting === undefined ? {} : { meeting: entry.meeting }),
        ...(entry?.person === undefined ? {} : { person: entry.person }),
      });
      return true;
    },
    raiseConcern: ({ by }, now) => {
      if (state.attention.entries.some(({ kind }) => kind === 'concern')) return false;
      state.happened(now, 'concern-raised', by);
      state.attend('concern', now);
      return true;
    },
  };
}

/** Whether things already are as a message that needs planning wants them: it may have been sent before. */
export function isAsWanted<Name extends Planned>(state: GroupState, name: Name, message: GroupMessages[Name]): boolean {
  const asWanted: { readonly [Each in Planned]: (message: GroupMessages[Each]) => boolean } = {
    moveMeeting: ({ meeting, startsAt, place }) => {
      const known = state.meetings.get(meeting);
      return (
        known !== undefined &&
        Date.parse(known.startsAt) === Date.parse(startsAt) &&
        (place === undefined || place === known.place)
      );
    },
    postpone: () => false,
    replaceMentor: ({ mentor }) => mentor === state.mentor,
    // Who has left does not come back: what a group has been told stays true.
    addMentee: ({ person }) => state.mentees.has(person),
  };
  return asWanted[name](message);
}

/** A new agenda is in place: who has a moved meeting in their calendar hears of it, once, by its newest time. */
export function datesChanged(
  state: GroupState,
  { meetings, talkDay }: GroupRevision,
  place: { readonly meeting: number; readonly place: string } | undefined,
  by: string | undefined,
  now: number,
): boolean {
  const lastDay = state.talkDay.startsAt;
  const before = new Map([...state.meetings.values()].map(({ meeting, startsAt }) => [meeting, startsAt]));
  const moved = new Set<MeetingStatus>(state.adopt(meetings, talkDay));
  const placed = place && state.meetings.get(place.meeting);
  if (placed && placed.place !== place.place) {
    placed.place = place.place;
    if (!moved.has(placed)) placed.sequence += 1;
    moved.add(placed);
  }
  for (const { meeting, startsAt, sequence } of moved) {
    state.happened(now, 'meeting-moved', by, {
      meeting,
      before: { startsAt: before.get(meeting) },
      after: { startsAt },
    });
    state.outbox.drop(({ kind, round }) => kind === 'meeting-moved' && round === meeting);
    state.tell('meeting-moved', state.everyone, now, { meeting, sequence }, `.${meeting}.${sequence}`);
    state.mend(
      (entry) =>
        entry.meeting === meeting && (entry.kind === 'meeting-unconfirmed' || entry.kind === 'meeting-not-held'),
    );
  }
  const talksMoved = state.closing === 'talks' && Date.parse(lastDay) !== Date.parse(talkDay.startsAt);
  if (talksMoved) {
    state.happened(now, 'talks-moved', by, { before: { startsAt: lastDay }, after: { startsAt: talkDay.startsAt } });
    if (state.phase(now) === 'talks')
      state.tell(
        'talks-moved',
        [...(state.mentorGone ? [] : [state.mentor]), ...state.talksLeft],
        now,
        {},
        `.${state.version}`,
      );
  }
  return moved.size > 0 || talksMoved;
}

export function mentorReplaced(state: GroupState, mentor: string, by: string | undefined, now: number): void {
  const former = state.mentor;
  const wasThere = state.mentorGone === undefined;
  state.replaceMentor(mentor);
  state.happened(now, 'mentor-replaced', by, { before: { mentor: former }, after: { mentor } });
  state.mend(({ kind, person }) => kind === 'no-mentor' || (kind === 'mail-refused' && person === former));
  if (wasThere) {
    state.tell('mentor-released', [former], now, { person: former });
    withdraw(state, former, now);
  }
  outrank(state, now);
  state.tell('mentor-replaced', state.active, now, {}, `.${mentor.slice(state.group.length + 1)}`);
}

export function menteeAdded(state: GroupState, person: string, by: string | undefined, now: number): void {
  state.mentees.set(person, { id: person, status: 'active', talk: 'planned' });
  if (state.hasSeenLeave) outrank(state, now);
  state.happened(now, 'mentee-added', by, { person });
  if (!state.mentorGone) state.tell('mentee-added', [state.mentor], now, { person });
  if (state.active.length >= SMALL_GROUP) state.mend(({ kind }) => kind === 'small-group');
}

function menteeLeaves(state: GroupState, person: string, by: string | undefined, now: number): boolean {
  const mentee = state.mentees.get(person);
  if (!mentee || mentee.status === 'left') return false;
  mentee.status = 'left';
  mentee.leftAt = instant(now);
  state.happened(now, 'dropout', by, { person });
  farewell(state, person, [...(state.mentorGone ? [] : [state.mentor]), state.hr], now);
  if (state.active.length === 0) {
    cancelMeetings(state, state.coming(now), now, by);
    state.attend('group-empty', now);
  } else if (state.active.length < SMALL_GROUP) state.attend('small-group', now);
  if (state.talksLeft.length === 0) state.mend(({ kind }) => kind === 'talks-unconfirmed');
  return true;
}

/** The group goes on: HR confirms its meetings and finds another mentor. */
function mentorLeaves(state: GroupState, by: string | undefined, now: number): boolean {
  if (state.mentorGone) return false;
  state.mentorGone = 'left';
  state.happened(now, 'mentor-left', by, { person: state.mentor });
  farewell(state, state.mentor, [state.hr], now);
  state.attend('no-mentor', now);
  return true;
}

function farewell(state: GroupState, person: string, told: readonly string[], now: number): void {
  state.mend((entry) => entry.kind === 'mail-refused' && entry.person === person);
  state.tell('dropout-confirmed', [person], now, { person });
  withdraw(state, person, now);
  state.tell('dropout-notice', told, now, { person });
}

/** The calendar entries are withdrawn from one person. */
function withdraw(state: GroupState, person: string, now: number): void {
  for (const { meeting, sequence } of state.coming(now))
    state.tell('meeting-cancelled', [person], now, { meeting, person, sequence: sequence + 1 }, `.${meeting}`);
}

/** Whoever comes may have been here before: their invitations outrank what was withdrawn from them. */
function outrank(state: GroupState, now: number): void {
  for (const meeting of state.coming(now)) meeting.sequence += 2;
}

function cancelMeetings(
  state: GroupState,
  meetings: ReturnType<GroupState['coming']>,
  now: number,
  by: string | undefined,
): void {
  for (const meeting of meetings) {
    meeting.status = 'cancelled';
    meeting.sequence += 1;
    state.happened(now, 'meeting-cancelled', by, { meeting: meeting.meeting });
    state.outbox.drop(({ kind, round }) => kind === 'meeting-moved' && round === meeting.meeting);
    state.tell(
      'meeting-cancelled',
      state.everyone,
      now,
      { meeting: meeting.meeting, sequence: meeting.sequence },
      `.${meeting.meeting}`,
    );
  }
}

function answer({ status, attended, hours }: MeetingStatus): Record<string, unknown> {
  return { status, ...(attended ? { attended } : {}), ...(hours === undefined ? {} : { hours }) };
}
