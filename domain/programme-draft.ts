// A programme that HR is still preparing: what the forms hold, as they hold it, and the body that it makes.
import type { DraftPerson, Mapping, SheetRow } from './people-sheet.ts';
import { isOneOf } from './kinds.ts';
import { GROUP_WORD, LANGUAGES } from './programme.ts';

/** What the forms ask, by field; empty where nothing has been entered. */
export const FACTS = [
  ...['title', 'language', 'purpose', 'hrName', 'hrEmail', 'sponsorName', 'sponsorEmail', 'first', 'time', 'location'],
  ...['online', 'variant', 'companyDays', 'circleLocation', 'closing', 'deadlineDays', 'shareHandIns', 'signIn'],
  ...['strategy', 'criteria', 'approveBy', 'askMentors', 'mentorsBy', 'women', 'men', 'nominateBy'],
  ...['askMentees', 'answerBy', 'seminar', 'seminarAt', 'seminarLocation'],
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
    introduction: introductionOf({ facts, people }),
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
          .filter(({ role = 'mentee' }) => role === 'mentee')
          .map(menteeOf),
        meetings: given({ first: `${days[name] || facts.first || ''}T${time}`, location, online }),
        practice: practiceOf(facts),
      });
    }),
  });
}

type Facts = ProgrammeDraft['facts'];

/** What is left as it was chosen for everybody is not said. */
function practiceOf({ closing, deadlineDays, shareHandIns, signIn }: Facts): Record<string, unknown> {
  return given({
    closing,
    deadlineDays: deadlineDays ? Number(deadlineDays) : undefined,
    shareHandIns: shareHandIns === 'yes' || undefined,
    signIn: signIn === 'yes' || undefined,
  });
}

/** The stages that have been filled in or asked for; undefined where there are none. */
function introductionOf({ facts, people }: Pick<ProgrammeDraft, 'facts' | 'people'>) {
  const directors = people.filter(({ role }) => role === 'director');
  const reserves = people.filter(({ role }) => role === 'reserve');
  const asked = (name: string) => facts[name] === 'yes';
  const { strategy, criteria = '', women = '1', men = '1' } = facts;
  const stages = given({
    commission: strategy
      ? given({ strategy, criteria: criteria.split('\n').map(trimmed).filter(Boolean), approveBy: facts.approveBy })
      : undefined,
    mentors: asked('askMentors') ? given({ answerBy: facts.mentorsBy }) : undefined,
    nomination:
      directors.length > 0
        ? given({
            directors: directors.map((director) => personOf(director, ['department', 'organisation'])),
            quota: { women: Number(women), men: Number(men) },
            by: facts.nominateBy,
          })
        : undefined,
    invitations:
      asked('askMentees') || reserves.length > 0
        ? given({ answerBy: facts.answerBy, reserves: reserves.map(menteeOf) })
        : undefined,
    seminar: asked('seminar') ? given({ startsAt: facts.seminarAt, location: facts.seminarLocation }) : undefined,
  });
  return Object.keys(stages).length > 0 ? stages : undefined;
}

const trimmed = (text: string) => text.trim();

function menteeOf(mentee: DraftPerson): Record<string, unknown> {
  return personOf(mentee, ['department', 'organisation', 'manager', 'employedSince']);
}

function personOf(person: DraftPerson, fields: readonly (keyof DraftPerson)[]): Record<string, unknown> {
  return given(Object.fromEntries((['name', 'email', ...fields] as const).map((field) => [field, person[field]])));
}

/** What has been entered. */
function given(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''));
}
