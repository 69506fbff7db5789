// `npm run scale`: what so many open groups take, from the figures of the bench and the agenda. Without options, three cases.
import { parseArgs } from 'node:util';
import { keptFigures } from '../report.ts';
import { costsOf } from './costs.ts';
import { course } from './course.ts';
import { onOneMachine, planFor, type Load, type Plan } from './model.ts';
import { play } from './morning.ts';

const CASES: readonly (Pick<Load, 'groups' | 'zones' | 'relay'> & { readonly name: string })[] = [
  { name: 'one municipality', groups: 10, zones: 1, relay: 30 },
  { name: 'the country, 98 municipalities', groups: 1000, zones: 1, relay: 600 },
  { name: 'a public cloud', groups: 1_000_000, zones: 24, relay: 6000 },
];

const { values } = parseArgs({
  options: {
    groups: { type: 'string' },
    zones: { type: 'string', default: '1' },
    jitter: { type: 'string', default: '300' },
    within: { type: 'string', default: '600' },
    relay: { type: 'string', default: '600' },
  },
});
const number = (name: 'groups' | 'zones' | 'jitter' | 'within' | 'relay'): number => {
  const value = Number(values[name]);
  if (!Number.isFinite(value) || value < (name === 'jitter' ? 0 : 1))
    throw new Error(`--${name} is a number from ${name === 'jitter' ? 0 : 1}`);
  return value;
};

const figures = keptFigures();
const costs = costsOf(figures);
const agenda = course();
const whole = (value: number) => Math.round(value).toLocaleString('en');
const bytes = (value: number) =>
  value < 2 ** 30 ? `${(value / 2 ** 20).toFixed(1)} MiB` : `${(value / 2 ** 30).toFixed(1)} GiB`;

function say(name: string, load: Load): void {
  const plan = planFor(load, costs, agenda);
  const morning = play(plan.due, load.jitter, plan.stages);
  const atOnce = play(plan.due, 0, plan.stages);
  process.stdout.write(
    `
${name}: ${whole(load.groups)} open groups, ${load.zones} eight o’clock${load.zones === 1 ? '' : 's'}
  due at one of them    ${whole(plan.due)} groups, ${whole(plan.due * costs.mails)} mails on the fullest morning (${(agenda.dueAtMost * 100).toFixed(0)} % of the groups; usually ${(agenda.dueUsually * 100).toFixed(0)} %)
  shards                ${plan.shards}
  ${plan.stages.map(({ name: stage, count, each }) => `${stage.padEnd(22)}${count} (one carries ${each.toFixed(1)} groups a second)`).join('\n  ')}
  gives first           ${plan.first}
  lasts                 ${whole(plan.lasts)} s with ${load.jitter} s of jitter, ${whole(plan.lastsWithoutJitter)} s without
  played                half have theirs after ${whole(morning.half)} s, 99 % after ${whole(morning.most)} s, all after ${whole(morning.last)} s; ${waits(morning.waiting)}
                        without jitter: ${whole(atOnce.half)} s, ${whole(atOnce.most)} s, ${whole(atOnce.last)} s; ${waits(atOnce.waiting)}
  engine                ${whole(plan.eventsAMonth)} events a month, ${bytes(plan.openBytes)} of open groups
  ledger                ${whole(plan.rowsAYear)} rows a year, ${bytes(plan.ledgerBytesAYear)}
`,
  );
}

const waits = (waiting: Readonly<Partial<Record<Plan['first'], number>>>) =>
  Object.entries(waiting)
    .map(([stage, many]) => `${whole(many)} waited at once for ${stage}`)
    .join(', ');

if (values.groups === undefined)
  for (const { name, ...load } of CASES) say(name, { ...load, jitter: number('jitter'), within: number('within') });
else
  say('as asked', {
    ...{ groups: number('groups'), zones: number('zones'), relay: number('relay') },
    ...{ jitter: number('jitter'), within: number('within') },
  });
process.stdout.write('\nheld against the bench on one machine:\n');
for (const [groups, each] of figures['growth-due']?.plot?.lines['milliseconds each'] ?? []) {
  const [measured, modelled] = [(groups * each) / 1000, onOneMachine(groups, costs)];
  process.stdout.write(
    `  ${whole(groups)} groups due at once: measured ${measured.toFixed(1)} s, by the model ${modelled.toFixed(1)} s (${((modelled / measured - 1) * 100).toFixed(0)} %)\n`,
  );
}
