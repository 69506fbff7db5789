// What changes a programme before its first meeting: the sponsor, mentors, directors and mentees answer, and HR goes on.
import type { Placement } from '../../domain/grouping.ts';
import type { IntroductionStage } from '../../domain/kinds.ts';
import type { Attention } from '../../domain/status.ts';
import type { ProgrammeMessages } from '../messages.ts';
import { changeMentee, changeMentor, groupOfMentee, placeMentees, stageOfInvited } from './seats.ts';
import type { ProgrammeState } from './state.ts';

/** Opens and ends stages as far as that follows from what has been said. */
export function advance(state: ProgrammeState, now: number): void {
  const { introduction, journal } = state;
  for (const { stage, is } of introduction.advance(now)) {
    journal.happened(now, is === 'opened' ? 'stage-opened' : 'stage-done', 'clock', { before: { stage } });
    if (is === 'done') state.mend(isLate(stage));
  }
}

export function commissionAnswered(
  state: ProgrammeState,
  { approved, by }: ProgrammeMessages['commissionAnswered'],
  now: number,
): boolean {
  const { introduction, journal } = state;
  const commented = approved !== true;
  const changed = introduction.answers('commission', state.sponsor, commented ? 'commented' : 'yes');
  if (commented) journal.attend({ kind: 'commission-commented', person: state.sponsor }, now);
  else state.mend(({ kind }) => kind === 'commission-commented');
  if (changed) journal.happened(now, commented ? 'commission-commented' : 'commission-approved', by);
  return changed || commented;
}

/** HR has changed it: the sponsor is asked anew. */
export function commissionAmended(
  state: ProgrammeState,
  { by }: ProgrammeMessages['commissionAmended'],
  now: number,
): boolean {
  const { introduction, journal } = state;
  introduction.answers('commission', state.sponsor, undefined);
  state.mend(({ kind }) => kind === 'commission-commented');
  journal.happened(now, 'commission-amended', by);
  if (introduction.isOpen('commission')) journal.tell('commission-amended', [state.sponsor], now, {}, journal.version);
  return true;
}

/** A mentor's yes or no, or a mentee's yes. A mentor who says no keeps their place until HR has found another. */
export function invitationAnswered(
  state: ProgrammeState,
  { person, answer, by }: ProgrammeMessages['invitationAnswered'],
  now: number,
): boolean {
  const { introduction, journal } = state;
  const stage = stageOfInvited(state, person);
  const yes = answer === 'yes';
  const changed = introduction.answers(stage, person, yes ? 'yes' : 'no');
  const group = state.groups.find(({ mentor }) => mentor === person)?.group;
  // Nobody has said no where nobody is asked: they are erased.
  const kind = introduction.has(stage) ? 'invitation-declined' : 'no-mentor';
  if (yes) state.mend(wantsMentor(person));
  else journal.attend({ kind, person, ...(group === undefined ? {} : { group }) }, now);
  if (changed) journal.happened(now, yes ? 'invitation-accepted' : 'invitation-declined', by, { person });
  return changed;
}

/** A mentee's no: their place is free, and maybe somebody has stepped in (R22). @param into who has */
export function menteeDeclined(
  state: ProgrammeState,
  { person, by }: ProgrammeMessages['invitationAnswered'],
  into: string | undefined,
  now: number,
): void {
  const { introduction, journal } = state;
  const group = groupOfMentee(state, person);
  introduction.answers('invitations', person, 'no');
  if (group !== undefined) changeMentee(state, person, into);
  const about = { person, ...(group === undefined ? {} : { group }) };
  // Where nobody is asked they are erased, and there are no reserves.
  const isAsked = introduction.has('invitations');
  journal.happened(now, isAsked ? 'invitation-declined' : 'dropout', by, about);
  if (into === undefined && isAsked) journal.attend({ kind: 'no-reserve', ...about }, now);
  if (into !== undefined)
    journal.happened(now, 'stepped-in', 'clock', { person: into, ...(group === undefined ? {} : { group }) });
}

export function nominated(
  state: ProgrammeState,
  { director, done, by }: ProgrammeMessages['nominated'],
  now: number,
): boolean {
  const changed = state.introduction.answers('nomination', director, done === true ? 'yes' : undefined);
  if (changed && done === true) state.journal.happened(now, 'nominated', by, { person: director });
  return changed;
}

