// A programme before its first meeting: its messages carried out, and its agenda made anew where dates or people have changed.
import { patched } from '@temporalio/workflow';
import type { Attention, GroupStatus } from '../../domain/status.ts';
import { stageOf } from '../../domain/introduction-course.ts';
import type { IntroductionStage } from '../../domain/kinds.ts';
import { activities } from '../activities.ts';
import type { IntroductionMessage, ProgrammeMessages } from '../messages.ts';
import type { Moment, Moments } from '../walk/moments.ts';
import type { Revisions } from '../walk/revisions.ts';
import type { Walk } from '../walk/walk.ts';
import type { Outcome } from '../wiring.ts';
import {
  advance,
  commissionAmended,
  groupsMade,
  invitationAnswered,
  menteeDeclined,
  mentorChosen,
  stageChanged,
  withdrawSeminar,
} from './introduction-changes.ts';
import { introductionRefusals } from './introduction-refusals.ts';
import { programmeJudge } from './judge.ts';
import { groupOfMentee, placeMentees, placementOf, stageOfInvited } from './seats.ts';
import type { ProgrammeState } from './state.ts';

/** The programme that is walked. */
interface OfProgramme {
  readonly state: ProgrammeState;
  readonly moments: Moments;
  readonly walk: Walk;
}

interface Given {
  readonly id: string;
  readonly start: string;
  readonly walker: OfProgramme;
  readonly revisions: Revisions;
}

const iso = (ms: number) => new Date(ms).toISOString();

const AUDIENCES = ['hr', 'sponsor', 'directors', 'mentors', 'invited'] as const;

export class Introducing {
  readonly #id: string;
  readonly #start: string;
  readonly #walker: OfProgramme;
  readonly #revisions: Revisions;
  /** Who is asked from now on, where the agenda is to be made anew. */
  #newlyAsked: readonly string[] | undefined;
  /** Mentors whose no has taken the seminar out of their calendar. */
  readonly #withoutSeminar = new Set<string>();
  /** How often the meetings have been moved. */
  #moves = 0;
  #tellsMove = false;

  constructor({ id, start, walker, revisions }: Given) {
    this.#id = id;
    this.#start = start;
    this.#walker = walker;
    this.#revisions = revisions;
  }

  get hasWork(): boolean {
    return this.#newlyAsked !== undefined;
  }

  /**
   * Something has been said: stages open and end as far as that follows.
   *
   * @param asked who is asked from now on
   * @param stage in which they are new
   */
  said(changed: boolean, asked?: readonly string[], stage?: IntroductionStage): Outcome {
    const { state, walk } = this.#walker;
    advance(state, walk.now);
    if (stage && asked && asked.length > 0) this.#givesTime(stage);
    if (state.introduction.takeLate()) this.#newlyAsked ??= [];
    if (asked) this.#newlyAsked = [...(this.#newlyAsked ?? []), ...asked];
    void walk.deliveries.settle();
    walk.show();
    return { changed };
  }

