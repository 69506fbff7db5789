// What the desk says no with. Who serves it (the API, pages) says it in their own way.
import type { Fault } from '../domain/findings.ts';
import type { EngineRule } from '../domain/kinds.ts';

/**
 * `unknown`: there is no such thing; `invalid`: what was given can't be read or breaks rules; `rule`: the programme's own
 * rules refuse it now; `ended`: the programme has ended, or the person is erased; `away`: nobody answers, nothing is lost.
 */
export type Why = 'unknown' | 'invalid' | 'rule' | 'ended' | 'away';

export class Refused extends Error {
  readonly why: Why;
  readonly faults: readonly Fault[];

  constructor(why: Why, faults: readonly Fault[] = []) {
    super(why);
    this.why = why;
    this.faults = faults;
  }

  breaks(rule: EngineRule): boolean {
    return this.faults.some((fault) => fault.rule === rule);
  }
}

/** Whether it is a no, and not only that nobody has answered: then what was asked may still be done. */
export function isDecided(error: unknown): error is Refused {
  return error instanceof Refused && error.why !== 'away';
}

/** Refused by one rule. */
export function byRule(rule: string, message: string, path = ''): Refused {
  return new Refused('rule', [{ path, rule, message }]);
}
