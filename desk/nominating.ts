// Who is named for a programme: by a director's link, or by HR. What the rules say of somebody is told at once (R27, R28, R31).
import { areColleagues, isNewcomer } from '../domain/colleagues.ts';
import type { Warning } from '../domain/findings.ts';
import { asksGender, firstMeeting, placesIn } from '../domain/introduction.ts';
import { sameAddress, type Person, type PersonDetails, type Variant } from '../domain/programme.ts';
import { forgetNamed, namePerson } from '../records/people.ts';
import { nominate, nominationsOf, strike } from '../records/nominations.ts';
import { findProgramme, type ProgrammeRecord } from '../records/programmes.ts';
import { inRoster, type DeskTools } from './files.ts';
import { byRule, Refused } from './refused.ts';

/** Somebody who has been named. */
export interface Named {
  readonly person: Person;
  /** A director's id, or HR's. */
  readonly by: string;
  readonly variant: Variant | null;
}

/** Rules told about somebody who is named, which keep nobody from naming them. */
type NamingRule = 'R27' | 'R28' | 'R31';
export interface NamingWarning extends Warning {
  readonly rule: NamingRule;
  readonly name: string;
}

type Tools = Pick<DeskTools, 'db'>;
type MendedRecord = Pick<ProgrammeRecord, 'programme' | 'people' | 'nominations'>;

export async function namedIn({ db }: Tools, { programme, people }: ProgrammeRecord): Promise<readonly Named[]> {
  const rows = await nominationsOf(db, programme.id);
  return rows.flatMap(({ person, director, variant }) => {
    const known = people.get(person);
    return known?.email ? [{ person: known, by: director, variant }] : [];
  });
}

/** @throws Refused where they have a place already, are named by somebody else, or the director has named all that they should */
export async function mayName(
  tools: Tools,
  record: ProgrammeRecord,
  by: string,
  details: PersonDetails,
): Promise<readonly Named[]> {
  const named = await namedIn(tools, record);
  const mine = named.filter((each) => each.by === by);
  taken(record, details, named, by);
  if (details.gender !== undefined && !asksGender(record.programme))
    throw invalid('gender', 'R30', 'gender is kept only where the quota or a group asks for it');
  const isAgain = mine.some(({ person }) => sameAddress(person.email, details.email));
  if (!isAgain && by !== record.programme.hr.id) quota(record, mine, details);
  return mine;
}

/**
 * @param by a director's id, or HR's
 * @throws Refused as above
 */
export async function name(
  tools: Tools,
  record: ProgrammeRecord,
  by: string,
  details: PersonDetails,
  variant: Variant | null = null,
): Promise<{ readonly person: string; readonly warnings: readonly NamingWarning[] }> {
  const { id } = record.programme;
  return inRoster(tools.db, id, async () => {
    const now = (await findProgramme(tools.db, id)) ?? record;
    const mine = await mayName(tools, now, by, details);
    // Named again they are as they are named now.
    const again = mine.find(({ person }) => sameAddress(person.email, details.email));
    if (again) await strike(tools.db, id, again.person.id, by);
    const fresh = await namePerson(tools.db, id, details);
    const other = await nominate(tools.db, id, { person: fresh.id, director: by, variant });
    if (other !== undefined) {
      await forgetNamed(tools.db, id, fresh);
      throw byRule('unique-person', 'somebody else has named this person', 'email');
    }
    return { person: fresh.id, warnings: warningsOf(now, { ...details, id: fresh.id }, mine) };
  });
}

/** @param by only what they have named themselves; HR strikes anybody */
export function unname({ db }: Tools, { programme }: ProgrammeRecord, person: string, by?: string): Promise<boolean> {
  return strike(db, programme.id, person, by);
}

