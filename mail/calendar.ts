// Calendar requests by mail (iMIP): one event a file, UTC times, a stable UID, a SEQUENCE that rises when the event changes.
import ical, {
  ICalAlarmType,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator';
import type { Instant, Person } from '../domain/programme.ts';

export interface CalendarEntry {
  readonly method: 'REQUEST' | 'CANCEL';
  /** The same for every version of the event. */
  readonly uid: string;
  readonly sequence: number;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly title: string;
  readonly description: string;
  readonly location: string;
  /** A link to the meeting, where people meet on a screen. */
  readonly online?: string | undefined;
  /** Whether the calendar reminds of it, the day before: no mail does. */
  readonly alarm?: true;
  readonly organizer: Named;
  readonly attendee: Named;
  /** When this version was made; the same at every attempt to send it. */
  readonly stamp: Instant;
}

type Named = Pick<Person, 'name' | 'email'>;

export interface CalendarFile {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly content: string;
}

const DAY_SECONDS = 86_400;

/** RFC 5545, 3.2: a parameter's value has no way to write a quotation mark; and a backslash or a caret is read in two ways. */
function inParameter(name: string): string {
  return name
    .replace(/["“”„]/g, "'")
    .replace(/[\\^]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

export function calendarFile(entry: CalendarEntry): CalendarFile {
  const cancelled = entry.method === 'CANCEL';
  // Whoever is not to come needs no link, and an address that was never right must not get one.
  const online = cancelled ? undefined : entry.online;
  const calendar = ical({
    prodId: { company: 'gruppementor', product: 'gruppementor', language: 'EN' },
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
  });
  const event = calendar.createEvent({
    id: entry.uid,
    sequence: entry.sequence,
    start: new Date(entry.startsAt),
    end: new Date(entry.endsAt),
    stamp: new Date(entry.stamp),
    summary: entry.title,
    description: [entry.description, online].filter(Boolean).join('\n'),
    location: entry.location || (online ?? ''),
    ...(online ? { url: online } : {}),
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: inParameter(entry.organizer.name), email: entry.organizer.email },
  });
  event.createAttendee({
    name: inParameter(entry.attendee.name),
    email: entry.attendee.email,
    role: ICalAttendeeRole.REQ,
    status: ICalAttendeeStatus.NEEDSACTION,
    // Nobody reads the answers.
    rsvp: false,
  });
  if (entry.alarm && !cancelled)
    event.createAlarm({ type: ICalAlarmType.display, trigger: DAY_SECONDS, description: entry.title });
  // RFC 5545 ends every line, also the last.
  return { method: entry.method, content: `${calendar.toString().trimEnd()}\r\n` };
}
