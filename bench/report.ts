// The figures: each is said as it is measured, and all of them make docs/performance.md.
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { PAIRS, type Spread } from './figures.ts';

export interface Figure {
  readonly name: string;
  readonly wanted: string;
  readonly got: string;
  /** What the ratio was made of. */
  readonly from: string;
  /** What limits it, as a profile shows. */
  readonly limit: string;
}

export const round = (value: number, digits = 2): string => value.toFixed(digits);

export const spread = ({ median, least, greatest }: Spread): string =>
  `${round(median)} (${round(least)} to ${round(greatest)})`;

export class Report {
  readonly #figures: Figure[] = [];

  say(figure: Figure): void {
    this.#figures.push(figure);
    process.stdout.write(`${figure.name}: ${figure.got} (wanted: ${figure.wanted}; ${figure.from})\n`);
  }

  write(): void {
    const machine = `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
    const rows = this.#figures.map(
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
}
