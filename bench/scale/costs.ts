// What the bench measured, as the model reckons with it.
import type { Figures } from '../report.ts';
import { BENCH_CORES, type Costs } from './model.ts';

export function costsOf(figures: Figures): Costs {
  const of = (id: string, name: string): number => {
    const found = figures[id]?.numbers?.[name];
    if (found === undefined) throw new Error(`bench/figures.json has no ${name} of ${id}; measure it by npm run bench`);
    return found;
  };
  const seconds = ['ours', 'engine', 'database'].reduce((sum, who) => sum + of('together', who), 0);
  return {
    busy: (seconds * of('together', 'groups')) / (BENCH_CORES * of('together', 'seconds')),
    ...{ worker: of('together', 'ours'), engine: of('together', 'engine'), database: of('together', 'database') },
    ...{ mails: of('together', 'mails'), events: of('events', 'group') },
    ...{ openBytes: of('open-disk', 'bytes'), rowBytes: of('ledger-row', 'bytes') },
  };
}
