// What a process holds in memory, by who holds it: V8's heaps of each thread, what is allocated outside of them, files. From Linux's /proc.
import { readFileSync } from 'node:fs';
import { getHeapStatistics, type HeapInfo } from 'node:v8';
import type { Worker } from 'node:worker_threads';

/** In bytes. What V8 and the rest have given back to Linux is in none. */
export interface Resident {
  readonly all: number;
  /** The heap of the thread that is asked, with what it has set aside. */
  readonly heap: number;
  /** The same of the threads that it has started: the workflows' sandbox. */
  readonly threads: number;
  /** Taken by malloc, in one place or its arenas: the engine's core, what V8 and OpenSSL keep beside their heaps. */
  readonly allocated: number;
  /** Programmes and libraries that are mapped. */
  readonly files: number;
  /** Buffers, stacks, compiled code. */
  readonly rest: number;
}

const KIB = 1024;
/** Glibc gives each arena so much of the address space, and begins it at a multiple of it. */
const ARENA = 64 * KIB * KIB;

const threads = new Set<Worker>();

// Known from their start: this file is read before any is.
process.on('worker', (worker) => {
  threads.add(worker);
  worker.once('exit', () => threads.delete(worker));
});

export async function resident(): Promise<Resident> {
  const heaps = await Promise.all([...threads].map((worker) => worker.getHeapStatistics()));
  const physical = (all: readonly HeapInfo[]) => all.reduce((bytes, each) => bytes + each.total_physical_size, 0);
  const [heap, held] = [physical([getHeapStatistics()]), physical(heaps)];
  const mapped = mappings(readFileSync('/proc/self/smaps', 'utf8'));
  const sum = (all: readonly Mapping[]) => all.reduce((bytes, { rss }) => bytes + rss, 0);
  const all = sum(mapped);
  const files = sum(mapped.filter(({ path }) => path.startsWith('/')));
  const allocated = sum(mapped.filter((each, n) => each.path === '[heap]' || isArena(each, mapped[n + 1])));
  return { all, heap, threads: held, allocated, files, rest: all - heap - held - allocated - files };
}

interface Mapping {
  readonly from: number;
  readonly to: number;
  readonly path: string;
  readonly rss: number;
}

function mappings(smaps: string): Mapping[] {
  const found = smaps.matchAll(/^([0-9a-f]+)-([0-9a-f]+) \S+ \S+ \S+ \S+ *(.*)\n(?:[A-Z]\S+: .*\n)*?Rss: +(\d+) kB$/gm);
  return Array.from(found, ([, from = '', to = '', path = '', rss]) => ({
    ...{ from: Number.parseInt(from, 16), to: Number.parseInt(to, 16), path },
    rss: Number(rss) * KIB,
  }));
}

/** What an arena may still grow into follows it, and takes nothing. */
function isArena({ from, to, path }: Mapping, next: Mapping | undefined): boolean {
  if (path !== '' || from % ARENA !== 0) return false;
  return to === from + ARENA || (next?.from === to && next.rss === 0 && next.to >= from + ARENA);
}
