// The solver, in a thread of its own: it blocks its thread while it works.
import { parentPort, workerData } from 'node:worker_threads';
import loadHighs from 'highs';

// Its types describe it as CommonJS gives it; to an ECMAScript module the loader is the default.
const load = loadHighs as unknown as typeof loadHighs.default;
const { text, seconds } = workerData as { readonly text: string; readonly seconds: number };
const highs = await load();
// Same input, same groups: one seed, one thread, names in one order.
const solution = highs.solve(text, { output_flag: false, time_limit: seconds, random_seed: 0 });
const values = Object.fromEntries(
  Object.entries(solution.Columns).map(([name, column]) => [name, Number(Reflect.get(column, 'Primal') ?? 0)]),
);
parentPort?.postMessage({ status: solution.Status, values });
