// A programme that is walked: the mentor circle's agenda and its own moments, with what its groups tell.
import { getExternalWorkflowHandle, patched } from '@temporalio/workflow';
import type { Pace } from '../../domain/clock.ts';
import { workflowId } from '../../domain/ids.ts';
import { circleKindIn } from '../../domain/kinds.ts';
import type { Final, GroupStatus, Happening, Outlook, ProgrammeStatus, RefusedMail } from '../../domain/status.ts';
import { activities, type Decision, type Delivery, type ProgrammeOpening } from '../activities.ts';
import { details } from '../details.ts';
import type { Answer, ProgrammeMessages } from '../messages.ts';
import type { Findable } from '../walk/search-attributes.ts';
import { Moments, type Moment } from '../walk/moments.ts';
import { Revisions } from '../walk/revisions.ts';
import { Walk, type Walker } from '../walk/walk.ts';
import type { Outcome } from '../wiring.ts';
import { circleAddressMoved, circleChanged, programmeCancelled } from './changes.ts';
import { Introducing } from './introducing.ts';
import { programmeJudge } from './judge.ts';
import { ProgrammeState } from './state.ts';

const iso = (ms: number) => new Date(ms).toISOString();

export class ProgrammeWalker implements Walker {
  readonly state: ProgrammeState;
  readonly moments: Moments;
  readonly walk: Walk;
  readonly introducing: Introducing;
  readonly #id: string;
  /** When its agenda begins: that of the introduction first, then that of the meetings. */
  #start: string;
  readonly #pace: Pace;
  readonly #revisions = new Revisions();

