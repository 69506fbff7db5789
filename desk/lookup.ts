// From what a request names to what is there: programmes, groups, people, and where the engine has them.
import { z } from 'zod';
import { faults } from '../domain/body.ts';
import type { Group, Person, Programme } from '../domain/programme.ts';
import type { Database } from '../records/database.ts';
import { findProgramme, type ProgrammeRecord } from '../records/programmes.ts';
import type {
  Answer,
  GroupMessage,
  GroupMessages,
  ProgrammeMessage,
  ProgrammeMessages,
} from '../workflows/messages.ts';
import type { Final, GroupStatus, Happening, Outlook, ProgrammeStatus } from '../domain/status.ts';
import { Gone, type Engine } from './engine.ts';
import { Problem } from '../api/problems.ts';

/** Where a programme stands, and what has happened in it. */
interface State {
  readonly status: (ProgrammeStatus & Partial<Outlook>) | undefined;
  readonly groups: ReadonlyMap<string, GroupStatus & Partial<Outlook>>;
  readonly happenings: readonly Happening[];
}

export interface Lookup {
  /** @throws Problem 404 */
  readonly known: (id: string) => Promise<ProgrammeRecord>;
  /** @throws Problem 404, or 410 where the programme has ended */
  readonly running: (id: string) => Promise<ProgrammeRecord>;
  readonly knownGroup: (id: string, group: string) => Promise<{ record: ProgrammeRecord; group: Group }>;
  readonly toGroup: <Name extends GroupMessage>(
    record: ProgrammeRecord,
    group: Group,
    name: Name,
    message: GroupMessages[Name],
  ) => Promise<Answer>;
  readonly toProgramme: <Name extends ProgrammeMessage>(
    record: ProgrammeRecord,
    name: Name,
    message: ProgrammeMessages[Name],
  ) => Promise<Answer>;
  readonly stateOf: (record: ProgrammeRecord) => Promise<State>;
}

export function openLookup(db: Database, engine: Engine): Lookup {
  const known = async (id: string) => {
    const record = await findProgramme(db, id);
    if (!record) throw new Problem(404);
    return record;
  };
  const running = async (id: string) => {
    const record = await known(id);
    if (record.endedAt) throw new Problem(410);
    return record;
  };
  const unlessGone = async (record: ProgrammeRecord, rule: string, message: string, send: () => Promise<Answer>) => {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof Gone)) throw error;
      await running(record.programme.id);
      throw new Problem(409, [{ path: '', rule, message }]);
    }
  };
  return {
    known,
    running,
    async knownGroup(id, groupId) {
      const record = await known(id);
      const group = record.programme.groups.find((candidate) => candidate.id === groupId);
      if (!group) throw new Problem(404);
      if (record.endedAt) throw new Problem(410);
      return { record, group };
    },
    toGroup: (record, group, name, message) =>
      unlessGone(record, 'group-ended', 'the group has ended', () =>
        engine.toGroup(record.programme.id, group.id, name, message),
      ),
    toProgramme: (record, name, message) =>
      unlessGone(record, 'programme-ended', 'the programme has ended', () =>
        engine.toProgramme(record.programme.id, name, message),
      ),
    async stateOf({ programme, final }) {
      if (final) {
        const kept = final as Final<ProgrammeStatus>;
        return { status: kept, groups: new Map(), happenings: kept.happenings };
      }
      const [status, ...groups] = await Promise.all([
        engine.programmeStatus(programme.id),
        ...programme.groups.map((group) => engine.groupStatus(programme.id, group.id)),
      ]);
      const byId = new Map(groups.filter((group) => group !== undefined).map((group) => [group.group, group]));
      const happenings = [...(status?.happenings ?? []), ...[...byId.values()].flatMap((group) => group.happenings)];
      return { status, groups: byId, happenings };
    },
  };
}

/** @throws Problem 422 with each field that is wrong */
export function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body ?? {});
  if (!parsed.success) throw new Problem(422, faults(parsed.error));
  return parsed.data;
}

/** How a person is named in a body: by id or by address. */
export const who = z.string().trim().min(1).max(254);
/** What HR writes: why somebody left, why something is cancelled. */
export const words = z.string().trim().min(1).max(4000);

/** The id of a mentee, or of the mentor, named by id or address. */
export function personIn(group: Group, named: string, status = 409, withMentor = false): string {
  const found = [...group.mentees, ...(withMentor ? [group.mentor] : [])].find((person) => isNamed(person, named));
  if (!found)
    throw new Problem(status, [
      { path: 'person', rule: 'unknown-person', message: 'there is no such person in this group' },
    ]);
  return found.id;
}

/** All places that one human holds in a programme. @throws Problem 404 */
export function placesOf(
  { people }: Pick<ProgrammeRecord, 'people'>,
  named: string,
): { readonly person: Person; readonly places: readonly Person[] } {
  const all = [...people.values()];
  const person = all.find(({ id }) => id === named) ?? all.find((candidate) => isNamed(candidate, named));
  if (!person) throw new Problem(404);
  const email = person.email.toLowerCase();
  return { person, places: email ? all.filter((other) => other.email.toLowerCase() === email) : [person] };
}

export function groupWith({ groups }: Programme, person: string): Group | undefined {
  return groups.find((group) => person.startsWith(`${group.id}.`));
}

function isNamed({ id, email }: Person, named: string): boolean {
  return id === named || (email !== '' && email.toLowerCase() === named.toLowerCase());
}
