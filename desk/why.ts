// Why somebody did or did not get a mail, in words, in the programme's language.
import type { Language, Programme } from '../domain/programme.ts';
import { Wording } from '../language/dates.ts';
import type { LedgerEntry } from '../records/ledger.ts';

interface Texts {
  readonly planned: (when: string) => string;
  readonly trying: (when: string, fault: string) => string;
  readonly sent: (when: string) => string;
  readonly failed: (when: string, answer: string) => string;
  readonly merged: (kind: string) => string;
  readonly reasons: Readonly<Record<string, string>>;
}

const da: Texts = {
  planned: (when) => `Er planlagt til ${when}.`,
  trying: (when, fault) =>
    `Skulle sendes ${when}, men mailserveren tog den ikke endnu (${fault}). Den bliver prøvet igen, så længe den er til nytte.`,
  sent: (when) => `Sendt ${when}.`,
  failed: (when, answer) =>
    `Blev ikke modtaget. ${when} svarede modtagerens mailserver: ${answer}. Ret adressen, så bliver den sendt igen, hvis den stadig er til nytte.`,
  merged: (kind) => `Ikke sendt, fordi en anden mail (${kind}) siger det hele.`,
  reasons: {
    left: 'Ikke sendt, fordi personen ikke længere var med.',
    replaced: 'Ikke sendt, fordi holdet havde fået en anden mentor.',
    erased: 'Ikke sendt, fordi personens oplysninger var slettet.',
    'handed-in': 'Ikke sendt, fordi opgaven allerede var afleveret.',
    held: 'Ikke sendt, fordi det allerede var bekræftet, at mødet var holdt.',
    cancelled: 'Ikke sendt, fordi mødet var aflyst.',
    'talk-held': 'Ikke sendt, fordi samtalen allerede var holdt.',
    'group-ended': 'Ikke sendt, fordi holdet var slut.',
    'group-cancelled': 'Ikke sendt, fordi holdet var aflyst.',
    'programme-cancelled': 'Ikke sendt, fordi forløbet var aflyst.',
    'too-late': 'Ikke sendt, fordi den først kunne sendes, da den ikke længere var til nytte.',
    'not-everyone-met': 'Ikke sendt, fordi ikke alle hold nåede at holde møde i runden.',
    'early-finish': 'Ikke sendt, fordi holdet sluttede tidligt med samtaler.',
    'no-meeting': 'Ikke sendt, fordi ingen hold længere havde møde i runden.',
    'meeting-moved': 'Ikke sendt, fordi mødet var flyttet.',
    'not-recorded':
      'Blev behandlet, men udfaldet gik tabt, da databasen blev gendannet fra en ældre sikkerhedskopi. Den er sandsynligvis sendt; mailserverens log kan vise det.',
  },
};

const en: Texts = {
  planned: (when) => `Is planned for ${when}.`,
  trying: (when, fault) =>
    `Was due ${when}, but the mail server has not taken it yet (${fault}). It is tried again for as long as it is of use.`,
  sent: (when) => `Sent ${when}.`,
  failed: (when, answer) =>
    `Was not received. On ${when} the recipient's mail server answered: ${answer}. Mend the address, and it is sent again if it is still of use.`,
  merged: (kind) => `Not sent, since another mail (${kind}) says it all.`,
  reasons: {
    left: 'Not sent, since the person was no longer in the programme.',
    replaced: 'Not sent, since the group had got another mentor.',
    erased: "Not sent, since the person's data had been erased.",
    'handed-in': 'Not sent, since the task had been handed in already.',
    held: 'Not sent, since the meeting had been confirmed as held already.',
    cancelled: 'Not sent, since the meeting was cancelled.',
    'talk-held': 'Not sent, since the talk had been held already.',
    'group-ended': 'Not sent, since the group had ended.',
    'group-cancelled': 'Not sent, since the group was cancelled.',
    'programme-cancelled': 'Not sent, since the programme was cancelled.',
    'too-late': 'Not sent, since by the time it could be sent it was of no use any more.',
    'not-everyone-met': 'Not sent, since not every group got to meet in the round.',
    'early-finish': 'Not sent, since the group finished early with talks.',
    'no-meeting': 'Not sent, since no group had a meeting in the round any more.',
    'meeting-moved': 'Not sent, since the meeting had moved.',
    'not-recorded':
      'Was dealt with, but what came of it was lost when the database was restored from an older backup. It was probably sent; the mail server’s log can tell.',
  },
};

const texts: Record<Language, Texts> = { da, en };

export function why({ language, timeZone }: Programme, { outcome, reason, plannedFor, at }: LedgerEntry): string {
  const t = texts[language];
  const words = new Wording(language, timeZone);
  const when = words.moment((at ?? plannedFor).toISOString());
  if (outcome === 'sent') return t.sent(when);
  if (outcome === 'planned') return reason ? t.trying(when, reason) : t.planned(when);
  if (reason?.startsWith('merged:')) return t.merged(reason.slice('merged:'.length));
  const known = t.reasons[reason ?? ''];
  return known ?? (outcome === 'failed' ? t.failed(when, reason ?? '') : (reason ?? ''));
}
