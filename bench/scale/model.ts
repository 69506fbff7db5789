// How many of everything so many open groups take, and how long eight o'clock lasts. Every number is a measured one or stands in ASSUMED.

import type { Course } from './course.ts';

export const BENCH_CORES = 2;

/** What a group costs, measured by `npm run bench`. */
export interface Costs {
  /** Processor seconds of a group that is due: of a worker, of Temporal, of PostgreSQL. */
  readonly worker: number;
  readonly engine: number;
  readonly database: number;
  /** The part of the bench's one machine that was busy while a thousand were due at once. */
  readonly busy: number;
  /** Mails of a group that is due. */
  readonly mails: number;
  /** Events of a group over its whole course. */
  readonly events: number;
  readonly openBytes: number;
  readonly rowBytes: number;
}

export interface Load {
  readonly groups: number;
  /** Their eight o'clocks: the groups are spread over them evenly. */
  readonly zones: number;
  /** Seconds over which mails of one moment are spread (MAIL_JITTER). */
  readonly jitter: number;
  /** Seconds after eight by which the last mail of the fullest morning is to have gone. */
  readonly within: number;
  /** Mails a minute that one relay takes. */
  readonly relay: number;
}

/** Not measured here: what one takes of each kind when it is filled as far as one would. */
const ASSUMED = {
  /** Somewhat less than in bursts on the bench: nobody plans for processors that are never idle. */
  busy: 0.7,
  /** A worker is one thread that draws and sends, and one that carries workflows. */
  workerCores: 1,
  historyCores: 4,
  databaseCores: 16,
  /** Seconds of one write of a shard, which makes them one after the other; a due group is so many writes. */
  shardWrite: 0.005,
  writesOfDue: 4,
  fewestShards: 4,
} as const;

export interface Stage {
  readonly name: 'history' | 'workers' | 'databases' | 'relays';
  /** Groups a second that one of it carries. */
  readonly each: number;
  readonly count: number;
}

export interface Plan {
  readonly due: number;
  readonly shards: number;
  readonly stages: readonly Stage[];
  /** The stage that is fullest when one of each is there. */
  readonly first: Stage['name'];
  /** Seconds until the last mail, where every group's moment is spread by the jitter, and where it is not. */
  readonly lasts: number;
  readonly lastsWithoutJitter: number;
  readonly openBytes: number;
  readonly rowsAYear: number;
  readonly ledgerBytesAYear: number;
  readonly eventsAMonth: number;
}

export function planFor(load: Load, costs: Costs, course: Course): Plan {
  const { groups, zones, jitter, within, relay } = load;
  const due = Math.ceil((groups * course.dueAtMost) / zones);
  const rate = due / Math.max(within, jitter);
  const each: Readonly<Record<Stage['name'], number>> = {
    history: (ASSUMED.historyCores * ASSUMED.busy) / costs.engine,
    workers: (ASSUMED.workerCores * ASSUMED.busy) / costs.worker,
    databases: (ASSUMED.databaseCores * ASSUMED.busy) / costs.database,
    relays: relay / 60 / costs.mails,
  };
  const names = ['history', 'workers', 'databases', 'relays'] as const;
  const stages = names.map((name): Stage => ({
    name,
    each: each[name],
    count: Math.max(1, Math.ceil(rate / each[name])),
  }));
  const [first = 'relays'] = names.toSorted((one, other) => each[one] - each[other]);
  const slowest = Math.min(...stages.map((stage) => stage.each * stage.count));
  const writes = (rate * ASSUMED.writesOfDue * ASSUMED.shardWrite) / ASSUMED.busy;
  const rowsAYear = ((groups * course.rows) / course.months) * 12;
  return {
    ...{ due, stages, first },
    shards: Math.max(ASSUMED.fewestShards, 2 ** Math.ceil(Math.log2(Math.max(1, writes)))),
    lasts: Math.max(jitter, due / slowest),
    lastsWithoutJitter: due / slowest,
    openBytes: groups * costs.openBytes,
    ...{ rowsAYear, ledgerBytesAYear: rowsAYear * costs.rowBytes },
    eventsAMonth: (groups * costs.events) / course.months,
  };
}

/** Seconds of a burst where all of it shares the two cores of the machine that the bench ran on. */
export const onOneMachine = (groups: number, { worker, engine, database, busy }: Costs): number =>
  (groups * (worker + engine + database)) / (BENCH_CORES * busy);
