// The walk through an agenda: sleep until something is due, decide who gets its mail, hand it over, go on.
import { ActivityFailure, CancellationScope, condition, isCancellation, patched, proxyActivities, proxyLocalActivities, setCurrentDetails, sleep, TemporalFailure, upsertSearchAttributes, workflowInfo, type SearchAttributes } from '@temporalio/workflow';
import type { PeopledMoment } from '../domain/roster.ts';
import type { Asks, Decision, Delivery, Refused } from './asks.ts';
import { Clock, type Pace } from './clock.ts';
import type { MomentList } from './moment-list.ts';

/** A few tries in the first minutes, then every ten: a mail server that is away is asked again for as long as the mail is of use. */
const RETRY = { initialInterval: '2s', backoffCoefficient: 2, maximumInterval: '10m' } as const;

export const asks = proxyActivities<Asks>({ startToCloseTimeout: '2m', retry: RETRY });

/** Within the workflow task: six mails take a few dozen milliseconds, and cost one event instead of six. */
// What can't begin soon goes to the queue of activities rather than hold its workflow task.
const AT_ONCE = { scheduleToStartTimeout: '3s', startToCloseTimeout: '4s', retry: { maximumAttempts: 1 } } as const;
const atOnce = proxyLocalActivities<Pick<Asks, 'deliverNow'>>(AT_ONCE);

/** The least engine time that a mail is tried, however little of its planned time is left; it matters in rehearsals. */
const LEAST_TRY_MS = 15_000;

/** What is being walked: a group, or the programme's own moments. */
export interface Walker {
  readonly moments: MomentList;
  /** True once nothing more can come. */
  isOver(): boolean;
  /** Acts on a due moment that sends no mail. */
  silent(moment: PeopledMoment, now: number): void;
  /** Something other than a moment waits to be done. */
  readonly hasWork: boolean;
  /** When something other than a moment will next have to be done. */
  readonly workAt?: number | undefined;
  /** Does it; may ask activities. Returns the mails that follow from it. */
  work(now: number): Promise<Decision[]>;
  /** The delivery that these decisions make. */
  delivery(decisions: readonly Decision[], now: number): Delivery;
  refused(mails: readonly Refused[], now: number): void;
  searchAttributes(now: number): SearchAttributes;
  details(now: number): string;
}

/** A delivery that isn't over, and how to have it start again with what is true now. */
interface UnderWay {
  overtake(): void;
  overtaken: Promise<typeof OVERTAKEN>;
}

const OVERTAKEN = Symbol('overtaken');

interface Timer {
  /** Planned milliseconds since 1970. */
  readonly alarm: number;
  readonly scope: CancellationScope;
  fired: boolean;
}

/** Something that a message wants done between two moments. */
interface Errand {
  run(now: number): Promise<void>;
  done: boolean;
}

export class Walk {
  readonly clock: Clock;
  readonly #walker: Walker;
  readonly #underWay = new Set<UnderWay>();
  readonly #errands: Errand[] = [];
  #over = false;
  #timer: Timer | undefined;
  #refused: { readonly decision: Decision; readonly person: string }[] = [];

  /** How long after its time this walk does what falls due, so that not all programmes do at the same second. */
  readonly #lag: number;

  constructor(pace: Pace, walker: Walker) {
    this.#lag = lagOf(workflowInfo().workflowId, pace.jitter ?? 0);
    this.clock = new Clock(pace);
    this.#walker = walker;
  }

  get now(): number {
    return this.clock.plannedMs(Date.now());
  }

