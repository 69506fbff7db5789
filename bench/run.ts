// `npm run bench`: what the product costs, each figure as a ratio to a control in the same run, into docs/performance.md.
import { cpus, totalmem } from 'node:os';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { workflowId } from '../domain/ids.ts';
import type { MailKind } from '../domain/kinds.ts';
import type { Programme } from '../domain/programme.ts';
import { openingStatus } from '../domain/standing.ts';
import type { GroupStatus } from '../domain/status.ts';
import type { Decision, Delivery } from '../workflows/activities.ts';
import type { programme as programmeWorkflow } from '../workflows/programme/workflow.ts';
import { atStart } from '../workflows/walk/search-attributes.ts';
import { answer, end, type bare } from './control-workflows.ts';
import { median, pairs, quantile, ratio, timed, type Pair } from './figures.ts';
import { CONTROL, openStage, PRODUCT, type Stage } from './stage.ts';
import { startUp } from './start-up.ts';

const PAIRS = 5;
const DAY_MS = 86_400_000;

interface Figure {
  readonly name: string;
  readonly wanted: string;
  readonly got: string;
  readonly from: string;
  readonly limit: string;
}

const figures: Figure[] = [];
const say = (figure: Figure) => {
  figures.push(figure);
  process.stdout.write(`${figure.name}: ${figure.got} (wanted: ${figure.wanted}; ${figure.from})\n`);
};
const round = (value: number, digits = 2) => value.toFixed(digits);
const spread = ({ median: middle, least, greatest }: ReturnType<typeof ratio>) =>
  `${round(middle)} (${round(least)} to ${round(greatest)})`;

const LIMITS = {
  disk: 'the agenda of some forty moments, once in the history of each group; the control has none',
  memory:
    'the server’s cache of open workflows, which a group fills with its agenda sooner than a control: with some 4,000 groups it is full, and more cost disk only. Up to there a group takes more than a control, from there on less',
};

/** Each on servers of its own: what one leaves behind is not in the next. */
async function on(measure: (stage: Stage) => Promise<void>): Promise<void> {
  const stage = await openStage();
  await measure(stage);
  await stage.close();
}

const measures: Readonly<Record<string, () => Promise<void>>> = {
  carried: () => on(carriedThrough),
  moment: () => on(oneMoment),
  together: () => on((stage) => manyGroups(stage, 1000)),
  answers: () => on(answers),
  open: () => manyOpen(2000),
};
// Some of them by name, to work on one; then the page stays as it is.
const chosen = process.argv.slice(2);
for (const [name, measure] of Object.entries(measures))
  if (chosen.length === 0 || chosen.includes(name)) await measure();
if (chosen.length === 0) {
  for (const figure of await startUp()) say(figure);
  write();
}

/** Programmes from the first mail to the last, on a clock that never waits, against bare workflows of as many events. */
async function carriedThrough({ client, keep }: Stage): Promise<void> {
  const AT_ONCE = 120;
  let events = 0;
  const product = async (n: number) => {
    const ids = Array.from({ length: AT_ONCE }, (_, index) => `carried-${n}-${index}`);
    for (const id of ids) await keep(id);
    const engine = Date.now();
    const took = await timed(() =>
      Promise.all(
        ids.map((id) =>
          client.workflow.execute<typeof programmeWorkflow>('programme', {
            workflowId: workflowId.programme(id),
            taskQueue: PRODUCT,
            args: [{ programme: id, pace: { origin: engine, engine, pace: (220 * DAY_MS) / 4000 } }],
          }),
        ),
      ),
    );
    const lengths = await Promise.all(
      ids
        .flatMap((id) => [workflowId.programme(id), workflowId.group(id, 'hold-1')])
        .map(async (id) => (await client.workflow.getHandle(id).describe()).historyLength),
    );
    events = Math.round(lengths.reduce((sum, length) => sum + length, 0) / AT_ONCE);
    return (AT_ONCE / took) * 1000;
  };
  const control = async () => {
    const took = await timed(() =>
      Promise.all(
        Array.from({ length: AT_ONCE }, () =>
          client.workflow.execute<typeof bare>('bare', {
            workflowId: `bare-${randomUUID()}`,
            taskQueue: CONTROL,
            args: [events],
          }),
        ),
      ),
    );
    return (AT_ONCE / took) * 1000;
  };
  await product(-1);
  const measured = await pairs(PAIRS, product, control);
  say({
    ...{ name: 'programmes carried through per second, against the control at equal events', wanted: '0.83' },
    got: spread(ratio(measured)),
    from: `${round(median(measured.map((pair) => pair.product)), 1)} against ${round(median(measured.map((pair) => pair.control)), 1)} a second, ${events} events each, ${AT_ONCE} at once`,
    limit:
      'the one disk. Unlike the control, each programme runs two workflows, updates their search attributes, and writes about 150 rows of the ledger. (At this speed most mails are too late and are recorded, not sent.)',
  });
}

