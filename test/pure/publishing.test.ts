// No set of reports, however often they are asked for, lets one answer be reckoned.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answersIn, differing, publish, type Published } from '../../domain/publishing.ts';
import { runs } from './runs.ts';

const people = Array.from({ length: 12 }, (_, n) => `p-${n}`);
/** Somebody answers, answers otherwise, or is erased; then somebody may ask for the report. */
const step = fc.record({
  person: fc.constantFrom(...people),
  value: fc.option(fc.constantFrom('yes', 'no', 'not-yet')),
  asks: fc.boolean(),
});

test('any two reports differ by the answers of at least as many people as the threshold says', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 1, max: 7 }), (steps, threshold) => {
      const least = Math.max(3, threshold);
      const answers = new Map<string, string>();
      const reports: Published[] = [];
      for (const { person, value, asks } of steps) {
        if (value === null) answers.delete(person);
        else answers.set(person, value);
        if (!asks) continue;
        const given = [...answers].map(([id, said]) => ({ person: id, value: said }));
        const shown = publish(given, reports, threshold);
        if (shown && shown !== reports.at(-1)) reports.push(shown);
      }
      for (const report of reports) {
        expect(answersIn(report)).toBeGreaterThanOrEqual(least);
        for (const other of reports)
          if (other !== report) expect(differing(report.of, other.of).length).toBeGreaterThanOrEqual(least);
      }
    }),
    { numRuns: runs(2000) },
  );
});

test('the counts say nothing of who answered', () => {
  const answers = people.slice(0, 5).map((person) => ({ person, value: 'yes' }));
  expect(publish(answers.slice(0, 4), [], 5)).toBeUndefined();
  expect(publish(answers, [], 5)?.counts).toEqual({ yes: 5 });
  // Never under three, whatever is set.
  expect(publish(answers.slice(0, 2), [], 1)).toBeUndefined();
});

test('a report is held against all before it, not only against the last: minds may be changed back', () => {
  const given = (...values: string[]) => values.map((value, n) => ({ person: people[n] ?? '', value }));
  const first = publish(given('no', 'no', 'no', 'no'), [], 3);
  const second = publish(given('yes', 'yes', 'yes', 'no'), first ? [first] : [], 3);
  expect(second?.counts).toEqual({ yes: 3, no: 1 });
  // Three have changed back, and the fourth has changed: beside the first report that would be the fourth alone.
  const shown = publish(given('no', 'no', 'no', 'yes'), first && second ? [first, second] : [], 3);
  expect(shown).toBe(second);
});
