// What HR must look at, in words, with what to do about it: in HR's mail and in the API's list.
import { INTRODUCTION_STAGES, isOneOf } from '../domain/kinds.ts';
import { everyone, groupOf, type Programme } from '../domain/programme.ts';
import type { Attention } from '../domain/status.ts';
import { WORDS } from './words.ts';

export function attentionText(programme: Programme, { kind, person, meeting, about }: Attention): string {
  const name = everyone(programme).find(({ id }) => id === person)?.name;
  const words = WORDS[programme.language];
  const stage = isOneOf(INTRODUCTION_STAGES, about) ? words.introduction.stages[about] : undefined;
  return words.attention[kind]({ name: name === '' ? undefined : name, meeting, about, stage });
}

/** With the name of the group that it is about. */
export function attentionLine(programme: Programme, entry: Attention): string {
  return `${groupOf(programme, entry.group)?.name ?? programme.title}: ${attentionText(programme, entry)}`;
}
