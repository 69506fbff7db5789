// Why somebody did or did not get a mail, in words.
import { blameIn } from '../domain/mail-answers.ts';
import { isOneOf, PLANNED_MAILS, NEWS_MAILS, REASONS } from '../domain/kinds.ts';
import type { Programme } from '../domain/programme.ts';
import { Dates } from '../language/dates.ts';
import { WORDS } from '../language/words.ts';
import type { LedgerEntry } from '../records/ledger.ts';

const MERGED = 'merged:';

export function why({ language, timeZone }: Pick<Programme, 'language' | 'timeZone'>, entry: LedgerEntry): string {
  const words = WORDS[language];
  const t = words.why;
  const when = new Dates(words, timeZone).moment((entry.at ?? entry.plannedFor).toISOString());
  switch (entry.outcome) {
    case 'sent':
      return t.sent(when);
    case 'planned':
      return entry.reason ? t.trying[blameIn(entry.reason) ?? 'relay'](when, entry.reason) : t.planned(when);
    case 'failed':
      return isOneOf(REASONS, entry.reason)
        ? t.reasons[entry.reason]
        : t.failed[blameIn(entry.reason) ?? 'relay'](when, entry.reason);
    case 'suppressed': {
      const { reason } = entry;
      if (isOneOf(REASONS, reason)) return t.reasons[reason];
      const by = reason.slice(MERGED.length);
      return isOneOf([...PLANNED_MAILS, ...NEWS_MAILS], by) ? t.merged(by) : reason;
    }
  }
}
