// What HR does about people while a programme runs: who takes a place, or has a new address.
import {
  GROUP_SIZE,
  sameAddress,
  type Group,
  type Person,
  type PersonDetails,
  type Programme,
} from '../domain/programme.ts';
import { asksGender } from '../domain/introduction.ts';
import { judgeChange } from '../domain/rules.ts';
import { activeMentees, type ProgrammeStatus } from '../domain/status.ts';
import type { Fault, Warning } from '../domain/findings.ts';
import type { Database } from '../records/database.ts';
import { formerAddresses, forgetNamed, mendPeople, namePerson, type Mending } from '../records/people.ts';
import type { ProgrammeRecord } from '../records/programmes.ts';
import type { Answer } from '../workflows/messages.ts';
import { Files, inRoster, isIntroducing, peopleNamed, unlessOver, type DeskTools, type GroupFile } from './files.ts';
import { candidatesApart } from './nominating.ts';
import { byRule, Refused } from './refused.ts';
import type { MendRequest, MenteeRequest, PersonRequest } from './requests.ts';

/** Who acts. */
const by = 'hr';

export function peopleDesk(tools: DeskTools) {
  const files = new Files(tools);
  const { db } = tools;

  async function inTurn<Done>(id: string, change: () => Promise<Done>): Promise<Done> {
    await files.known(id);
    return inRoster(db, id, change);
  }

  return {
    replaceMentor: (id: string, groupId: string, person: PersonRequest) =>
      inTurn(id, async () => {
        const file = await files.group(id, groupId);
        const { mentor } = file.group;
        if (!mentor.gone && sameAddress(mentor.email, person.email)) return { changed: false, mentor: mentor.id };
        const warnings = mentorWarnings(file, person);
        const { status } = await files.state(file.record);
        // Before the groups have begun their mentors are the programme's to choose, and are invited.
        const mentorId = await named(tools, file, person, (to) =>
          isIntroducing(status)
            ? files.toProgramme(file.record, 'mentorChosen', { group: groupId, mentor: to, by })
            : files.toGroup(file, 'replaceMentor', { mentor: to, by }),
        );
        return { changed: true, mentor: mentorId, warnings };
      }),

    addMentee: (id: string, groupId: string, person: MenteeRequest) =>
      inTurn(id, async () => {
        const file = await files.group(id, groupId);
        const present = file.group.mentees.filter(({ gone }) => !gone);
        const there = present.find(({ email }) => sameAddress(email, person.email));
        if (there) return { changed: false, mentee: there.id };
        fitsGender(file, person);
        const warnings = menteeWarnings(file, person);
        if (present.length >= GROUP_SIZE.most) throw byRule('R9', `a group has at most ${GROUP_SIZE.most} mentees`);
        const { status } = await files.state(file.record);
        const introducing = isIntroducing(status);
        // Once the groups are made nobody's gender is kept.
        const kept = introducing ? person : { ...person, gender: undefined };
        const mentee = await named(tools, file, kept, (to) =>
          introducing ? putIn(files, file, status, to) : files.toGroup(file, 'addMentee', { person: to, by }),
        );
        return { changed: true, mentee, warnings };
      }),

    /** A corrected address takes effect at once; what the old one refused is sent again. */
    mend: (id: string, name: string, mending: MendRequest) =>
      inTurn(id, async () => {
        const record = await files.known(id);
        const { person, all } = peopleNamed(record, name);
        if (person.gone === 'erased') throw new Refused('ended', [ERASED]);
        const ids = all.map((each) => each.id);
        const warnings = mendWarnings(record, ids, mending);
        if (!(await mendPeople(db, id, ids, mending))) throw new Refused('ended', [ERASED]);
        if (!record.endedAt) await Promise.all(ids.map((each) => tellMended(db, files, record, each)));
        const fresh = await files.known(id);
        return { person: view(fresh.people.get(person.id) ?? person), places: ids, warnings };
      }),
  };
}

/** Before the groups have begun somebody is put in beside those who are there, and is invited. */
function putIn(
  files: Files,
  { record, group }: GroupFile,
  status: ProgrammeStatus | undefined,
  person: string,
): Promise<Answer> {
  const groups = status?.groups ?? [];
  const there = groups.flatMap((each) => activeMentees(each).map((id) => [id, each.group] as const));
  const placement = { ...Object.fromEntries(there), [person]: group.id };
  return files.toProgramme(record, 'groupsMade', { placement, by });
}

/** Names somebody for a place, and forgets them where the programme's rules refuse them. @returns their id */
async function named(
  { db }: DeskTools,
  { record }: GroupFile,
  details: PersonDetails,
  send: (id: string) => Promise<Answer>,
): Promise<string> {
  const programme = record.programme.id;
  const fresh = await namePerson(db, programme, details);
  try {
    await send(fresh.id);
  } catch (error) {
    // Where there was no answer the engine may still put them in.
    if (error instanceof Refused && error.why !== 'away') await forgetNamed(db, programme, fresh);
    throw error;
  }
  return fresh.id;
}

