// Programmes from the first mail to the last, on a clock that never waits, against bare workflows of as many events.
import { randomUUID } from 'node:crypto';
import { workflowId } from '../domain/ids.ts';
import type { programme } from '../workflows/programme/workflow.ts';
import type { bare } from './control-workflows.ts';
import { middle, pairs, ratio, timed } from './figures.ts';
import { Spent } from './processor.ts';
import { round, spread, type Report } from './report.ts';
import { inSeconds, type Stage } from './stage.ts';
import { CONTROL, PRODUCT } from './workers.ts';

const AT_ONCE = 120;

const perSecond = (milliseconds: number) => (AT_ONCE / milliseconds) * 1000;
const atOnce = <Done>(run: (index: number) => Promise<Done>) =>
  Promise.all(Array.from({ length: AT_ONCE }, (_, index) => run(index)));

export async function carriedThrough({ client, keep, processor }: Stage, report: Report): Promise<void> {
  let events = 0;
  const [spent, spentBare] = [new Spent(processor), new Spent(processor)];
  const product = async (n: number) => {
    const ids = Array.from({ length: AT_ONCE }, (_, index) => `carried-${n}-${index}`);
    for (const id of ids) await keep(id);
    const pace = inSeconds(4);
    const carry = () =>
      timed(() =>
        Promise.all(
          ids.map((id) =>
            client.workflow.execute<typeof programme>('programme', {
              workflowId: workflowId.programme(id),
              taskQueue: PRODUCT,
              args: [{ programme: id, pace }],
            }),
          ),
        ),
      );
    const took = await (n < 0 ? carry() : spent.on(AT_ONCE, carry));
    const lengths = await Promise.all(
      ids
        .flatMap((id) => [workflowId.programme(id), workflowId.group(id, 'hold-1')])
        .map(async (id) => (await client.workflow.getHandle(id).describe()).historyLength),
    );
    events = Math.round(lengths.reduce((sum, length) => sum + length, 0) / AT_ONCE);
    return perSecond(took);
  };
  const control = async () =>
    perSecond(
      await spentBare.on(AT_ONCE, () =>
        timed(() =>
          atOnce(() =>
            client.workflow.execute<typeof bare>('bare', {
              workflowId: `bare-${randomUUID()}`,
              taskQueue: CONTROL,
              args: [events],
            }),
          ),
        ),
      ),
    );
  // To warm up, and to learn how many events the control is to have.
  await product(-1);
  const measured = await pairs(product, control);
  const made = middle(measured);
  report.say('carried', {
    name: 'programmes carried through per second, against the control at equal events',
    wanted: 'at least 0.95',
    got: spread(ratio(measured)),
    numbers: { programmesPerSecond: made.product, controlsPerSecond: made.control, events },
    from: `${round(made.product, 1)} against ${round(made.control, 1)} a second, ${events} events each, ${AT_ONCE} at once`,
    limit: `processor time of a programme: ${spent.told}. Of a control: ${spentBare.told}. At 0.95 all that a control has not would have to be done in ${round(spentBare.total * (1 / 0.95 - 1), 0)} ms. Unlike the control, each programme runs two workflows, updates their search attributes, and writes about 150 rows of the ledger. (At this speed most mails are too late and are recorded, not sent.) By the profile a tenth of ours is reckoning agendas, three for each: to remember mornings, too, made one in 1.4 ms instead of 2.0, a hundredth of a programme (tried)`,
  });
}
