// `npm run bench`: what the product costs, each figure as a ratio to a control in the same run, into docs/performance.md.
import { answers } from './answers.ts';
import { due, ledger, opening } from './growth.ts';
import { carriedThrough } from './carried.ts';
import { oneMoment } from './moment.ts';
import { manyOpen } from './open.ts';
import { hrPages } from './pages.ts';
import { processes } from './processes.ts';
import { Report } from './report.ts';
import { soak } from './soak.ts';
import { openStage, type Stage } from './stage.ts';
import { startUp } from './start-up.ts';
import { allTests, pureTests } from './tests.ts';
import { manyGroups } from './together.ts';

const report = new Report();

/** Each on servers of its own: what one leaves behind is not in the next. */
async function on(
  measure: (stage: Stage, report: Report) => Promise<void>,
  of?: Parameters<typeof openStage>[0],
): Promise<void> {
  const stage = await openStage(of);
  await measure(stage, report);
  await stage.close();
}

const measures: Readonly<Record<string, () => Promise<void>>> = {
  carried: () => on(carriedThrough),
  moment: () => on(oneMoment),
  together: () => on(manyGroups),
  answers: () => on(answers),
  pages: () => on(hrPages),
  open: () => manyOpen(report),
  due: () => on(due),
  opening: () => on(opening, { waiting: true }),
  ledger: () => on(ledger),
  processes: () => processes(report),
  start: () => startUp(report),
  pure: () => pureTests(report),
  tests: () => allTests(report),
  soak: () => on(soak),
};
// Some of them by name, to work on one: the page keeps the others as they were. The soak lasts an hour, and is only asked for by name.
const chosen = process.argv.slice(2);
for (const [name, measure] of Object.entries(measures))
  if (chosen.length === 0 ? name !== 'soak' : chosen.includes(name)) {
    await measure();
    report.write();
  }
