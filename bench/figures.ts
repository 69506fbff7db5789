// Medians, spread, and ratios of interleaved pairs.

/** How many pairs each figure is made of. */
export const PAIRS = 5;
export const DAY_MS = 86_400_000;

export interface Pair {
  readonly product: number;
  readonly control: number;
}

export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly greatest: number;
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export const spreadOf = (values: readonly number[]): Spread => ({
  median: median(values),
  least: Math.min(...values),
  greatest: Math.max(...values),
});

/** The ratio of product to control. */
export const ratio = (pairs: readonly Pair[]): Spread =>
  spreadOf(pairs.map(({ product, control }) => product / control));

/** Both sides of all pairs in one figure, to tell what a ratio was made of. */
export function middle(pairs: readonly Pair[]): Pair {
  return {
    product: median(pairs.map(({ product }) => product)),
    control: median(pairs.map(({ control }) => control)),
  };
}

/** @returns milliseconds */
export async function timed(run: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await run();
  return performance.now() - begun;
}

/** What the ratio would be with another product. */
export async function floorOf(floor: () => Promise<number>, measured: readonly Pair[]): Promise<number> {
  const values: number[] = [];
  while (values.length < PAIRS) values.push(await floor());
  return median(values) / middle(measured).control;
}

/** Both in turn, now one first and now the other, so that what the machine does meanwhile is in both. */
export async function pairs(
  product: (n: number) => Promise<number>,
  control: (n: number) => Promise<number>,
): Promise<Pair[]> {
  const all: Pair[] = [];
  for (let n = 0; n < PAIRS; n += 1) {
    const early = n % 2 === 0 ? await product(n) : undefined;
    const one = await control(n);
    all.push({ product: early ?? (await product(n)), control: one });
  }
  return all;
}
