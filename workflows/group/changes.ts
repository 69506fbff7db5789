// What each message to a group changes. Call only where it is not refused.
import type { GroupRevision } from '../../domain/change.ts';
import { SMALL_GROUP } from '../../domain/programme.ts';
import type { Attention, MeetingStatus } from '../../domain/status.ts';
import type { GroupMessage, GroupMessages } from '../messages.ts';
import { cancelMeetings, leaves, mendTalks, withdraw } from './leaving.ts';
import type { GroupState } from './state.ts';

/** Messages that need the calendar or the roster, and so an activity, before they can change anything. */
export type Planned = 'moveMeeting' | 'postpone' | 'replaceMentor' | 'addMentee';

/** Messages that change the state at once; each tells whether it changed anything. */
type GroupChanges = {
  readonly [Name in Exclude<GroupMessage, Planned | 'mended'>]: (
    state: GroupState,
    message: GroupMessages[Name],
    now: number,
  ) => boolean;
};

/** A meeting that is confirmed or moved is nothing to look at any more. */
const isAbout =
  (meeting: number) =>
  (entry: Attention): boolean =>
    entry.meeting === meeting && (entry.kind === 'meeting-unconfirmed' || entry.kind === 'meeting-not-held');

export const groupChanges: GroupChanges = {
  dropout: leaves,
  proposeFinish(state, { by }, now) {
    if (state.earlyFinish) return false;
    state.setEarlyFinish('proposed');
    state.journal.happened(now, 'early-finish-proposed', by);
    state.journal.tell('early-finish-proposed', [state.hr], now, {}, state.proposals);
    return true;
  },
  declineFinish(state, { by }, now) {
    if (state.earlyFinish !== 'proposed') return false;
    state.setEarlyFinish(undefined);
    state.journal.happened(now, 'early-finish-declined', by);
    if (state.hasMentor) state.journal.tell('early-finish-declined', [state.mentor], now, {}, state.proposals);
    return true;
  },
  finishEarly(state, { by }, now) {
    if (state.earlyFinish === 'approved') return false;
    state.setEarlyFinish('approved');
    state.journal.happened(now, 'early-finish', by);
    const planned = state.meetings.filter(({ status }) => status === 'planned');
    cancelMeetings(state, planned, now, by);
    return true;
  },
  meetingHeld(state, { meeting, attended, hours, by }, now) {
    const known = state.meeting(meeting);
    if (!known) return false;
    const there = [...new Set(attended ?? known.attended ?? state.active)].sort();
    const isSame =
      known.status === 'held' &&
      known.attended?.join() === there.join() &&
      (hours === undefined || known.hours === hours);
    if (isSame) return false;
    const given = hours === undefined ? {} : { hours };
    const changed = state.changeMeeting(meeting, { status: 'held', attended: there, ...given }) ?? known;
    const what = known.status === 'held' ? 'meeting-corrected' : 'meeting-held';
    state.journal.happened(now, what, by, { meeting, before: answer(known), after: answer(changed) });
    state.journal.mend(isAbout(meeting));
    return true;
  },
  meetingNotHeld(state, { meeting, by }, now) {
    const known = state.meeting(meeting);
    const isKnown = state.journal.isAttending(
      (entry) => entry.kind === 'meeting-not-held' && entry.meeting === meeting,
    );
    if (!known || (known.status !== 'held' && isKnown)) return false;
    state.planAnew(meeting);
    const after = answer(state.meeting(meeting) ?? known);
    state.journal.happened(now, 'meeting-not-held', by, { meeting, before: answer(known), after });
    state.journal.attend({ kind: 'meeting-not-held', group: state.group, meeting }, now);
    return true;
  },
  talkHeld(state, { person, held, by }, now) {
    const before = state.talkOf(person);
    const talk = held === false ? 'planned' : 'held';
    if (before === undefined || before === talk) return false;
    const what = talk === 'held' ? 'talk-held' : 'talk-taken-back';
    state.journal.happened(now, what, by, { person, before: { talk: before }, after: { talk } });
    state.setTalk(person, talk);
    mendTalks(state);
    return true;
  },
  handIn(state, { meeting, person, handedIn, by }, now) {
    const given = handedIn !== false;
    if (state.hasHandedIn(meeting, person) === given) return false;
    state.markHandedIn(meeting, person, given);
    const facts = { meeting, person, before: { handedIn: !given }, after: { handedIn: given } };
    state.journal.happened(now, given ? 'handed-in' : 'hand-in-taken-back', by, facts);
    return true;
  },
  cancel(state, { by, programme }, now) {
    if (state.isCancelled) return false;
    state.cancel();
    const what = programme ? 'programme-cancelled' : 'group-cancelled';
    state.journal.happened(now, what, by);
    state.journal.tell(what, state.everyone, now, {});
    cancelMeetings(state, state.coming(now), now, by);
    // What was to be looked at is over with the group, but for what HR has to do all the same.
    state.journal.mend(({ kind }) => kind !== 'concern' && kind !== 'mail-refused');
    return true;
  },
  acknowledge(state, { attention, by }, now) {
    const [ended] = state.journal.mend(({ id }) => id === attention);
    if (!ended) return false;
    const { kind, meeting, person } = ended;
    state.journal.happened(now, 'acknowledged', by, {
      before: { attention: kind },
      ...(meeting === undefined ? {} : { meeting }),
      ...(person === undefined ? {} : { person }),
    });
    return true;
  },
  raiseConcern(state, { by }, now) {
    if (state.journal.isAttending(({ kind }) => kind === 'concern')) return false;
    state.journal.happened(now, 'concern-raised', by);
    state.journal.attend({ kind: 'concern', group: state.group }, now);
    return true;
  },
};

