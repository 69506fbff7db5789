// Paragraphs of HR's own in the places that letters have for them: after the greeting, and before the regards. What the letter itself says
// stays: dates, links, and that the programme promises no promotion (R61). Names are filled in where HR has put a chip.
import type { MailKind } from './kinds.ts';

export const OWN_PLACES = ['before', 'after'] as const;
export type OwnPlace = (typeof OWN_PLACES)[number];
export type OwnWords = ReadonlyMap<MailKind, Readonly<Partial<Record<OwnPlace, string>>>>;

/** What a chip stands for, and how it is written in both languages. */
export const CHIPS = {
  name: ['{navn}', '{name}'],
  group: ['{hold}', '{group}'],
  mentor: ['{mentor}', '{mentor}'],
  title: ['{forløb}', '{programme}'],
} as const;
export type Chip = keyof typeof CHIPS;

/** Letters to a programme as a whole know no group. */
export const WITHOUT_GROUP: readonly Chip[] = ['name', 'title'];
export const WITH_GROUP: readonly Chip[] = ['name', 'group', 'mentor', 'title'];

const ANY = /\{[^{}]*\}/g;

/** Chips that nothing would be filled in for, and brackets that are no chips. */
export function strangeChips(text: string, known: readonly Chip[]): readonly string[] {
  return (text.match(ANY) ?? []).filter((found) => !known.some((chip) => writingsOf(chip).includes(found)));
}

export function filled(text: string, values: Readonly<Partial<Record<Chip, string>>>): string {
  return text.replace(ANY, (found) => {
    const chip = WITH_GROUP.find((each) => writingsOf(each).includes(found));
    return (chip && values[chip]) ?? found;
  });
}

function writingsOf(chip: Chip): readonly string[] {
  return CHIPS[chip];
}
