// People in a spreadsheet: which column is what, guessed by its header in Danish or English, and each row as a person, or with what is
// wrong in it by line and column.
import { address, cleanLine, nameOfPerson } from './text.ts';
import { dayIn } from './written-day.ts';

/** In place of a value that a cell doesn't hold: a formula that was never reckoned, or one that went wrong. */
export const NO_VALUE = '\uE000';

export const COLUMNS = [
  'name',
  'firstName',
  'lastName',
  'email',
  'department',
  'organisation',
  'manager',
  'employedSince',
  'role',
  'group',
] as const;
export type Column = (typeof COLUMNS)[number];

/** By the sheet's columns; undefined where one is not used. */
export type Mapping = readonly (Column | undefined)[];

/** A row as the spreadsheet counts it, from 1. */
export interface SheetRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Directors name the mentees (R19); reserves step in for those who say no (R22). */
export const DRAFT_ROLES = ['mentee', 'mentor', 'director', 'reserve'] as const;
type DraftRole = (typeof DRAFT_ROLES)[number];

/** Somebody in a draft of a programme. */
export interface DraftPerson {
  readonly name: string;
  readonly email: string;
  /** A mentee where nothing is said. */
  readonly role?: DraftRole | undefined;
  readonly group?: string | undefined;
  readonly department?: string | undefined;
  readonly organisation?: string | undefined;
  readonly manager?: string | undefined;
  readonly employedSince?: string | undefined;
}

export type RowFault =
  'no-name' | 'no-email' | 'email' | 'date' | 'role' | 'manager-unknown' | 'manager-twice' | 'twice' | 'no-value';

interface SheetFinding {
  readonly line: number;
  readonly column: Column;
  readonly fault: RowFault;
  /** As it stands there. */
  readonly value: string;
}

export interface ReadSheet {
  readonly people: readonly (DraftPerson & { readonly line: number })[];
  readonly faults: readonly SheetFinding[];
}

const HEADERS: Readonly<Record<Column, readonly string[]>> = {
  name: ['navn', 'fulde navn', 'medarbejder', 'deltager', 'name', 'full name', 'employee', 'participant'],
  firstName: ['fornavn', 'fornavne', 'first name', 'given name', 'forename'],
  lastName: ['efternavn', 'efternavne', 'last name', 'surname', 'family name'],
  email: [
    'e post',
    'mail',
    'email',
    'e mail',
    'mailadresse',
    'e mailadresse',
    'emailadresse',
    'arbejdsmail',
    'email address',
    'e mail address',
    'mail address',
    'work email',
  ],
  department: ['afdeling', 'forvaltning', 'enhed', 'område', 'arbejdssted', 'department', 'unit', 'division'],
  organisation: ['organisation', 'virksomhed', 'kommune', 'arbejdsgiver', 'organization', 'company', 'employer'],
  manager: [
    'leder',
    'nærmeste leder',
    'chef',
    'nærmeste chef',
    'leders mail',
    'leder mail',
    'lederens mail',
    'manager',
    'direct manager',
    'line manager',
    'manager email',
    'supervisor',
  ],
  employedSince: [
    'ansat',
    'ansat siden',
    'ansættelsesdato',
    'ansat fra',
    'tiltrådt',
    'startdato',
    'employed since',
    'employed',
    'hire date',
    'start date',
    'date of employment',
  ],
  role: ['rolle', 'role', 'mentor mentee', 'mentor eller mentee', 'type'],
  group: ['hold', 'gruppe', 'holdnavn', 'group', 'team', 'group name'],
};

/** The header is the first row that names at least a name and an address; titles and empty rows may stand before it. */
export function findHeader(
  rows: readonly SheetRow[],
): { readonly index: number; readonly mapping: Mapping } | undefined {
  const seen = rows.slice(0, 30).map(({ cells }) => guess(cells));
  const index = seen.findIndex(
    (mapping) => mapping.includes('email') && (mapping.includes('name') || mapping.includes('firstName')),
  );
  const mapping = seen[index];
  if (mapping) return { index, mapping };
  // The fullest of them: HR says itself which is which.
  const counts = seen.map((each) => each.filter(Boolean).length);
  const most = Math.max(...counts);
  return most > 0 ? { index: counts.indexOf(most), mapping: seen[counts.indexOf(most)] ?? [] } : undefined;
}

function guess(cells: readonly string[]): Mapping {
  const taken = new Set<Column>();
  return cells.map((cell) => {
    const text = plain(cell);
    const found = COLUMNS.find((column) => !taken.has(column) && HEADERS[column].includes(text));
    if (found) taken.add(found);
    return found;
  });
}

