// What the ledger is to hold of an agenda: one planned mail for each person of each moment.
import { courseOf } from '../domain/course.ts';
import { readMomentId } from '../domain/ids.ts';
import { isOneOf, PLANNED_MAILS } from '../domain/kinds.ts';
import type { Instant } from '../domain/programme.ts';
import { audienceOf, type Audiences } from '../domain/roster.ts';
import type { PlannedEntry } from '../records/ledger.ts';

/** @param coming when each moment comes */
export function entriesOf(
  scope: Pick<PlannedEntry, 'programme' | 'group' | 'revision'>,
  coming: Readonly<Record<string, Instant>>,
  audiences: Audiences,
): PlannedEntry[] {
  return Object.entries(coming).flatMap(([moment, at]) => {
    const name = readMomentId(moment);
    const { kind } = name;
    if (!isOneOf(PLANNED_MAILS, kind)) return [];
    const people = audienceOf(audiences, courseOf(name).to, name.round);
    return people.map((person) => ({ ...scope, moment, person, kind, plannedFor: at }));
  });
}
