// From a decision to a message: the letter in the programme's language, its links, its calendar entry, its headers.
import { createHash } from 'node:crypto';
import type { MailKind } from '../domain/kinds.ts';
import { groupOf, mentorCircle, type Group, type Instant, type Person, type Programme } from '../domain/programme.ts';
import { filled, type OwnPlace, type OwnWords } from '../domain/own-words.ts';
import { mailDate } from '../domain/local-time.ts';
import { asItStands } from '../domain/standing.ts';
import { addressIn, greetedAs } from '../domain/text.ts';
import type { GroupStatus, ProgrammeStatus } from '../domain/status.ts';
import { UNNAMED, type House } from '../host/organisation.ts';
import { holderOf } from '../links/open.ts';
import type { Holder, Links } from '../links/token.ts';
import type { Decision } from '../workflows/activities.ts';
import type { CalendarFile } from './calendar.ts';
import { aside, text, type Block, type Letter } from './letter.ts';
import { GROUP_LETTERS, PROGRAMME_LETTERS } from './letters/letters.ts';
import { groupEntry, programmeEntry } from './invitation.ts';
import { groupOccasion, programmeOccasion, type Occasion, type Told } from './occasion.ts';
import { html, plainText, type Drawn, type Sheet } from './render.tsx';
import type { Message } from './smtp.ts';

/** A programme with all that its mails may need to say. */
export interface Subject {
  readonly programme: Programme;
  /** Where moved meetings are held, by what the engine knows of it. */
  readonly places: ReadonlyMap<string, string>;
  /** What its links know it by. */
  readonly number: number;
  /** Which of their addresses each person is written to. */
  readonly addresses: ReadonlyMap<string, number>;
  /** Where its calendar entries come from; null before it has begun. */
  readonly organizer: string | null;
  /** Who has been nominated by whom, by id. */
  readonly nominations?: ReadonlyMap<string, string> | undefined;
  readonly people?: ReadonlyMap<string, Person> | undefined;
  /** HR's own paragraphs, by kind of mail. */
  readonly ownWords?: OwnWords | undefined;
}

export interface Envelope {
  readonly from: string;
  readonly links: Links;
  /** When it is written, on the programme's clock. */
  readonly writtenAt: Instant;
  /** The same in engine milliseconds: what its links are issued at. */
  readonly issuedMs: number;
  readonly messageId: string;
  /** Which rehearsal it is one of, if it is. */
  readonly rehearsal?: string | undefined;
  /** Where every mail of a rehearsal goes, if somewhere else. */
  readonly to?: string | undefined;
  /** What HR wrote for everybody to read, where something is cancelled. */
  readonly reason?: string | undefined;
  /** They have had it before: HR sends it again. */
  readonly again?: boolean;
  /** Whose mail it is, where that is set. */
  readonly house?: House | undefined;
}

