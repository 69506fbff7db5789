// A refusal by the programme's own rules: what validators throw, and what a signal leaves behind as attention.
import { ApplicationFailure } from '@temporalio/common';

export interface Refusal {
  /** A short name, or the R-number where the rule comes from the pamphlet. */
  readonly rule: string;
  /** In words, without anything personal. */
  readonly message: string;
}

export function refuse(refusal: Refusal): never {
  throw ApplicationFailure.create({ type: refusal.rule, message: refusal.message, nonRetryable: true });
}
