// Everybody in a programme, a line each, and what is known of one of them: their places, and every mail with why.
import { sameAddress, type Language, type Person, type Programme } from '../domain/programme.ts';
import type { GroupStatus } from '../domain/status.ts';
import { ledger } from '../records/ledger.ts';
import type { ProgrammeRecord } from '../records/programmes.ts';
import { Files, peopleNamed, standingOf, type DeskTools, type State } from './files.ts';
import { ledgerView } from './views.ts';

export const ROLES = ['hr', 'sponsor', 'director', 'mentor', 'mentee', 'reserve', 'nominated'] as const;
type RoleInProgramme = (typeof ROLES)[number];
export const STANDINGS = ['active', 'left', 'replaced', 'erased'] as const;
type Standing = (typeof STANDINGS)[number];

export interface Line {
  readonly person: Person;
  readonly role: RoleInProgramme;
  readonly group?: { readonly id: string; readonly name: string } | undefined;
  readonly standing: Standing;
  readonly attended?: number;
  readonly held?: number;
  readonly handedIn?: number;
}

export function rollDesk(tools: DeskTools) {
  const files = new Files(tools);
  const { db } = tools;
  return {
    async roll(id: string): Promise<{ readonly programme: Programme; readonly lines: readonly Line[] }> {
      const record = await files.known(id);
      return { programme: record.programme, lines: linesOf(record, await files.state(record)) };
    },

    /** @param language of whoever reads */
    async person(id: string, named: string, language?: Language) {
      const record = await files.known(id);
      const { person, all } = peopleNamed(record, named);
      const ids = all.map((each) => each.id);
      const [state, entries] = await Promise.all([files.state(record), ledger(db, id)]);
      return {
        programme: record.programme,
        person,
        lines: linesOf(record, state).filter((line) => ids.includes(line.person.id)),
        mails: ledgerView(
          record.programme,
          entries.filter((entry) => ids.includes(entry.person)),
          language,
        ).mails,
      };
    },
  };
}

function linesOf({ programme, people, nominations }: ProgrammeRecord, state: State): readonly Line[] {
  const { hr, sponsor, groups, introduction } = programme;
  const simply = (role: RoleInProgramme) => (person: Person) => ({ person, role, standing: goneOf(person) });
  const placed = groups.flatMap((group) => {
    const status = standingOf(programme, group, state);
    return [
      { ...simply('mentor')(group.mentor), group },
      ...group.mentees.map((mentee) => ({ ...ofMentee(status, mentee), group })),
    ];
  });
  const isPlaced = ({ id, email }: Person) =>
    placed.some(({ person }) => person.id === id || sameAddress(person.email, email));
  const nominated = [...nominations.keys()].flatMap((id) => people.get(id) ?? []).filter((each) => !isPlaced(each));
  return [
    ...placed,
    ...nominated.map(simply('nominated')),
    ...(introduction?.invitations?.reserves ?? []).filter((each) => !isPlaced(each)).map(simply('reserve')),
    ...(introduction?.nomination?.directors ?? []).map(simply('director')),
    ...[hr].map(simply('hr')),
    ...[sponsor].map(simply('sponsor')),
  ];
}

/** Of whoever has been erased no name is left, whatever place they had. */
function goneOf({ gone, name }: Person): Standing {
  return name === '' ? 'erased' : (gone ?? 'active');
}

function ofMentee(status: GroupStatus, person: Person) {
  const known = status.mentees.find(({ id }) => id === person.id);
  const held = status.meetings.filter((meeting) => meeting.status === 'held');
  return {
    person,
    role: 'mentee' as const,
    standing: goneOf(person) === 'active' && known?.status === 'left' ? ('left' as const) : goneOf(person),
    attended: held.filter(({ attended = [] }) => attended.includes(person.id)).length,
    held: held.length,
    handedIn: Object.values(status.handedIn).filter((given) => given.includes(person.id)).length,
  };
}
