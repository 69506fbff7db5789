// A group that is walked: its state, its moments, and the changes that need the calendar or the roster.
import { getExternalWorkflowHandle, patched, workflowInfo } from '@temporalio/workflow';
import type { GroupChange, GroupRevision } from '../../domain/change.ts';
import type { Pace } from '../../domain/clock.ts';
import type { Refusal } from '../../domain/kinds.ts';
import type { Role } from '../../domain/programme.ts';
import { begunMeetings, type Final, type GroupStatus, type Outlook, type RefusedMail } from '../../domain/status.ts';
import { activities, type Decision, type Delivery, type GroupOpening } from '../activities.ts';
import { details } from '../details.ts';
import { groupNews, type Answer, type GroupMessages } from '../messages.ts';
import type { Findable } from '../walk/search-attributes.ts';
import { Moments, type Moment } from '../walk/moments.ts';
import { Revisions } from '../walk/revisions.ts';
import { Walk, type Walker } from '../walk/walk.ts';
import type { Outcome } from '../wiring.ts';
import { groupJudge, silently } from './judge.ts';
import { beginsAlone, clearsCancelled, clearsFormer, movesAddress } from './leaving.ts';
import { Since } from './since.ts';
import { GroupState } from './state.ts';

export interface GroupInput {
  readonly programme: string;
  readonly group: string;
  readonly start: string;
  readonly pace: Pace;
}

/** Who takes a place by a change, and how the state takes the change once it is decided. */
export interface Taking {
  readonly arriving?: { readonly person: string; readonly role: Role };
  readonly take: (fresh: GroupRevision, now: number) => boolean;
}

const iso = (ms: number) => new Date(ms).toISOString();

export class GroupWalker implements Walker {
  readonly state: GroupState;
  readonly moments: Moments;
  readonly walk: Walk;
  readonly #input: GroupInput;
  readonly #revisions = new Revisions();
  /** Mails about what has happened are about to go out. */
  #hasMails = false;
  /** Set when the group now closes with talks and its agenda must be made anew. */
  #wantsAgenda = false;

  constructor(input: GroupInput, { agenda, ...opening }: GroupOpening) {
    this.#input = input;
    this.state = new GroupState(input.group, opening, new Since((change) => patched(change)));
    // What had been mended before it began is no news to it.
    for (const former of opening.formers ?? []) this.state.journal.clears(former);
    this.moments = new Moments(groupJudge(this.state), agenda);
    this.walk = new Walk(input.pace, this);
    if (opening.mentorGone) beginsAlone(this.state, this.walk.now);
  }

  /** Engine time at which the programme began. */
  get begunMs(): number {
    return this.#input.pace.engine;
  }

  /** What the `status` query answers. */
  answer(): GroupStatus & Outlook {
    const { now } = this.walk;
    const { happenings } = this.state.journal;
    const next = this.moments.outlook(this.state.group);
    return { ...this.state.status(now), next, walked: this.moments.walked, now: iso(now), happenings };
  }

  final(): Final<GroupStatus> {
    return { ...this.state.status(this.walk.now), happenings: this.state.journal.happenings };
  }

  /** Nothing more will come of the group. */
  end(): void {
    this.state.end();
    this.state.journal.happened(this.walk.now, 'group-ended', 'clock');
  }

  /** Something that was asked for has been said, or taken back. */
  answered(): Promise<void> {
    // What had ended the group is taken back, while a last mail waits: it must be able to end anew.
    const lapses = this.state.complete ? [] : this.moments.doneOf('lapse');
    if (lapses.length > 0 && patched('lapse-again')) this.moments.reopen(lapses);
    return this.walk.deliveries.settle();
  }

  /** The group now closes with talks. */
  wantAgenda(): void {
    this.#wantsAgenda = true;
  }

  /** An address has been mended: what it refused goes again. Where mails have gone to the one before, the new one gets all that is of use. */
  mended({ person, former }: GroupMessages['mended']): Answer {
    const { state, walk } = this;
    const ended = state.journal.mend((entry) => entry.kind === 'mail-refused' && entry.person === person);
    if (former === undefined) return { changed: walk.deliveries.resend(person) || ended.length > 0 };
    if (!state.journal.clears(former)) return { changed: false };
    const { now } = walk;
    const going = [...state.journal.mailsFor(person), ...walk.deliveries.goingTo(person)];
    if (state.everyone.includes(person)) movesAddress(state, person, former, now);
    else if (state.goneBy(person) && going.length > 0 && patched('left-cleared'))
      clearsFormer(state, person, former, now);
    const isOff = ({ kind, matter }: Decision) => kind === 'meeting-cancelled' && matter?.former === undefined;
    const off = going.filter(isOff).flatMap(({ matter }) => matter?.meeting ?? []);
    if (off.length > 0 && patched('cancelled-cleared')) clearsCancelled(state, person, former, now, off);
    // The link to decide by ended with the address that it went to.
    if (person === state.hr && state.earlyFinish === 'proposed')
      state.journal.tell('early-finish-proposed', [person], now, {}, state.proposals, former);
    walk.deliveries.catchUp(person);
    return { changed: true };
  }