/** Six mails at one moment. */
async function oneMoment({ client, keep, db }: Stage): Promise<void> {
  const programme = await keep('moment');
  const AT_ONCE = 40;
  const delivery = () => sixMails(programme, 'task-assigned', 2);
  const batch = (type: 'together' | 'apart') => async () => {
    const took = await timed(() =>
      Promise.all(
        Array.from({ length: AT_ONCE }, () =>
          client.workflow.execute(type, {
            workflowId: `${type}-${randomUUID()}`,
            taskQueue: CONTROL,
            args: [delivery()],
          }),
        ),
      ),
    );
    return ((AT_ONCE * 6) / took) * 1000;
  };
  await batch('together')();
  const measured = await pairs(PAIRS, batch('together'), batch('apart'));
  say({
    ...{
      name: 'mails per second where six go out at one moment, against one activity per mail in parallel',
      wanted: '2.3 times',
    },
    got: spread(ratio(measured)),
    from: `${round(median(measured.map((pair) => pair.product)), 0)} against ${round(median(measured.map((pair) => pair.control)), 0)} mails a second`,
    limit:
      'drawing the letter and the SMTP dialogue, which both have; the server’s work for an activity is what is saved',
  });
  await db.deleteFrom('mail').where('programme', '=', programme.id).execute();

  await keep('events');
  const engine = Date.now();
  await client.workflow.execute<typeof programmeWorkflow>('programme', {
    workflowId: workflowId.programme('events'),
    taskQueue: PRODUCT,
    args: [{ programme: 'events', pace: { origin: engine, engine, pace: (220 * DAY_MS) / 25_000 } }],
  });
  const { events } = await client.workflow.getHandle(workflowId.group('events', 'hold-1')).fetchHistory();
  const types = (events ?? []).map(({ eventType }) => Number(eventType));
  const mails = Number(
    (
      await db
        .selectFrom('mail')
        .select((eb) => eb.fn.countAll().as('count'))
        .where('programme', '=', 'events')
        .where('group_id', '=', 'hold-1')
        .where('outcome', '=', 'sent')
        .executeTakeFirstOrThrow()
    ).count,
  );
  const moment = eventsOfOneMoment(types);
  say({
    ...{ name: 'history events per mail where six go out at one moment', wanted: '1.2' },
    got: round(moment / 6),
    from: `${moment} events from one timer to the next around one delivery; over the whole group, from start to end, ${round(types.length / Math.max(1, mails))} a mail sent`,
    limit:
      'the timer (two), the workflow task (three), the marker of the local activity, and NextMoment in the search attributes',
  });
}

/** One moment with a mail to each of a group's six mentees. */
function sixMails(programme: Programme, kind: MailKind, ofRound: number): Delivery {
  const [group] = programme.groups;
  if (!group) throw new Error('no group');
  const status: GroupStatus = { ...openingStatus(programme, group), phase: 'meetings' };
  const decision: Decision = {
    // Nobody has sent it before.
    moment: `${kind}.${ofRound}-${randomUUID()}`,
    kind,
    round: ofRound,
    at: new Date().toISOString(),
    until: new Date(Date.now() + DAY_MS).toISOString(),
    send: group.mentees.map(({ id }) => id),
    heldBack: [],
  };
  return {
    programme: programme.id,
    group: group.id,
    pace: { origin: 0, engine: 0, pace: 1 },
    status,
    decisions: [decision],
    revision: 0,
  };
}

