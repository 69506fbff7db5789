// Why a message to a programme in its introduction is refused; undefined where it is welcome. Reads only, since validators must.
import { isPersonId } from '../../domain/ids.ts';
import { INTRODUCTION_STAGES, isOneOf, type IntroductionStage, type Refusal } from '../../domain/kinds.ts';
import { GROUP_SIZE } from '../../domain/programme.ts';
import { activeMentees, type GroupStatus } from '../../domain/status.ts';
import type { IntroductionMessage, ProgrammeMessages, Refusals } from '../messages.ts';
import { stageOfInvited } from './seats.ts';
import type { ProgrammeState } from './state.ts';

const CANCELLED: Refusal = { rule: 'programme-cancelled', message: 'the programme is cancelled' };
const CLOSED: Refusal = { rule: 'stage-closed', message: 'this stage of the introduction is not open' };
const UNKNOWN_PERSON: Refusal = { rule: 'unknown-person', message: 'nobody of that id is asked' };
const NO_STAGE: Refusal = { rule: 'no-stage', message: 'the programme has no such stage' };
const BEGUN: Refusal = { rule: 'stage-closed', message: 'the introduction is over, and the groups have begun' };

export const introductionRefusals: Refusals<ProgrammeState, Pick<ProgrammeMessages, IntroductionMessage>> = {
  stage: (state, { stage, to }) => {
    if (!isOneOf(INTRODUCTION_STAGES, stage) || !state.introduction.has(stage)) return NO_STAGE;
    if (!isOneOf(['open', 'close', 'waive'], to)) return { rule: 'unreadable', message: 'to is open, close or waive' };
    return whole(state) ?? (to === 'open' ? opening(state, stage) : ending(state, stage, to === 'waive'));
  },
  commissionAnswered: (state, { approved }) =>
    inStage(state, 'commission') ??
    (state.introduction.isOpen('commission') ? undefined : approved === true ? settledAs(state, 'yes') : CLOSED),
  commissionAmended: (state) =>
    inStage(state, 'commission') ??
    (state.introduction.isOver('commission')
      ? { rule: 'R14', message: 'the commission has been approved; what was agreed stands' }
      : undefined),
  invitationAnswered: (state, { person, answer, by }) => {
    if (!isOneOf(['yes', 'no'], answer)) return { rule: 'unreadable', message: 'the answer is yes or no' };
    const { introduction } = state;
    const stage = stageOfInvited(state, person);
    const known = introduction.answer(stage, person);
    // Said again it changes nothing, also where the stage is over.
    if (known === answer) return undefined;
    const isAsked = introduction.asked(stage).includes(person);
    if (!isAsked && known === undefined) return inStage(state, stage) ?? UNKNOWN_PERSON;
    // A mentee's place may be somebody else's by now.
    if (!isAsked) return { rule: 'answer-closed', message: 'this answer can no longer be changed' };
    // Of somebody who is erased nothing is awaited, whatever is open, and whether or not they were to be asked.
    if (by === 'hr') return whole(state);
    const refused = inStage(state, stage);
    if (refused) return refused;
    return introduction.hasOpened(stage) && !introduction.isEndedByHr(stage) ? undefined : CLOSED;
  },
  nominated: (state, { director }) =>
    inStage(state, 'nomination') ??
    (state.introduction.asked('nomination').includes(director) ? nominating(state) : UNKNOWN_PERSON),
  groupsMade: (state, { placement }) => {
    const refused = whole(state);
    if (refused) return refused;
    if (!isPlacement(state, placement)) return { rule: 'unknown-person', message: 'somebody or some group is unknown' };
    const { introduction } = state;
    const declined = introduction.saying('invitations', 'no').some((person) => placement[person] !== undefined);
    if (declined) return { rule: 'answer-closed', message: 'somebody who has said no would be in a group' };
    const before = introduction.before('grouping').filter((stage) => stage !== 'nomination');
    if (before.length > 0) return { rule: 'introduction', message: `not before these are over: ${before.join(', ')}` };
    return leavesOut(state, placement) ?? tooSmall(state, (group) => countIn(placement, group), isFilling(state));
  },
  seminarHeld: (state, { attended }, now) => {
    const refused = inStage(state, 'seminar');
    if (refused) return refused;
    const mentors = state.introduction.asked('seminar');
    if (attended?.some((person) => !mentors.includes(person))) return UNKNOWN_PERSON;
    if (!state.introduction.hasOpened('seminar')) return CLOSED;
    return state.introduction.by('seminar') <= now
      ? undefined
      : { rule: 'R33', message: 'the seminar is not over yet' };
  },
  mentorChosen: (state, { group, mentor }) => {
    if (!state.groups.some((each) => each.group === group))
      return { rule: 'no-stage', message: 'there is no such group' };
    if (!isPersonId(mentor)) return UNKNOWN_PERSON;
    return whole(state);
  },
};

