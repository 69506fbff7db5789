// A programme that HR is still preparing: what the forms hold, as they hold it, and the body that it makes.
import type { DraftPerson, Mapping, SheetRow } from './people-sheet.ts';
import { isOneOf } from './kinds.ts';
import { GROUP_WORD, LANGUAGES } from './programme.ts';

/** What the forms ask, by field; empty where nothing has been entered. */
export const FACTS = [
  ...['title', 'language', 'purpose', 'hrName', 'hrEmail', 'sponsorName', 'sponsorEmail', 'first', 'time', 'location'],
  ...['online', 'variant', 'companyDays', 'circleLocation'],
] as const;

export interface ProgrammeDraft {
  readonly facts: Readonly<Record<string, string>>;
  readonly people: readonly DraftPerson[];
  /** By group: the day of its first meeting, where it is not the first group's. */
  readonly days: Readonly<Record<string, string>>;
  /** A spreadsheet that has been read, until what it says is taken over. */
  readonly sheet?:
    { readonly header: number; readonly mapping: Mapping; readonly rows: readonly SheetRow[] } | undefined;
}

export const EMPTY: ProgrammeDraft = { facts: {}, people: [], days: {} };

/** Groups in the order in which people name them; those who name none are in the first. */
export function groupsIn({ facts, people }: Pick<ProgrammeDraft, 'facts' | 'people'>): readonly string[] {
  const named = [...new Set(people.map(({ group }) => group ?? ''))].filter(Boolean);
  return named.length > 0 ? named : [`${GROUP_WORD[languageOf(facts)]} 1`];
}

function languageOf({ language }: Readonly<Record<string, string>>) {
  return isOneOf(LANGUAGES, language) ? language : 'da';
}

/** Those who are said to be the mentor of a group; there can be one. */
export function mentorsOf(draft: Pick<ProgrammeDraft, 'facts' | 'people'>, name: string): readonly DraftPerson[] {
  const [first = ''] = groupsIn(draft);
  return draft.people.filter(({ group, role }) => role === 'mentor' && (group ?? first) === name);
}

/** As the API takes it; what is missing is left out, and the reader says so. */
export function bodyOf({ facts, people, days }: ProgrammeDraft): Record<string, unknown> {
  const groups = groupsIn({ facts, people });
  const [first = ''] = groups;
  const of = (name: string) => people.filter(({ group }) => (group ?? first) === name);
  const { time = '16:00', location = '', online, companyDays = '', circleLocation } = facts;
  return given({
    title: facts.title,
    language: languageOf(facts),
    purpose: facts.purpose,
    hr: given({ name: facts.hrName, email: facts.hrEmail }),
    sponsor: given({ name: facts.sponsorName, email: facts.sponsorEmail }),
    companyDays: companyDays.split(/[\s,;]+/).filter(Boolean),
    circle: circleLocation ? { location: circleLocation } : undefined,
    groups: groups.map((name) => {
      const [mentor] = mentorsOf({ facts, people }, name);
      return given({
        name,
        variant: facts.variant === 'leaders' ? 'leaders' : 'aspirants',
        mentor: mentor ? personOf(mentor, ['department', 'organisation']) : {},
        mentees: of(name)
          .filter(({ role }) => role !== 'mentor')
          .map((mentee) => personOf(mentee, ['department', 'organisation', 'manager', 'employedSince'])),
        meetings: given({ first: `${days[name] || facts.first || ''}T${time}`, location, online }),
      });
    }),
  });
}

function personOf(person: DraftPerson, fields: readonly (keyof DraftPerson)[]): Record<string, unknown> {
  return given(Object.fromEntries((['name', 'email', ...fields] as const).map((field) => [field, person[field]])));
}

/** What has been entered. */
function given(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''));
}
