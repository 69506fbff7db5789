// An agenda as the engine keeps it for months, in every open group: by a moment's id when it is due, and for how long its mail is of use.
import type { Instant } from './programme.ts';

/** When a moment is due, and from when on its mail is of no use. */
export interface Due {
  readonly at: Instant;
  readonly until: Instant;
}

/** Whole minutes since 1970, and how many of them. */
type InMinutes = readonly [at: number, lasts: number];

/** Instants where they are no whole minutes, and in what was kept before minutes were. */
export type Timetable = Readonly<Record<string, InMinutes | Due>>;

const MINUTE_MS = 60_000;

export function timetableOf(moments: readonly (Due & { readonly id: string })[]): Timetable {
  return Object.fromEntries(moments.map(({ id, at, until }) => [id, inMinutes(at, until) ?? { at, until }]));
}

export function dueIn(kept: Timetable[string]): Due {
  if ('until' in kept) return kept;
  const [at, lasts] = kept;
  return { at: instantOf(at), until: instantOf(at + lasts) };
}

function inMinutes(at: Instant, until: Instant): InMinutes | undefined {
  const [from, to] = [Date.parse(at) / MINUTE_MS, Date.parse(until) / MINUTE_MS];
  return Number.isInteger(from) && Number.isInteger(to) ? [from, to - from] : undefined;
}

function instantOf(minutes: number): Instant {
  return new Date(minutes * MINUTE_MS).toISOString().replace(':00.000Z', 'Z');
}
