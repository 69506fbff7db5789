// Why a message to a group is refused; undefined where it is welcome. Reads only, since validators must.
import { isPersonId } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/kinds.ts';
import { GROUP_SIZE, LAST_BEFORE_TALKS, MEETINGS } from '../../domain/programme.ts';
import { hadLeft, type MeetingStatus } from '../../domain/status.ts';
import type { GroupMessages, Refusals } from '../messages.ts';
import { isInstant, postponeRefusal, UNKNOWN_ATTENTION } from '../reading.ts';
import type { GroupState } from './state.ts';

const ENDED: Refusal = { rule: 'group-ended', message: 'the group has ended' };
const CANCELLED: Refusal = { rule: 'group-cancelled', message: 'the group is cancelled' };
const LEFT: Refusal = { rule: 'left', message: 'this mentee has left the group' };
const UNKNOWN_PERSON: Refusal = { rule: 'unknown-person', message: 'there is no such person in this group' };
const NOBODY_LEFT: Refusal = {
  rule: 'group-ended',
  message: 'with the last mentee the group has ended, and its meetings are cancelled',
};
const NO_MOVE: Refusal = { rule: 'R34', message: 'there is no meeting to come that could be moved' };
const ENDS_EARLY: Refusal = {
  rule: 'R65',
  message: `the group closes with talks instead of meeting ${MEETINGS}, which it may since meeting ${LAST_BEFORE_TALKS} was held`,
};
const NO_TALKS: Refusal = { rule: 'R65', message: 'the group closes with a fourth meeting, not with talks' };
const FULL: Refusal = { rule: 'R9', message: `a group has at most ${GROUP_SIZE.most} mentees` };
const NOBODY_NEW: Refusal = {
  rule: 'R53',
  message: 'nobody new comes in once meeting 1 has begun: the confidence of the group is built by those who are there',
};

const MET_SINCE: Refusal = {
  rule: 'R53',
  message: 'a dropout can be taken back until the next meeting of the group begins, and it has',
};

export const groupRefusals: Refusals<GroupState, GroupMessages> = {
  dropout: (state, { person }) =>
    state.mentees.includes(person) || person === state.mentor
      ? unlessEnded(state, state.goneBy(person) === undefined)
      : UNKNOWN_PERSON,
  takeBackDropout: (state, { person }, now) => {
    if (!state.mentees.includes(person) && person !== state.mentor) return UNKNOWN_PERSON;
    const leftAt = state.leftAt(person);
    if (leftAt === undefined) return undefined;
    if (state.active.length === 0) return NOBODY_LEFT;
    if (state.active.length >= GROUP_SIZE.most && person !== state.mentor) return FULL;
    const hasMet = state.meetings.some(
      ({ startsAt, status }) =>
        status !== 'cancelled' && Date.parse(startsAt) > Date.parse(leftAt) && Date.parse(startsAt) <= now,
    );
    return unlessEnded(state, true) ?? (hasMet ? MET_SINCE : undefined);
  },
  proposeFinish: (state) => earlyFinish(state),
  declineFinish: (state) => unlessEnded(state, true),
  finishEarly: (state) => (state.earlyFinish === 'approved' ? undefined : earlyFinish(state)),
  meetingHeld: (state, { meeting, attended, hours, by }, now) => {
    const known = state.meeting(meeting);
    if (!known) return unknownMeeting(meeting);
    if (known.status === 'cancelled') return cancelledMeeting(meeting);
    if (attended !== undefined && !areMentees(state, attended)) return UNKNOWN_PERSON;
    if (attended?.some((person) => hadLeft(state.leftAt(person), known.startsAt))) return LEFT;
    if (hours !== undefined && !(hours >= 0 && hours <= 100))
      return { rule: 'hours', message: 'hours are a number from 0 to 100' };
    const earlier = state.meetings.some((other) => other.meeting < meeting && other.status === 'planned');
    if (Date.parse(known.startsAt) > now && earlier)
      return { rule: 'R34', message: `meeting ${meeting} has not begun, and a meeting before it is not confirmed` };
    return (isHeld(known) ? closed(state, meeting, by, now) : undefined) ?? unlessEnded(state, !isHeld(known));
  },
  meetingNotHeld: (state, { meeting, by }, now) => {
    const known = state.meeting(meeting);
    if (!known) return unknownMeeting(meeting);
    if (known.status === 'cancelled') return cancelledMeeting(meeting);
    if (Date.parse(known.startsAt) > now && !isHeld(known))
      return { rule: 'R34', message: `meeting ${meeting} has not begun` };
    if (state.meetings.some((later) => later.meeting > meeting && isHeld(later)))
      return { rule: 'R34', message: `a meeting after meeting ${meeting} has been held` };
    if (state.earlyFinish === 'approved' && meeting === LAST_BEFORE_TALKS) return ENDS_EARLY;
    return (isHeld(known) ? closed(state, meeting, by, now) : undefined) ?? unlessEnded(state, true);
  },
  talkHeld: (state, { person, held }) => {
    if (!state.mentees.includes(person)) return UNKNOWN_PERSON;
    if (state.closing !== 'talks') return NO_TALKS;
    if (state.goneBy(person)) return LEFT;
    return unlessEnded(state, (state.talkOf(person) === 'held') !== (held !== false));
  },
  handIn: (state, { meeting, person, by }, now) => {
    const known = state.meeting(meeting);
    // Before meeting 1 there is a task only where the group wants one.
    if (!known || (meeting < 2 && known.deadline === undefined)) return unknownMeeting(meeting);
    if (!state.mentees.includes(person)) return UNKNOWN_PERSON;
    if (state.variant === 'leaders') return { rule: 'R64', message: 'leaders hand in nothing' };
    if (state.goneBy(person)) return LEFT;
    if (known.status === 'cancelled')
      return { rule: 'meeting-cancelled', message: `meeting ${meeting} is cancelled, and so is its task` };
    if (by !== 'hr' && (known.status !== 'planned' || Date.parse(known.startsAt) <= now))
      return { rule: 'R43', message: `meeting ${meeting} is over, and its task is closed; HR can still correct it` };
    return unlessEnded(state, true);
  },
  moveMeeting: (state, { meeting, startsAt }, now) => {
    const known = state.meeting(meeting);
    if (!known) return unknownMeeting(meeting);
    if (!isInstant(startsAt))
      return { rule: 'date-time', message: 'startsAt is an instant with an offset, such as 2027-02-02T15:00:00Z' };
    if (known.status === 'cancelled') return cancelledMeeting(meeting);
    if (known.status !== 'planned')
      return { rule: 'R34', message: `meeting ${meeting} is ${known.status} and can't be moved` };
    const moves = Date.parse(startsAt) !== Date.parse(known.startsAt);
    if (moves && Date.parse(startsAt) <= now)
      return { rule: 'R34', message: 'a meeting can only be moved to a time that is to come' };
    return unlessEnded(state, moves);
  },
  postpone: (state, { days, to }, now) => {
    const nothing = state.complete || (state.coming(now).length === 0 && state.closing !== 'talks');
    return postponeRefusal(days, to) ?? unlessEnded(state, true) ?? (nothing ? NO_MOVE : undefined);
  },
  replaceMentor: (state, { mentor }) => {
    if (!isPersonId(mentor) || state.active.includes(mentor)) return UNKNOWN_PERSON;
    // In one group nobody is both: what they got as a mentee would come to them again.
    if (state.mentees.includes(mentor)) return LEFT;
    return unlessEnded(state, mentor !== state.mentor || !state.hasMentor);
  },
  addMentee: (state, { person }, now) => {
    if (!isPersonId(person) || person === state.mentor) return UNKNOWN_PERSON;
    if (state.active.includes(person)) return undefined;
    const [first] = state.meetings;
    if (state.hasBegun || (first && Date.parse(first.startsAt) <= now)) return NOBODY_NEW;
    if (state.active.length >= GROUP_SIZE.most) return FULL;
    return unlessEnded(state, true);
  },
  cancel: (state) => (state.hasEnded && !state.isCancelled ? ENDED : undefined),
  mended: (state, { person }) => {
    const isKnown = state.mentees.includes(person) || person === state.mentor || person === state.hr;
    return isKnown || state.goneBy(person) ? undefined : UNKNOWN_PERSON;
  },
  acknowledge: (state, { attention }) =>
    state.journal.isAttending(({ id }) => id === attention) ? undefined : UNKNOWN_ATTENTION,
  taskChanged: (state, { meeting }, now) => {
    const known = state.meeting(meeting);
    if (!known) return unknownMeeting(meeting);
    if (known.status === 'cancelled') return cancelledMeeting(meeting);
    if (known.status !== 'planned' || Date.parse(known.startsAt) <= now)
      return { rule: 'R43', message: `meeting ${meeting} is over, and its task is closed` };
    return unlessEnded(state, true);
  },
  raiseConcern: (state, { by }) =>
    by !== undefined && by !== state.mentor ? UNKNOWN_PERSON : unlessEnded(state, true),
};