/** The usual number of events from one timer that fires to the next, where one delivery lies between and NextMoment is written, as always at the engine's own pace. */
function eventsOfOneMoment(types: readonly number[]): number {
  const TIMER_FIRED = 18;
  const MARKER_RECORDED = 25;
  const ATTRIBUTES_UPSERTED = 40;
  const fired = types.flatMap((type, index) => (type === TIMER_FIRED ? [index] : []));
  const spans = fired
    .slice(1)
    .map((index, n) => types.slice(fired[n] ?? 0, index))
    .filter(
      (span) => span.includes(ATTRIBUTES_UPSERTED) && span.filter((type) => type === MARKER_RECORDED).length === 1,
    );
  return median(spans.map((span) => span.length));
}

/** Groups that all have something due in the same minute: until the last mail is in the sink. */
async function manyGroups({ client, keep, taken }: Stage, groups: number): Promise<void> {
  const programme = await keep('many');
  const start = (type: 'together' | 'bare') =>
    client.workflow.execute(type, {
      workflowId: `${type}-${randomUUID()}`,
      taskQueue: CONTROL,
      args: type === 'bare' ? [6] : [sixMails(programme, 'meeting-reminder', 1)],
    });
  const all = (type: 'together' | 'bare') =>
    timed(() => Promise.all(Array.from({ length: groups }, () => start(type))));
  const before = taken();
  const measured: Pair[] = await pairs(
    PAIRS,
    () => all('together'),
    () => all('bare'),
  );
  const mails = (taken() - before) / PAIRS;
  say({
    ...{
      name: `${groups} groups due at once, ${mails} mails into a real SMTP sink, until the last: against ${groups} controls with one activity each`,
      wanted: 'at most 1.25 times',
    },
    got: spread(ratio(measured)),
    from: `${round(median(measured.map((pair) => pair.product)) / 1000, 1)} s against ${round(median(measured.map((pair) => pair.control)) / 1000, 1)} s`,
    limit: 'six letters to draw and to hand over for each activity, on the cores that the servers use, too',
  });
}

/** Answers by link, against bare updates and what HTTP costs alone: one of each in turn, in as many parts as others have pairs. */
async function answers({ client, keep, links, url }: Stage): Promise<void> {
  // Links take 1,200 requests a minute from one address, so each part comes from one of its own. A workflow takes 2,000 updates.
  const COUNT = 360;
  const programme = await keep('answers');
  await client.workflow.start('programme', {
    workflowId: workflowId.programme(programme.id),
    taskQueue: PRODUCT,
    args: [{ programme: programme.id }],
  });
  const control = await client.workflow.start('answered', { workflowId: 'answered', taskQueue: CONTROL });
  const person = programme.groups[0]?.mentees[0]?.id ?? '';
  await new Promise((wake) => setTimeout(wake, 2000));
  // Each answer by a link of its own: one link takes 100 a day.
  const linkNow = () =>
    links.url({ purpose: 'hand-in', programme: programme.id, group: 'hold-1', person, meeting: 2 }, Date.now());
  const byLink = async (link: string, n: number, part: number) => {
    const response = await fetch(link, {
      method: 'POST',
      headers: { 'x-forwarded-for': `10.0.0.${part + 2}` },
      body: new URLSearchParams({ choice: n % 2 === 0 ? 'handed-in' : 'take-back' }),
    });
    if (response.status !== 200) throw new Error(`an answer by link: ${response.status}`);
    await response.arrayBuffer();
  };
  const parts: Record<'product' | 'control' | 'http', number[]>[] = [];
  for (let part = -1; part < PAIRS; part += 1) {
    const took = { product: [] as number[], control: [] as number[], http: [] as number[] };
    // The part before the first is to warm up.
    for (let n = 0; n < (part < 0 ? 100 : COUNT); n += 1) {
      const link = await linkNow();
      took.product.push(await timed(() => byLink(link, n, part)));
      took.control.push(await timed(() => control.executeUpdate(answer, { args: [{ n }] })));
      took.http.push(await timed(async () => (await fetch(`${url}/healthz`)).arrayBuffer()));
    }
    if (part >= 0) parts.push(took);
  }
  await control.signal(end);
  for (const [name, part] of [
    ['p50', 0.5],
    ['p99', 0.99],
  ] as const) {
    const each = parts.map(({ product, control: updates, http }) => ({
      product: quantile(product, part) - quantile(http, part),
      control: quantile(updates, part),
    }));
    const all = (side: keyof (typeof parts)[number]) =>
      round(
        quantile(
          parts.flatMap((took) => took[side]),
          part,
        ),
        1,
      );
    say({
      ...{ name: `an answer by link, ${name}, less HTTP alone, against a bare update`, wanted: 'at most 1.3 times' },
      got: spread(ratio(each)),
      from: `${all('product')} ms by link, ${all('http')} ms HTTP alone, ${all('control')} ms a bare update, ${COUNT} of each in turn, ${PAIRS} times`,
      limit:
        'drawing the page, the check of the link, and the group’s standing in the answer, all beside the one update that both have',
    });
  }
}

