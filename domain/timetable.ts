// Times as the engine keeps them for months, in every open group: of each moment when it is due, and for how long its mail is of use;
// of each meeting when it is, and until when its task is due.
import { momentInParts, momentOfParts, readMomentId } from './ids.ts';
import type { Instant, Span } from './programme.ts';
import { inReadingOrder } from './reading-order.ts';
import type { DatedMeeting } from './status.ts';

/** When a moment is due, and from when on its mail is of no use. */
export interface Due {
  readonly id: string;
  readonly at: Instant;
  readonly until: Instant;
}

/** In minutes: when it is due, and how long after that its mail is of use. Whole ones, but for what is due as a programme starts. */
type InMinutes = readonly [at: number, lasts: number];

interface Table {
  /** Whole minutes since 1970, which the others are counted from. */
  readonly from: number;
  /** By kind: what follows the kind in the moment's id, when it is due, and how long after that its mail is of use; `.1@340/2400 .2@40660/2400`. */
  readonly due: Readonly<Record<string, string>>;
}

/** As it was kept first: by id, in minutes since 1970, or as instants where they are no whole minutes. */
type Listed = Readonly<Record<string, InMinutes | Omit<Due, 'id'>>>;

export type Timetable = Table | Listed;

/** A group's dates. */
export interface GroupDates {
  readonly meetings: readonly DatedMeeting[];
  readonly talkDay: Span;
}

/** The same in minutes since 1970. */
export interface KeptDates {
  /** By meeting: when it begins, how long it lasts, and when its task is due. */
  readonly meetings: Readonly<Record<number, readonly [...InMinutes, deadline?: number]>>;
  readonly talkDay: InMinutes;
}

const MINUTE_MS = 60_000;

export function timetableOf(moments: readonly Due[]): Timetable {
  const times = moments.map(({ at }) => Date.parse(at));
  const from = times.length === 0 ? 0 : Math.floor(Math.min(...times) / MINUTE_MS);
  const due = Map.groupBy(moments, ({ id }) => momentInParts(id)[0]);
  return {
    from,
    due: Object.fromEntries([...due].map(([kind, all]) => [kind, all.map((each) => lineOf(each, from)).join(' ')])),
  };
}

/** In order of time, and those of one time as they are to be read. */
export function momentsIn(kept: Timetable): readonly Due[] {
  if (!isTable(kept)) return Object.entries(kept).map(([id, due]) => ({ id, ...listed(due) }));
  const { from, due } = kept;
  const all = Object.entries(due).flatMap(([kind, rest]) =>
    rest.split(' ').map((line) => {
      const [end = '', at = '', lasts = ''] = line.split(/[@/]/);
      const id = momentOfParts(kind, end);
      const atMs = msOf(from) + msOf(Number(at));
      return { id, ...readMomentId(id), atMs, untilMs: atMs + msOf(Number(lasts)) };
    }),
  );
  return all
    .sort((a, b) => a.atMs - b.atMs || inReadingOrder(a, b))
    .map(({ id, atMs, untilMs }) => ({ id, at: instantOf(atMs), until: instantOf(untilMs) }));
}

function lineOf({ id, at, until }: Due, from: number): string {
  const [, end] = momentInParts(id);
  return `${end}@${minutes(Date.parse(at) - msOf(from))}/${minutes(Date.parse(until) - Date.parse(at))}`;
}

export function keptDates({ meetings, talkDay }: GroupDates): KeptDates {
  return {
    meetings: Object.fromEntries(meetings.map((each) => [each.meeting, keptMeeting(each)])),
    talkDay: keptSpan(talkDay),
  };
}

function keptMeeting({ deadline, ...span }: DatedMeeting): KeptDates['meetings'][number] {
  return deadline === undefined ? keptSpan(span) : [...keptSpan(span), minutes(Date.parse(deadline))];
}

function keptSpan({ startsAt, endsAt }: Span): InMinutes {
  return [minutes(Date.parse(startsAt)), minutes(Date.parse(endsAt) - Date.parse(startsAt))];
}

export function datesIn({ meetings, talkDay }: KeptDates): GroupDates {
  return {
    meetings: Object.entries(meetings).map(([meeting, [at, lasts, deadline]]) => ({
      meeting: Number(meeting),
      ...spanOf([at, lasts]),
      ...(deadline === undefined ? {} : { deadline: inSeconds(msOf(deadline)) }),
    })),
    talkDay: spanOf(talkDay),
  };
}

function spanOf([at, lasts]: InMinutes): Span {
  return { startsAt: inSeconds(msOf(at)), endsAt: inSeconds(msOf(at) + msOf(lasts)) };
}

function isTable(kept: Timetable): kept is Table {
  return typeof kept.from === 'number';
}

function listed(due: Listed[string]): Omit<Due, 'id'> {
  if ('until' in due) return due;
  const [at, lasts] = due;
  return { at: instantOf(msOf(at)), until: instantOf(msOf(at + lasts)) };
}

/** To the millisecond: that is 0.00002 minutes. */
function minutes(ms: number): number {
  return Math.round((ms / MINUTE_MS) * 1e5) / 1e5;
}

function msOf(minutes: number): number {
  return Math.round(minutes * MINUTE_MS);
}

/** As meetings have them. */
function inSeconds(ms: number): Instant {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}

function instantOf(ms: number): Instant {
  return new Date(ms).toISOString().replace(':00.000Z', 'Z');
}