/** Why nothing of the introduction can be changed any more. */
function whole(state: ProgrammeState): Refusal | undefined {
  if (state.isCancelled) return CANCELLED;
  return state.isIntroducing ? undefined : BEGUN;
}

function inStage(state: ProgrammeState, stage: IntroductionStage): Refusal | undefined {
  return state.introduction.has(stage) ? whole(state) : NO_STAGE;
}

/** The sponsor's yes said again changes nothing. */
function settledAs(state: ProgrammeState, answer: 'yes'): Refusal | undefined {
  return state.introduction.answer('commission', state.sponsor) === answer ? undefined : CLOSED;
}

/** Directors change theirs for as long as no groups have been made, and HR has not ended it. */
function nominating(state: ProgrammeState): Refusal | undefined {
  const { introduction } = state;
  if (!introduction.hasOpened('nomination') || introduction.isOver('grouping')) return CLOSED;
  return introduction.isOpen('nomination') || introduction.missing('nomination').length === 0 ? undefined : CLOSED;
}

/** R14: nothing goes to anybody else before the commission is approved, or HR has gone on without it. */
function opening({ introduction }: ProgrammeState, stage: IntroductionStage): Refusal | undefined {
  const before = introduction.before(stage);
  if (before.includes('commission')) return { rule: 'R14', message: 'not before the commission is approved' };
  if (stage === 'invitations' && before.length > 0)
    return { rule: 'introduction', message: `not before these are over: ${before.join(', ')}` };
  return undefined;
}

/** A stage that leaves a group without enough mentees can't be the last that is said of it. */
function ending(state: ProgrammeState, stage: IntroductionStage, waives: boolean): Refusal | undefined {
  const { introduction } = state;
  if (stage === 'mentors' && introduction.asked(stage).some((mentor) => introduction.answer(stage, mentor) === 'no'))
    return { rule: 'introduction', message: 'a mentor has said no: put another in first' };
  if (stage !== 'grouping' && stage !== 'invitations') return undefined;
  // Gone on without, it takes nobody out.
  const isIn = (person: string) =>
    waives || stage === 'grouping' || introduction.answer(stage, person) === 'yes' || !introduction.hasOpened(stage);
  return tooSmall(state, (group) => {
    const known = state.groups.find((each) => each.group === group);
    return known ? activeMentees(known).filter(isIn).length : 0;
  });
}

/** Whoever is put in one by one, where no groups are to be made: the others may still be too few. */
function isFilling({ introduction }: ProgrammeState): boolean {
  return !introduction.has('grouping') || introduction.isOver('grouping');
}

/** R9: at least three. @param grows takes also fewer, where no group has fewer than it had */
function tooSmall(state: ProgrammeState, count: (group: string) => number, grows = false): Refusal | undefined {
  const isSmall = (each: GroupStatus) =>
    count(each.group) < GROUP_SIZE.least && !(grows && count(each.group) >= activeMentees(each).length);
  const small = state.groups.filter(isSmall).map(({ group }) => group);
  const large = state.groups.filter(({ group }) => count(group) > GROUP_SIZE.most).map(({ group }) => group);
  if (small.length > 0)
    return { rule: 'R9', message: `a group has at least three mentees: ${small.join(', ')} would have fewer` };
  return large.length > 0
    ? { rule: 'R9', message: `a group has at most eight mentees: ${large.join(', ')}` }
    : undefined;
}

function isPlacement(state: ProgrammeState, placement: unknown): placement is Readonly<Record<string, string>> {
  const groups = state.groups.map(({ group }) => group);
  return (
    typeof placement === 'object' &&
    placement !== null &&
    Object.entries(placement).every(([person, group]) => isPersonId(person) && groups.includes(String(group)))
  );
}

/** Nobody who has said yes is left without a place. */
function leavesOut(state: ProgrammeState, placement: Readonly<Record<string, string>>): Refusal | undefined {
  const { introduction } = state;
  const out = introduction
    .asked('invitations')
    .some((person) => introduction.answer('invitations', person) === 'yes' && placement[person] === undefined);
  return out ? { rule: 'introduction', message: 'somebody who has said yes would have no place' } : undefined;
}

function countIn(placement: Readonly<Record<string, string>>, group: string): number {
  return Object.values(placement).filter((each) => each === group).length;
}