/** The programme and the groups that write to somebody, or did: HR gets mails from every group. */
async function tellMended(db: Database, files: Files, record: ProgrammeRecord, person: string): Promise<void> {
  const { hr, groups } = record.programme;
  // Also one that they have left: its goodbye may be on its way.
  const writes = ({ id }: Group) =>
    person === hr.id ||
    record.memberships.some((membership) => membership.person === person && membership.group === id);
  // All that there ever were: an earlier call may have found nobody to tell, and what is known is done once.
  const formers = await formerAddresses(db, record.programme.id, person);
  for (const former of formers.length > 0 ? formers : [undefined]) {
    const message = { person, by, ...(former === undefined ? {} : { former }) };
    await Promise.all([
      files.toProgramme(record, 'mended', message),
      ...groups.filter(writes).map((group) => files.toGroup({ record, group }, 'mended', message).catch(unlessUnknown)),
    ]);
  }
}

/** A group that they were to have, and that began with another, knows nothing of them. */
function unlessUnknown(error: unknown): undefined {
  if (error instanceof Refused && error.breaks('unknown-person')) return undefined;
  return unlessOver(error);
}

/** What another mentor would break (which is refused) or is warned of. */
export function mentorWarnings(file: GroupFile, person: PersonDetails): readonly Warning[] {
  return newWarnings(file, person, (group) => ({ ...group, mentor: asNamed(file, person) }));
}

/** The same for one more mentee. */
export function menteeWarnings(file: GroupFile, person: PersonDetails): readonly Warning[] {
  const others = file.group.mentees.filter(({ email }) => !sameAddress(email, person.email));
  return newWarnings(file, person, (group) => ({ ...group, mentees: [...others, asNamed(file, person)] }));
}

/** The same for what is corrected of somebody. @param ids all that they are known by */
export function mendWarnings(
  record: Pick<ProgrammeRecord, 'programme' | 'people' | 'nominations'>,
  ids: readonly string[],
  mending: Mending,
): readonly Warning[] {
  const { programme } = record;
  if (mending.email !== undefined) candidatesApart(record, ids, mending.email);
  return warningsBetween(programme, mended(programme, ids, mending), mending);
}

/** Somebody as they would be known: by the id that their address has, if it has one. */
function asNamed({ record }: GroupFile, details: PersonDetails): Person {
  const known = [...record.people.values()].find(({ email }) => sameAddress(email, details.email));
  return { ...details, id: known?.id ?? 'named' };
}

function newWarnings(
  { record: { programme }, group }: GroupFile,
  given: Mending,
  change: (group: Group) => Group,
): readonly Warning[] {
  const groups = programme.groups.map((each) => (each.id === group.id ? change(each) : each));
  return warningsBetween(programme, { ...programme, groups }, given);
}

/** R30: it is said only where a group asks for it, and then it must be that. */
function fitsGender({ record: { programme }, group }: GroupFile, { gender }: PersonDetails): void {
  if (gender === undefined) return;
  const wanted = group.practice.gender;
  if (!asksGender(programme))
    throw faultAt('gender', 'R30', 'gender is kept only where the quota or a group asks for it');
  if (wanted !== undefined && wanted !== `${gender === 'woman' ? 'women' : 'men'}`)
    throw faultAt('gender', 'R30', `the group is for ${wanted}`);
}

function faultAt(path: string, rule: string, message: string): Refused {
  return new Refused('invalid', [{ path, rule, message }]);
}

const ERASED: Fault = { path: 'person', rule: 'erased', message: 'this person has been erased' };

/** What a fault can be in of somebody's details; where only one of them was given, it is in that. */
const FIELDS = ['manager', 'email'] as const;

/** Warnings that a change adds. @param given of somebody's details. @throws Refused with the rules that it would break */
function warningsBetween(before: Programme, after: Programme, given: Mending): readonly Warning[] {
  const { errors, warnings } = judgeChange(before, after);
  if (errors.length === 0) return warnings;
  throw new Refused(
    'rule',
    errors.map(({ rule, message, path }) => ({
      path: fieldOf(path, given),
      rule,
      message,
    })),
  );
}

function fieldOf(path: string, given: Mending): string {
  if (!FIELDS.some((field) => path.endsWith(field))) return '';
  const there = FIELDS.filter((field) => given[field] !== undefined);
  return there.find((field) => path.endsWith(field)) ?? there[0] ?? '';
}

function mended(programme: Programme, ids: readonly string[], mending: Mending): Programme {
  const given = Object.fromEntries(Object.entries(mending).filter(([, value]) => value !== undefined));
  const mend = (person: Person): Person => (ids.includes(person.id) ? { ...person, ...given } : person);
  const groups = programme.groups.map((group) => ({
    ...group,
    mentor: mend(group.mentor),
    mentees: group.mentees.map(mend),
  }));
  const organisations = programme.organisations?.map((each) => ({ ...each, hr: mend(each.hr) }));
  const office = { hr: mend(programme.hr), sponsor: mend(programme.sponsor) };
  return { ...programme, ...office, groups, ...(organisations ? { organisations } : {}) };
}

function view({ id, name, email, department, organisation }: Person) {
  return { id, name, email, ...(department ? { department } : {}), ...(organisation ? { organisation } : {}) };
}
