// R29: whether an organisation is large enough for what is planned, told when it is posted.
import { departmentKey } from './colleagues.ts';
import type { Findings } from './findings.ts';
import { GROUP_SIZE, type Programme } from './programme.ts';

/** A group without two of one department needs as many departments as it has mentees. */
export function feasibility({ groups, introduction }: Programme, { warn }: Findings): void {
  const mentees = groups.flatMap((group) => group.mentees.filter(({ gone }) => !gone));
  const directors = introduction?.nomination?.directors ?? [];
  const known = mentees.length > 0 ? mentees : directors;
  const departments = new Set(known.flatMap((person) => departmentKey(person) ?? []));
  // Where departments are not told, nothing is known.
  if (known.some(({ department }) => !department) || departments.size === 0) return;
  const seats = mentees.length > 0 ? Math.max(...groups.map((group) => group.mentees.length)) : GROUP_SIZE.default;
  if (departments.size >= seats) return;
  const who = mentees.length > 0 ? `${mentees.length} people` : `${directors.length} directors`;
  const from = departments.size === 1 ? 'one department' : `${departments.size} departments`;
  const colleagues = `with ${who} in ${from}, each group of ${seats} will have people of the same department`;
  warn('R29', [], `${colleagues}; another organisation could take part`);
}
