// A programme as its rows: its content without its people, who have tables of their own; and put together again.
import type { Insertable, Selectable } from 'kysely';
import type { Group, Membership, Person, Programme, Role } from '../domain/programme.ts';
import type { ProgrammeContent, Tables } from './schema.ts';

type PersonRow = Selectable<Tables['person']>;
type MembershipRow = Pick<Selectable<Tables['membership']>, 'person' | 'group_id' | 'role' | 'gone'>;

/** A person as a row of a programme. */
export function personRow(programme: string, person: Person): Insertable<Tables['person']> {
  return {
    programme,
    id: person.id,
    name: person.name,
    email: person.email,
    department: person.department ?? null,
    organisation: person.organisation ?? null,
    manager: person.manager ?? null,
    employed_since: person.employedSince ?? null,
    greeting: person.greeting ?? null,
    gender: person.gender ?? null,
  };
}

export function membershipRows({ id: programme, groups }: Programme): Insertable<Tables['membership']>[] {
  return groups
    .flatMap(({ id: group, mentor, mentees }) => [
      { group, person: mentor.id, role: 'mentor' as const },
      ...mentees.map((mentee) => ({ group, person: mentee.id, role: 'mentee' as const })),
    ])
    .map(({ group, person, role }, position) => ({ programme, group_id: group, person, role, position }));
}

export function withoutPeople({
  hr,
  sponsor,
  groups,
  introduction,
  organisations,
  ...rest
}: Programme): ProgrammeContent {
  const { nomination, invitations, ...stages } = introduction ?? {};
  const ids = (people: readonly Person[]) => people.map(({ id }) => id);
  return {
    ...rest,
    ...(organisations
      ? { organisations: organisations.map(({ name, hr: contact }) => ({ name, hr: contact.id })) }
      : {}),
    ...(introduction
      ? {
          introduction: {
            ...stages,
            ...(nomination ? { nomination: { ...nomination, directors: ids(nomination.directors) } } : {}),
            ...(invitations ? { invitations: { ...invitations, reserves: ids(invitations.reserves) } } : {}),
          },
        }
      : {}),
    hr: hr.id,
    sponsor: sponsor.id,
    groups: groups.map(({ mentor: _mentor, mentees: _mentees, ...group }) => group),
  };
}

export function withPeople(
  { hr, sponsor, groups, introduction, organisations, ...content }: ProgrammeContent,
  people: ReadonlyMap<string, Person>,
  memberships: readonly Membership[],
): Programme {
  const known = (id: string): Person => people.get(id) ?? { id, name: '', email: '' };
  const placed = ({ person, gone }: Membership): Person => ({
    ...known(person),
    ...(gone ? { gone: known(person).gone ?? gone } : {}),
  });
  const inGroup = (group: string, role: Role) =>
    memberships.filter((membership) => membership.group === group && membership.role === role);
  const { nomination, invitations, ...stages } = introduction ?? {};
  return {
    ...content,
    ...(organisations
      ? { organisations: organisations.map(({ name, hr: contact }) => ({ name, hr: known(contact) })) }
      : {}),
    ...(introduction
      ? {
          introduction: {
            ...stages,
            ...(nomination ? { nomination: { ...nomination, directors: nomination.directors.map(known) } } : {}),
            ...(invitations ? { invitations: { ...invitations, reserves: invitations.reserves.map(known) } } : {}),
          },
        }
      : {}),
    hr: known(hr),
    sponsor: known(sponsor),
    groups: groups.map((group): Group => {
      // The newest in a place holds it, also where they have left it and nobody has come after them.
      const mentor = inGroup(group.id, 'mentor').at(-1);
      return {
        ...group,
        mentor: mentor ? placed(mentor) : known(''),
        mentees: inGroup(group.id, 'mentee').map(placed),
      };
    }),
  };
}

export function membershipOf({ person, group_id, role, gone }: MembershipRow): Membership {
  return { person, group: group_id, role, ...(gone === null ? {} : { gone }) };
}

export function personOf(row: PersonRow): Person {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    ...(row.department === null ? {} : { department: row.department }),
    ...(row.organisation === null ? {} : { organisation: row.organisation }),
    ...(row.manager === null ? {} : { manager: row.manager }),
    ...(row.employed_since === null ? {} : { employedSince: row.employed_since }),
    ...(row.greeting === null ? {} : { greeting: row.greeting }),
    ...(row.gender === null ? {} : { gender: row.gender }),
    ...(row.erased ? { gone: 'erased' } : {}),
  };
}
