// One step of a walk through an agenda: what is due is taken, decided, and done where it sends no mail. Pure: the workflows
// and the tests take the same step.
import type { Decision } from '../activities.ts';
import type { Moment, Moments } from './moments.ts';

export interface Stepping {
  readonly moments: Moments;
  /** Acts on a due moment that sends no mail. */
  silent(moment: Moment, now: number): void;
}

/** @returns the mails of what is due, decided */
export function step(stepping: Stepping, now: number): readonly Decision[] {
  const due = stepping.moments.takeDue(now);
  for (const moment of due) if (moment.to === 'nobody') stepping.silent(moment, now);
  return due.flatMap((moment) => stepping.moments.decide(moment, now));
}
