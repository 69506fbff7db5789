// Open groups that wait for their next moment, against open workflows that wait for a timer and take updates, each on servers of
// their own.
import { randomUUID } from 'node:crypto';
import { atStart } from '../workflows/walk/search-attributes.ts';
import { PAIRS, ratio, type Pair } from './figures.ts';
import { round, spread, type Report } from './report.ts';
import { openStage, type Stage } from './stage.ts';
import { CONTROL, PRODUCT } from './workers.ts';

/** So many more are opened, as often as others have pairs. */
const EACH = 2000;
const AT_ONCE = 50;

const LIMITS = {
  disk: 'the agenda of some forty moments, once in the history of each group: with it a group’s history is 2.8 KB, and two of them fill a page of the server’s SQLite where five controls share one. The rest is as much as a control’s: the search attributes of a group are made up for by the shorter name of its build. Packed, the agenda would take 0.7 KB instead of 0.9, and nobody could read a history (docs/decisions/20). A control with the search attributes of a group and nothing else took 1.05 (tried)',
  memory:
    'by the heap’s own profile the server’s cache of open workflows, which has 8,096 places in the development server, two for each: some 4,000 of either kind are held, and more cost disk only. A group’s place holds what a control’s does and four search attributes more (2 KB: each is a payload with a map of its own), and the 8 MB in which the server keeps the newest of all histories are filled by fewer groups than controls. A control with these attributes and nothing else took 1.21 (8.2 against 6.8 KiB, tried): with what operations are promised to find it by no group could hold less than a control that has none of it. From one run to the next a control takes 6.8 to 8.7 KiB and a group 8.2 to 8.4, so this is 0.93 to 1.21. The code before it moved into this house (b99dc20), measured on the same day once its groups waited: 8.1 against 8.2 KiB, this 8.2 against 8.0; the heap is told in whole MB, a tenth of a KiB each',
};
type What = keyof typeof LIMITS;

export async function manyOpen(report: Report): Promise<void> {
  const watching = { watched: true, waiting: true };
  const stages = { product: await openStage(watching), control: await openStage(watching) };
  const taken: Record<What, Pair[]> = { disk: [], memory: [] };
  const product = await opener(stages.product, await groups(stages.product), (open) => waiting(stages.product, open));
  const control = await opener(stages.control, () =>
    stages.control.client.workflow.start('waiting', { workflowId: `waiting-${randomUUID()}`, taskQueue: CONTROL }),
  );
  for (let n = 0; n < PAIRS; n += 1) {
    const [one, other] = await Promise.all([product(), control()]);
    taken.disk.push({ product: one.disk, control: other.disk });
    taken.memory.push({ product: one.memory, control: other.memory });
  }
  await stages.product.close();
  await stages.control.close();
  tell(report, 'disk', taken.disk);
  tell(report, 'memory', taken.memory);
}

/**
 * @param wait until so many have opened; a control is open as soon as it has started
 * @returns what opens as many more, and tells the bytes that each of all that are open holds */
async function opener(
  stage: Stage,
  begin: () => Promise<unknown>,
  wait: (open: number) => Promise<void> = () => Promise.resolve(),
): Promise<() => Promise<Record<What, number>>> {
  const empty = await stage.held();
  let open = 0;
  return async () => {
    for (const last = open + EACH; open < last; open += AT_ONCE)
      await Promise.all(Array.from({ length: AT_ONCE }, begin));
    await wait(open);
    const full = await stage.held();
    return { disk: (full.disk - empty.disk) / open, memory: (full.memory - empty.memory) / open };
  };
}

/** Each has its agenda and its timer: measured is the waiting, not a backlog. */
async function waiting({ client }: Stage, open: number): Promise<void> {
  let idle = 0;
  while (idle < open) {
    await new Promise((wake) => setTimeout(wake, 500));
    idle = (await client.workflow.count('NextMoment IS NOT NULL')).count;
  }
}

async function groups({ client, keep }: Stage): Promise<() => Promise<unknown>> {
  const programme = await keep('open');
  const start = new Date().toISOString();
  const engine = Date.now();
  return () =>
    client.workflow.start('group', {
      workflowId: `open-${randomUUID()}`,
      taskQueue: PRODUCT,
      args: [{ programme: programme.id, group: 'hold-1', start, pace: { origin: engine, engine, pace: 1 } }],
      typedSearchAttributes: atStart(programme.id),
    });
}

function tell(report: Report, what: What, taken: readonly Pair[]): void {
  const [last = { product: Number.NaN, control: Number.NaN }] = taken.slice(-1);
  report.say(`open-${what}`, {
    name: `${what} of an open group at ${EACH * PAIRS} open, against an open control`,
    wanted: what === 'disk' ? 'at most 1.05 times' : 'at most 0.95 times',
    got: spread({ ...ratio(taken), median: ratio([last]).median }),
    numbers: { bytes: last.product, control: last.control },
    from: `${round(last.product / 1024, 1)} against ${round(last.control / 1024, 1)} KiB each; least and greatest of what it was at every ${EACH}`,
    limit: LIMITS[what],
  });
}
