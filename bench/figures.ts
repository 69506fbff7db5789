// Medians, spread, and ratios of interleaved pairs.

export interface Pair {
  readonly product: number;
  readonly control: number;
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The median ratio of the pairs, with the least and the greatest. */
export function ratio(
  pairs: readonly Pair[],
  of: (pair: Pair) => number = ({ product, control }) => product / control,
): { readonly median: number; readonly least: number; readonly greatest: number } {
  const ratios = pairs.map(of);
  return { median: median(ratios), least: Math.min(...ratios), greatest: Math.max(...ratios) };
}

export async function timed(run: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await run();
  return performance.now() - begun;
}

/** Both in turn, so that what the machine does meanwhile is in both. */
export async function pairs(
  count: number,
  product: (n: number) => Promise<number>,
  control: (n: number) => Promise<number>,
): Promise<Pair[]> {
  const all: Pair[] = [];
  for (let n = 0; n < count; n += 1) {
    const [one, other] =
      n % 2 === 0
        ? [await product(n), await control(n)]
        : ([await control(n), await product(n)].toReversed() as [number, number]);
    all.push({ product: one, control: other });
  }
  return all;
}
