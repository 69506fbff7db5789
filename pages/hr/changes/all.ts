// Every change, by what the address names it.
import type { Change } from './change.ts';
import { cancel, finish, handIn, held, talk } from './course.tsx';
import { move, postpone } from './dates.tsx';
import { dropout, erase, mend, mentee, mentor, undo } from './places.tsx';

export type { Given } from './change.ts';

export const CHANGE_KINDS = [
  'move',
  'postpone',
  'held',
  'talk',
  'hand-in',
  'dropout',
  'undo',
  'mentor',
  'mentee',
  'mend',
  'finish',
  'cancel',
  'erase',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export const CHANGES: Readonly<Record<ChangeKind, Change>> = {
  ...{ move, postpone, held, talk, 'hand-in': handIn, dropout, undo, mentor, mentee, mend, finish, cancel, erase },
};