  /** Whoever is asked once the day to answer by has passed has the least time that there is. */
  #givesTime(stage: IntroductionStage): void {
    const { state, walk } = this.#walker;
    if (!state.introduction.isTooLate(stage, walk.now) || !patched('asked-late')) return;
    state.introduction.openAnew(stage, walk.now);
    state.mend(({ kind, about }) => kind === 'stage-late' && about === stage);
  }

  /** With another day to approve it by, the days after it follow. */
  amendCommission(message: ProgrammeMessages['commissionAmended']): Outcome {
    const { state, walk } = this.#walker;
    this.#givesTime('commission');
    return this.said(commissionAmended(state, message, walk.now), patched('amended-dates') ? [] : undefined);
  }

  /** A mentee's no frees their place at once, and may call a reserve in. */
  answerInvitation(message: ProgrammeMessages['invitationAnswered']): Promise<Outcome> | Outcome {
    const { state, walk } = this.#walker;
    const { person, answer, by } = message;
    if (state.introduction.answer(stageOfInvited(state, person), person) === answer) return { changed: false };
    if (stageOfInvited(state, person) === 'mentors') return this.#mentorAnswers(message);
    if (answer === 'yes') return this.said(invitationAnswered(state, message, walk.now));
    return this.#inTurn('invitationAnswered', message, async (now) => {
      const group = groupOfMentee(state, person);
      if (group === undefined) return { changed: false };
      const declined = [...state.introduction.saying('invitations', 'no'), person];
      const placed = Object.keys(placementOf(state));
      const erased = by === 'hr' ? { erased: true as const } : {};
      const leaving = { programme: this.#id, group, person, ...erased, now: iso(now) };
      const { into } = await activities.stepIn({ ...leaving, declined, placed });
      if (this.#isCalledOff) return { changed: false };
      menteeDeclined(state, message, into, now);
      return this.said(true, into === undefined ? [] : [into], 'invitations');
    });
  }

  /** With a no the seminar leaves their calendar, and with a yes after it they are called to it again. */
  #mentorAnswers(message: ProgrammeMessages['invitationAnswered']): Outcome {
    const { state, walk } = this.#walker;
    const { person } = message;
    const before = state.introduction.answer('mentors', person);
    const changed = invitationAnswered(state, message, walk.now);
    if (!changed || !state.introduction.isSeminarComing || !patched('seminar-declined')) return this.said(changed);
    if (message.answer === 'no') {
      this.#withoutSeminar.add(person);
      this.withdrawSeminar({ person });
      return this.said(changed);
    }
    this.#withoutSeminar.delete(person);
    return this.said(changed, before === 'no' ? [person] : undefined);
  }

  makeGroups(message: ProgrammeMessages['groupsMade']): Promise<Outcome> {
    return this.#inTurn('groupsMade', message, async (now) => {
      const asked = { programme: this.#id, placement: message.placement, now: iso(now) };
      // Somebody may have been struck just now.
      const { placement } = await activities.makeGroups(asked);
      if (this.#isCalledOff) return { changed: false };
      return this.said(true, groupsMade(this.#walker.state, placement, message.by, now), 'invitations');
    });
  }

  /** Where HR ends the invitations, who has not said yes has no place. */
  changeStage(message: ProgrammeMessages['stage']): Promise<Outcome> | Outcome {
    const { state, walk } = this.#walker;
    const { stage, to } = message;
    const leavesOut = stage === 'invitations' && to === 'close' && state.introduction.hasOpened(stage);
    if (!leavesOut) {
      if (stage === 'seminar' && to === 'waive') this.withdrawSeminar();
      const changed = stageChanged(state, message, walk.now);
      // Opened again it asks nobody again; before this was known it did.
      const asks = to === 'open' && (changed || !patched('opened-once'));
      return this.said(changed, asks ? state.introduction.missing(stage) : undefined);
    }
    return this.#inTurn('stage', message, async (now) => {
      const saidYes = state.introduction.saying(stage, 'yes');
      // Ended first: a yes that comes now is too late, and is told so.
      const changed = stageChanged(state, message, now);
      const wanted = Object.entries(placementOf(state)).filter(([person]) => saidYes.includes(person));
      const asked = { programme: this.#id, placement: Object.fromEntries(wanted), now: iso(now) };
      const { placement } = await activities.makeGroups(asked);
      if (this.#isCalledOff) return { changed };
      placeMentees(state, placement);
      return this.said(changed);
    });
  }

  chooseMentor(message: ProgrammeMessages['mentorChosen']): Promise<Outcome> {
    const { state } = this.#walker;
    const { group, mentor } = message;
    return this.#inTurn('mentorChosen', message, async (now) => {
      const former = state.groups.find((each) => each.group === group)?.mentor ?? '';
      if (former === mentor) return { changed: false };
      await activities.writeChange({
        programme: this.#id,
        group,
        now: iso(now),
        revision: 0,
        coming: {},
        audiences: {},
        merged: [],
        fallen: { moments: [], reason: 'replaced' },
        takes: { person: mentor, role: 'mentor' },
        replaces: former,
        arriving: [],
      });
      if (this.#isCalledOff) return { changed: false };
      // HR has talked with them: their no is of before.
      if (state.introduction.answer('mentors', mentor) === 'no' && patched('mentor-anew'))
        state.introduction.answers('mentors', mentor, undefined);
      const withdraws = mentorChosen(state, message, now);
      if (withdraws && !this.#withoutSeminar.has(former)) this.withdrawSeminar({ person: former });
      this.#withoutSeminar.delete(mentor);
      return this.said(true, [mentor], 'mentors');
    });
  }

  /** Meanwhile: nobody is asked, told or missed any more. */
  get #isCalledOff(): boolean {
    return this.#walker.state.isCancelled && patched('called-off');
  }

  /** Where it is in anybody's calendar; before this was known it stayed there. */
  withdrawSeminar(one?: { readonly person: string; readonly former?: string }): void {
    const { state, walk } = this.#walker;
    if (!state.isIntroducing || !state.introduction.isSeminarComing || !patched('seminar-withdrawn')) return;
    withdrawSeminar(state, walk.now, one);
  }

  /** In turn with the moments, if it is still welcome then: what was before it in the queue may have changed that. */
  #inTurn<Name extends IntroductionMessage>(
    name: Name,
    message: ProgrammeMessages[Name],
    run: (now: number) => Promise<Outcome>,
  ): Promise<Outcome> {
    const { state, walk } = this.#walker;
    return walk.inTurn(async (now) => {
      const refused = introductionRefusals[name](state, message, now);
      return refused ? { refused } : run(now);
    });
  }

  /** All meetings have been moved before any group has begun. */
  async shift(groups: readonly string[], days: number, now: number): Promise<Outcome> {
    const { state } = this.#walker;
    const standing = state.groups.filter(({ group }) => groups.includes(group));
    const firsts = standing.map(({ group, meetings }) => [group, meetings[0]?.startsAt ?? ''] as const);
    const asked = { programme: this.#id, groups: Object.fromEntries(firsts), days, now: iso(now) };
    const shifted = await activities.shiftMeetings(asked);
    if (this.#isCalledOff) return { changed: false };
    const fresh = new Map(shifted.groups.map((group) => [group.group, group]));
    state.reseat((old): GroupStatus => {
      const { meetings, talkDay } = fresh.get(old.group) ?? old;
      return { ...old, meetings, talkDay };
    });
    this.#moves += 1;
    this.#tellsMove = true;
    return this.said(true, []);
  }

  /** Makes the agenda anew, and writes it with those who are asked now. */
  async work(): Promise<void> {
    const { state } = this.#walker;
    const arriving = this.#newlyAsked;
    this.#newlyAsked = undefined;
    if (!arriving || !state.isIntroducing) return;
    const { opened, openStages: open } = state.introduction;
    const { moments, walk } = this.#walker;
    const now = iso(walk.now);
    const asked = { programme: this.#id, start: this.#start, now, walked: moments.walked, opened, open };
    const fresh = await activities.planIntroduction(asked);
    if (state.isCancelled || !state.isIntroducing) return;
    state.introduction.dated(fresh.stages);
    const judge = programmeJudge(state);
    await this.#revisions.write(this.#walker, fresh, {
      programme: this.#id,
      audiences: Object.fromEntries(AUDIENCES.map((to) => [to, judge.people(to)])),
      merged: fresh.merged,
      fallen: { moments: fresh.fallen, reason: 'stage-closed' },
      arriving,
    });
    if (!this.#tellsMove) return;
    this.#tellMoved(walk.now);
    const isLate = ({ kind }: Attention) => kind === 'introduction-late';
    const isAhead = moments.open.some(({ kind }) => kind === 'attention-introduction');
    if (isAhead && state.journal.isAttending(isLate) && patched('late-moved')) state.mend(isLate);
  }

  /** Whoever knows of dates hears of the new ones. */
  #tellMoved(now: number): void {
    const { introduction, journal } = this.#walker.state;
    this.#tellsMove = false;
    const knowing = (['mentors', 'seminar', 'invitations'] as const).filter((stage) => introduction.hasAsked(stage));
    const people = knowing.flatMap((stage) =>
      introduction.asked(stage).filter((person) => !introduction.hasDeclined(stage, person)),
    );
    journal.tell('introduction-moved', people, now, { sequence: introduction.nextSeminarSequence() }, this.#moves);
  }

  /** Somebody has not answered in time, or the first meeting is near. */
  attendTo(moment: Moment, now: number): void {
    const { state } = this.#walker;
    if (moment.kind === 'attention-introduction') {
      if (state.isIntroducing && !state.isCancelled && !state.introduction.hasEnded)
        state.journal.attend({ kind: 'introduction-late' }, now);
      return;
    }
    const stage = stageOf(moment);
    if (stage && !state.isCancelled && state.introduction.isOpen(stage))
      state.journal.attend({ kind: 'stage-late', about: stage }, now);
  }
}
