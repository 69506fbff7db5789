// Dates in messages, read strictly: a day that doesn't exist must not reach the calendar.

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
export function isDay(text: unknown): text is string {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
