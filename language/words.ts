// The languages that there are. A third is one more file beside da.ts and en.ts, one beside hr-da.ts and hr-en.ts, and a line here.
import type { Language } from '../domain/programme.ts';
import { da, type Words } from './da.ts';
import { en } from './en.ts';

export type { Words };

export const WORDS: Readonly<Record<Language, Words>> = { da, en };
