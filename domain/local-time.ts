// Between the clock on the wall in the programme's time zone and instants. Zones go by name, so clock changes are theirs.
import { Temporal } from 'temporal-polyfill';
import type { Instant } from './programme.ts';

export function isTimeZone(name: string): boolean {
  try {
    Temporal.Now.instant().toZonedDateTimeISO(name);
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
}

/** A local date-time (`2027-02-02T16:00`) or an instant with an offset, as an instant; undefined if it is neither. */
export function readInstant(text: string, timeZone: string): Instant | undefined {
  try {
    if (/^\d{4}-.*(?:Z|[+-]\d{2}:\d{2})$/i.test(text)) return Temporal.Instant.from(text).toString();
    if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/.test(text)) return undefined;
    return Temporal.PlainDateTime.from(text, { overflow: 'reject' }).toZonedDateTime(timeZone).toInstant().toString();
  } catch {
    return undefined;
  }
}

export function local(instant: Instant, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
}

/** The instant at which the clock of that zone shows `time` (`HH:MM`) on `day`. */
export function at(day: Temporal.PlainDate, time: string, timeZone: string): Instant {
  return day
    .toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) })
    .toInstant()
    .toString();
}

/** ISO with the zone's offset, as the API answers: `2027-02-02T16:00:00+01:00`. */
export function withOffset(instant: Instant, timeZone: string): string {
  return local(instant, timeZone).toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

export function addMinutes(instant: Instant, minutes: number): Instant {
  return Temporal.Instant.from(instant).add({ minutes }).toString();
}

/** Later instants compare greater; instants of unlike precision compare right. */
export function compare(a: Instant, b: Instant): number {
  return Date.parse(a) - Date.parse(b);
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** As mails write it (RFC 5322, 3.3), with the zone's offset: `Tue, 02 Feb 2027 16:00:00 +0100`. */
export function mailDate(instant: Instant, timeZone: string): string {
  const { dayOfWeek, day, month, year, hour, minute, second, offset } = local(instant, timeZone);
  const two = (number: number) => String(number).padStart(2, '0');
  const date = `${DAYS[dayOfWeek - 1]}, ${two(day)} ${MONTHS[month - 1]} ${year}`;
  return `${date} ${[hour, minute, second].map(two).join(':')} ${offset.replace(':', '')}`;
}
