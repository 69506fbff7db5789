// Six mails at one moment: how fast together, and how many events of history each costs.
import { randomUUID } from 'node:crypto';
import { workflowId } from '../domain/ids.ts';
import type { Programme } from '../domain/programme.ts';
import type { programme } from '../workflows/programme/workflow.ts';
import { floorOf, median, middle, pairs, ratio, timed } from './figures.ts';
import { Spent } from './processor.ts';
import { round, spread, type Report } from './report.ts';
import { sixMails } from './six-mails.ts';
import { inSeconds, type Stage } from './stage.ts';
import { CONTROL, PRODUCT, SENDING } from './workers.ts';

const AT_ONCE = 40;
/** Kinds of history events, as Temporal numbers them. */
const TIMER_FIRED = 18;
const MARKER_RECORDED = 25;
const ATTRIBUTES_UPSERTED = 40;

export async function oneMoment(stage: Stage, report: Report): Promise<void> {
  await speed(stage, report);
  await events(stage, report);
}

async function speed({ client, keepMany, db, processor }: Stage, report: Report): Promise<void> {
  const programmes = await keepMany('moment', AT_ONCE);
  const batch = (type: 'together' | 'apart' | 'noMails') => {
    const spent = new Spent(processor);
    const start = (programme: Programme) =>
      client.workflow.execute(type, {
        workflowId: `${type}-${randomUUID()}`,
        taskQueue: type === 'apart' ? CONTROL : SENDING,
        args: [sixMails(programme, 'task-assigned', 2)],
      });
    const run = async () => {
      const took = await spent.on(AT_ONCE, () => timed(() => Promise.all(programmes.map(start))));
      return ((AT_ONCE * 6) / took) * 1000;
    };
    return { run, spent };
  };
  const [together, apart, noMails] = [batch('together'), batch('apart'), batch('noMails')];
  await batch('together').run();
  const measured = await pairs(together.run, apart.run);
  const floor = await floorOf(noMails.run, measured);
  const made = middle(measured);
  report.say('six-mails', {
    name: 'mails per second where six go out at one moment, against one activity per mail in parallel',
    wanted: 'at least 5 times',
    got: spread(ratio(measured)),
    numbers: { mailsPerSecond: made.product, control: made.control },
    from: `${round(made.product, 0)} against ${round(made.control, 0)} mails a second`,
    limit: `what both have. A workflow whose delivery makes and sends nothing at all would be ${round(floor)} (tried beside it), so no way to make a mail reaches five. Processor time of a group: ${together.spent.told}; of one without mails: ${noMails.spent.told}; of one with an activity each: ${apart.spent.told}. Two things made it faster: a moment’s mails are claimed, counted and settled in one statement each, and the programme is read once for all deliveries of one breath. Handing over by ten or twenty connections changed nothing`,
  });
  await db.deleteFrom('mail').execute();
}

async function events({ client, keep, db }: Stage, report: Report): Promise<void> {
  await keep('events');
  await client.workflow.execute<typeof programme>('programme', {
    workflowId: workflowId.programme('events'),
    taskQueue: PRODUCT,
    args: [{ programme: 'events', pace: inSeconds(25) }],
  });
  const history = await client.workflow.getHandle(workflowId.group('events', 'hold-1')).fetchHistory();
  const types = (history.events ?? []).map(({ eventType }) => Number(eventType));
  const { mails } = await db
    .selectFrom('mail')
    .select((eb) => eb.fn.countAll<number>().as('mails'))
    .where('programme', '=', 'events')
    .where('group_id', '=', 'hold-1')
    .where('outcome', '=', 'sent')
    .executeTakeFirstOrThrow();
  const moment = eventsOfOneMoment(types);
  report.say('events', {
    name: 'history events per mail where six go out at one moment',
    wanted: 'at most 1.0',
    got: round(moment / 6),
    numbers: { moment, group: types.length, mails: Number(mails) },
    from: `${moment} events from one timer to the next around one delivery; over the whole group, from start to end, ${round(types.length / Math.max(1, Number(mails)))} a mail sent`,
    limit:
      'the timer (two), the workflow task (three), the marker of the local activity, and NextMoment in the search attributes. A search attribute can’t be written without an event, and NextMoment, which is promised to operations, is another after each moment: without it there would be six. A group of six over four rounds, with all answers by link, takes 277 (wanted: at most 250; test/hall/programme holds it): 45 tasks are 135, timers 41, 19 answers 38, deliveries 23, search attributes 22, what the programme is told of five times 10, two activities 6, start and end 2. To tell the programme without a signal would save 25, with the tasks that a signal brings; an activity would have to do it, and that a round is over would then hang on who runs it',
  });
}

/** The usual number of events from one timer that fires to the next, where one delivery lies between and NextMoment is written, as always at the engine's own pace. */
function eventsOfOneMoment(types: readonly number[]): number {
  const fired = types.flatMap((type, index) => (type === TIMER_FIRED ? [index] : []));
  const spans = fired
    .slice(1)
    .map((index, n) => types.slice(fired[n] ?? 0, index))
    .filter(
      (span) => span.includes(ATTRIBUTES_UPSERTED) && span.filter((type) => type === MARKER_RECORDED).length === 1,
    );
  return median(spans.map((span) => span.length));
}
