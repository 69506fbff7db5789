// All dates of a group as one calendar file, for whoever looks for them in one place. The entries are those of the invitations.
import ical, { ICalEventStatus } from 'ical-generator';
import { meetingUid } from '../domain/ids.ts';
import type { Group, Programme } from '../domain/programme.ts';
import { locationOf } from '../domain/standing.ts';
import type { GroupStatus } from '../domain/status.ts';
import { WORDS } from '../language/words.ts';

export function datesFile({
  programme,
  group,
  status,
  record,
}: {
  readonly programme: Programme;
  readonly group: Group | undefined;
  readonly status: GroupStatus | undefined;
  readonly record: {
    readonly places: ReadonlyMap<string, string>;
    readonly rehearsal: unknown;
    readonly number: number;
  };
}): string {
  const t = WORDS[programme.language].calendar;
  // As the invitations have it: a rehearsal's are none of the programme's.
  const rehearsal = record.rehearsal ? String(record.number) : undefined;
  const calendar = ical({
    name: group?.name ?? programme.title,
    prodId: { company: 'gruppementor', product: 'gruppementor', language: 'EN' },
  });
  for (const dated of status?.meetings ?? []) {
    const { meeting, startsAt, endsAt, sequence, status: state } = dated;
    const place = group ? locationOf(group, dated, record.places) : '';
    calendar.createEvent({
      id: meetingUid(programme.id, status?.group ?? '', meeting, rehearsal),
      sequence,
      start: new Date(startsAt),
      end: new Date(endsAt),
      summary: t.meeting(meeting, group?.name ?? ''),
      location: place || (group?.online ?? ''),
      status: state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return `${calendar.toString().trimEnd()}\r\n`;
}
