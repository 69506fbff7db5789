// In which order test files are run: those that mostly wait for processes go between those that reckon, so that both cores have work.
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** By then all of them have begun: the longest don't come last. */
const BEGUN = 0.7;

export class Interleaved extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const waits = ({ moduleId }: TestSpecification) => moduleId.includes('/test/processes/');
    const [waiting, reckoning] = [sorted.filter(waits), sorted.filter((file) => !waits(file))];
    const step = Math.max(1, Math.floor((reckoning.length * BEGUN) / Math.max(1, waiting.length)));
    const runs = waiting.flatMap((file, n) => [file, ...reckoning.slice(n * step, (n + 1) * step)]);
    return [...runs, ...reckoning.slice(waiting.length * step)];
  }
}