/** One mail, ready to be sent. Made from the same things it is the same to the byte, so a resend is a copy. */
export function compose(
  subject: Subject,
  person: Person,
  decision: Decision,
  status: GroupStatus | ProgrammeStatus,
  envelope: Envelope,
): Message {
  const programme = asItStands(subject.programme, 'group' in status ? [status] : status.groups);
  const told = {
    programme,
    person,
    decision,
    reason: envelope.reason,
    writtenAt: envelope.writtenAt,
    organizer: subject.organizer ?? addressIn(envelope.from),
    rehearsal: envelope.rehearsal,
    nominatedBy: subject.people?.get(subject.nominations?.get(person.id) ?? '')?.name,
  };
  const { occasion, letter, calendar, group } =
    'group' in status ? ofGroup(told, status, subject.places) : ofProgramme(told, status);
  const own = ownWordsIn(occasion, subject.ownWords, group);
  const sheet = sheetOf(occasion, letter, own, calendar, holderOf(subject, group, person.id), envelope);
  return {
    from: envelope.from,
    // HR's contact may have been erased before a mail that a mentee asked for.
    ...(programme.hr.email ? { replyTo: { name: programme.hr.name, address: programme.hr.email } } : {}),
    to: { name: person.name, address: envelope.to ?? person.email },
    subject: sheet.subject,
    text: plainText(sheet),
    html: html(sheet),
    date: mailDate(envelope.writtenAt, programme.timeZone),
    messageId: envelope.messageId,
    headers: {
      'X-Gruppementor-Mail': decision.kind,
      'X-Gruppementor-Programme': programme.id,
      ...(group === undefined ? {} : { 'X-Gruppementor-Group': group }),
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
    },
    ...(calendar ? { icalEvent: { ...calendar, filename: 'invite.ics' } } : {}),
    // As nodemailer wants it, though its types don't know it: a boundary that is the same at every attempt.
    ...{ baseBoundary: createHash('sha256').update(envelope.messageId).digest('hex').slice(0, 16) },
    // Text goes in as it is: nothing in a letter may make the mailer read a file or fetch a page.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** What a mail is made of. */
interface Written {
  readonly occasion: Occasion;
  readonly letter: Letter;
  readonly calendar: CalendarFile | undefined;
  readonly group: string | undefined;
}

function ofGroup(told: Told, status: GroupStatus, places: Subject['places']): Written {
  const occasion = groupOccasion(told, status, places);
  const letter = writerOf(GROUP_LETTERS, told.decision.kind)(occasion);
  return { occasion, letter, calendar: groupEntry(occasion), group: status.group };
}

function ofProgramme(told: Told, status: ProgrammeStatus): Written {
  const occasion = programmeOccasion(told, status);
  const letter = writerOf(PROGRAMME_LETTERS, told.decision.kind)(occasion);
  return { occasion, letter, calendar: programmeEntry(occasion), group: undefined };
}

function writerOf<O>(
  letters: Readonly<Record<string, (occasion: O) => Letter>>,
  kind: MailKind,
): (occasion: O) => Letter {
  const write = Object.hasOwn(letters, kind) ? letters[kind] : undefined;
  if (!write) throw new Error(`nobody writes ${kind} here`);
  return write;
}

/** The letter with what surrounds every letter, its links made. */
function sheetOf(
  occasion: Occasion,
  { subject, preview, blocks }: Letter,
  own: Readonly<Record<OwnPlace, readonly Block[]>>,
  calendar: CalendarFile | undefined,
  holder: Holder,
  envelope: Envelope,
): Sheet {
  const { programme, person, as, words, decision } = occasion;
  const { frame } = words;
  const { hr } = programme;
  const toHr = as === 'hr';
  return {
    house: envelope.house ?? UNNAMED,
    language: programme.language,
    subject: envelope.rehearsal ? `[${frame.rehearsal}] ${subject}` : envelope.again ? frame.again(subject) : subject,
    preview,
    ...(envelope.rehearsal ? { banner: frame.rehearsalNote } : {}),
    greeting: frame.greeting(calledIn(person)),
    blocks: [
      ...(envelope.again ? [text(frame.sentAgain)] : []),
      ...own.before,
      ...blocks,
      ...(calendar?.method === 'REQUEST' ? [cannotCome(occasion)] : []),
      ...ownPage(occasion, holder),
      ...own.after,
    ].map((block) => drawn(block, holder, envelope)),
    signature: toHr ? [frame.regards, 'Gruppementor'] : [frame.regards, hr.name, frame.hrDepartment].filter(Boolean),
    footer: [
      // HR need not write to themselves, also where they are a mentor.
      ...(person.id === hr.id || !hr.email ? [] : [frame.questions(hr.name, hr.email)]),
      ...(as === 'mentor' && !BEFORE.includes(decision.kind) && !saysGoodbye(decision)
        ? othersToThinkWith(occasion)
        : []),
    ],
  };
}

/** What HR says besides, first and last; the letter itself is whole. */
function ownWordsIn(
  { person, programme, decision }: Occasion,
  ownWords: OwnWords | undefined,
  id: string | undefined,
): Readonly<Record<OwnPlace, readonly Block[]>> {
  const own = isWithdrawn(decision) ? undefined : ownWords?.get(decision.kind);
  const group = groupOf(programme, id);
  const values = {
    name: calledIn(person),
    title: programme.title,
    ...(group ? { group: group.name, mentor: group.mentor.name } : {}),
  };
  const said = (place: OwnPlace) => (own?.[place] ? [text(filled(own[place], values))] : []);
  return { before: said('before'), after: said('after') };
}

/** As somebody is greeted. */
function calledIn({ name, greeting }: Person): string {
  return greeting ?? greetedAs(name);
}

/** So that nobody looks in April for a mail from February. Not for those to whom it says goodbye. */
function ownPage({ as, words, decision }: Occasion, { group }: Holder): readonly Block[] {
  const isMember = as === 'mentor' || as === 'mentee';
  return isMember && group > 0 && !saysGoodbye(decision) ? [aside(words.actions.myPage, { purpose: 'my-page' })] : [];
}

/** A meeting is taken out of one person's calendar: they have left, or it is an address that they had, and may be a stranger's. */
function isWithdrawn({ kind, matter }: Decision): boolean {
  return (kind === 'meeting-cancelled' || kind === 'seminar-cancelled') && matter?.person !== undefined;
}

/** They have nothing more to do with the others. */
function saysGoodbye(decision: Decision): boolean {
  return GOODBYES.includes(decision.kind) || isWithdrawn(decision);
}

const GOODBYES: readonly MailKind[] = [
  'dropout-confirmed',
  'mentor-released',
  'group-cancelled',
  'programme-cancelled',
];

/** Who the other mentors will be is not known yet. */
const BEFORE: readonly MailKind[] = [
  'mentor-invitation',
  'seminar-invitation',
  'seminar-cancelled',
  'introduction-moved',
];

/** The other mentors of the circle (R38). */
function othersToThinkWith({ programme, person, words, dates }: Occasion): readonly string[] {
  const others = mentorCircle(programme).filter(({ id }) => id !== person.id && id !== programme.hr.id);
  if (others.length === 0) return [];
  return [words.frame.sparring(dates.and(others.map(({ name, email }) => `${name} (${email})`)), others.length)];
}

/** Nobody reads the answers that a calendar sends: who can't come says so to a human. */
function cannotCome({ programme, person, as, words }: Occasion): Block {
  const mentor = as === 'mentee' ? groupWith(programme, person)?.mentor : undefined;
  const { id, name, email } = mentor && !mentor.gone ? mentor : programme.hr;
  return text(id === person.id ? words.frame.cannotComeHr : words.frame.cannotCome(name, email));
}

function groupWith({ groups }: Programme, { id }: Person): Group | undefined {
  return groups.find(({ mentees }) => mentees.some((mentee) => mentee.id === id && !mentee.gone));
}

function drawn(block: Block, holder: Holder, { links, issuedMs }: Envelope): Drawn {
  if (!('link' in block)) return block;
  const { link, ...rest } = block;
  return { ...rest, url: links.url(link, holder, issuedMs) };
}
