// From what is named to what is there: programmes, groups, people, and where the engine has them.
import { groupOf, sameAddress, type Group, type Person, type Programme } from '../domain/programme.ts';
import { openingStatus } from '../domain/standing.ts';
import type { GroupStatus, Happening, Outlook, ProgrammeStatus } from '../domain/status.ts';
import type { House } from '../host/organisation.ts';
import type { NamedKey } from '../host/settings.ts';
import type { Links } from '../links/token.ts';
import type { ForgetMails } from '../mail/smtp.ts';
import type { Database } from '../records/database.ts';
import { findProgramme, type ProgrammeRecord } from '../records/programmes.ts';
import { inRosterTurn } from '../records/roster-turn.ts';
import type {
  Answer,
  GroupMessage,
  GroupMessages,
  ProgrammeMessage,
  ProgrammeMessages,
} from '../workflows/messages.ts';
import { NotThere, type Engine } from './engine.ts';
import { byRule, Refused } from './refused.ts';

/** What the desk works with. */
export interface DeskTools {
  readonly db: Database;
  readonly engine: Engine;
  readonly contentKeys: readonly NamedKey[];
  /** Where answers tell of a page. */
  readonly links?: Links | undefined;
  /** Mails go to an inbox on this machine, and to nobody. */
  readonly ownInbox?: boolean | undefined;
  /** As mails show whose they are. */
  readonly house?: House | undefined;
  /** Where mails are kept on this machine: takes away those that hold one of these texts. */
  readonly forgetMails?: ForgetMails | undefined;
}

/** A group of a programme that runs. */
export interface GroupFile {
  readonly record: ProgrammeRecord;
  readonly group: Group;
}

/** Where a programme stands, and what has happened in it. */
export interface State {
  readonly status: (ProgrammeStatus & Partial<Outlook>) | undefined;
  readonly groups: ReadonlyMap<string, GroupStatus & Partial<Outlook>>;
  readonly happenings: readonly Happening[];
}

export class Files {
  readonly #db: Database;
  readonly #engine: Engine;

  constructor({ db, engine }: Pick<DeskTools, 'db' | 'engine'>) {
    this.#db = db;
    this.#engine = engine;
  }

