// What a link lets its holder do: every purpose there is, who holds such a link, and what it hangs on.
// Values only that a workflow may know, too.

interface PurposeRule {
  /** Whose place the link belongs to: it ends with their place. */
  readonly holder: 'mentor' | 'mentee' | 'hr' | 'convener';
  /** It is about one meeting, and falls away with it. */
  readonly meeting?: 'any' | 'planned';
  /** It can be used after the group has ended, too. */
  readonly afterEnd?: true;
}

// prettier-ignore
const PURPOSES = {
  meeting: { holder: 'mentor', meeting: 'any' },
  move: { holder: 'mentor', meeting: 'planned' },
  concern: { holder: 'mentor' },
  circle: { holder: 'convener' },
  talks: { holder: 'mentor' },
  'hand-in': { holder: 'mentee', meeting: 'any' },
  leave: { holder: 'mentee' },
  dropouts: { holder: 'mentor' },
  'propose-finish': { holder: 'mentor' },
  'approve-finish': { holder: 'hr' },
  'closing-form': { holder: 'mentee', afterEnd: true },
  'mentor-survey': { holder: 'mentor', afterEnd: true },
} as const satisfies Readonly<Record<string, PurposeRule>>;

export type Purpose = keyof typeof PURPOSES;

export function ruleOf(purpose: Purpose): PurposeRule {
  return PURPOSES[purpose];
}

export function isPurpose(text: unknown): text is Purpose {
  return typeof text === 'string' && Object.hasOwn(PURPOSES, text);
}
