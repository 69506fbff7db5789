// What each message to a group changes. Call only where it is not refused.
import type { GroupRevision } from '../../domain/change.ts';
import { MEETINGS, SMALL_GROUP } from '../../domain/programme.ts';
import type { Attention, MeetingStatus } from '../../domain/status.ts';
import type { GroupMessage, GroupMessages } from '../messages.ts';
import { cancelMeetings, leaves, mendTalks, outrank, withdraw } from './leaving.ts';
import type { GroupState } from './state.ts';
import { whoWasThere } from './wanted.ts';

/** Messages that need the calendar or the roster, and so an activity, before they can change anything. */
export type Planned = 'moveMeeting' | 'postpone' | 'replaceMentor' | 'addMentee' | 'takeBackDropout';

/** Messages that change the state at once. */
type GroupChanges = {
  readonly [Name in Exclude<GroupMessage, Planned | 'mended'>]: (
    state: GroupState,
    message: GroupMessages[Name],
    now: number,
  ) => void;
};

/** A meeting that is confirmed or moved is nothing to look at any more. */
const isAbout =
  (meeting: number) =>
  (entry: Attention): boolean =>
    entry.meeting === meeting && (entry.kind === 'meeting-unconfirmed' || entry.kind === 'meeting-not-held');

export const groupChanges: GroupChanges = {
  dropout: leaves,
  proposeFinish(state, { by }, now) {
    state.setEarlyFinish('proposed');
    state.journal.happened(now, 'early-finish-proposed', by);
    state.journal.tell('early-finish-proposed', [state.hr], now, {}, state.proposals);
  },
  declineFinish(state, { by }, now) {
    state.setEarlyFinish(undefined);
    state.journal.happened(now, 'early-finish-declined', by);
    if (state.hasMentor) state.journal.tell('early-finish-declined', [state.mentor], now, {}, state.proposals);
  },
  finishEarly(state, { by }, now) {
    state.setEarlyFinish('approved');
    state.journal.happened(now, 'early-finish', by);
    const planned = state.meetings.filter(({ status }) => status === 'planned');
    const falling = state.since.isFourthOnly() ? planned.filter(({ meeting }) => meeting === MEETINGS) : planned;
    cancelMeetings(state, falling, now, by);
    const isOff = (entry: Attention) => falling.some(({ meeting }) => isAbout(meeting)(entry));
    if (state.journal.isAttending(isOff) && state.since.isOffSettled()) state.journal.mend(isOff);
  },
  meetingHeld(state, { meeting, attended, hours, by }, now) {
    const known = state.meeting(meeting);
    if (!known) return;
    const there = whoWasThere(state, known, attended);
    const given = hours === undefined ? {} : { hours };
    const changed = state.changeMeeting(meeting, { status: 'held', attended: there, ...given }) ?? known;
    const what = known.status === 'held' ? 'meeting-corrected' : 'meeting-held';
    state.journal.happened(now, what, by, { meeting, before: answer(known), after: answer(changed) });
    state.journal.mend(isAbout(meeting));
  },
  meetingNotHeld(state, { meeting, by }, now) {
    const known = state.meeting(meeting);
    if (!known) return;
    state.planAnew(meeting);
    state.since.meetingNotHeld();
    const after = answer(state.meeting(meeting) ?? known);
    state.journal.happened(now, 'meeting-not-held', by, { meeting, before: answer(known), after });
    state.journal.attend({ kind: 'meeting-not-held', group: state.group, meeting }, now);
  },
  talkHeld(state, { person, held, by }, now) {
    const before = state.talkOf(person);
    const talk = held === false ? 'planned' : 'held';
    if (before === undefined) return;
    const what = talk === 'held' ? 'talk-held' : 'talk-taken-back';
    state.journal.happened(now, what, by, { person, before: { talk: before }, after: { talk } });
    state.setTalk(person, talk);
    mendTalks(state);
  },
  handIn(state, { meeting, person, handedIn, by }, now) {
    const given = handedIn !== false;
    state.handedIn.mark(meeting, person, given);
    const facts = { meeting, person, before: { handedIn: !given }, after: { handedIn: given } };
    state.journal.happened(now, given ? 'handed-in' : 'hand-in-taken-back', by, facts);
  },
  taskChanged(state, { meeting, by }, now) {
    state.journal.happened(now, 'task-changed', by, { meeting });
    const waiting = state.active.filter((person) => !state.handedIn.has(meeting, person));
    // One that is still on its way says the newest task.
    state.journal.untell(({ kind, round }) => kind === 'task-changed' && round === meeting);
    state.journal.tell('task-changed', waiting, now, { meeting }, meeting, state.journal.version);
  },
  cancel(state, { by, programme }, now) {
    state.cancel();
    const what = programme ? 'programme-cancelled' : 'group-cancelled';
    state.journal.happened(now, what, by);
    state.journal.tell(what, state.everyone, now, {});
    cancelMeetings(state, state.coming(now), now, by);
    // What was to be looked at is over with the group, but for what HR has to do all the same.
    state.journal.mend(({ kind }) => kind !== 'concern' && kind !== 'mail-refused');
  },
  acknowledge(state, { attention, by }, now) {
    const [ended] = state.journal.mend(({ id }) => id === attention);
    if (!ended) return;
    const { kind, meeting, person } = ended;
    state.journal.happened(now, 'acknowledged', by, {
      before: { attention: kind },
      ...(meeting === undefined ? {} : { meeting }),
      ...(person === undefined ? {} : { person }),
    });
  },
  raiseConcern(state, { by }, now) {
    state.journal.happened(now, 'concern-raised', by);
    state.journal.attend({ kind: 'concern', group: state.group, person: state.mentor }, now);
  },
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
  const others = state.everyone.filter((each) => each !== person);
  if (state.hasMentor || state.since.arePeersTold())
    journal.tell('mentee-added', others, now, { person }, person, journal.version);
  if (state.active.length >= SMALL_GROUP) journal.mend(({ kind }) => kind === 'small-group');
}

/** A dropout was a mistake: the calendar and what is due come back. */
export function dropoutTakenBack(state: GroupState, person: string, by: string | undefined, now: number): void {
  const { journal } = state;
  const isMentor = person === state.mentor;
  state.returns(person);
  outrank(state, now);
  journal.happened(now, 'dropout-taken-back', by, { person });
  if (isMentor) journal.mend(({ kind }) => kind === 'no-mentor');
  const told = [...(state.hasMentor && !isMentor ? [state.mentor] : []), state.hr];
  journal.tell('dropout-taken-back', told, now, { person }, person, journal.version);
  if (state.active.length >= SMALL_GROUP) journal.mend(({ kind }) => kind === 'small-group');
}

function answer({ status, attended, hours }: MeetingStatus): Readonly<Record<string, unknown>> {
  return { status, ...(attended ? { attended } : {}), ...(hours === undefined ? {} : { hours }) };
}