/** A repeated message is welcome even after the end, since it changes nothing. */
function unlessEnded(state: GroupState, changes: boolean): Refusal | undefined {
  if (!changes) return undefined;
  if (state.hasEnded) return ENDED;
  return state.isCancelled ? CANCELLED : undefined;
}

/** R65: only when meeting 3 is held and meeting 4 is not. */
function earlyFinish(state: GroupState): Refusal | undefined {
  if (state.closing === 'talks' && state.earlyFinish !== 'approved')
    return { rule: 'R65', message: 'the group is planned to close with talks from the start' };
  if (state.hasEnded) return ENDED;
  if (state.stateOf(MEETINGS) === 'held')
    return { rule: 'R65', message: `meeting ${MEETINGS} has been held, so there is nothing to leave out` };
  if (state.stateOf(LAST_BEFORE_TALKS) !== 'held')
    return {
      rule: 'R65',
      message: `a group can only end early once meeting ${LAST_BEFORE_TALKS} is held, and it is not`,
    };
  return unlessEnded(state, true);
}

/** An answer can be changed until the next meeting begins, and by HR after it. */
function closed(state: GroupState, meeting: number, by: string | undefined, now: number): Refusal | undefined {
  const next = state.meeting(meeting + 1);
  if (by === 'hr' || !next || next.status === 'cancelled' || Date.parse(next.startsAt) > now) return undefined;
  return {
    rule: 'answer-closed',
    message: `the answer could be changed until meeting ${meeting + 1}; HR can still correct it`,
  };
}

function areMentees(state: GroupState, attended: unknown): boolean {
  const { mentees } = state;
  return (
    Array.isArray(attended) &&
    attended.every((person: unknown) => typeof person === 'string' && mentees.includes(person))
  );
}

function isHeld({ status }: MeetingStatus): boolean {
  return status === 'held';
}

function cancelledMeeting(meeting: number): Refusal {
  return { rule: 'meeting-cancelled', message: `meeting ${meeting} is cancelled` };
}

function unknownMeeting(meeting: unknown): Refusal {
  const which = Number.isInteger(meeting) ? String(meeting) : '?';
  return { rule: 'unknown-meeting', message: `this group has no such meeting or task: ${which}` };
}
