// What groups and programmes read alike: dates, strictly, since a day that doesn't exist must not reach the calendar; and a refusal.
import type { Refusal } from '../domain/kinds.ts';
import { MOST_POSTPONED_DAYS } from '../domain/programme.ts';

/** `2027-02-02T15:00:00Z`, or with an offset. */
export function isInstant(text: unknown): text is string {
  if (typeof text !== 'string') return false;
  const day =
    /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/.exec(
      text,
    )?.[1];
  return day !== undefined && isDay(day);
}

/** `2027-02-02` */
function isDay(text: unknown): text is string {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

export const UNKNOWN_ATTENTION: Refusal = {
  rule: 'unknown-attention',
  message: 'there is no such point of attention; it may have ended',
};

/** A postponement is by days, or to a day. */
export function postponeRefusal(days: unknown, to: unknown): Refusal | undefined {
  if ((days === undefined) === (to === undefined)) return { rule: 'postpone', message: 'either days or a day' };
  if (days !== undefined && !(Number.isInteger(days) && Number(days) >= 1 && Number(days) <= MOST_POSTPONED_DAYS))
    return { rule: 'postpone', message: `days are a whole number from 1 to ${MOST_POSTPONED_DAYS}` };
  if (to !== undefined && !isDay(to)) return { rule: 'postpone', message: 'a day is written as 2027-02-02' };
  return undefined;
}
