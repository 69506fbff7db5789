// The example that the demo rehearses, for tests to post or to change.
import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { WorkingDays } from '../domain/working-days.ts';

export function example(): Record<string, any> {
  const text = readFileSync(new URL('../examples/programme.json', import.meta.url), 'utf8');
  return JSON.parse(text) as Record<string, any>;
}

/** The example with its first meetings that many days from then, each group's on the next working day. */
export function dated(id: string, days: number, now: number = Date.now()): Record<string, any> {
  const body: Record<string, any> = { ...example(), id };
  const workingDays = new WorkingDays();
  let day = Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO('Europe/Copenhagen')
    .toPlainDate()
    .add({ days });
  for (const group of body.groups) {
    day = workingDays.onOrAfter(day);
    group.meetings.first = `${day.toString()}T16:00`;
    day = day.add({ days: 1 });
  }
  return body;
}

/** The same time on the next Wednesday that is a working day. */
export function onWednesday(local: string): string {
  const workingDays = new WorkingDays();
  let at = Temporal.PlainDateTime.from(local);
  while (at.dayOfWeek !== 3 || !workingDays.onOrAfter(at.toPlainDate()).equals(at.toPlainDate()))
    at = at.add({ days: 1 });
  return at.toString({ smallestUnit: 'minute' });
}