/** Open groups that wait for their next moment, against open workflows that wait for a timer and take updates, each on servers of their own. */
async function manyOpen(each: number): Promise<void> {
  const stages = { product: await openStage(true), control: await openStage(true) };
  const programme = await stages.product.keep('open');
  const start = new Date().toISOString();
  const engine = Date.now();
  const begin: Record<keyof Pair, () => Promise<unknown>> = {
    product: () =>
      stages.product.client.workflow.start('group', {
        workflowId: `open-${randomUUID()}`,
        taskQueue: PRODUCT,
        args: [{ programme: programme.id, group: 'hold-1', start, pace: { origin: engine, engine, pace: 1 } }],
        typedSearchAttributes: atStart(programme.id),
      }),
    control: () =>
      stages.control.client.workflow.start('waiting', { workflowId: `waiting-${randomUUID()}`, taskQueue: CONTROL }),
  };
  const empty = { product: await stages.product.held(), control: await stages.control.held() };
  const taken: Record<'disk' | 'memory', Pair[]> = { disk: [], memory: [] };
  for (let open = each; open <= each * PAIRS; open += each) {
    const openMore = async (side: keyof Pair) => {
      for (let n = 0; n < each; n += 50) await Promise.all(Array.from({ length: 50 }, begin[side]));
    };
    await Promise.all([openMore('product'), openMore('control')]);
    const full = { product: await stages.product.held(), control: await stages.control.held() };
    const of = (side: keyof Pair, what: 'disk' | 'memory') => (full[side][what] - empty[side][what]) / open;
    for (const what of ['disk', 'memory'] as const)
      taken[what].push({ product: of('product', what), control: of('control', what) });
  }
  await stages.product.close();
  await stages.control.close();
  for (const what of ['disk', 'memory'] as const) {
    const all = ratio(taken[what]);
    const last = taken[what].slice(-1);
    const kib = (side: keyof Pair) => last.map((pair) => round(pair[side] / 1024, 1)).join();
    say({
      ...{
        name: `${what} of an open group at ${each * PAIRS} open, against an open control`,
        wanted: 'at most 1.3 times',
      },
      got: spread({ ...all, median: ratio(last).median }),
      from: `${kib('product')} against ${kib('control')} KiB each; least and greatest of what it was at every ${each}`,
      limit: LIMITS[what],
    });
  }
}

function write(): void {
  const machine = `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
  const rows = figures.map(
    ({ name, wanted, got, from, limit }) => `| ${name} | ${wanted} | ${got} | ${from} | ${limit} |`,
  );
  writeFileSync(
    'docs/performance.md',
    `# What it costs

Measured by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}, ${machine}. Each ratio is the median of ${PAIRS} interleaved pairs of product and
control in the same run on the same servers, with the least and the greatest of the pairs behind it (disk and memory: of ${PAIRS} readings, on servers of their
own, and the last is the ratio). Temporal is the development server with the
settings of \`embedded/temporal-server.ts\`, without which its pacing is what gets measured; PostgreSQL and the SMTP sink are real and on the same machine.

| figure | wanted | got | from | what limits it |
|---|---|---|---|---|
${rows.join('\n')}

To repeat: \`npm ci && npm run bench\` on a machine that does nothing else; it writes this page anew.
`,
  );
}
