// Processor time, by who takes it: our own process, Temporal's server, PostgreSQL with its children. Read from Linux's /proc.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

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

export const since = (now: Processor, then: Processor): Processor => ({
  ours: now.ours - then.ours,
  engine: now.engine - then.engine,
  database: now.database - then.database,
});

/** Also those that have ended. */
function withChildren(pid: number): number {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && fieldsOf(Number(name))[1] === pid);
  const fields = fieldsOf(pid);
  const ended = ((fields[13] ?? 0) + (fields[14] ?? 0)) / TICKS;
  return secondsOf(pid) + ended + children.reduce((sum, child) => sum + secondsOf(Number(child)), 0);
}

function secondsOf(pid: number): number {
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
