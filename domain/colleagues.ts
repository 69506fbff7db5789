// What is known of people's work that groups are made by: where they are from, and how long they have been there.
import { Temporal } from 'temporal-polyfill';
import { local } from './local-time.ts';
import type { Instant, Person, Programme } from './programme.ts';

type Workplace = Pick<Person, 'department' | 'organisation'>;

/** Departments of several organisations may be called alike. Undefined where it is not told. */
export function departmentKey({ department, organisation }: Workplace): string | undefined {
  return department ? `${organisation ?? ''}/${department}`.toLowerCase() : undefined;
}

/** R28. */
export function areColleagues(one: Workplace, other: Workplace): boolean {
  const key = departmentKey(one);
  return key !== undefined && key === departmentKey(other);
}

/** R31 and R32: the model suits people with two years or more behind them and is untested with newcomers. */
export function isNewcomer(
  { employedSince }: Pick<Person, 'employedSince'>,
  { timeZone, minimumYears }: Pick<Programme, 'timeZone' | 'minimumYears'>,
  firstMeeting: Instant,
): boolean {
  if (!employedSince) return false;
  const limit = local(firstMeeting, timeZone)
    .toPlainDate()
    .subtract({ months: Math.round(minimumYears * 12) });
  return Temporal.PlainDate.compare(Temporal.PlainDate.from(employedSince), limit) > 0;
}
