// A programme in numbers, while it runs and after: what HR and the sponsor may see of it.
import type { Programme } from '../domain/programme.ts';
import { counts } from '../mail/occasion.ts';
import type { LedgerEntry } from '../records/ledger.ts';
import type { GroupStatus, ProgrammeStatus } from '../domain/status.ts';

/** Answers are told in sum only, and only of so many that nobody can be told by them (R74). */
const FEWEST_ANSWERS = 3;

/** @param forms the closing forms, as they were kept */
export function reportView(
  programme: Programme,
  status: ProgrammeStatus | undefined,
  entries: readonly LedgerEntry[],
  forms: readonly string[],
) {
  const groups = status?.groups ?? [];
  const aspirants = (group: string) =>
    programme.groups.some(({ id, variant }) => id === group && variant === 'aspirants');
  const outcomes = Object.groupBy(entries, ({ outcome }) => outcome);
  return {
    ...{
      id: programme.id,
      title: programme.title,
      purpose: programme.purpose,
      phase: status?.phase ?? 'introduction',
      round: status?.round ?? 0,
    },
    total: { ...counts(groups, aspirants), hours: hours(groups) },
    groups: groups.map((group) => ({
      id: group.group,
      phase: group.phase,
      closing: group.closing,
      ...counts([group], aspirants),
      hours: hours([group]),
    })),
    mails: {
      planned: entries.length,
      sent: outcomes.sent?.length ?? 0,
      suppressed: outcomes.suppressed?.length ?? 0,
      failed: outcomes.failed?.length ?? 0,
      open: outcomes.planned?.length ?? 0,
    },
    closing: { answers: forms.length, ...(forms.length >= FEWEST_ANSWERS ? { clarified: clarified(forms) } : {}) },
  };
}

/** Hours that the mentors say they have spent (R6). */
function hours(groups: readonly GroupStatus[]): number {
  return groups.flatMap(({ meetings }) => meetings).reduce((sum, meeting) => sum + (meeting.hours ?? 0), 0);
}

function clarified(forms: readonly string[]): Record<string, number> {
  const sums: Record<string, number> = { yes: 0, partly: 0, no: 0 };
  for (const form of forms) {
    const answer = (JSON.parse(form) as { clarified?: string }).clarified ?? '';
    if (answer in sums) sums[answer] = (sums[answer] ?? 0) + 1;
  }
  return sums;
}