  /** @param byRound whether only those are called to a round whose group meets in it */
  constructor(
    id: string,
    start: string,
    pace: Pace,
    { agenda, retentionDays: _days, ...opening }: ProgrammeOpening,
    byRound: boolean,
  ) {
    this.#id = id;
    this.#start = start;
    this.#pace = pace;
    this.state = new ProgrammeState(id, opening, byRound);
    this.moments = new Moments(programmeJudge(this.state), agenda);
    this.walk = new Walk(pace, this);
    this.introducing = new Introducing({ id, start, walker: this, revisions: this.#revisions });
  }

  /** The introduction is over: its groups begin, and the circle's agenda is walked. */
  begin(start: string, { agenda, retentionDays: _days, ...opening }: ProgrammeOpening): void {
    this.#settleIntroduction();
    this.#start = start;
    // A group without a mentor says so itself.
    this.state.mend(({ kind }) => kind === 'introduction-late' || kind === 'no-mentor');
    this.state.begin(opening);
    this.moments.begin(agenda);
  }

  /** The answer that ends it leaves mails that nobody will get any more; the ledger is told why before they are forgotten. */
  #settleIntroduction(): void {
    const { now, deliveries } = this.walk;
    // Where the introduction ended before this was known, it ended without.
    if (!this.moments.hasDue(now) || !patched('introduction-settled')) return;
    deliveries.begin(
      this.moments.takeDue(now).flatMap((moment) => this.moments.decide(moment, now)),
      now,
    );
  }

  /** What the `status` query answers. */
  answer(): ProgrammeStatus & Outlook {
    const { now } = this.walk;
    const { happenings } = this.state.journal;
    return {
      ...this.state.status(now),
      next: this.moments.outlook(),
      walked: this.moments.walked,
      now: iso(now),
      happenings,
    };
  }

  /** @param ofGroups what has happened in the groups */
  final(ofGroups: readonly Happening[]): Final<ProgrammeStatus> {
    const happenings = [...this.state.journal.happenings, ...ofGroups].sort(
      (a, b) => Date.parse(a.at) - Date.parse(b.at),
    );
    return { ...this.state.status(this.walk.now), happenings };
  }

  /** @param news undefined where it could not be read */
  hearNews(news: GroupStatus | undefined): void {
    if (news && this.state.groups.some(({ group }) => group === news.group)) return this.hear(news);
    this.state.journal.attend({ kind: 'message-refused', about: 'groupNews: unreadable' }, this.walk.now);
    this.walk.show();
  }

  hear(news: GroupStatus): void {
    this.state.hear(news, this.walk.now);
    this.walk.show();
  }

  /** A group's workflow has come to an end that is not its own: for its programme it has ended as it stood. */
  lose(group: string): Promise<void> {
    return this.walk.inTurn(async (now) => {
      await activities.withdrawAll({ programme: this.#id, group, now: iso(now), lost: true });
      const known = this.state.groups.find((each) => each.group === group);
      if (!known || known.phase === 'ended') return;
      this.state.journal.attend({ kind: 'group-lost', group }, now);
      this.hear({ ...known, phase: 'ended' });
    });
  }

  /** The coming meetings of all groups are moved, if the rules let it be for each. */
  postpone(wish: ProgrammeMessages['postpone']): Promise<Outcome> {
    return this.walk.inTurn(async (now) => {
      const asked = { programme: this.#id, now: iso(now), groups: this.state.groups, wish };
      const plan = await activities.planPostponement(asked);
      if ('refused' in plan) return plan;
      if (this.state.isIntroducing) return this.introducing.shift(plan.groups, plan.days, now);
      const message = { days: plan.days, by: wish.by, ...(wish.force ? { force: true } : {}) };
      await this.#toGroups(plan.groups, 'postpone', message);
      return { changed: true };
    });
  }

  async cancel({ by }: ProgrammeMessages['cancel']): Promise<Outcome> {
    const changed = programmeCancelled(this.state, by, (moment) => this.moments.isDone(moment), this.walk.now);
    if (!changed) return { changed };
    this.introducing.withdrawSeminar();
    await this.walk.inTurn(async (now) => {
      await activities.withdrawAll({ programme: this.#id, now: iso(now) });
      const open = this.state.groups.filter(({ phase }) => phase !== 'ended').map(({ group }) => group);
      await this.#toGroups(open, 'cancel', { by, programme: true });
    });
    return { changed };
  }

  /** As a group does it. */
  mended({ person, former }: ProgrammeMessages['mended']): Answer {
    const { state, walk } = this;
    const ended = state.mend((entry) => entry.kind === 'mail-refused' && entry.person === person);
    const isNew = former !== undefined && state.journal.clears(former);
    if (isNew) {
      const isGoing = [...state.journal.mailsFor(person), ...walk.deliveries.goingTo(person)].length > 0;
      const isLeaving = isGoing && state.circle.hasLost(person) && patched('left-cleared');
      const isDone = (moment: string) => this.moments.isDone(moment);
      circleAddressMoved(state, { person, former, isLeaving }, isDone, walk.now);
      if (state.introduction.asked('seminar').includes(person)) this.introducing.withdrawSeminar({ person, former });
      if (person === state.hr) state.tellAnew();
      walk.deliveries.catchUp(person);
    }
    walk.show();
    const resent = former === undefined && walk.deliveries.resend(person);
    return { changed: isNew || resent || ended.length > 0 };
  }

  /** A group that has just ended has nothing left to change. */
  async #toGroups(groups: readonly string[], name: 'cancel' | 'postpone', message: object): Promise<void> {
    const send = (group: string) =>
      getExternalWorkflowHandle(workflowId.group(this.#id, group))
        .signal(name, message)
        .catch(() => undefined);
    await Promise.all(groups.map(send));
  }

  // What the walk asks of it.

  isOver(): boolean {
    // Before its groups have begun a programme is over only where it is called off.
    if (this.state.isIntroducing && !this.state.isCancelled) return false;
    const isTold = this.state.isCancelled || this.state.attentionMailAt() === undefined;
    return (this.state.allEnded || this.state.isIntroducing) && this.moments.open.length === 0 && isTold;
  }

  hasWork(): boolean {
    const mailAt = this.state.attentionMailAt();
    const isMailDue = mailAt !== undefined && mailAt <= this.walk.now;
    return this.state.journal.hasMail || this.state.wantsAgenda || this.introducing.hasWork || isMailDue;
  }

  workAt(): number | undefined {
    return this.state.attentionMailAt();
  }

  takeMails(now: number): readonly Decision[] {
    this.state.tellAttention(now);
    return this.state.journal.takeMails();
  }

  /** Plans the circle's agenda anew, decides on it, and has it written. */
  async work(now: number): Promise<void> {
    await this.introducing.work();
    if (!this.state.takeWish()) return;
    const { walked } = this.moments;
    const asked = { programme: this.#id, start: this.#start, now: iso(now), walked, ...this.state.course(now) };
    const fresh = await activities.planCircle(asked);
    if (this.state.isCancelled) return;
    const arriving = circleChanged(this.state, fresh, (moment) => this.moments.isDone(moment), now);
    const judge = programmeJudge(this.state);
    await this.#revisions.write(this, fresh, {
      programme: this.#id,
      audiences: {
        circle: judge.people('circle'),
        circles: Object.fromEntries(
          this.state.circle.meetings.map(({ round }) => [round, this.state.membersOf(round)]),
        ),
        convener: judge.people('convener'),
        'hr-and-sponsor': judge.people('hr-and-sponsor'),
        contacts: judge.people('contacts'),
      },
      merged: fresh.merged,
      fallen: { moments: fresh.fallen, reason: 'no-meeting' },
      arriving,
    });
  }

  silent(moment: Moment, now: number): void {
    if (moment.kind === 'attention-stage' || moment.kind === 'attention-introduction')
      return this.introducing.attendTo(moment, now);
    // Nobody has finished it.
    if (moment.kind === 'introduction-lapse') return void (this.state.isIntroducing && this.cancel({ by: 'clock' }));
    const kind = circleKindIn(moment);
    const meeting = this.state.circle.meeting({ kind, round: moment.round });
    if (
      moment.kind !== 'attention-circle' ||
      !meeting ||
      this.state.circle.answerOf(meeting) !== undefined ||
      this.state.isCancelled
    )
      return;
    if (kind === 'evaluation' && !this.state.everyoneMet(moment.round)) return;
    this.state.journal.attend({ kind: 'circle-unconfirmed', meeting: moment.round, about: kind }, now);
  }

  delivery(decisions: readonly Decision[], now: number): Delivery {
    const status = this.state.status(now);
    return { programme: this.#id, pace: this.#pace, status, decisions, revision: this.#revisions.written };
  }

  refused(mails: readonly RefusedMail[], now: number): void {
    this.state.refused(mails, now);
  }

  serverIs(state: 'down' | 'up', now: number): void {
    this.state.serverIs(state, now);
  }

  findable(now: number): Omit<Findable, 'nextMoment'> {
    const { attention } = this.state;
    return { programme: this.#id, phase: this.state.phase(now), round: this.state.round(now), attention };
  }

  details(now: number): string {
    return details(this.state.status(now), this.moments.outlook());
  }
}