  /** Does something in turn with the moments, so that none falls due while it is done. */
  async inTurn<T>(run: (now: number) => Promise<T>): Promise<T> {
    if (this.#over) return run(this.now);
    const answer: { value?: T } = {};
    const errand: Errand = { done: false, run: async (now) => void (answer.value = await run(now)) };
    this.#errands.push(errand);
    await condition(() => errand.done);
    return answer.value as T;
  }

  /**
   * Deliveries that are under way start again with what is true now; what has been sent stays sent. The old activity is left to
   * itself, not cancelled: it knows an older revision, so it finds nothing to send.
   */
  refresh(): void {
    for (const each of this.#underWay) each.overtake();
  }

  /** Somebody came late: what has gone out and is still of use goes to them, too. */
  catchUp(person: string): void {
    const decisions = this.#walker.moments.catchUp(person, this.now);
    if (decisions.length > 0) void this.#deliver(this.#walker.delivery(decisions, this.now));
  }

  /** What an address refused goes again, where it is still of use. @returns whether anything did */
  resend(person: string): boolean {
    const { now } = this;
    const failed = this.#refused.filter((mail) => mail.person === person);
    this.#refused = this.#refused.filter((mail) => mail.person !== person);
    const decisions = failed
      .filter(({ decision }) => Date.parse(decision.until) > now && this.#walker.moments.wanted(decision.moment, person))
      .map(({ decision }): Decision => ({ ...decision, send: [person], heldBack: [] }));
    if (decisions.length > 0) void this.#deliver({ ...this.#walker.delivery(decisions, now), reopen: true });
    return decisions.length > 0;
  }

  /** Until the walker is over and the last mail is delivered or given up. */
  async run(): Promise<void> {
    const walker = this.#walker;
    for (;;) {
      await this.#step();
      if (!walker.isOver()) await this.#sleep();
      else if (this.#underWay.size === 0) break;
      else await condition(() => this.#underWay.size === 0 || this.#hasWork);
    }
    this.#over = true;
    await this.#runErrands();
  }

  async #runErrands(): Promise<void> {
    for (let errand = this.#errands.shift(); errand; errand = this.#errands.shift()) {
      await errand.run(this.now);
      errand.done = true;
    }
  }

  get #hasWork(): boolean {
    return this.#errands.length > 0 || this.#walker.hasWork;
  }

  async #step(): Promise<void> {
    const walker = this.#walker;
    while (this.#hasWork || walker.moments.hasDue(this.now)) {
      await this.#runErrands();
      const decisions = walker.hasWork ? await walker.work(this.now) : [];
      const now = this.now;
      const due = walker.moments.takeDue(now);
      for (const moment of due.filter(({ people }) => people.length === 0)) walker.silent(moment, now);
      decisions.push(...due.filter(({ people }) => people.length > 0).map((moment) => walker.moments.decide(moment, now)));
      if (decisions.length > 0) void this.#deliver(walker.delivery(decisions, now));
    }
    this.show();
  }

  /** A mail that can't be delivered now doesn't hold up the next one: deliveries run beside the walk. */
  async #deliver(first: Delivery): Promise<void> {
    const underWay = overtakable();
    this.#underWay.add(underWay);
    let delivery = first;
    let left = first.decisions;
    try {
      // What a message has just caused waits until the engine has the message on record: an activity is scheduled with it.
      const recorded = first.decisions.every(({ matter }) => matter === undefined);
      const outcome = recorded && patched('mails-at-once') ? await this.#deliverNow(delivery) : undefined;
      if (outcome && !outcome.again) return;
      if (outcome) delivery = { ...this.#walker.delivery(left, this.now), heard: outcome.refused.length };
      while (left.length > 0) {
        const wanted = left.filter(({ send }) => send.length > 0);
        const until = wanted.map((decision) => decision.until).sort((a, b) => Date.parse(a) - Date.parse(b))[0];
        const attempt = { ...delivery, decisions: left };
        try {
          const limit = until === undefined ? {} : { scheduleToCloseTimeout: Math.max(LEAST_TRY_MS, this.clock.wait(Date.now(), until)) };
          const sending = asks.deliver.executeWithOptions({ summary: summary(left), startToCloseTimeout: '2m', retry: RETRY, priority: { fairnessKey: delivery.programme }, ...limit }, [attempt]);
          const outcome = await Promise.race([sending, underWay.overtaken]);
          if (outcome === OVERTAKEN) {
            sending.catch(() => undefined);
            Object.assign(underWay, overtakable());
            delivery = { ...this.#walker.delivery(left, this.now), ...(delivery.reopen ? { reopen: true } : {}) };
            continue;
          }
          const { refused, again, stale } = outcome;
          this.#note(left, refused);
          if (!again) return;
          // Some are for a later revision to send: it is on its way here.
          if (stale) {
            await underWay.overtaken;
            Object.assign(underWay, overtakable());
          }
          delivery = { ...this.#walker.delivery(left, this.now), heard: refused.length };
        } catch (failure) {
          if (!(failure instanceof ActivityFailure) || isCancellation(failure)) throw failure;
          const late = left.filter((decision) => decision.until === until);
          left = left.filter((decision) => decision.until !== until);
          const { programme, group } = delivery;
          const { refused } = await asks.giveUp({ programme, ...(group === undefined ? {} : { group }), now: this.clock.planned(Date.now()), decisions: late });
          this.#note(late, refused);
        }
      }
    } finally {
      this.#underWay.delete(underWay);
    }
  }

  /** @returns undefined where it couldn't be done at once */
  async #deliverNow(delivery: Delivery): Promise<Awaited<ReturnType<Asks['deliverNow']>> | undefined> {
    try {
      const outcome = await atOnce.deliverNow.executeWithOptions({ summary: summary(delivery.decisions), ...AT_ONCE }, [{ ...delivery, now: this.clock.planned(Date.now()) }]);
      this.#note(delivery.decisions, outcome.refused);
      return outcome;
    } catch (failure) {
      // A local activity's own failure comes as it is, its time-out wrapped.
      if (!(failure instanceof TemporalFailure) || isCancellation(failure)) throw failure;
      return undefined;
    }
  }

  #note(decisions: readonly Decision[], refused: readonly Refused[]): void {
    for (const { moment, person } of refused) {
      const decision = decisions.find((candidate) => candidate.moment === moment);
      if (decision && !this.#refused.some((known) => known.person === person && known.decision.moment === moment)) this.#refused.push({ decision, person });
    }
    this.#walker.refused(refused, this.now);
  }

  async #sleep(): Promise<void> {
    const alarm = this.#alarm();
    this.#arm(alarm);
    await condition(() => this.#hasWork || this.#walker.isOver() || this.#alarm() !== alarm || this.#timer?.fired === true || this.#walker.moments.hasDue(this.now));
  }

  /** When something next falls due by time alone. */
  #alarm(): number | undefined {
    const times = [this.#walker.moments.nextAt(), this.#walker.workAt].filter((time) => time !== undefined);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  /** One timer at a time. The same alarm keeps its timer, and one that is due is left to fire: each cancel is an event. */
  #arm(alarm: number | undefined): void {
    const old = this.#timer;
    if (old && !old.fired) {
      if (old.alarm === alarm) return;
      if (old.alarm > this.now) old.scope.cancel();
    }
    this.#timer = undefined;
    if (alarm === undefined) return;
    const timer: Timer = { alarm, scope: new CancellationScope(), fired: false };
    this.#timer = timer;
    const [next] = this.#walker.moments.outlook(1);
    const summary = next ? `until ${next.kind}${next.round ? ` ${next.round}` : ''}, ${next.at}` : 'until the end';
    timer.scope
      .run(() => sleep(Math.max(1, this.clock.wait(Date.now(), new Date(alarm).toISOString())) + this.#lag, { summary }))
      .then(
        () => void (timer.fired = true),
        (failure: unknown) => {
          if (!isCancellation(failure)) throw failure;
        },
      );
  }

  /** Puts what is true now where the Temporal UI shows it. */
  show(): void {
    const { now } = this;
    upsertChanged(this.#walker.searchAttributes(now), this.#shown);
    setCurrentDetails(this.#walker.details(now));
  }

  readonly #shown = new Map<string, string>();
}

/** The same for a workflow at every replay, and spread evenly over workflows. */
function lagOf(workflowId: string, jitter: number): number {
  let hash = 0;
  for (const sign of workflowId) hash = (hash * 31 + sign.charCodeAt(0)) % 1_000_003;
  return jitter === 0 ? 0 : hash % jitter;
}

function overtakable(): UnderWay {
  let overtake = (): void => undefined;
  const overtaken = new Promise<typeof OVERTAKEN>((resolve) => (overtake = () => resolve(OVERTAKEN)));
  return { overtake, overtaken };
}

/** Each upsert is an event in the history, so only what has changed is sent. */
function upsertChanged(attributes: SearchAttributes, shown: Map<string, string>): void {
  const changed = Object.entries(attributes).filter(([name, value]) => shown.get(name) !== JSON.stringify(value));
  if (changed.length === 0) return;
  for (const [name, value] of changed) shown.set(name, JSON.stringify(value));
  upsertSearchAttributes(Object.fromEntries(changed));
}

function summary(decisions: readonly Decision[]): string {
  const names = [...new Set(decisions.map(({ kind, round }) => (round ? `${kind} ${round}` : kind)))];
  const text = names.join(', ');
  return text.length <= 180 ? text : `${text.slice(0, 180)}…`;
}
