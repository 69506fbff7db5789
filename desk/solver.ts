// Groups proposed by a solver, in a thread of its own, with an end to the waiting; and where it can't be done, what is in the way.
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { broken, costOf, movedIn, type Grouping, type InTheWay, type Placement } from '../domain/grouping.ts';
import { modelOf } from '../domain/grouping-model.ts';

const SECONDS = 10;
/** What a draft was made by. */
export const SOLVER = 'highs 1.15.3';

export interface Solution {
  readonly placement: Placement;
  readonly cost: number;
  /** Whether nothing can cost less. */
  readonly proven: boolean;
  readonly moved: number;
  /** Where no placement keeps every rule: the least that is in the way of one. */
  readonly inTheWay: readonly InTheWay[];
}

const answer = z.object({ status: z.string(), values: z.record(z.string(), z.number()) });

export async function solve(given: Grouping): Promise<Solution> {
  // In one order, so that the same people give the same groups.
  const people = [...given.people].sort((a, b) => (a.id < b.id ? -1 : 1));
  const grouping = { ...given, people };
  const kept = await run(grouping, false);
  const solved = kept ?? (await run(grouping, true));
  const { placement, proven } = solved ?? { placement: {}, proven: false };
  return {
    placement,
    proven,
    cost: costOf(grouping, placement),
    moved: movedIn(grouping, placement),
    inTheWay: kept ? [] : broken(grouping, placement),
  };
}

/** @returns undefined where there is no solution */
async function run(
  grouping: Grouping,
  elastic: boolean,
): Promise<{ readonly placement: Placement; readonly proven: boolean } | undefined> {
  const { text, placement } = modelOf(grouping, elastic);
  const { status, values } = await inThread(text);
  const found = placement((name) => values[name] ?? 0);
  const isWhole = elastic || (Object.keys(found).length > 0 && broken(grouping, found).length === 0);
  return status === 'Infeasible' || !isWhole ? undefined : { placement: found, proven: status === 'Optimal' };
}

async function inThread(text: string): Promise<z.output<typeof answer>> {
  const thread = new Worker(new URL('./solver-thread.ts', import.meta.url), { workerData: { text, seconds: SECONDS } });
  try {
    return await new Promise((resolve, reject) => {
      thread.once('message', (message) => resolve(answer.parse(message)));
      thread.once('error', reject);
      thread.once('exit', () => reject(new Error('the solver ended without an answer')));
    });
  } finally {
    await thread.terminate();
  }
}
