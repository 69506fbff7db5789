// What HR must look at, in words, with what to do about it: in HR's mail and in the API's list.
import { everyone, type Language, type Programme } from '../../domain/programme.ts';
import type { Attention } from '../../domain/status.ts';

/** @param name of the person that it is about, where one is known */
type Texts = Record<Attention['kind'], (entry: Attention, name: string | undefined) => string>;

const da: Texts = {
  'mail-refused': (_entry, name) =>
    `Mails til ${name ?? 'en deltager'} bliver afvist af modtagerens mailserver. Se hvilke i mailoversigten, og ret adressen; så bliver de sendt igen.`,
  'meeting-unconfirmed': ({ meeting }) => `${meeting}. møde er ikke bekræftet. Spørg mentor, eller bekræft det selv.`,
  'meeting-not-held': ({ meeting }) =>
    `Mentor melder, at ${meeting}. møde ikke blev holdt. Find en ny dato, og flyt mødet.`,
  'small-group': () => 'Under fire mentees er tilbage. Tal med mentor om, hvordan holdet kommer videre.',
  'group-empty': () => 'Alle mentees er stoppet, og holdet er slut.',
  'talks-unconfirmed': () => 'De sidste personlige samtaler er ikke bekræftet. Spørg mentor.',
  'message-refused': ({ about }) => `En besked brød en af forløbets regler og ændrede intet (${about ?? ''}).`,
  'group-lapsed': () => 'Holdet er lukket, uden at det sidste møde eller de sidste samtaler blev bekræftet.',
  'no-mentor': () => 'Holdet har ingen mentor. Find en ny, og sæt personen ind; holdet får besked.',
  concern: () => 'Mentor vil gerne kontaktes om noget på holdet. Det, der er sagt og skrevet, bliver på holdet.',
};

const en: Texts = {
  'mail-refused': (_entry, name) =>
    `Mails to ${name ?? 'a participant'} are refused by the recipient's mail server. See which in the mail list, and correct the address; then they are sent again.`,
  'meeting-unconfirmed': ({ meeting }) =>
    `Meeting ${meeting} is not confirmed. Ask the mentor, or confirm it yourself.`,
  'meeting-not-held': ({ meeting }) =>
    `The mentor says that meeting ${meeting} was not held. Find a new date, and move the meeting.`,
  'small-group': () => 'Fewer than four mentees remain. Talk with the mentor about how the group goes on.',
  'group-empty': () => 'All mentees have left, and the group has ended.',
  'talks-unconfirmed': () => 'The last one-to-one talks are not confirmed. Ask the mentor.',
  'message-refused': ({ about }) =>
    `A message broke one of the programme's rules and changed nothing (${about ?? ''}).`,
  'group-lapsed': () => 'The group was closed without a word on its last meeting or its last talks.',
  'no-mentor': () => 'The group has no mentor. Find a new one and enter them; the group is told.',
  concern: () =>
    'The mentor would like to be contacted about something in the group. What is said and written stays in the group.',
};

const texts: Record<Language, Texts> = { da, en };

export function attentionText(programme: Programme, entry: Attention): string {
  const person = everyone(programme).find(({ id }) => id === entry.person);
  return texts[programme.language][entry.kind](entry, person?.name || undefined);
}

/** With the name of the group that it is about. */
export function attentionLine(programme: Programme, entry: Attention): string {
  const where = programme.groups.find(({ id }) => id === entry.group)?.name ?? programme.title;
  return `${where}: ${attentionText(programme, entry)}`;
}
