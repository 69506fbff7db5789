// What is found when a programme is held against the rules: errors by field, and warnings.

/** One thing wrong with a body: where, by which rule, and in words. */
export interface Fault {
  readonly path: string;
  readonly rule: string;
  readonly message: string;
}

export interface Warning {
  readonly rule: string;
  /** Addresses of those it is about; empty where it is about the programme or a date. */
  readonly people: readonly string[];
  readonly message: string;
}

export interface Verdict {
  readonly errors: readonly Fault[];
  readonly warnings: readonly Warning[];
}

/** A verdict as it is found. */
export class Findings {
  readonly errors: Fault[] = [];
  readonly warnings: Warning[] = [];
  readonly fault = (path: string, rule: string, message: string): void =>
    void this.errors.push({ path, rule, message });
  readonly warn = (rule: string, people: readonly string[], message: string): void =>
    void this.warnings.push({ rule, people, message });
}

/** The field of a group's body that gives the date of a meeting, both counted from 0: `meetings.first`, `meetings.dates.2`. */
export type DateField = (group: number, meeting: number) => string;
