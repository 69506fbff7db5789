// What a mentee hands in for a meeting: a text, a question to the mentor, a comment on the task, maybe a file; and how long it may be.
import { z } from 'zod';
import type { Instant } from './programme.ts';

/** A page as Danish publishers count it: characters with spaces (R44). */
const PAGE_CHARACTERS = 2400;
/** The longest question, comment or note. */
export const MOST_ASIDE = 2000;
/** More than anybody writes: a draft this long is still kept. */
export const MOST_DRAFT = 50_000;

/** Files that are taken, known by their content. */
export const FILE_KINDS = ['pdf', 'docx', 'odt'] as const;
export type FileKind = (typeof FILE_KINDS)[number];
export const MOST_FILE_BYTES = 5 * 1024 * 1024;

export interface HandedFile {
  readonly name: string;
  readonly kind: FileKind;
  readonly bytes: number;
}

const text = z.string().catch('');

/** As it is kept, sealed: what is missing there is empty. */
const handInContent = z.object({
  text,
  question: text,
  comment: text,
  file: z
    .object({ name: z.string(), kind: z.enum(FILE_KINDS), bytes: z.number() })
    .optional()
    .catch(undefined),
  /** When it was handed in, on the programme's clock. */
  handedInAt: z.string().optional().catch(undefined),
});

export type HandInContent = z.output<typeof handInContent>;
/** What is typed. */
export type Typed = Pick<HandInContent, 'text' | 'question' | 'comment'>;

export function mostCharacters(pages: number): number {
  return pages * PAGE_CHARACTERS;
}

/** Characters with spaces, as a reader counts them. */
export function lengthOf(written: string): number {
  return [...written].length;
}

export function readHandIn(kept: string): HandInContent {
  return handInContent.parse(JSON.parse(kept));
}

const MINUTE_MS = 60_000;

/** Whether something was handed in late. The deadline's own minute is in time: people read 23:59 as until then. */
export function isLate(handedInAt: Instant | undefined, deadline: Instant | undefined): boolean {
  if (handedInAt === undefined || deadline === undefined) return false;
  return Date.parse(handedInAt) >= Date.parse(deadline) + MINUTE_MS;
}
