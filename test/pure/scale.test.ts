// The model of how far it scales: held against what was measured, and against an eight o'clock that is played group by group.
import { expect, test } from 'vitest';
import { course } from '../../bench/scale/course.ts';
import { costsOf } from '../../bench/scale/costs.ts';
import { onOneMachine, planFor, type Load } from '../../bench/scale/model.ts';
import { play } from '../../bench/scale/morning.ts';
import { keptFigures } from '../../bench/report.ts';

const figures = keptFigures();
const costs = costsOf(figures);
const load: Load = { groups: 20_000, zones: 1, jitter: 0, within: 600, relay: 6000 };

test('bursts of five sizes lasted as the model says, within a fifth', () => {
  const measured = new Map(figures['growth-due']?.plot?.lines['milliseconds each']);
  for (const groups of [250, 500, 1000, 2000, 4000])
    expect(onOneMachine(groups, costs) / ((groups * (measured.get(groups) ?? 0)) / 1000), `${groups}`).toSatisfy(
      (ratio: number) => ratio > 0.8 && ratio < 1.2,
    );
});

test('an eight o’clock that is played ends when the plan says, with jitter and without', () => {
  for (const groups of [20_000, 1_000_000])
    for (const jitter of [0, 300, 900]) {
      const plan = planFor({ ...load, groups, jitter }, costs, course());
      const { half, most, last } = play(plan.due, jitter, plan.stages);
      expect(last / plan.lasts, `${groups} groups, ${jitter} s`).toBeGreaterThan(0.8);
      expect(last / plan.lasts, `${groups} groups, ${jitter} s`).toBeLessThan(1.2);
      expect([half < most, most < last]).toEqual([true, true]);
    }
});

test('what gives first is what carries the fewest; a second of it takes half as long', () => {
  const plan = planFor({ ...load, relay: 60 }, costs, course());
  expect(plan.first).toBe('relays');
  const one = plan.stages.map((stage) => ({ ...stage, count: 1 }));
  const two = one.map((stage) => (stage.name === 'relays' ? { ...stage, count: 2 } : stage));
  expect(play(500, 0, one).last / play(500, 0, two).last).toBeCloseTo(2, 0);
});

test('a group has the mornings and the rows that its agenda has', () => {
  const { months, rows, dueUsually, dueAtMost } = course();
  expect(months).toBeGreaterThan(4);
  expect(months).toBeLessThan(7);
  expect(rows).toBeGreaterThan(100);
  expect(rows).toBeLessThan(250);
  expect(dueUsually).toBeGreaterThan(0.05);
  expect(dueAtMost).toBeGreaterThan(dueUsually);
  expect(dueAtMost).toBeLessThan(1);
});
