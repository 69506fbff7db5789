// What is true of a programme as a whole: its groups by their news, the circle's meetings, and when each round had been met.
import type { CircleMeeting } from '../../domain/plan.ts';
import type { PeopledMoment } from '../../domain/roster.ts';
import type { Instant } from '../../domain/programme.ts';
import type { CircleRevision, Decision, ProgrammePlan, Refused } from '../activities.ts';
import { AttentionList } from '../walk/attention-list.ts';
import type { CircleMeetingHeld } from '../messages.ts';
import type { Judge } from '../walk/moments.ts';
import { GroupState } from '../group/state.ts';
import { Outbox } from '../walk/outbox.ts';
import type { Refusal } from '../refusal.ts';
import type {
  Attention,
  CircleKind,
  CircleStatus,
  GroupStatus,
  Happening,
  ProgrammePhase,
  ProgrammeStatus,
} from '../../domain/status.ts';

const DAY_MS = 86_400_000;

export class ProgrammeState {
  readonly happenings: Happening[] = [];
  readonly #programme: string;
  readonly #plan: ProgrammePlan;
  readonly #groups = new Map<string, GroupStatus>();
  readonly #held = new Set<string>();
  readonly #sequences = new Map<string, number>();
  readonly #opened: Record<number, Instant> = {};
  readonly own = new AttentionList('programme');
  readonly #outbox = new Outbox();
  readonly #told = new Set<string>();
  #circle: readonly CircleMeeting[];
  #members: readonly string[];
  #lastAttentionMail = 0;
  #attentionMails = 0;
  #dates = '';
  #cancelled = false;
  #ended = false;
  wantsReplan = false;

  constructor(programme: string, plan: ProgrammePlan, now: number) {
    this.#programme = programme;
    this.#plan = plan;
    this.#circle = plan.circle;
    this.#members = plan.members;
    for (const group of plan.groups) this.#groups.set(group.group, new GroupState(group).status(now));
    this.#dates = this.#datesKey();
  }

  get allEnded(): boolean {
    return [...this.#groups.values()].every(({ phase }) => phase === 'ended');
  }

  get groups(): readonly GroupStatus[] {
    return [...this.#groups.values()];
  }

  get isCancelled(): boolean {
    return this.#cancelled;
  }

  /** What the circle's agenda hangs on: where the groups stand, rounds that opened late, its own meetings that have been. */
  changes(now: number): {
    groups: readonly GroupStatus[];
    opened: Record<number, Instant>;
    circle: readonly CircleMeeting[];
    kept: readonly CircleMeeting[];
  } {
    const kept = this.#circle.filter((meeting) => this.#isKept(meeting, now));
    return { groups: this.groups, opened: { ...this.#opened }, circle: this.#circle, kept };
  }

  everyoneMet(round: number): boolean {
    return [...this.#groups.values()].every(({ phase, meetings }) => {
      const meeting = meetings.find((candidate) => candidate.meeting === round);
      return phase === 'ended' || !meeting || meeting.status !== 'planned';
    });
  }

  /** Takes a group's news in. */
  hear(news: GroupStatus, now: number): void {
    const rounds = this.#circle.map(({ round }) => round);
    const before = new Set(rounds.filter((round) => this.everyoneMet(round)));
    this.#groups.set(news.group, news);
    for (const meeting of this.#circle.filter(
      ({ kind, round }) => kind === 'evaluation' && !before.has(round) && this.everyoneMet(round),
    )) {
      if (Date.parse(meeting.startsAt) > now || this.#held.has(key(meeting))) continue;
      this.#opened[meeting.round] = iso(now);
      this.wantsReplan = true;
    }
    const dates = this.#datesKey();
    if (dates !== this.#dates && !this.#cancelled) this.wantsReplan = true;
    this.#dates = dates;
  }

  /**
   * Puts a new agenda of the circle in place; whoever has a meeting in their calendar hears that it moved or fell away.
   *
   * @returns who is new in the circle
   */
  adopt({ circle, members }: CircleRevision, isDone: (id: string) => boolean, now: number): readonly string[] {
    const staying = this.#members.filter((person) => members.includes(person));
    const leaving = this.#members.filter((person) => !members.includes(person));
    const arriving = members.filter((person) => !this.#members.includes(person));
    for (const old of this.#circle) {
      const fresh = circle.find((meeting) => key(meeting) === key(old));
      const invited = isDone(`${old.kind}-meeting.${old.round}.invitation`);
      const over =
        this.#held.has(key(old)) ||
        (isDone(`circle-confirmation.${old.round}.${old.kind}`) && fresh?.startsAt === old.startsAt);
      if (!invited || over || (!fresh && Date.parse(old.startsAt) <= now)) continue;
      const moved = fresh?.startsAt !== old.startsAt;
      const leave = Date.parse(old.startsAt) > now ? leaving : [];
      const cancelled = this.#sequence(old) + 1;
      // The same human may hold another place, and their new invitation must outrank the withdrawal.
      if (leave.length > 0) this.#sequences.set(key(old), cancelled);
      const sequence = this.#sequence(old) + 1;
      if (leave.length > 0 && !moved) this.#sequences.set(key(old), sequence);
      for (const person of leave)
        this.#tell(`meeting-cancelled.${key(old)}.${cancelled}.${person}`, 'meeting-cancelled', [person], now, {
          circle: old,
          sequence: cancelled,
          person,
        });
      if (!moved) continue;
      this.#sequences.set(key(old), sequence);
      const kind = fresh ? 'meeting-moved' : 'meeting-cancelled';
      this.#outbox.drop(
        (decision) =>
          decision.kind === 'meeting-moved' &&
          decision.matter?.circle !== undefined &&
          key(decision.matter.circle) === key(old),
      );
      this.#tell(`${kind}.${key(old)}.${sequence}`, kind, staying, now, { circle: fresh ?? old, sequence });
      if (fresh)
        this.happenings.push({
          at: iso(now),
          what: `${old.kind}-meeting-moved`,
          by: 'clock',
          meeting: old.round,
          before: { startsAt: old.startsAt },
          after: { startsAt: fresh.startsAt },
        });
    }
    const gone = this.#circle.filter((old) => !circle.some((meeting) => key(meeting) === key(old)));
    this.#circle = [...circle, ...gone.filter((old) => Date.parse(old.startsAt) <= now)].sort(
      (a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt),
    );
    this.#members = members;
    return arriving;
  }

  /** The programme is called off: the circle's meetings are withdrawn, HR and sponsor are told. The groups tell their own. */
  cancel(by: string | undefined, isDone: (id: string) => boolean, now: number): boolean {
    if (this.#cancelled) return false;
    this.#cancelled = true;
    this.wantsReplan = false;
    this.happenings.push({ at: iso(now), what: 'programme-cancelled', by: by ?? 'signal' });
    this.#tell('programme-cancelled', 'programme-cancelled', [this.#plan.hr, this.#plan.sponsor], now, {});
    for (const meeting of this.#circle) {
      if (
        Date.parse(meeting.startsAt) <= now ||
        this.#held.has(key(meeting)) ||
        !isDone(`${meeting.kind}-meeting.${meeting.round}.invitation`)
      )
        continue;
      const sequence = this.#sequence(meeting) + 1;
      this.#sequences.set(key(meeting), sequence);
      this.#tell(`meeting-cancelled.${key(meeting)}.${sequence}`, 'meeting-cancelled', this.#members, now, {
        circle: meeting,
        sequence,
      });
    }
    return true;
  }

