// What a change would do, told before it is done: which mails would no longer go, whose calendar would be cleared, who would be told.
// What would be refused is refused here, by the same rule.
import type { Warning } from '../domain/findings.ts';
import { roundIn } from '../domain/ids.ts';
import type { MailKind } from '../domain/kinds.ts';
import { distinct, MEETINGS, sameAddress, type Person, type Programme } from '../domain/programme.ts';
import { openingStatus } from '../domain/standing.ts';
import { activeMentees, endingWithout, peopleIn, type GroupStatus, type MeetingStatus } from '../domain/status.ts';
import { ledger, type LedgerEntry } from '../records/ledger.ts';
import type { ProgrammeRecord } from '../records/programmes.ts';
import type { GroupMessage, GroupMessages } from '../workflows/messages.ts';
import {
  Files,
  groupNotThere,
  isIntroducing,
  peopleNamed,
  personIn,
  standingOf,
  type DeskTools,
  type GroupFile,
} from './files.ts';
import { mendWarnings, menteeWarnings, mentorWarnings } from './people.ts';
import { byRule } from './refused.ts';
import type { MendRequest, MenteeRequest, PersonRequest } from './requests.ts';

/** What is done to one group. */
type OfGroup =
  | { readonly what: 'dropout' | 'undo'; readonly group: string; readonly person: string }
  | { readonly what: 'mentor'; readonly group: string; readonly person: PersonRequest }
  | { readonly what: 'mentee'; readonly group: string; readonly person: MenteeRequest }
  | { readonly what: 'finish' | 'cancel'; readonly group: string };

export type Foreseeable =
  | OfGroup
  | { readonly what: 'cancel-all' }
  | { readonly what: 'erase'; readonly person: string }
  | { readonly what: 'mend'; readonly person: string; readonly mending: MendRequest };

export interface Foreseen {
  /** False where it is so already. */
  readonly changes: boolean;
  /** Planned mails that would no longer go. */
  readonly falls: readonly LedgerEntry[];
  /** Meetings whose calendar entries would be withdrawn, by group. */
  readonly withdrawn: readonly { readonly group: string; readonly meeting: MeetingStatus }[];
  /** Who would be told. */
  readonly told: readonly Person[];
  /** Who would be invited to a talk instead. */
  readonly talks: readonly Person[];
  readonly warnings: readonly Warning[];
  /** The groups have not begun: who is put in is asked first. */
  readonly isInvited?: true;
  /** Nobody is left in the group, or no talk: it ends with it. */
  readonly ends?: true;
}

const NOTHING: Foreseen = { changes: true, falls: [], withdrawn: [], told: [], talks: [], warnings: [] };
/** What ends a group comes after its talks, too. */
const AFTER_TALKS: readonly MailKind[] = ['closing-form', 'mentor-survey'];
/** Nobody yet has this id. */
const SOMEBODY = 'p-aaaaaaaaaa';
const by = 'hr';

export function foreseeingDesk(tools: DeskTools) {
  const files = new Files(tools);
  return {
    async foresee(id: string, wish: Foreseeable): Promise<Foreseen> {
      const entries = (await ledger(tools.db, id)).filter(({ outcome }) => outcome === 'planned');
      if ('group' in wish) return new Foreseeing(tools, files, await files.group(id, wish.group), entries).of(wish);
      if ('person' in wish) return ofPerson(files, await files.known(id), wish, entries);
      return ofProgramme(files, await files.running(id), entries);
    },
  };
}

/** One group, as a change would find it. */
class Foreseeing {
  readonly #engine: DeskTools['engine'];
  readonly #files: Files;
  readonly #file: GroupFile;
  readonly #entries: readonly LedgerEntry[];

  constructor({ engine }: DeskTools, files: Files, file: GroupFile, entries: readonly LedgerEntry[]) {
    this.#engine = engine;
    this.#files = files;
    this.#file = file;
    this.#entries = entries.filter(({ group }) => group === file.group.id);
  }

