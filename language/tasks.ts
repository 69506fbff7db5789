// What a group writes, or thinks over, for a meeting: its own tasks, or the starter tasks of its variant (R46, R64).
import { MEETINGS, type Group } from '../domain/programme.ts';
import type { Words } from './words.ts';

export function taskOf(
  { variant, tasks, adapted }: Pick<Group, 'variant' | 'tasks' | 'adapted'>,
  words: Pick<Words, 'tasks' | 'lastQuestion' | 'vision' | 'questions'>,
  meeting: number,
  /** Where the last one is thought over for a talk instead of the meeting. */
  instead?: 'talk',
): readonly string[] {
  const own = paragraphs(adapted?.[meeting]?.text) ?? tasks?.[meeting];
  if (own) return own;
  if (variant === 'leaders') return words.questions[meeting] ?? [];
  // The vision of the first task comes back in the second, where it was asked for.
  const vision = meeting === 3 && !tasks?.[2] && !adapted?.[2]?.text ? [words.vision] : [];
  const last = meeting === MEETINGS ? [words.lastQuestion[instead ?? 'meeting']] : [];
  return [...vision, ...(words.tasks[meeting] ?? []), ...last];
}

function paragraphs(text: string | undefined): readonly string[] | undefined {
  return text ? text.split(/\n\s*\n/) : undefined;
}