  refusal({ kind, round }: CircleMeetingHeld, now: number): Refusal | undefined {
    const name = circleKind(kind);
    const meeting = this.#circle.find((candidate) => candidate.kind === name && candidate.round === round);
    if (!meeting) return { rule: 'unknown-meeting', message: 'the mentor circle has no such meeting' };
    if (this.#held.has(key(meeting))) return undefined;
    if (this.#ended) return { rule: 'programme-ended', message: 'the programme has ended' };
    if (this.#cancelled) return { rule: 'programme-cancelled', message: 'the programme is cancelled' };
    if (name === 'evaluation' && !this.everyoneMet(round))
      return { rule: 'R35', message: `the evaluation of round ${round} opens when every group has met` };
    if (Date.parse(meeting.startsAt) > now)
      return { rule: name === 'evaluation' ? 'R35' : 'R36', message: 'the meeting has not begun' };
    return undefined;
  }

  circleMeetingHeld({ kind, round, by }: CircleMeetingHeld, now: number): boolean {
    const name = key({ kind: circleKind(kind), round });
    if (this.#held.has(name)) return false;
    this.#held.add(name);
    this.happenings.push({
      at: iso(now),
      what: `${circleKind(kind)}-meeting-held`,
      by: by ?? 'signal',
      meeting: round,
    });
    return true;
  }

  /** Whether a group that has ended has left this to be looked at. */
  isLeftOver(id: string): boolean {
    return this.groups.some(({ phase, attention }) => phase === 'ended' && attention.some((entry) => entry.id === id));
  }

  #endLeftOver(over: (entry: Attention) => boolean): readonly Attention[] {
    return this.groups
      .filter(({ phase }) => phase === 'ended')
      .flatMap((group) => {
        const ended = group.attention.filter(over);
        if (ended.length > 0)
          this.#groups.set(group.group, { ...group, attention: group.attention.filter((entry) => !over(entry)) });
        return ended;
      });
  }

  acknowledge(id: string, by: string | undefined, now: number): boolean {
    const over = (entry: Attention) => entry.id === id;
    const [ended] = [...this.own.end(over), ...this.#endLeftOver(over)];
    if (ended)
      this.happenings.push({
        at: iso(now),
        what: 'acknowledged',
        by: by ?? 'signal',
        before: { attention: ended.kind },
        ...(ended.person === undefined ? {} : { person: ended.person }),
      });
    return ended !== undefined;
  }

  /** The address of this person has been corrected. @returns whether that ended anything */
  mended(person: string): boolean {
    const over = (entry: Attention) => entry.kind === 'mail-refused' && entry.person === person;
    return [...this.own.end(over), ...this.#endLeftOver(over)].length > 0;
  }

  refused(mails: readonly Refused[], now: number): void {
    for (const { moment, kind, person } of mails) {
      // A mail about attention that is itself refused would ask for attention for ever.
      if (kind !== 'attention') this.own.raise({ kind: 'mail-refused', person, about: moment }, now);
    }
  }

  get attention(): readonly Attention[] {
    return [...this.own.entries, ...this.groups.flatMap(({ attention }) => attention)];
  }

  /** When HR next gets a mail about what is new: at once, but one mail a day at most. */
  attentionMailAt(): number | undefined {
    return this.#untold.length === 0 ? undefined : this.#lastAttentionMail + DAY_MS;
  }

  takeAttentionMail(now: number): void {
    const at = this.attentionMailAt();
    if (at === undefined || at > now) return;
    this.#lastAttentionMail = now;
    for (const { id } of this.#untold) this.#told.add(id);
    this.#attentionMails += 1;
    // By number, not by time: a task that is done again must make the same mail.
    this.#tell(`attention.${this.#attentionMails}`, 'attention', [this.#plan.hr], now, {});
  }

  phase(now: number): ProgrammePhase {
    if (this.#ended) return 'ended';
    if (this.allEnded) return 'closing';
    const groups = [...this.#groups.values()];
    if (groups.every(({ phase }) => phase === 'closing' || phase === 'talks' || phase === 'ended')) return 'closing';
    return this.round(now) > 0 ? 'meetings' : 'introduction';
  }

  round(now: number): number {
    const begun = [...this.#groups.values()].flatMap(({ meetings }) =>
      meetings.filter(
        ({ status, startsAt }) => status === 'held' || (status !== 'cancelled' && Date.parse(startsAt) <= now),
      ),
    );
    return Math.max(0, ...begun.map(({ meeting }) => meeting));
  }

  status(now: number): ProgrammeStatus {
    return {
      programme: this.#programme,
      phase: this.phase(now),
      ...(this.#cancelled ? { cancelled: true } : {}),
      round: this.round(now),
      circle: this.#circle.map((meeting): CircleStatus => ({
        ...meeting,
        status: this.#held.has(key(meeting)) ? 'held' : 'planned',
        sequence: this.#sequence(meeting),
        ...(this.#isKept(meeting, now) ? { kept: true } : {}),
      })),
      opened: { ...this.#opened },
      groups: [...this.#groups.values()],
      attention: this.attention,
    };
  }

  end(): void {
    this.#ended = true;
  }

  get hasMail(): boolean {
    return !this.#outbox.isEmpty;
  }

  takeOutbox(): Decision[] {
    return this.#outbox.take();
  }

  get judge(): Judge {
    return {
      opened: () => false,
      gateOpen: ({ gate }) => !gate || ('met' in gate ? this.everyoneMet(gate.met) : this.allEnded),
      settled: () => (this.#cancelled ? 'programme-cancelled' : undefined),
      withheld: ({ kind, stage, round }: PeopledMoment) =>
        kind === 'circle-confirmation' &&
        this.#held.has(key({ kind: stage === 'preparation' ? 'preparation' : 'evaluation', round }))
          ? 'held'
          : undefined,
      idle: () => false,
    };
  }

  get #untold(): readonly Attention[] {
    return this.attention.filter((entry) => !this.#told.has(entry.id));
  }

  #sequence(meeting: { readonly kind: CircleKind; readonly round: number }): number {
    return this.#sequences.get(key(meeting)) ?? 0;
  }

  #isKept({ kind, round, startsAt }: CircleMeeting, now: number): boolean {
    if (this.#held.has(key({ kind, round }))) return true;
    const waits =
      kind === 'evaluation' &&
      (!this.everyoneMet(round) || Date.parse(this.#opened[round] ?? startsAt) > Date.parse(startsAt));
    return Date.parse(startsAt) <= now && !waits;
  }

  /** What of the groups the circle's agenda is made from. */
  #datesKey(): string {
    return JSON.stringify(
      this.groups.map(({ closing, mentor, mentorGone, talkDay, meetings }) => [
        closing,
        mentor,
        mentorGone,
        talkDay.startsAt,
        meetings.map(({ startsAt, status }) => [startsAt, status === 'cancelled']),
      ]),
    );
  }

  #tell(
    moment: string,
    kind: string,
    send: readonly string[],
    now: number,
    matter: NonNullable<Decision['matter']>,
  ): void {
    this.#outbox.tell(moment, kind, send, now, matter);
  }
}

function circleKind(kind: unknown): CircleKind {
  return typeof kind === 'string' && kind.startsWith('evaluation') ? 'evaluation' : 'preparation';
}

function key({ kind, round }: { readonly kind: CircleKind; readonly round: number }): string {
  return `${kind}.${round}`;
}

function iso(ms: number): Instant {
  return new Date(ms).toISOString();
}