  async of(wish: OfGroup): Promise<Foreseen> {
    const { record, group } = this.#file;
    const standing = (await this.#files.groupStatus(this.#file)) ?? openingStatus(record.programme, group);
    switch (wish.what) {
      case 'dropout':
        return this.#dropout(standing, personIn(group, wish.person, 'rule', true));
      case 'undo':
        return this.#undo(personIn(group, wish.person, 'unknown', true));
      case 'mentor':
        return this.#mentor(standing, wish.person);
      case 'mentee':
        return this.#mentee(standing, wish.person);
      case 'finish':
        return this.#finish(standing);
      case 'cancel':
        return this.#cancel(standing);
    }
  }

  async #dropout(standing: GroupStatus, person: string): Promise<Foreseen> {
    const { programme } = this.#file.record;
    const changes = await this.#wouldChange('dropout', { person, by });
    const here = peopleOf(programme, standing);
    const ending = endingWithout(standing, [person]);
    return {
      ...NOTHING,
      ...(ending ? { ends: true } : {}),
      changes,
      falls: ending === 'nobody-left' ? this.#entries : this.#entries.filter((entry) => entry.person === person),
      withdrawn: comingOf(standing),
      told: [...here.filter(({ id }) => id === person || id === standing.mentor), programme.hr],
    };
  }