/** Whoever is named or stands by has an address of their own, since one of them may yet be a mentee. @throws Refused */
export function candidatesApart(
  { programme, people, nominations }: MendedRecord,
  ids: readonly string[],
  email: string,
): void {
  const { introduction, groups, hr, sponsor, organisations = [] } = programme;
  const reserves = introduction?.invitations?.reserves.map(({ id }) => id) ?? [];
  const candidates = [...nominations.keys(), ...reserves].filter((id) => !people.get(id)?.gone);
  const inGroups = groups.flatMap(({ mentor, mentees }) => [mentor, ...mentees]).filter(({ gone }) => !gone);
  const office = [hr, sponsor, ...organisations.map((each) => each.hr)].map(({ id }) => id);
  const isCandidate = ids.some((id) => candidates.includes(id));
  const others = isCandidate ? [...candidates, ...inGroups.map(({ id }) => id), ...office] : candidates;
  const other = others.find((id) => !ids.includes(id) && sameAddress(people.get(id)?.email ?? '', email));
  if (other === undefined) return;
  if (office.includes(other) || (!isCandidate && office.some((id) => ids.includes(id))))
    throw byRule('hr-as-mentee', "HR's contacts and the sponsor can't be mentees", 'email');
  throw byRule('unique-person', 'somebody else in the programme has this address', 'email');
}

/** Nobody has two places. */
function taken({ programme }: ProgrammeRecord, details: PersonDetails, named: readonly Named[], by: string): void {
  const is = ({ email }: Pick<Person, 'email'>) => sameAddress(email, details.email);
  const contacts = programme.organisations?.map(({ hr }) => hr) ?? [];
  if ([programme.hr, programme.sponsor, ...contacts].some(is))
    throw byRule('hr-as-mentee', "HR's contacts and the sponsor can't be mentees", 'email');
  if (programme.introduction?.nomination?.directors.some((director) => director.id === by && is(director)))
    throw byRule('R20', 'nobody enrols themselves', 'email');
  const inGroups = programme.groups.flatMap(({ mentor, mentees }) => [mentor, ...mentees.filter(({ gone }) => !gone)]);
  if (inGroups.some(is)) throw byRule('unique-person', 'this person has a place in the programme already', 'email');
  if (named.some((each) => each.by !== by && is(each.person)))
    throw byRule('unique-person', 'somebody else has named this person', 'email');
}

/** R19: so many each, and where the quota counts gender, so many of each. */
function quota({ programme }: ProgrammeRecord, mine: readonly Named[], { gender }: PersonDetails): void {
  const wanted = programme.introduction?.nomination?.quota;
  if (!wanted) return;
  if (mine.length >= placesIn(wanted)) throw byRule('R19', 'you have named as many as you should', 'name');
  if (!('women' in wanted)) return;
  if (gender === undefined) throw invalid('gender', 'R19', 'woman or man, since the quota counts them');
  const there = mine.filter(({ person }) => person.gender === gender).length;
  if (there >= (gender === 'woman' ? wanted.women : wanted.men))
    throw byRule('R19', `you have named as many ${gender === 'woman' ? 'women' : 'men'} as you should`, 'gender');
}

export function warningsOf({ programme }: ProgrammeRecord, person: Person, mine: readonly Named[]): NamingWarning[] {
  const { name: called, email, manager } = person;
  const warn = (rule: NamingRule, message: string): NamingWarning => ({ rule, people: [email], name: called, message });
  const leads = programme.groups.some(({ mentor }) => sameAddress(mentor.email, manager));
  const colleague = mine.some((each) => each.person.id !== person.id && areColleagues(each.person, person));
  const first = firstMeeting(programme);
  const isNew = first !== '' && isNewcomer(person, programme, first);
  return [
    ...(leads ? [warn('R27', `${called} has a mentor as direct manager, and can't be in that mentor's group`)] : []),
    ...(colleague ? [warn('R28', `${called} is from the same department as another person named`)] : []),
    ...(isNew ? [warn('R31', `${called} has little time in the job; the model is untested with newcomers (R32)`)] : []),
  ];
}

function invalid(path: string, rule: string, message: string): Refused {
  return new Refused('invalid', [{ path, rule, message }]);
}
