// What a sheet of people would do to those who are there already.
import type { DraftPerson } from './people-sheet.ts';

/** What a sheet would do to the people of a draft. Nobody is removed because they are not in it. */
export interface SheetChanges {
  readonly added: readonly DraftPerson[];
  readonly changed: readonly {
    readonly person: DraftPerson;
    readonly was: DraftPerson;
    readonly fields: readonly (keyof DraftPerson)[];
  }[];
  readonly same: number;
  /** There, and not in the sheet. */
  readonly kept: readonly DraftPerson[];
}

const COMPARED = ['name', 'role', 'group', 'department', 'organisation', 'manager', 'employedSince'] as const;

export function changesOf(known: readonly DraftPerson[], read: readonly DraftPerson[]): SheetChanges {
  const keyOf = ({ email }: DraftPerson) => email.toLowerCase();
  const before = new Map(known.map((person) => [keyOf(person), person]));
  const inSheet = new Set(read.map(keyOf));
  const both = read.flatMap((person) => {
    const was = before.get(keyOf(person));
    if (!was) return [];
    const fields = COMPARED.filter((field) => person[field] !== undefined && person[field] !== was[field]);
    return [{ person, was, fields }];
  });
  return {
    added: read.filter((person) => !before.has(keyOf(person))),
    changed: both.filter(({ fields }) => fields.length > 0),
    same: both.filter(({ fields }) => fields.length === 0).length,
    kept: known.filter((person) => !inSheet.has(keyOf(person))),
  };
}

/** What the sheet says takes the place of what was; what it doesn't say stays. */
export function applied(known: readonly DraftPerson[], read: readonly DraftPerson[]): readonly DraftPerson[] {
  const said = ({ email, ...person }: DraftPerson) =>
    Object.fromEntries(Object.entries({ ...person, email }).filter(([, value]) => value !== undefined));
  const by = new Map(read.map((person) => [person.email.toLowerCase(), person]));
  const stay = known.map((person) => {
    const now = by.get(person.email.toLowerCase());
    return now ? { ...person, ...said(now) } : person;
  });
  return [...stay, ...changesOf(known, read).added];
}
