// A programme in numbers, while it runs and after: what HR and the sponsor may see of it.
import { z } from 'zod';
import { FEWEST_ANSWERS, figures, mentorHours } from '../domain/figures.ts';
import { groupOf, type Programme } from '../domain/programme.ts';
import type { ProgrammeStatus } from '../domain/status.ts';
import type { LedgerEntry } from '../records/ledger.ts';

/** A no to leading is clear, too (R60). */
const CLARIFIED = ['yes', 'yes-not-leading', 'not-yet'] as const;

/** What of a closing form is counted. */
const closingForm = z.object({ clarified: z.enum(CLARIFIED).optional().catch(undefined) });

/** @param forms the closing forms, as they were kept */
export function reportView(
  programme: Programme,
  status: ProgrammeStatus | undefined,
  entries: readonly LedgerEntry[],
  forms: readonly string[],
) {
  const groups = status?.groups ?? [];
  const isAspirants = (group: string) => groupOf(programme, group)?.variant === 'aspirants';
  const count = (outcome: LedgerEntry['outcome']) => entries.filter((entry) => entry.outcome === outcome).length;
  return {
    id: programme.id,
    title: programme.title,
    purpose: programme.purpose,
    phase: status?.phase ?? 'introduction',
    round: status?.round ?? 0,
    total: { ...figures(groups, isAspirants), hours: mentorHours(groups) },
    groups: groups.map((group) => ({
      id: group.group,
      phase: group.phase,
      closing: group.closing,
      ...figures([group], isAspirants),
      hours: mentorHours([group]),
    })),
    mails: {
      planned: entries.length,
      sent: count('sent'),
      suppressed: count('suppressed'),
      failed: count('failed'),
      open: count('planned'),
    },
    closing: {
      answers: forms.length,
      ...(forms.length >= FEWEST_ANSWERS ? { clarified: clarified(forms) } : {}),
    },
  };
}

function clarified(forms: readonly string[]): Record<string, number> {
  const answers = forms.map((form) => closingForm.parse(JSON.parse(form)).clarified);
  return Object.fromEntries(CLARIFIED.map((each) => [each, answers.filter((answer) => answer === each).length]));
}
