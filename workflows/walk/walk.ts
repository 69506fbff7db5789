// The walk through an agenda: sleep until something is due, decide who gets its mail, hand it over, go on.
import {
  CancellationScope,
  condition,
  isCancellation,
  setCurrentDetails,
  sleep,
  upsertSearchAttributes,
  workflowInfo,
  type SearchAttributes,
} from '@temporalio/workflow';
import type { PeopledMoment } from '../../domain/roster.ts';
import type { Decision } from '../activities.ts';
import { Clock, type Pace } from '../../domain/clock.ts';
import { Deliveries, type Sender } from './deliveries.ts';

/** What is being walked: a group, or the programme's own moments. */
export interface Walker extends Sender {
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
  searchAttributes(now: number): SearchAttributes;
  details(now: number): string;
}

/** A list of workflows isn't read anew in less engine time than this. */
const LEAST_READ_MS = 500;

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
  readonly deliveries: Deliveries;
  readonly #walker: Walker;
  readonly #errands: Errand[] = [];
  #over = false;
  #timer: Timer | undefined;

  /** How long after its time this walk does what falls due, so that not all programmes do at the same second. */
  readonly #lag: number;

  constructor(pace: Pace, walker: Walker) {
    this.#lag = lagOf(workflowInfo().workflowId, pace.jitter ?? 0);
    this.clock = new Clock(pace);
    this.#walker = walker;
    this.deliveries = new Deliveries(this.clock, walker);
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

  /** Until the walker is over and the last mail is delivered or given up. */
  async run(): Promise<void> {
    const walker = this.#walker;
    for (;;) {
      await this.#step();
      if (!walker.isOver()) await this.#sleep();
      else if (this.deliveries.areOver) break;
      else await condition(() => this.deliveries.areOver || this.#hasWork);
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
      decisions.push(
        ...due.filter(({ people }) => people.length > 0).map((moment) => walker.moments.decide(moment, now)),
      );
      this.deliveries.begin(decisions, now);
    }
    this.show();
  }

  async #sleep(): Promise<void> {
    const alarm = this.#alarm();
    this.#arm(alarm);
    await condition(
      () =>
        this.#hasWork ||
        this.#walker.isOver() ||
        this.#alarm() !== alarm ||
        this.#timer?.fired === true ||
        this.#walker.moments.hasDue(this.now),
    );
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
      .run(() =>
        sleep(Math.max(1, this.clock.wait(Date.now(), new Date(alarm).toISOString())) + this.#lag, { summary }),
      )
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
    upsertChanged(this.#walker.searchAttributes(now), this.#shown, this.#walker.form > 1 && this.#isAboutToStep);
    setCurrentDetails(this.#walker.details(now));
  }

  /** The next moment is past before anybody could read of it; it comes to this in rehearsals. */
  get #isAboutToStep(): boolean {
    const next = this.#walker.moments.nextAt();
    return next !== undefined && this.clock.wait(Date.now(), new Date(next).toISOString()) + this.#lag < LEAST_READ_MS;
  }

  readonly #shown = new Map<string, string>();
}

/** The same for a workflow at every replay, and spread evenly over workflows. */
function lagOf(workflowId: string, jitter: number): number {
  let hash = 0;
  for (const sign of workflowId) hash = (hash * 31 + sign.charCodeAt(0)) % 1_000_003;
  return jitter === 0 ? 0 : hash % jitter;
}

/** Each upsert is an event in the history, so only what has changed is sent. */
function upsertChanged(attributes: SearchAttributes, shown: Map<string, string>, aboutToStep: boolean): void {
  const changed = Object.entries(attributes).filter(([name, value]) => shown.get(name) !== JSON.stringify(value));
  if (changed.length === 0 || (aboutToStep && changed.every(([name]) => name === 'NextMoment'))) return;
  for (const [name, value] of changed) shown.set(name, JSON.stringify(value));
  upsertSearchAttributes(Object.fromEntries(changed));
}