/** As it is compared: no case, no punctuation. */
function plain(text: string): string {
  return cleanLine(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** @param rows after the header. @param known who is there already, whom a manager's name may mean, too */
export function readPeople(rows: readonly SheetRow[], mapping: Mapping, known: readonly DraftPerson[] = []): ReadSheet {
  const faults: SheetFinding[] = [];
  const read = rows.map((row) => readRow(row, mapping, faults)).filter((person) => person !== undefined);
  const seen = new Set<string>();
  for (const { line, email } of read) {
    const key = email.toLowerCase();
    if (seen.has(key)) faults.push({ line, column: 'email', fault: 'twice', value: email });
    seen.add(key);
  }
  const byName = Map.groupBy([...known, ...read], ({ name }) => plain(name));
  const withManager = read.map((person) => {
    const { manager, line } = person;
    if (manager === undefined || address.safeParse(manager).success) return person;
    const addresses = new Set((byName.get(plain(named(manager))) ?? []).map(({ email }) => email.toLowerCase()));
    const [email] = addresses;
    if (addresses.size === 1) return { ...person, manager: email };
    const fault = addresses.size === 0 ? 'manager-unknown' : 'manager-twice';
    faults.push({ line, column: 'manager', fault, value: manager });
    return { ...person, manager: undefined };
  });
  const wrong = new Set(faults.map(({ line }) => line));
  const right = withManager.filter(({ line }) => !wrong.has(line));
  return { people: inNamedGroups(right, known), faults: faults.sort((a, b) => a.line - b.line) };
}

/** "Hold 1" and "hold 1" are one group, spelled as it first was. @param known who is there already */
export function inNamedGroups<Somebody extends Pick<DraftPerson, 'group'>>(
  people: readonly Somebody[],
  known: readonly Pick<DraftPerson, 'group'>[] = [],
): Somebody[] {
  const keyOf = (group: string) => group.replace(/\s+/g, ' ').trim().toLowerCase();
  const spelling = new Map<string, string>();
  for (const { group } of [...known, ...people])
    if (group !== undefined && !spelling.has(keyOf(group))) spelling.set(keyOf(group), group);
  return people.map((person) =>
    person.group === undefined ? person : { ...person, group: spelling.get(keyOf(person.group)) ?? person.group },
  );
}

/** `Holm, Anna` is Anna Holm. */
function named(text: string): string {
  return nameOfPerson(200).safeParse(text).data ?? text;
}

function readRow(
  { line, cells }: SheetRow,
  mapping: Mapping,
  faults: SheetFinding[],
): (DraftPerson & { line: number }) | undefined {
  const wrong = (column: Column, fault: RowFault, value: string) => void faults.push({ line, column, fault, value });
  const seen = new Map<Column, string>();
  const cell = (column: Column): string => {
    const known = seen.get(column);
    if (known !== undefined) return known;
    const value = cells[mapping.indexOf(column)] ?? '';
    if (value === NO_VALUE) wrong(column, 'no-value', '');
    seen.set(column, value === NO_VALUE ? '' : cleanLine(value));
    return seen.get(column) ?? '';
  };
  const whole = cell('name') || [cell('firstName'), cell('lastName')].filter(Boolean).join(' ');
  const email = address.safeParse(cell('email'));
  const values = mapping.map((column) => (column ? cell(column) : ''));
  if (values.every((value) => value === '')) return undefined;
  if (whole === '') wrong('name', 'no-name', '');
  if (cell('email') === '') wrong('email', 'no-email', '');
  else if (!email.success) wrong('email', 'email', cell('email'));
  const employed = cell('employedSince');
  const employedSince = employed === '' ? undefined : dayIn(employed);
  if (employed !== '' && employedSince === undefined) wrong('employedSince', 'date', employed);
  const role = roleIn(cell('role'));
  if (cell('role') !== '' && role === undefined) wrong('role', 'role', cell('role'));
  if (!email.success) return undefined;
  const optional = {
    department: cell('department'),
    organisation: cell('organisation'),
    manager: cell('manager'),
    group: cell('group'),
  };
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== ''));
  return {
    line,
    name: named(whole),
    email: email.data,
    ...(role ? { role } : {}),
    ...(employedSince ? { employedSince } : {}),
    ...given,
  };
}

const ROLE_WORDS: Readonly<Record<DraftRole, readonly string[]>> = {
  mentee: ['mentee', 'deltager', 'participant'],
  mentor: ['mentor'],
  director: ['direktør', 'indstillende chef', 'indstiller', 'director', 'nominating director'],
  reserve: ['reserve', 'suppleant', 'substitute'],
};

function roleIn(text: string): DraftRole | undefined {
  const role = plain(text);
  return DRAFT_ROLES.find((each) => ROLE_WORDS[each].includes(role));
}
