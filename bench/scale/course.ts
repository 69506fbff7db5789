// What the agenda asks of one group: how many rows and mails, and how often it is among those that are due at eight in the morning.
import { groupAgenda } from '../../domain/agenda.ts';
import { readProgramme } from '../../domain/body.ts';
import type { Audience } from '../../domain/kinds.ts';
import { local } from '../../domain/local-time.ts';
import { WorkingDays } from '../../domain/working-days.ts';
import example from '../../examples/programme.json' with { type: 'json' };
import { Temporal } from 'temporal-polyfill';

export interface Course {
  /** Months from the welcome to the last moment. */
  readonly months: number;
  /** Rows of the ledger, over the whole course. */
  readonly rows: number;
  /** The share of open groups that have something due at eight on a usual working day, and on the fullest of the season. */
  readonly dueUsually: number;
  readonly dueAtMost: number;
}

/** Groups that begin on each working day of so many weeks, as many as there are programmes that begin after a summer. */
const WEEKS = 8;
const EIGHT = 8;

export function course(): Course {
  const working = new WorkingDays();
  const begin = Temporal.PlainDate.from('2027-09-01');
  const groups = Array.from({ length: WEEKS * 7 }, (_, n) => begin.add({ days: n }))
    .filter((day) => working.onOrAfter(day).equals(day))
    .map((day) => groupFrom(day.toString()));
  const mornings = groups.map(({ mornings: days }) => days);
  const days = new Map<string, number>();
  for (const day of mornings.flat()) days.set(day, (days.get(day) ?? 0) + 1);
  const shares = [...days.values()].map((count) => count / groups.length).sort((one, other) => one - other);
  const lasting = groups.map(({ lastsDays }) => lastsDays);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    months: mean(lasting) / 30.4,
    rows: mean(groups.map(({ rows }) => rows)),
    // Each of its mornings, over the working days for which it is open.
    dueUsually: mean(mornings.map((each) => each.length)) / ((mean(lasting) * 5) / 7),
    dueAtMost: shares.at(-1) ?? 0,
  };
}

function mailsOf(to: Audience): number {
  if (to === 'nobody') return 0;
  if (to === 'group') return 7;
  return to === 'mentees' ? 6 : 1;
}

function groupFrom(first: string) {
  const start = `${Temporal.PlainDate.from(first).subtract({ weeks: 3 }).toString()}T08:00:00Z`;
  const meetings = { first: `${first}T16:00`, location: 'Rådhuset' };
  const reading = readProgramme({ ...example, groups: [{ ...example.groups[0], meetings }] });
  const [group] = reading.ok ? reading.programme.groups : [];
  if (!reading.ok || !group) throw new Error('the example is not a programme');
  const moments = groupAgenda(reading.programme, group, start);
  return {
    rows: moments.reduce((sum, { to }) => sum + mailsOf(to), 0),
    mornings: [
      ...new Set(
        moments
          .filter(({ to, at }) => to !== 'nobody' && local(at, reading.programme.timeZone).hour === EIGHT)
          .map(({ at }) => at.slice(0, 10)),
      ),
    ],
    lastsDays: (Date.parse(moments.at(-1)?.at ?? start) - Date.parse(start)) / 86_400_000,
  };
}
