// What is true of a programme as a whole: its groups by their news, the circle's meetings, and when each round had been met.
import type { CircleMeeting } from '../domain/plan.ts';
import type { PeopledMoment } from '../domain/roster.ts';
import type { Instant } from '../domain/programme.ts';
import type { CirclePlan, Decision, ProgrammePlan, Refused } from './asks.ts';
import type { CircleMeetingHeld } from './messages.ts';
import type { Judge } from './moment-list.ts';
import { GroupState } from './group-state.ts';
import type { Refusal } from './refusal.ts';
import type { Attention, CircleKind, CircleStatus, GroupStatus, Happening, ProgrammePhase, ProgrammeStatus } from './status.ts';

const DAY_MS = 86_400_000;
const NEWS_MS = 28 * DAY_MS;

export class ProgrammeState {
  readonly happenings: Happening[] = [];
  readonly #programme: string;
  readonly #plan: ProgrammePlan;
  readonly #groups = new Map<string, GroupStatus>();
  readonly #held = new Set<string>();
  readonly #sequences = new Map<string, number>();
  readonly #opened: Record<number, Instant> = {};
  #circle: readonly CircleMeeting[];
  #attention: Attention[] = [];
  #outbox: Decision[] = [];
  #told = new Set<string>();
  #lastAttentionMail = -Infinity;
  #cancelled = '{}';
  #ended = false;
  wantsReplan = false;

  constructor(programme: string, plan: ProgrammePlan, now: number) {
    this.#programme = programme;
    this.#plan = plan;
    this.#circle = plan.circle;
    for (const group of plan.groups) this.#groups.set(group.group, new GroupState(group).status(now));
  }