  async #undo(person: string): Promise<Foreseen> {
    const { group, record } = this.#file;
    if (group.mentor.id === person && !group.mentor.gone) return { ...NOTHING, changes: false };
    const changes = await this.#wouldChange('takeBackDropout', { person, by });
    const back = group.mentees.filter(({ id }) => id === person);
    const mentor = group.mentor.gone && group.mentor.id !== person ? [] : [group.mentor];
    return { ...NOTHING, changes, told: distinct([...back, ...mentor, record.programme.hr]) };
  }

  async #mentor(standing: GroupStatus, person: PersonRequest): Promise<Foreseen> {
    const { programme } = this.#file.record;
    if (await this.#isIntroducing())
      // Nobody has met: the new one is asked, and who was asked before is told.
      return {
        ...NOTHING,
        isInvited: true,
        told: this.#file.group.mentor.gone ? [] : [this.#file.group.mentor],
        warnings: mentorWarnings(this.#file, person),
      };
    const { mentor } = this.#file.group;
    if (!mentor.gone && sameAddress(mentor.email, person.email)) return { ...NOTHING, changes: false };
    await this.#wouldChange('replaceMentor', { mentor: this.#idOf(person.email), by });
    return {
      ...NOTHING,
      falls: this.#entries.filter((entry) => entry.person === standing.mentor),
      withdrawn: comingOf(standing),
      told: peopleOf(programme, standing),
      warnings: mentorWarnings(this.#file, person),
    };
  }

  async #mentee(standing: GroupStatus, person: MenteeRequest): Promise<Foreseen> {
    const { programme } = this.#file.record;
    const warnings = menteeWarnings(this.#file, person);
    if (await this.#isIntroducing()) return { ...NOTHING, isInvited: true, warnings };
    await this.#wouldChange('addMentee', { person: this.#idOf(person.email), by });
    return { ...NOTHING, told: peopleOf(programme, standing), warnings };
  }

  async #finish(standing: GroupStatus): Promise<Foreseen> {
    const changes = await this.#wouldChange('finishEarly', { by });
    const told = peopleOf(this.#file.record.programme, standing);
    const active = activeMentees(standing);
    return {
      ...NOTHING,
      changes,
      falls: this.#entries.filter(({ moment, kind }) => roundIn(moment) === MEETINGS && !AFTER_TALKS.includes(kind)),
      // Also where its day has passed: it falls away for the talks.
      withdrawn: standing.meetings
        .filter(({ meeting, status }) => meeting === MEETINGS && status === 'planned')
        .map((meeting) => ({ group: standing.group, meeting })),
      told,
      talks: told.filter(({ id }) => active.includes(id)),
    };
  }

  async #cancel(standing: GroupStatus): Promise<Foreseen> {
    const changes = await this.#wouldChange('cancel', { by });
    const told = peopleOf(this.#file.record.programme, standing);
    return { ...NOTHING, changes, falls: this.#entries, withdrawn: comingOf(standing), told };
  }

  /** Who is known keeps their id. */
  #idOf(email: string): string {
    const known = [...this.#file.record.people.values()].find((person) => sameAddress(person.email, email));
    return known?.id ?? SOMEBODY;
  }

  /** @returns false where it is so already. @throws Refused by the rule that the group would refuse it by */
  async #wouldChange<Name extends GroupMessage>(name: Name, message: GroupMessages[Name]): Promise<boolean> {
    const { record, group } = this.#file;
    const prospect = await this.#engine.groupProspect(record.programme.id, group.id, name, message);
    if (!prospect) throw groupNotThere((await this.#files.state(record)).status, group.id);
    if (prospect.refused) throw byRule(prospect.refused.rule, prospect.refused.message);
    return prospect.changes;
  }

  async #isIntroducing(): Promise<boolean> {
    return isIntroducing((await this.#files.state(this.#file.record)).status);
  }
}

async function ofPerson(
  files: Files,
  record: ProgrammeRecord,
  wish: Extract<Foreseeable, { readonly what: 'erase' | 'mend' }>,
  entries: readonly LedgerEntry[],
): Promise<Foreseen> {
  const { all } = peopleNamed(record, wish.person);
  const ids = all.map(({ id }) => id);
  const changes = all.some(({ gone }) => gone !== 'erased');
  if (wish.what === 'mend') return { ...NOTHING, changes, warnings: mendWarnings(record, ids, wish.mending) };
  const own = entries.filter(({ person }) => ids.includes(person));
  const { programme, endedAt } = record;
  const state = endedAt ? undefined : await files.state(record);
  // Before the groups begin nobody is told a goodbye, and nothing is in their calendars.
  if (!state || isIntroducing(state.status)) return { ...NOTHING, changes, falls: own, told: [programme.hr] };
  const standings = programme.groups.map((group) => standingOf(programme, group, state));
  const theirs = standings.filter((group) => group.phase !== 'ended' && peopleIn(group).some((id) => ids.includes(id)));
  const among = (group: GroupStatus) =>
    peopleOf(programme, group).filter(({ id }) => ids.includes(id) || id === group.mentor);
  const empty = theirs.filter((group) => endingWithout(group, ids) === 'nobody-left').map(({ group }) => group);
  return {
    ...NOTHING,
    ...(theirs.some((group) => endingWithout(group, ids) !== undefined) ? { ends: true } : {}),
    changes,
    falls: entries.filter((entry) => own.includes(entry) || (entry.group !== null && empty.includes(entry.group))),
    withdrawn: theirs.flatMap(comingOf),
    told: distinct([...theirs.flatMap(among), programme.hr]),
  };
}

async function ofProgramme(files: Files, record: ProgrammeRecord, falls: readonly LedgerEntry[]): Promise<Foreseen> {
  const { programme } = record;
  const { status, groups } = await files.state(record);
  const standings = programme.groups
    .map((group) => standingOf(programme, group, { status, groups }))
    .filter(({ phase }) => phase !== 'ended');
  const office = [programme.hr, programme.sponsor];
  const changes = !status?.cancelled;
  if (isIntroducing(status)) {
    // Whoever has been asked and has not said no hears of it; no group has a meeting in a calendar yet.
    const stages = status?.introduction?.filter(({ status: state }) => state !== 'waiting') ?? [];
    const mentors = stages.find(({ stage }) => stage === 'mentors')?.answers ?? {};
    const asked = stages.flatMap(({ stage, answers, missing }) =>
      [...Object.keys(answers), ...missing].filter(
        (person) => (stage === 'seminar' ? mentors : answers)[person] !== 'no',
      ),
    );
    const people = asked.map((person) => record.people.get(person)).filter((person) => person !== undefined);
    return { ...NOTHING, changes, falls, told: distinct([...people, ...office]) };
  }
  const told = [...standings.flatMap((group) => peopleOf(programme, group)), ...office];
  return { ...NOTHING, changes, falls, withdrawn: standings.flatMap(comingOf), told: distinct(told) };
}

/** What is in calendars and still to come; by the programme's own clock, where it is known. */
function comingOf({ group, meetings, ...standing }: GroupStatus & { readonly now?: string }): Foreseen['withdrawn'] {
  const now = standing.now === undefined ? Date.now() : Date.parse(standing.now);
  return meetings
    .filter(({ status, startsAt }) => status === 'planned' && Date.parse(startsAt) > now)
    .map((meeting) => ({ group, meeting }));
}

function peopleOf({ groups }: Programme, status: GroupStatus): readonly Person[] {
  const ids = peopleIn(status);
  const group = groups.find(({ id }) => id === status.group);
  return distinct(group ? [group.mentor, ...group.mentees] : []).filter(({ id }) => ids.includes(id));
}