/** @returns those who are asked from now on: who is new, and who is in another group than they have said yes to */
export function groupsMade(
  state: ProgrammeState,
  placement: Placement,
  by: string | undefined,
  now: number,
): readonly string[] {
  const { introduction, journal } = state;
  const asked = Object.keys(placement).filter((person) => groupOfMentee(state, person) !== placement[person]);
  placeMentees(state, placement);
  for (const person of asked) introduction.answers('invitations', person, undefined);
  state.mend(({ kind }) => kind === 'no-reserve');
  // Nominations are over with it.
  if (introduction.has('nomination') && !introduction.isOver('nomination'))
    introduction.end('nomination', 'done', now, true);
  state.mend(isLate('nomination'));
  introduction.answers('grouping', state.hr, 'yes');
  // Who is asked now can answer, also where HR had ended it.
  if (asked.length > 0 && introduction.isEndedByHr('invitations')) introduction.open('invitations', now);
  journal.happened(now, 'groups-made', by, { after: { people: Object.keys(placement).length } });
  return asked;
}

export function seminarHeld(
  state: ProgrammeState,
  { attended, by }: ProgrammeMessages['seminarHeld'],
  now: number,
): boolean {
  const { introduction, journal } = state;
  const mentors = introduction.asked('seminar');
  const there = attended ?? mentors;
  const before = introduction.view().find(({ stage }) => stage === 'seminar')?.answers;
  for (const mentor of mentors) introduction.answers('seminar', mentor, there.includes(mentor) ? 'yes' : 'no');
  const after = introduction.view().find(({ stage }) => stage === 'seminar')?.answers;
  const ended = introduction.end('seminar', 'done', now, true);
  const changed = ended || JSON.stringify(before) !== JSON.stringify(after);
  if (changed) journal.happened(now, 'seminar-held', by, { after: { attended: there.length } });
  state.mend(isLate('seminar'));
  return changed;
}

/** @returns whether who was to be it must still hear that the seminar is off for them */
export function mentorChosen(
  state: ProgrammeState,
  { group, mentor, by }: ProgrammeMessages['mentorChosen'],
  now: number,
): boolean {
  const { introduction, journal } = state;
  const former = state.groups.find((each) => each.group === group)?.mentor ?? '';
  const isOut = !state.groups.some((each) => each.group !== group && each.mentor === former);
  const withdraws = isOut && introduction.isSeminarComing;
  // Who has said no themselves knows it.
  const knows = introduction.answer('mentors', former) === 'no' || !introduction.hasOpened('mentors');
  if (!knows) {
    const entry = withdraws ? { sequence: introduction.nextSeminarSequence() } : {};
    journal.tell('mentor-released', [former], now, { person: former, group, ...entry }, group, former);
    // Put back, they are invited by a higher one.
    if (withdraws) introduction.nextSeminarSequence();
  }
  changeMentor(state, group, mentor);
  if (isOut) state.mend(wantsMentor(former));
  journal.happened(now, 'mentor-chosen', by, { person: mentor, before: { group } });
  return withdraws && knows;
}

/** The seminar is taken out of the calendars of all who are called to it, or of one: their next invitation outranks that. */
export function withdrawSeminar(
  { introduction, journal }: ProgrammeState,
  now: number,
  one?: { readonly person: string; readonly former?: string },
): void {
  const called = introduction.asked('seminar').filter((person) => !introduction.hasDeclined('seminar', person));
  const sequence = introduction.nextSeminarSequence();
  journal.tell('seminar-cancelled', one ? [one.person] : called, now, { ...one, sequence }, sequence);
  introduction.nextSeminarSequence();
}

/** HR opens a stage before its time, ends it as it stands, or goes on without it. */
export function stageChanged(
  state: ProgrammeState,
  { stage, to, by }: ProgrammeMessages['stage'],
  now: number,
): boolean {
  const { introduction, journal } = state;
  if (to === 'open') {
    const changed = introduction.open(stage, now);
    if (changed) journal.happened(now, 'stage-opened', by, { before: { stage } });
    return changed;
  }
  const changed = introduction.end(stage, to === 'waive' ? 'waived' : 'done', now, true);
  if (changed) journal.happened(now, to === 'waive' ? 'stage-waived' : 'stage-done', by, { before: { stage } });
  state.mend(isLate(stage));
  if (stage === 'commission') state.mend(({ kind }) => kind === 'commission-commented');
  return changed;
}

const isLate =
  (stage: IntroductionStage) =>
  (entry: Attention): boolean =>
    entry.kind === 'stage-late' && entry.about === stage;

/** HR must find another mentor in somebody's place. */
const wantsMentor =
  (person: string) =>
  (entry: Attention): boolean =>
    (entry.kind === 'invitation-declined' || entry.kind === 'no-mentor') && entry.person === person;