  /** @throws Refused as unknown */
  async known(id: string): Promise<ProgrammeRecord> {
    const record = await findProgramme(this.#db, id);
    if (!record) throw new Refused('unknown');
    return record;
  }

  /** @throws Refused as unknown, or where the programme has ended */
  async running(id: string): Promise<ProgrammeRecord> {
    const record = await this.known(id);
    if (record.endedAt) throw new Refused('ended');
    return record;
  }

  /** @throws Refused as above */
  async group(id: string, groupId: string): Promise<GroupFile> {
    const record = await this.known(id);
    const group = groupOf(record.programme, groupId);
    if (!group) throw new Refused('unknown');
    if (record.endedAt) throw new Refused('ended');
    return { record, group };
  }

  async toGroup<Name extends GroupMessage>(
    { record, group }: GroupFile,
    name: Name,
    message: GroupMessages[Name],
    once?: string,
  ): Promise<Answer> {
    const { id } = record.programme;
    try {
      return await this.#engine.toGroup(id, group.id, name, message, once);
    } catch (error) {
      if (!(error instanceof NotThere)) throw error;
      await this.running(id);
      throw groupNotThere(await this.#engine.programmeStatus(id), group.id);
    }
  }

  async toProgramme<Name extends ProgrammeMessage>(
    { programme: { id } }: ProgrammeRecord,
    name: Name,
    message: ProgrammeMessages[Name],
    once?: string,
  ): Promise<Answer> {
    try {
      return await this.#engine.toProgramme(id, name, message, once);
    } catch (error) {
      if (!(error instanceof NotThere)) throw error;
      await this.running(id);
      // It is about to begin, or just ending: asked again, it tells which.
      throw new Refused('away');
    }
  }

  /** Where one group stands; undefined where it has ended, or is about to begin. */
  groupStatus({ record, group }: GroupFile): Promise<(GroupStatus & Outlook) | undefined> {
    return this.#engine.groupStatus(record.programme.id, group.id);
  }

  async state({ programme, final }: ProgrammeRecord): Promise<State> {
    if (final) return { status: final, groups: new Map(), happenings: final.happenings };
    const status = await this.#engine.programmeStatus(programme.id);
    // Of a group that has ended its programme knows all but its happenings; those of a long life take long to ask for.
    const hasEnded = (id: string) =>
      status?.groups.some(({ group, phase }) => group === id && phase === 'ended') === true;
    const groups = await Promise.all(
      programme.groups.map(({ id }) => {
        const asked = this.#engine.groupStatus(programme.id, id);
        if (!hasEnded(id)) return asked;
        // One that was terminated still tells where it stood.
        return asked.then((group) => group && { ...group, phase: 'ended' as const }).catch(() => undefined);
      }),
    );
    const known = groups.filter((group) => group !== undefined);
    const happenings = [...(status?.happenings ?? []), ...known.flatMap((group) => group.happenings)];
    return { status, groups: new Map(known.map((group) => [group.group, group])), happenings };
  }
}

/** Where a group stands: by itself, as its programme knew it last, or as it will begin. */
export function standingOf(
  programme: Programme,
  group: Group,
  { status, groups }: Pick<State, 'groups'> & Partial<Pick<State, 'status'>>,
): GroupStatus & Partial<Outlook> {
  return (
    groups.get(group.id) ?? status?.groups.find((each) => each.group === group.id) ?? openingStatus(programme, group)
  );
}

/** Why a group of a running programme can't be asked: it has ended, or a programme posted this moment is about to begin it. */
export function groupNotThere(status: ProgrammeStatus | undefined, group: string): Refused {
  if (isIntroducing(status))
    return byRule('introduction', 'the group has not begun: the programme is still in its introduction');
  const hasEnded = status?.groups.some((each) => each.group === group && each.phase === 'ended');
  return hasEnded ? byRule('group-ended', 'the group has ended') : new Refused('away');
}

/** The id of a mentee, or of the mentor, named by id or address. @throws Refused */
export function personIn(
  group: Group,
  named: string,
  why: 'rule' | 'unknown' = 'rule',
  withMentor = false,
  path = 'person',
): string {
  const found = [...group.mentees, ...(withMentor ? [group.mentor] : [])].find((person) => isNamed(person, named));
  if (found) return found.id;
  throw new Refused(why, [{ path, rule: 'unknown-person', message: 'there is no such person in this group' }]);
}

/** Everybody of one address; mostly that is one person. `hr` and `sponsor` name those, too. @throws Refused as unknown */
export function peopleNamed(
  { people, programme }: Pick<ProgrammeRecord, 'people' | 'programme'>,
  named: string,
): { readonly person: Person; readonly all: readonly Person[] } {
  const everybody = [...people.values()];
  const byRole = named === 'hr' ? programme.hr.id : named === 'sponsor' ? programme.sponsor.id : named;
  const person = people.get(byRole) ?? everybody.find((candidate) => isNamed(candidate, named));
  if (!person) throw new Refused('unknown');
  const others = everybody.filter(({ id, email }) => id !== person.id && sameAddress(email, person.email));
  return { person, all: [person, ...others] };
}

/** Whether a programme's groups have not begun: something before the first meeting is not over. */
export function isIntroducing(status: Pick<ProgrammeStatus, 'introduction'> | undefined): boolean {
  return status?.introduction?.some(({ status: state }) => state === 'waiting' || state === 'open') === true;
}

/** A group that has ended, or has not begun, has nothing to change. */
export function unlessOver(error: unknown): undefined {
  if (error instanceof Refused && (error.breaks('group-ended') || error.breaks('introduction'))) return undefined;
  throw error;
}

/** By id or address. */
export function isNamed({ id, email }: Person, named: string): boolean {
  return id === named || sameAddress(email, named);
}

/** Two changes of who is who at once would each be right by themselves, and wrong together. @throws Refused where others took all the time */
export async function inRoster<Done>(db: Database, id: string, change: () => Promise<Done>): Promise<Done> {
  const turn = await inRosterTurn(db, id, change);
  if (!turn) throw new Refused('away');
  return turn.done;
}
