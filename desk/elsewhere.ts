// The same person in two programmes at the same hours: HR of one may know nothing of the other.
import type { Warning } from '../domain/findings.ts';
import { local } from '../domain/local-time.ts';
import { groupMeetings, type Group, type Meeting, type Programme } from '../domain/programme.ts';
import { overlap } from '../domain/rules.ts';
import type { Database } from '../records/database.ts';
import { alsoIn } from '../records/across.ts';
import { findProgramme } from '../records/programmes.ts';

interface Seat {
  readonly email: string;
  readonly group: Group;
  readonly meeting: Meeting;
}

/** @returns a warning for each person who would be at two meetings at once, by the dates that were posted */
export async function elsewhere(db: Database, programme: Programme): Promise<readonly Warning[]> {
  const own = seats(programme);
  const known = await alsoIn(db, programme.id, [...new Set(own.map(({ email }) => email))]);
  const warnings: Warning[] = [];
  for (const [id, people] of Map.groupBy(known, (person) => person.programme)) {
    const other = (await findProgramme(db, id))?.programme;
    const theirs = other ? seats(other) : [];
    for (const { email } of people)
      warnings.push(...clashes(programme, own.filter(is(email)), theirs.filter(is(email)), id));
  }
  return warnings;
}

function clashes({ timeZone }: Programme, own: readonly Seat[], theirs: readonly Seat[], other: string): Warning[] {
  const clash = own.find(({ meeting }) => theirs.some((seat) => overlap(meeting, seat.meeting)));
  if (!clash) return [];
  const day = local(clash.meeting.startsAt, timeZone).toPlainDate().toString();
  const who = [clash.group.mentor, ...clash.group.mentees].find(({ email }) => email.toLowerCase() === clash.email);
  const message = `${who?.name ?? clash.email} would be at two meetings at once on ${day}: in ${clash.group.name} and in the programme ${other}`;
  return [{ rule: 'same-hours', people: [clash.email], message }];
}

const is =
  (wanted: string) =>
  ({ email }: Seat) =>
    email === wanted;

function seats({ groups }: Programme): Seat[] {
  return groups.flatMap((group) =>
    [group.mentor, ...group.mentees]
      .filter(({ gone, email }) => !gone && email)
      .flatMap(({ email }) => groupMeetings(group).map((meeting) => ({ email: email.toLowerCase(), group, meeting }))),
  );
}