  get allEnded(): boolean {
    return [...this.#groups.values()].every(({ phase }) => phase === 'ended');
  }

  /** What the circle's agenda hangs on: rounds that opened late, meetings that fell away, groups that close with talks. */
  get changes(): { opened: Record<number, Instant>; cancelled: Record<string, number[]>; talks: string[] } {
    const groups = [...this.#groups.values()];
    return {
      opened: { ...this.#opened },
      cancelled: Object.fromEntries(groups.map(({ group, meetings }) => [group, meetings.filter(({ status }) => status === 'cancelled').map(({ meeting }) => meeting)])),
      talks: groups.filter(({ closing }) => closing === 'talks').map(({ group }) => group),
    };
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
    for (const meeting of this.#circle.filter(({ kind, round }) => kind === 'evaluation' && !before.has(round) && this.everyoneMet(round))) {
      if (Date.parse(meeting.startsAt) > now || this.#held.has(key(meeting))) continue;
      this.#opened[meeting.round] = iso(now);
      this.wantsReplan = true;
    }
    const cancelled = JSON.stringify(this.changes.cancelled);
    if (cancelled !== this.#cancelled) this.wantsReplan = true;
    this.#cancelled = cancelled;
  }

  /** Puts a new agenda of the circle in place; whoever has a meeting in their calendar hears that it moved or fell away. */
  adopt(plan: CirclePlan, isDone: (id: string) => boolean, now: number): void {
    for (const old of this.#circle) {
      const fresh = plan.circle.find((meeting) => key(meeting) === key(old));
      const invited = isDone(`${old.kind}-meeting.${old.round}.invitation`);
      const over = this.#held.has(key(old)) || isDone(`circle-confirmation.${old.round}.${old.kind}`);
      if (!invited || over || fresh?.startsAt === old.startsAt) continue;
      if (!fresh && Date.parse(old.startsAt) <= now) continue;
      const sequence = this.#sequence(old) + 1;
      this.#sequences.set(key(old), sequence);
      const kind = fresh ? 'meeting-moved' : 'meeting-cancelled';
      this.#tell(`${kind}.${key(old)}.${sequence}`, kind, this.#plan.members, now, { circle: fresh ?? old, sequence });
    }
    const gone = this.#circle.filter((old) => !plan.circle.some((meeting) => key(meeting) === key(old)));
    this.#circle = [...plan.circle, ...gone.filter((old) => Date.parse(old.startsAt) <= now)].sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  }

  refusal({ kind, round }: CircleMeetingHeld, now: number): Refusal | undefined {
    const name = circleKind(kind);
    const meeting = this.#circle.find((candidate) => candidate.kind === name && candidate.round === round);
    if (!meeting) return { rule: 'unknown-meeting', message: 'the mentor circle has no such meeting' };
    if (this.#held.has(key(meeting))) return undefined;
    if (this.#ended) return { rule: 'programme-ended', message: 'the programme has ended' };
    if (name === 'evaluation' && !this.everyoneMet(round)) return { rule: 'R35', message: `the evaluation of round ${round} opens when every group has met` };
    if (Date.parse(meeting.startsAt) > now) return { rule: name === 'evaluation' ? 'R35' : 'R36', message: 'the meeting has not begun' };
    return undefined;
  }

  circleMeetingHeld({ kind, round, by }: CircleMeetingHeld, now: number): boolean {
    const name = key({ kind: circleKind(kind), round });
    if (this.#held.has(name)) return false;
    this.#held.add(name);
    this.happenings.push({ at: iso(now), what: `${circleKind(kind)}-meeting-held`, by: by ?? 'signal', meeting: round });
    return true;
  }

  attend(entry: Omit<Attention, 'since'>, now: number): void {
    if (this.#attention.some(({ kind, about, person }) => kind === entry.kind && about === entry.about && person === entry.person)) return;
    this.#attention = [...this.#attention, { ...entry, since: iso(now) }];
  }

  refused(mails: readonly Refused[], now: number): void {
    for (const { moment, kind, person } of mails) {
      // A mail about attention that is itself refused would ask for attention for ever.
      if (kind === 'attention') continue;
      this.attend({ kind: 'mail-refused', person, about: moment }, now);
    }
  }

  get attention(): readonly Attention[] {
    return [...this.#attention, ...[...this.#groups.values()].flatMap(({ attention }) => attention)];
  }

  /** When HR next gets a mail about what is new: at once, but one mail a day at most. */
  attentionMailAt(): number | undefined {
    return this.#untold.length === 0 ? undefined : this.#lastAttentionMail + DAY_MS;
  }

  takeAttentionMail(now: number): void {
    const at = this.attentionMailAt();
    if (at === undefined || at > now) return;
    this.#lastAttentionMail = now;
    for (const entry of this.#untold) this.#told.add(JSON.stringify(entry));
    this.#tell(`attention.${iso(now)}`, 'attention', [this.#plan.hr], now, {});
  }

  phase(now: number): ProgrammePhase {
    if (this.#ended) return 'ended';
    if (this.allEnded) return 'closing';
    const groups = [...this.#groups.values()];
    if (groups.every(({ phase }) => phase === 'closing' || phase === 'talks' || phase === 'ended')) return 'closing';
    return this.round(now) > 0 ? 'meetings' : 'introduction';
  }

  round(now: number): number {
    const begun = [...this.#groups.values()].flatMap(({ meetings }) => meetings.filter(({ status, startsAt }) => status === 'held' || (status !== 'cancelled' && Date.parse(startsAt) <= now)));
    return Math.max(0, ...begun.map(({ meeting }) => meeting));
  }

  status(now: number): ProgrammeStatus {
    return {
      programme: this.#programme,
      phase: this.phase(now),
      round: this.round(now),
      circle: this.#circle.map((meeting): CircleStatus => ({ ...meeting, status: this.#held.has(key(meeting)) ? 'held' : 'planned', sequence: this.#sequence(meeting) })),
      groups: [...this.#groups.values()],
      attention: this.attention,
    };
  }

  end(): void {
    this.#ended = true;
  }

  get hasMail(): boolean {
    return this.#outbox.length > 0;
  }

  takeOutbox(): Decision[] {
    return this.#outbox.splice(0);
  }

  get judge(): Judge {
    return {
      opened: () => false,
      gateOpen: ({ gate }) => !gate || ('met' in gate ? this.everyoneMet(gate.met) : this.allEnded),
      settled: () => undefined,
      withheld: ({ kind, stage, round }: PeopledMoment) => (kind === 'circle-confirmation' && this.#held.has(key({ kind: stage === 'preparation' ? 'preparation' : 'evaluation', round })) ? 'held' : undefined),
      idle: () => false,
    };
  }

  get #untold(): readonly Attention[] {
    return this.attention.filter((entry) => !this.#told.has(JSON.stringify(entry)));
  }

  #sequence(meeting: { readonly kind: CircleKind; readonly round: number }): number {
    return this.#sequences.get(key(meeting)) ?? 0;
  }

  #tell(moment: string, kind: string, send: readonly string[], now: number, matter: NonNullable<Decision['matter']>): void {
    this.#outbox.push({ moment, kind, round: matter.circle?.round ?? 0, at: iso(now), until: iso(now + NEWS_MS), send, heldBack: [], matter });
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