/** Whether things already are as a message that needs planning wants them: it may have been sent before. */
export const isAsWanted: {
  readonly [Name in Planned]: (state: GroupState, message: GroupMessages[Name]) => boolean;
} = {
  moveMeeting: (state, { meeting, startsAt, place }) => {
    const known = state.meeting(meeting);
    if (!known || Date.parse(known.startsAt) !== Date.parse(startsAt)) return false;
    return place === undefined || place === known.place;
  },
  postpone: () => false,
  replaceMentor: (state, { mentor }) => mentor === state.mentor && state.hasMentor,
  addMentee: (state, { person }) => state.active.includes(person),
};

interface Where {
  readonly meeting: number;
  readonly place: string;
}

/** A new agenda is in place: who has a moved meeting in their calendar hears of it, once, by its newest time. */
export function datesChanged(
  state: GroupState,
  { meetings, talkDay }: Pick<GroupRevision, 'meetings' | 'talkDay'>,
  where: Where | undefined,
  by: string | undefined,
  now: number,
): boolean {
  const lastDay = state.talkDay.startsAt;
  const before = new Map(state.meetings.map((meeting) => [meeting.meeting, meeting.startsAt]));
  const moved = new Set(state.adopt(meetings, talkDay));
  if (where && isElsewhere(state, where, moved.has(where.meeting))) moved.add(where.meeting);
  for (const meeting of moved) tellMoved(state, meeting, before.get(meeting), by, now);
  const talksMoved = state.closing === 'talks' && Date.parse(lastDay) !== Date.parse(talkDay.startsAt);
  if (talksMoved) {
    const facts = { before: { startsAt: lastDay }, after: { startsAt: talkDay.startsAt } };
    state.journal.happened(now, 'talks-moved', by, facts);
    const told = [...(state.hasMentor ? [state.mentor] : []), ...state.talksLeft];
    if (state.phase(now) === 'talks') state.journal.tell('talks-moved', told, now, {}, state.journal.version);
  }
  return moved.size > 0 || talksMoved;
}

/** Puts the meeting in its new place. @returns whether it is another than before */
function isElsewhere(state: GroupState, { meeting, place }: Where, moved: boolean): boolean {
  const known = state.meeting(meeting);
  if (!known || known.place === place) return false;
  state.changeMeeting(meeting, { place, ...(moved ? {} : { sequence: known.sequence + 1 }) });
  return true;
}

function tellMoved(
  state: GroupState,
  meeting: number,
  startedAt: string | undefined,
  by: string | undefined,
  now: number,
): void {
  const fresh = state.meeting(meeting);
  if (!fresh) return;
  const { startsAt, sequence } = fresh;
  const facts = { meeting, before: { startsAt: startedAt }, after: { startsAt } };
  state.journal.happened(now, 'meeting-moved', by, facts);
  state.journal.untell(({ kind, round }) => kind === 'meeting-moved' && round === meeting);
  state.journal.tell('meeting-moved', state.everyone, now, { meeting, sequence }, meeting, sequence);
  state.journal.mend(isAbout(meeting));
}

/** Another mentor is in place. */
export function mentorReplaced(state: GroupState, mentor: string, by: string | undefined, now: number): void {
  const { journal, mentor: former, hasMentor: wasThere } = state;
  state.replaceMentor(mentor);
  journal.happened(now, 'mentor-replaced', by, { before: { mentor: former }, after: { mentor } });
  journal.mend(({ kind, person }) => kind === 'no-mentor' || (kind === 'mail-refused' && person === former));
  if (wasThere) {
    journal.tell('mentor-released', [former], now, { person: former }, former, journal.version);
    withdraw(state, former, now);
  }
  outrank(state, now);
  journal.tell('mentor-replaced', state.active, now, {}, mentor, journal.version);
}

/** Somebody is in the group who wasn't. */
export function menteeAdded(state: GroupState, person: string, by: string | undefined, now: number): void {
  const { journal } = state;
  const isBack = state.hasSeenLeave;
  state.addMentee(person);
  if (isBack) outrank(state, now);
  journal.happened(now, 'mentee-added', by, { person });
  if (state.hasMentor) journal.tell('mentee-added', [state.mentor], now, { person }, person, journal.version);
  if (state.active.length >= SMALL_GROUP) journal.mend(({ kind }) => kind === 'small-group');
}

/** Whoever comes may have been here before: their invitations outrank what was withdrawn from them. */
function outrank(state: GroupState, now: number): void {
  for (const { meeting, sequence } of state.coming(now)) state.changeMeeting(meeting, { sequence: sequence + 2 });
}

function answer({ status, attended, hours }: MeetingStatus): Readonly<Record<string, unknown>> {
  return { status, ...(attended ? { attended } : {}), ...(hours === undefined ? {} : { hours }) };
}
