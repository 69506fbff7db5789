// What of people's answers is shown, and when: in sum only, from so many on, and never so that one report taken from another tells
// what somebody answered (R74).

import type { Programme } from './programme.ts';

/** From how many answers on they are shown, where HR has set nothing else; and the least that HR may set. */
const THRESHOLD = { default: 5, least: 3 } as const;

/** One person's answer to one question. */
export interface Answer {
  readonly person: string;
  readonly value: string | number;
}

/** What has been shown of one question: counts by value. What they were made of is kept beside it, and never shown. */
export interface Published {
  readonly counts: Readonly<Record<string, number>>;
  readonly of: Of;
}

/** By person; undefined where it can't be read any more. */
type Of = Readonly<Record<string, string | number | undefined>>;

/**
 * Shown for the first time when enough have answered. Shown anew only when as many have answered, or answered otherwise, since, in
 * comparison with each report that there has been: what two of them differ by is then the work of at least so many people.
 *
 * @param before what was shown before, the newest last
 * @returns what is shown now; undefined where nothing may be
 */
export function publish(
  answers: readonly Answer[],
  before: readonly Published[],
  threshold: number,
): Published | undefined {
  const least = Math.max(THRESHOLD.least, threshold);
  // One answer a person: a mentor of two groups is asked twice.
  const of = Object.fromEntries(answers.map(({ person, value }) => [person, value]));
  const given = Object.values(of);
  const counts: Record<string, number> = {};
  for (const value of given) counts[value] = (counts[value] ?? 0) + 1;
  const isEnough = given.length >= least && before.every((earlier) => differing(earlier.of, of).length >= least);
  return isEnough ? { counts, of } : before.at(-1);
}

/** Whoever has gone since counts, too: their answer would be what is missing. */
export function differing(one: Of, other: Of): readonly string[] {
  const people = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...people].filter((person) => one[person] === undefined || one[person] !== other[person]);
}

/** How many answers stand behind what is shown. */
export function answersIn(published: Published): number {
  return Object.values(published.counts).reduce((sum, count) => sum + count, 0);
}

export function thresholdOf({ surveyThreshold = THRESHOLD.default }: Pick<Programme, 'surveyThreshold'>): number {
  return Math.max(THRESHOLD.least, surveyThreshold);
}
