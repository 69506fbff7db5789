// One eight o'clock, group by group: each waits its turn for the engine, then for a worker, then for the relay.
import type { Stage } from './model.ts';

export interface Morning {
  /** Seconds after eight when the last mails of half the groups, of all but a hundredth, and of all have gone. */
  readonly half: number;
  readonly most: number;
  readonly last: number;
  /** How many groups waited at once, at the fullest, for each stage. */
  readonly waiting: Readonly<Partial<Record<Stage['name'], number>>>;
}

/** In the order in which a group goes through them. The database works for engine and worker, and is as full as they are. */
const ORDER = ['history', 'workers', 'relays'] as const;

/** @param jitter seconds over which the groups' moments are spread */
export function play(due: number, jitter: number, stages: readonly Stage[]): Morning {
  const random = seeded(20_270_901);
  let times = Float64Array.from({ length: due }, () => random() * jitter).sort();
  const waiting: Partial<Record<Stage['name'], number>> = {};
  for (const name of ORDER) {
    const stage = stages.find((each) => each.name === name);
    if (!stage) continue;
    const passed = pass(times, stage, random);
    waiting[name] = passed.waiting;
    times = passed.times.sort();
  }
  const at = (part: number) => times[Math.min(due - 1, Math.floor(part * due))] ?? 0;
  return { half: at(0.5), most: at(0.99), last: at(1), waiting };
}

/** First come, first served, by so many at once; how long one takes varies as waiting times do. */
function pass(arrivals: Float64Array, { each, count }: Stage, random: () => number) {
  const free = new Heap(count);
  const times = new Float64Array(arrivals.length);
  const begins = new Float64Array(arrivals.length);
  for (const [n, arrives] of arrivals.entries()) {
    const begin = Math.max(arrives, free.least);
    const done = begin - Math.log(1 - random()) / each;
    free.replaceLeast(done);
    begins[n] = begin;
    times[n] = done;
  }
  return { times, waiting: mostWaiting(arrivals, begins) };
}

/** Both in order of time: who has come and not begun. */
function mostWaiting(arrivals: Float64Array, begins: Float64Array): number {
  let [most, begun] = [0, 0];
  for (const [n, arrives] of arrivals.entries()) {
    while (begun < n && (begins[begun] ?? 0) <= arrives) begun += 1;
    most = Math.max(most, n - begun);
  }
  return most;
}

/** When each of those who serve is free again, the earliest at hand. */
class Heap {
  readonly #times: Float64Array;

  constructor(count: number) {
    this.#times = new Float64Array(count);
  }

  get least(): number {
    return this.#times[0] ?? 0;
  }

  replaceLeast(time: number): void {
    const times = this.#times;
    let place = 0;
    for (;;) {
      const [left, right] = [2 * place + 1, 2 * place + 2];
      const child = (times[right] ?? Infinity) < (times[left] ?? Infinity) ? right : left;
      if ((times[child] ?? Infinity) >= time) break;
      times[place] = times[child] ?? 0;
      place = child;
    }
    times[place] = time;
  }
}

/** The same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
