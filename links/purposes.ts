// What a link lets its holder do: every purpose there is, who holds such a link, and what it hangs on.
// Values only that a workflow may know, too.
import { keysOf } from '../domain/kinds.ts';

interface PurposeRule {
  /** What it is in a token; never given to another. */
  readonly code: number;
  /**
   * Whose place the link belongs to: it ends with their place. `member`: the mentor or a mentee; `reader`: HR or the sponsor; `invited`:
   * who is asked to take part.
   */
  readonly holder:
    'mentor' | 'mentee' | 'member' | 'hr' | 'reader' | 'convener' | 'sponsor' | 'director' | 'invited' | 'contact';
  /** It is about one meeting, and falls away with it. */
  readonly meeting?: 'any' | 'planned';
  /** It can be used after the group has ended, too. */
  readonly afterEnd?: true;
  /** What it shows can be read when the group has ended, too. */
  readonly reads?: true;
  /** It shows what people have written: a group may ask its holder to sign on. */
  readonly confidential?: true;
}

// prettier-ignore
const PURPOSES = {
  meeting: { code: 1, holder: 'mentor', meeting: 'any' },
  move: { code: 2, holder: 'mentor', meeting: 'planned' },
  concern: { code: 3, holder: 'mentor' },
  circle: { code: 4, holder: 'convener' },
  talks: { code: 5, holder: 'mentor' },
  'hand-in': { code: 6, holder: 'mentee', meeting: 'any', reads: true, confidential: true },
  leave: { code: 7, holder: 'mentee' },
  dropouts: { code: 8, holder: 'mentor' },
  'propose-finish': { code: 9, holder: 'mentor' },
  'approve-finish': { code: 10, holder: 'hr' },
  'closing-form': { code: 11, holder: 'mentee', afterEnd: true, confidential: true },
  'mentor-survey': { code: 12, holder: 'mentor', afterEnd: true, confidential: true },
  task: { code: 13, holder: 'mentor', meeting: 'planned' },
  briefing: { code: 14, holder: 'mentor', meeting: 'any', reads: true, confidential: true },
  peers: { code: 15, holder: 'mentee', meeting: 'any', reads: true, confidential: true },
  'survey-before': { code: 16, holder: 'mentee', confidential: true },
  report: { code: 17, holder: 'reader', afterEnd: true },
  'my-page': { code: 18, holder: 'member', reads: true },
  commission: { code: 19, holder: 'sponsor' },
  nominate: { code: 20, holder: 'director' },
  invitation: { code: 21, holder: 'invited' },
  seminar: { code: 22, holder: 'hr' },
  organisation: { code: 23, holder: 'contact', reads: true },
} as const satisfies Readonly<Record<string, PurposeRule>>;

export type Purpose = keyof typeof PURPOSES;

export function ruleOf(purpose: Purpose): PurposeRule {
  return PURPOSES[purpose];
}

export function isPurpose(text: unknown): text is Purpose {
  return typeof text === 'string' && Object.hasOwn(PURPOSES, text);
}

export function codeOf(purpose: Purpose): number {
  return PURPOSES[purpose].code;
}

export function purposeOf(code: number): Purpose | undefined {
  return keysOf(PURPOSES).find((purpose) => PURPOSES[purpose].code === code);
}
