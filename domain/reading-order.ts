// In which order moments of one time are read: by round, then as the course has their kinds.
import type { MomentName } from './ids.ts';
import { PLANNED_MAILS, SILENT_MOMENTS, type MomentKind } from './kinds.ts';

const READING_ORDER: readonly MomentKind[] = [...PLANNED_MAILS, ...SILENT_MOMENTS];

export function inReadingOrder(
  a: MomentName & { readonly id: string },
  b: MomentName & { readonly id: string },
): number {
  return a.round - b.round || placeOf(a) - placeOf(b) || (a.id < b.id ? -1 : 1);
}

function placeOf({ kind }: MomentName): number {
  return READING_ORDER.indexOf(kind);
}
