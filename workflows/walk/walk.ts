// The walk through an agenda: sleep until something is due, decide who gets its mail, hand it over, go on.
import {
  CancellationScope,
  condition,
  isCancellation,
  setCurrentDetails,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import { Clock, type Pace } from '../../domain/clock.ts';
import type { Decision } from '../activities.ts';
import { Deliveries, type Sender } from './deliveries.ts';
import { upsertChanged, type Findable } from './search-attributes.ts';
import { step, type Stepping } from './step.ts';

/** What is being walked: a group, or the programme's own moments. */
export interface Walker extends Sender, Stepping {
  /** True once nothing more can come. */
  isOver(): boolean;
  /** Something other than a moment waits to be done. */
  hasWork(): boolean;
  /** When something other than a moment will next have to be done. */
  workAt(): number | undefined;
  /** Mails about what has happened. Taken before the work begins: what happens during it has errands of its own that come first. */
  takeMails(now: number): readonly Decision[];
  /** Does what waits to be done; may ask activities. */
  work(now: number): Promise<void>;
  findable(now: number): Omit<Findable, 'nextMoment'>;
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
type Errand = (now: number) => Promise<void>;

export class Walk {
  readonly clock: Clock;
  readonly deliveries: Deliveries;
  readonly #walker: Walker;
  readonly #errands: Errand[] = [];
  /** How long after its time this walk does what falls due, so that not all programmes do at the same second. */
  readonly #lag: number;
  #over = false;
  #timer: Timer | undefined;

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
  inTurn<T>(run: (now: number) => Promise<T>): Promise<T> {
    if (this.#over) return run(this.now);
    return new Promise<T>((resolve, reject) => {
      this.#errands.push((now) => run(now).then(resolve, reject));
    });
  }

  /** Until the walker is over and the last mail is delivered or given up. */
  async run(): Promise<void> {
    for (;;) {
      await this.#step();
      if (!this.#walker.isOver()) await this.#sleep();
      else if (this.deliveries.areOver) break;
      else await condition(() => this.deliveries.areOver || this.#hasWork);
    }
    this.#over = true;
    await this.#runErrands();
  }

  /** Puts what is true now where the Temporal UI shows it. */
  show(): void {
    const { now } = this;
    const nextMoment = this.#walker.moments.nextAt();
    upsertChanged({ ...this.#walker.findable(now), nextMoment }, this.#isAboutToStep(nextMoment));
    setCurrentDetails(this.#walker.details(now));
  }

  async #runErrands(): Promise<void> {
    for (let errand = this.#errands.shift(); errand; errand = this.#errands.shift()) await errand(this.now);
  }

  get #hasWork(): boolean {
    return this.#errands.length > 0 || this.#walker.hasWork();
  }

  async #step(): Promise<void> {
    const walker = this.#walker;
    while (this.#hasWork || walker.moments.hasDue(this.now)) {
      await this.#runErrands();
      const mails = walker.takeMails(this.now);
      if (walker.hasWork()) await walker.work(this.now);
      const { now } = this;
      this.deliveries.begin([...mails, ...step(walker, now)], now);
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
    const times = [this.#walker.moments.nextAt(), this.#walker.workAt()].filter((time) => time !== undefined);
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
    const [next] = this.#walker.moments.outlook();
    const summary = next ? `until ${next.kind}${next.round ? ` ${next.round}` : ''}, ${next.at}` : 'until the end';
    timer.scope
      .run(() => sleep(Math.max(1, this.#waitFor(alarm)) + this.#lag, { summary }))
      .then(
        () => {
          timer.fired = true;
        },
        (failure: unknown) => {
          if (!isCancellation(failure)) throw failure;
        },
      );
  }

  /** Engine milliseconds until a planned time. */
  #waitFor(time: number): number {
    return this.clock.wait(Date.now(), new Date(time).toISOString());
  }

  /** The next moment is past before anybody could read of it; it comes to this in rehearsals. */
  #isAboutToStep(next: number | undefined): boolean {
    return next !== undefined && this.#waitFor(next) + this.#lag < LEAST_READ_MS;
  }
}

/** The same for a workflow at every replay, and spread evenly over workflows. */
function lagOf(workflowId: string, jitter: number): number {
  let hash = 0;
  for (const sign of workflowId) hash = (hash * 31 + sign.charCodeAt(0)) % 1_000_003;
  return jitter === 0 ? 0 : hash % jitter;
}
