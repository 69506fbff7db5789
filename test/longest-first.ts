// The files that take longest begin first, so that no worker waits for one at the end.
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** As they took on two cores. */
const LONGEST = [
  'production',
  'restore',
  'outage',
  'previous-commit',
  'two-at-once',
  'runbook',
  'mail-server',
  'just-started',
  'kept',
  'largest',
  'written-pages',
  'connection',
  'limits',
  'written-work',
  'walk',
  'links',
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const index = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
      return index < 0 ? LONGEST.length : index;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}
