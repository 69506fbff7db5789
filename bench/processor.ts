// Processor time, by who takes it: our own process, Temporal's server, PostgreSQL with its children. Read from Linux's /proc.
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { round } from './report.ts';

/** In seconds since each began. */
export interface Processor {
  readonly ours: number;
  readonly engine: number;
  readonly database: number;
}

/** Linux counts it in hundredths of a second, whatever its kernel was built with. */
const TICKS = 100;

export function processor(folder: string): Processor {
  const pid = (file: string) => Number(readFileSync(join(folder, file), 'utf8').split('\n')[0]);
  const { user, system } = process.cpuUsage();
  return {
    ours: (user + system) / 1e6,
    engine: secondsOf(pid('temporal.pid')),
    database: withChildren(pid('postgres.pid')),
  };
}

/** What has been spent on many of a kind, in milliseconds for one. */
export class Spent {
  readonly #read: () => Processor;
  readonly #ms = { ours: 0, engine: 0, database: 0 };
  #tookMs = 0;
  #count = 0;

  constructor(read: () => Processor) {
    this.#read = read;
  }

  /** @param count how many of them this is */
  async on<Done>(count: number, run: () => Promise<Done>): Promise<Done> {
    const [then, begun] = [this.#read(), performance.now()];
    const done = await run();
    const now = this.#read();
    for (const who of ['ours', 'engine', 'database'] as const) this.#ms[who] += (now[who] - then[who]) * 1000;
    this.#tookMs += performance.now() - begun;
    this.#count += count;
    return done;
  }

  get each(): Processor {
    const { ours, engine, database } = this.#ms;
    return { ours: ours / this.#count, engine: engine / this.#count, database: database / this.#count };
  }

  get total(): number {
    const { ours, engine, database } = this.each;
    return ours + engine + database;
  }

  /** How much of all cores it kept busy, from 0 to 1. */
  get busy(): number {
    return (this.total * this.#count) / this.#tookMs / availableParallelism();
  }

  /** In words. */
  get told(): string {
    const { ours, engine, database } = this.each;
    const [mine, temporal, postgres] = [ours, engine, database].map((ms) => round(ms, 1));
    return `${mine} ms ours, ${temporal} ms Temporal’s, ${postgres} ms PostgreSQL’s, with the cores ${round(this.busy * 100, 0)} % busy`;
  }
}

/** Also those that have ended. */
function withChildren(pid: number): number {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && fieldsOf(Number(name))[1] === pid);
  const fields = fieldsOf(pid);
  const ended = ((fields[13] ?? 0) + (fields[14] ?? 0)) / TICKS;
  return secondsOf(pid) + ended + children.reduce((sum, child) => sum + secondsOf(Number(child)), 0);
}

export function secondsOf(pid: number): number {
  const fields = fieldsOf(pid);
  return ((fields[11] ?? 0) + (fields[12] ?? 0)) / TICKS;
}

/** What follows the name in /proc/…/stat: the state, the parent, and from the eleventh on the times. None of a process that is gone. */
function fieldsOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
      .map(Number);
  } catch {
    return [];
  }
}
