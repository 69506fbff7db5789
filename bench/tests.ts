// The tests as a developer runs them: how long they take, and which processes their processor time goes to.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { timed } from './figures.ts';
import { secondsOf } from './processor.ts';
import { round, type Report } from './report.ts';

/** By a part of their command. The first that fits. */
const KINDS: Readonly<Record<string, RegExp>> = {
  browsers: /chrom/,
  PostgreSQL: /postgres/,
  'Temporal’s servers': /temporal[^/]*( |$)/,
  'the tests and what they start of ours': /node/,
};
const LOOKED_MS = 500;

const SHORTER =
  'What made it shorter: three processes for two cores, one server for all files, modules read once a process, Node reading TypeScript by itself, and files that wait beside files that reckon. A fourth process made it longer (tried)';

export const pureTests = (report: Report): Promise<void> =>
  measure(report, { id: 'tests-pure', command: ['run', 'test:pure'], wanted: 10, tried: '' });
export const allTests = (report: Report): Promise<void> =>
  measure(report, { id: 'tests', command: ['test'], wanted: 300, tried: `. ${SHORTER}` });

interface Measured {
  readonly id: string;
  readonly command: readonly string[];
  readonly wanted: number;
  /** What was done about it. */
  readonly tried: string;
}

async function measure(report: Report, { id, command, wanted, tried }: Measured): Promise<void> {
  const watch = new Watch();
  const looking = setInterval(() => watch.look(), LOOKED_MS);
  const took = await timed(async () => {
    const child = spawn('npm', command, {
      env: { ...process.env, NODE_ENV: undefined },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    await once(child, 'exit');
    if (child.exitCode !== 0) throw new Error(`npm ${command.join(' ')}: ${child.exitCode}`);
  });
  clearInterval(looking);
  const seconds = took / 1000;
  const spent = [...watch.byKind].map(([kind, each]) => `${round(each, 0)} s ${kind}`);
  const all = [...watch.byKind.values()].reduce((sum, each) => sum + each, 0);
  report.say(id, {
    name: `\`npm ${command.join(' ')}\``,
    wanted: `at most ${wanted} s`,
    got: `${round(seconds, 0)} s`,
    from: 'one run',
    limit: `processor time: ${spent.join(', ')}, with the cores ${round((all / seconds / availableParallelism()) * 100, 0)} % busy${tried}`,
  });
}

/** The processor time of processes that have begun since. */
class Watch {
  readonly #before = new Set(pids());
  readonly #seconds = new Map<string, { kind: string; seconds: number }>();

  look(): void {
    for (const pid of pids().filter((each) => !this.#before.has(each))) {
      const kind = kindOf(pid);
      if (kind !== undefined) this.#seconds.set(pid, { kind, seconds: secondsOf(Number(pid)) });
    }
  }

  get byKind(): Map<string, number> {
    const byKind = Map.groupBy(this.#seconds.values(), ({ kind }) => kind);
    return new Map([...byKind].map(([kind, all]) => [kind, all.reduce((sum, { seconds }) => sum + seconds, 0)]));
  }
}

const pids = (): string[] => readdirSync('/proc').filter((name) => /^\d+$/.test(name));

function kindOf(pid: string): string | undefined {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return Object.keys(KINDS).find((kind) => KINDS[kind]?.test(command));
  } catch {
    return undefined;
  }
}
