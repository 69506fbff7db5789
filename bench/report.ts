// The figures: each is said as it is measured, and kept with its numbers; docs/performance.md is made of those that are kept.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { z } from 'zod';
import { PAIRS, type Spread } from './figures.ts';
import { svgOf } from './plot.ts';

/** Where it stands when others are measured anew. */
const KEPT = new URL('figures.json', import.meta.url);
const DOCS = new URL('../docs/', import.meta.url);

/** How many there are, and what one of it costs then. */
const point = z.tuple([z.number(), z.number()]);

const figure = z.object({
  name: z.string(),
  wanted: z.string(),
  got: z.string(),
  /** What the ratio was made of. */
  from: z.string(),
  /** What limits it, as a profile shows. */
  limit: z.string(),
  /** What `npm run scale` reckons with. */
  numbers: z.record(z.string(), z.number()).optional(),
  plot: z
    .object({ x: z.string(), even: z.boolean().optional(), lines: z.record(z.string(), z.array(point)) })
    .optional(),
});
const kept = z.record(z.string(), figure.extend({ measured: z.string(), machine: z.string() }));

export type Point = z.infer<typeof point>;
export type Figure = z.infer<typeof figure>;
export type Figures = z.infer<typeof kept>;

export const keptFigures = (): Figures => (existsSync(KEPT) ? kept.parse(JSON.parse(readFileSync(KEPT, 'utf8'))) : {});

export const round = (value: number, digits = 2): string => value.toFixed(digits);

export const spread = ({ median, least, greatest }: Spread, digits = 2): string =>
  `${round(median, digits)} (${round(least, digits)} to ${round(greatest, digits)})`;

export class Report {
  readonly #figures: Record<string, Figure> = {};

  /** @param id under which it is kept, and takes the place of an older one */
  say(id: string, figure: Figure): void {
    this.#figures[id] = figure;
    process.stdout.write(`${figure.name}: ${figure.got} (wanted: ${figure.wanted}; ${figure.from})\n`);
  }

  /** Keeps what was measured in place of what was kept of the same, and makes the page. */
  write(): void {
    const measured = new Date().toISOString().slice(0, 10);
    const machine = `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
    const now = Object.entries(this.#figures).map(([id, figure]) => [id, { ...figure, measured, machine }] as const);
    const figures: Figures = { ...keptFigures(), ...Object.fromEntries(now) };
    writeFileSync(KEPT, `${JSON.stringify(figures, undefined, 2)}\n`);
    writeFileSync(new URL('performance.md', DOCS), page(figures));
    for (const [id, { name, plot }] of Object.entries(figures))
      if (plot) writeFileSync(new URL(`${id}.svg`, DOCS), svgOf(name, plot));
  }
}

function page(figures: Figures): string {
  const all = Object.entries(figures);
  const machines = [...new Set(all.map(([, { machine }]) => machine))];
  const rows = all.map(
    ([id, { name, wanted, got, measured }]) => `| [${name}](#${id}) | ${wanted} | ${got} | ${measured} |`,
  );
  return `# What it costs

Measured by \`npm run bench\` on ${machines.join('; ')}. Each ratio is the median of ${PAIRS} interleaved pairs of product and
control in the same run on the same servers, with the least and the greatest of the pairs behind it (disk and memory: of ${PAIRS} readings, on servers of their
own, and the last is the ratio). Temporal is the development server with the settings of \`embedded/temporal-server.ts\`, without
which its pacing is what gets measured; PostgreSQL and the SMTP sink are real and on the same machine.

| figure | wanted | got | measured |
|---|---|---|---|
${rows.join('\n')}

What each was made of, and what limits it, as a profile shows:

${all.map(section).join('\n')}
To repeat: \`npm ci && npm run bench\` on a machine that does nothing else. \`npm run bench -- together\` measures one part anew, and this
page is written with it (the parts: \`bench/run.ts\`); the soak, an hour, only by its name. The numbers are kept in \`bench/figures.json\`, for \`npm run scale\`.
`;
}

function section([id, { name, got, from, limit, plot }]: [string, Figure]): string {
  const drawn = plot ? `![${name}](${id}.svg)\n\n` : '';
  return `## <a id="${id}"></a>${capital(name)}

**${got}.** ${sentence(from)}

${drawn}${sentence(limit)}
`;
}

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
const sentence = (text: string) => (/[.)]$/.test(text) ? capital(text) : `${capital(text)}.`);