  /** Nothing reaches them any more but the goodbye. Done when nothing is on its way to them. */
  leave(person: string): Promise<void> {
    const { programme, group } = this.#input;
    return this.walk.inTurn((now) => activities.markGone({ programme, group, person, gone: 'left', now: iso(now) }));
  }

  /** Nothing that is planned is sent any more. */
  withdraw(): Promise<void> {
    const { programme, group } = this.#input;
    return this.walk.inTurn((now) => activities.withdrawAll({ programme, group, now: iso(now) }));
  }

  /**
   * Plans a change, decides on it, and has it written. Where something happened while it was planned, it is planned again; a
   * change that is refused has written nothing.
   */
  async change(change: GroupChange, refusal: (now: number) => Refusal | undefined, taking: Taking): Promise<Outcome> {
    for (;;) {
      const refused = refusal(this.walk.now);
      if (refused) return { refused };
      const { version } = this.state.journal;
      const fresh = await this.#plan(change);
      if ('refused' in fresh) return fresh;
      if (this.state.journal.version === version) return { changed: await this.#decide(change, fresh, taking) };
    }
  }

  #plan(change: GroupChange) {
    const { programme, start } = this.#input;
    const { now } = this.walk;
    const { walked } = this.moments;
    return activities.planGroup({ programme, start, now: iso(now), walked, status: this.state.status(now), change });
  }

  async #decide(change: GroupChange, fresh: GroupRevision, { arriving, take }: Taking): Promise<boolean> {
    const { programme, group } = this.#input;
    const former = this.state.mentor;
    const changed = take(fresh, this.walk.now);
    const judge = groupJudge(this.state);
    await this.#revisions.write(this, fresh, {
      programme,
      group,
      audiences: { group: judge.people('group'), mentor: judge.people('mentor'), mentees: judge.people('mentees') },
      merged: [...fresh.merged, ...fresh.stale],
      fallen: { moments: fresh.fallen, reason: change.is === 'early-finish' ? 'early-finish' : 'meeting-moved' },
      ...(arriving ? { takes: arriving } : {}),
      ...(arriving?.role === 'mentor' && former !== arriving.person ? { replaces: former } : {}),
      arriving: arriving ? [arriving.person] : [],
    });
    return changed;
  }

  // What the walk asks of it.

  isOver(): boolean {
    return this.state.complete && (this.state.isOff || this.moments.open.length === 0);
  }

  hasWork(): boolean {
    const { journal } = this.state;
    return journal.hasMail || journal.hasNews || this.#wantsAgenda;
  }

  workAt(): undefined {
    return undefined;
  }

  takeMails(): readonly Decision[] {
    const mails = this.state.journal.takeMails();
    this.#hasMails = mails.length > 0;
    return mails;
  }

  async work(): Promise<void> {
    const news = this.state.journal.takeNews() ? this.state.status(this.walk.now) : undefined;
    if (this.#wantsAgenda) {
      this.#wantsAgenda = false;
      const change: GroupChange = { is: 'early-finish' };
      const fresh = await this.#plan(change);
      const take = ({ meetings, talkDay }: GroupRevision) => {
        // The day was moved on since it had passed: the programme must know it, too.
        if (Date.parse(talkDay.startsAt) !== Date.parse(this.state.talkDay.startsAt)) this.state.journal.isNews();
        return this.state.adopt(meetings, talkDay).length > 0;
      };
      if (!('refused' in fresh)) await this.#decide(change, fresh, { take });
    }
    const { parent } = workflowInfo();
    // What is over is told by the result, unless mails are still to go: they may wait for a mail server.
    const isEnd = this.isOver() && this.walk.deliveries.areOver && !this.#hasMails;
    if (news && parent && !isEnd)
      await getExternalWorkflowHandle(parent.workflowId, parent.runId).signal(groupNews, news);
  }

  silent(moment: Moment, now: number): void {
    silently(this.state, moment, now);
  }

  delivery(decisions: readonly Decision[], now: number): Delivery {
    const { programme, group, pace } = this.#input;
    return { programme, group, pace, status: this.state.status(now), decisions, revision: this.#revisions.written };
  }

  refused(mails: readonly RefusedMail[], now: number): void {
    this.state.refused(mails, now);
  }

  serverIs(state: 'down' | 'up'): void {
    this.state.serverIs(state);
  }

  findable(now: number): Omit<Findable, 'nextMoment'> {
    const { attention } = this.state.journal;
    const round = begunMeetings({ meetings: this.state.meetings }, now).length;
    return { programme: this.#input.programme, phase: this.state.phase(now), round, attention };
  }

  details(now: number): string {
    return details(this.state.status(now), this.moments.outlook());
  }
}
