// Why a message to a group is refused; undefined where it is welcome. Reads only, since validators must.
import type { GroupState } from './state.ts';
import { isDay, isInstant } from '../instants.ts';
import type { GroupMessages } from '../messages.ts';
import type { Refusal } from '../refusal.ts';

export type GroupRefusals = {
  readonly [Name in keyof GroupMessages]: (message: GroupMessages[Name], now: number) => Refusal | undefined;
};

const ENDED: Refusal = { rule: 'group-ended', message: 'the group has ended' };
const UNKNOWN_PERSON: Refusal = { rule: 'unknown-person', message: 'there is no such person in this group' };
const NO_MOVE: Refusal = { rule: 'R34', message: 'there is no meeting to come that could be moved' };

export function groupRefusals(state: GroupState): GroupRefusals {
  /** A repeated message is welcome even after the end, since it changes nothing. */
  const unlessEnded = (changes: boolean): Refusal | undefined => {
    if (!changes) return undefined;
    if (state.hasEnded) return ENDED;
    return state.cancelled ? { rule: 'group-cancelled', message: 'the group is cancelled' } : undefined;
  };
  const closed = (meeting: number, by: string | undefined, now: number): Refusal | undefined => {
    const next = state.meetings.get(meeting + 1);
    if (by === 'hr' || !next || next.status === 'cancelled' || Date.parse(next.startsAt) > now) return undefined;
    return {
      rule: 'answer-closed',
      message: `the answer could be changed until meeting ${meeting + 1}; HR can still correct it`,
    };
  };
  const earlyFinish = (): Refusal | undefined => {
    if (state.closing === 'talks' && state.earlyFinish !== 'approved')
      return { rule: 'R65', message: 'the group is planned to close with talks from the start' };
    if (state.hasEnded) return ENDED;
    if (state.stateOf(4) === 'held')
      return { rule: 'R65', message: 'meeting 4 has been held, so there is nothing to leave out' };
    if (state.stateOf(3) !== 'held')
      return { rule: 'R65', message: 'a group can only end early once meeting 3 is held, and it is not' };
    return unlessEnded(true);
  };

  return {
    dropout: ({ person }) =>
      state.mentees.has(person) || person === state.mentor
        ? unlessEnded(state.goneBy(person) === undefined)
        : UNKNOWN_PERSON,
    proposeFinish: () => earlyFinish(),
    declineFinish: () => unlessEnded(true),
    finishEarly: () => (state.earlyFinish === 'approved' ? undefined : earlyFinish()),
    meetingHeld: ({ meeting, attended, hours, by }, now) => {
      const known = state.meetings.get(meeting);
      if (!known) return unknownMeeting(meeting);
      if (known.status === 'cancelled')
        return { rule: 'meeting-cancelled', message: `meeting ${meeting} is cancelled` };
      if (
        attended !== undefined &&
        !(
          Array.isArray(attended) &&
          attended.every((person: unknown) => typeof person === 'string' && state.mentees.has(person))
        )
      )
        return UNKNOWN_PERSON;
      if (hours !== undefined && !(hours >= 0 && hours <= 100))
        return { rule: 'hours', message: 'hours are a number from 0 to 100' };
      const earlier = [...state.meetings.values()].some(
        (other) => other.meeting < meeting && other.status === 'planned',
      );
      if (Date.parse(known.startsAt) > now && earlier)
        return { rule: 'R34', message: `meeting ${meeting} has not begun, and a meeting before it is not confirmed` };
      return (known.status === 'held' ? closed(meeting, by, now) : undefined) ?? unlessEnded(known.status !== 'held');
    },
    meetingNotHeld: ({ meeting, by }, now) => {
      const known = state.meetings.get(meeting);
      if (!known) return unknownMeeting(meeting);
      if (known.status === 'cancelled')
        return { rule: 'meeting-cancelled', message: `meeting ${meeting} is cancelled` };
      if (Date.parse(known.startsAt) > now && known.status !== 'held')
        return { rule: 'R34', message: `meeting ${meeting} has not begun` };
      if ([...state.meetings.values()].some((later) => later.meeting > meeting && later.status === 'held'))
        return { rule: 'R34', message: `a meeting after meeting ${meeting} has been held` };
      return (known.status === 'held' ? closed(meeting, by, now) : undefined) ?? unlessEnded(true);
    },
    talkHeld: ({ person, held }) => {
      if (!state.mentees.has(person)) return UNKNOWN_PERSON;
      if (state.closing !== 'talks')
        return { rule: 'R65', message: 'the group closes with a fourth meeting, not with talks' };
      if (state.goneBy(person)) return { rule: 'left', message: 'this mentee has left the group' };
      return unlessEnded((state.mentees.get(person)?.talk === 'held') !== (held !== false));
    },
    handIn: ({ meeting, person, by }, now) => {
      const known = state.meetings.get(meeting);
      if (!known || meeting < 2) return unknownMeeting(meeting);
      if (!state.mentees.has(person)) return UNKNOWN_PERSON;
      if (state.variant === 'leaders') return { rule: 'R64', message: 'leaders hand in nothing' };
      if (state.goneBy(person)) return { rule: 'left', message: 'this mentee has left the group' };
      if (known.status === 'cancelled')
        return { rule: 'meeting-cancelled', message: `meeting ${meeting} is cancelled, and so is its task` };
      if (by !== 'hr' && (known.status !== 'planned' || Date.parse(known.startsAt) <= now))
        return { rule: 'R43', message: `meeting ${meeting} is over, and its task is closed; HR can still correct it` };
      return unlessEnded(true);
    },
    moveMeeting: ({ meeting, startsAt }, now) => {
      const known = state.meetings.get(meeting);
      if (!known) return unknownMeeting(meeting);
      if (!isInstant(startsAt))
        return { rule: 'date-time', message: 'startsAt is an instant with an offset, such as 2027-02-02T15:00:00Z' };
      if (known.status === 'cancelled')
        return { rule: 'meeting-cancelled', message: `meeting ${meeting} is cancelled` };
      if (known.status !== 'planned')
        return { rule: 'R34', message: `meeting ${meeting} is ${known.status} and can't be moved` };
      if (Date.parse(startsAt) === Date.parse(known.startsAt)) return unlessEnded(false);
      if (Date.parse(startsAt) <= now)
        return { rule: 'R34', message: 'a meeting can only be moved to a time that is to come' };
      return unlessEnded(true);
    },
    postpone: ({ days, to }, now) => {
      return (
        postponeRefusal(days, to) ??
        unlessEnded(true) ??
        (state.complete || (state.coming(now).length === 0 && state.closing !== 'talks') ? NO_MOVE : undefined)
      );
    },
    replaceMentor: ({ mentor }) => {
      if (typeof mentor !== 'string' || !mentor.startsWith(`${state.group}.`) || state.mentees.has(mentor))
        return UNKNOWN_PERSON;
      return unlessEnded(mentor !== state.mentor);
    },
    addMentee: ({ person }, now) => {
      if (typeof person !== 'string' || !person.startsWith(`${state.group}.m`) || person === state.mentor)
        return UNKNOWN_PERSON;
      const [first] = state.meetings.values();
      if (state.mentees.has(person)) return undefined;
      if (state.hasBegun || (first && Date.parse(first.startsAt) <= now))
        return {
          rule: 'R53',
          message:
            'nobody new comes in once meeting 1 has begun: the confidence of the group is built by those who are there',
        };
      return unlessEnded(true);
    },
    cancel: () => (state.hasEnded && !state.cancelled ? ENDED : undefined),
    mended: ({ person }) =>
      state.mentees.has(person) || person === state.mentor || person === state.hr ? undefined : UNKNOWN_PERSON,
    acknowledge: ({ attention }) =>
      state.attention.has(attention)
        ? undefined
        : { rule: 'unknown-attention', message: 'there is no such point of attention; it may have ended' },
    raiseConcern: ({ by }) => (by !== undefined && by !== state.mentor ? UNKNOWN_PERSON : unlessEnded(true)),
  };
}

function unknownMeeting(meeting: unknown): Refusal {
  return {
    rule: 'unknown-meeting',
    message: `this group has no such meeting or task: ${Number.isInteger(meeting) ? String(meeting) : '?'}`,
  };
}

export function postponeRefusal(days: unknown, to: unknown): Refusal | undefined {
  if ((days === undefined) === (to === undefined)) return { rule: 'postpone', message: 'either days or a day' };
  if (days !== undefined && !(Number.isInteger(days) && Number(days) >= 1 && Number(days) <= 366))
    return { rule: 'postpone', message: 'days are a whole number from 1 to 366' };
  if (to !== undefined && !isDay(to)) return { rule: 'postpone', message: 'a day is written as 2027-02-02' };
  return undefined;
}
