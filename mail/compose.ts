// From a decision to a message: the letter in the programme's language, its links, its calendar entry, its headers.
import { createHash } from 'node:crypto';
import type { SendMailOptions } from 'nodemailer';
import type { Person, Programme } from '../domain/programme.ts';
import { asItStands } from '../domain/standing.ts';
import type { Decision } from '../workflows/activities.ts';
import type { GroupStatus, ProgrammeStatus } from '../domain/status.ts';
import { calendarFile, circleUid, meetingUid, type CalendarFile } from './calendar.ts';
import type { Act, Block, Letter } from './letter.ts';
import type { Link, Links } from '../links/token.ts';
import {
  groupOccasion,
  programmeOccasion,
  type GroupOccasion,
  type Occasion,
  type ProgrammeOccasion,
} from './occasion.ts';
import { html, plainText, type Drawn, type Sheet } from './render.tsx';
import { frame as danishFrame, programmeLetters as danishProgramme } from './texts/da-programme.ts';
import { groupLetters as danishGroup } from './texts/da-group.ts';
import { frame as englishFrame, programmeLetters as englishProgramme } from './texts/en-programme.ts';
import { groupLetters as englishGroup } from './texts/en-group.ts';
import type { Frame, GroupLetters, ProgrammeLetters } from './texts/kinds.ts';

const TEXTS: Record<Programme['language'], { frame: Frame; group: GroupLetters; programme: ProgrammeLetters }> = {
  da: { frame: danishFrame, group: danishGroup, programme: danishProgramme },
  en: { frame: englishFrame, group: englishGroup, programme: englishProgramme },
};

/** A programme with all that its mails may need to say. */
export interface Subject {
  readonly programme: Programme;
  /** Where moved meetings are held, by what the engine knows of it. */
  readonly places: ReadonlyMap<string, string>;
}

export interface Envelope {
  readonly from: string;
  readonly links: Links;
  /** Engine time of the decision, in milliseconds: what its links are issued at. */
  readonly issuedMs: number;
  readonly messageId: string;
  readonly rehearsal: boolean;
  /** Where every mail of a rehearsal goes, if somewhere else. */
  readonly to?: string | undefined;
  /** What HR wrote for everybody to read, where something is cancelled. */
  readonly reason?: string | undefined;
}

/** The same id at every attempt, and none that tells whom the mail is for. */
export function messageId(mailKey: string, from: string): string {
  const domain = /@([^\s>]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
  return `<${createHash('sha256').update(mailKey).digest('hex').slice(0, 32)}@${domain}>`;
}

/** One mail, ready to be sent. Made from the same things it is the same to the byte, so a resend is a copy. */
export async function compose(
  subject: Subject,
  person: Person,
  decision: Decision,
  status: GroupStatus | ProgrammeStatus,
  envelope: Envelope,
): Promise<SendMailOptions> {
  const programme = asItStands(subject.programme, 'group' in status ? [status] : status.groups);
  const { frame, group: groupTexts, programme: programmeTexts } = TEXTS[programme.language];
  const told = { programme, person, decision, reason: envelope.reason };
  const occasion = 'group' in status ? groupOccasion(told, status, subject.places) : programmeOccasion(told, status);
  const letter: Letter =
    'group' in occasion ? textOf(groupTexts, decision.kind)(occasion) : textOf(programmeTexts, decision.kind)(occasion);
  const owner = { programme: programme.id, person: person.id, ...('group' in status ? { group: status.group } : {}) };
  const sheet: Sheet = {
    language: programme.language,
    subject: envelope.rehearsal ? `[${frame.rehearsal}] ${letter.subject}` : letter.subject,
    preview: letter.preview,
    ...(envelope.rehearsal ? { banner: frame.rehearsalNote } : {}),
    greeting: frame.greeting(occasion),
    blocks: await Promise.all(letter.blocks.map((block) => drawn(block, owner, envelope))),
    signature: frame.signature(occasion),
    footer: frame.footer(occasion),
  };
  const calendar = calendarOf(occasion);
  const boundary = createHash('sha256').update(envelope.messageId).digest('hex').slice(0, 16);
  return {
    from: envelope.from,
    replyTo: { name: programme.hr.name, address: programme.hr.email },
    to: { name: person.name, address: envelope.to ?? person.email },
    subject: sheet.subject,
    text: plainText(sheet),
    html: html(sheet),
    date: new Date(decision.at),
    messageId: envelope.messageId,
    headers: {
      'X-Gruppementor-Mail': decision.kind,
      'X-Gruppementor-Programme': programme.id,
      ...('group' in status ? { 'X-Gruppementor-Group': status.group } : {}),
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
    },
    ...(calendar ? { icalEvent: { method: calendar.method, content: calendar.content, filename: 'invite.ics' } } : {}),
    ...{ baseBoundary: boundary },
    // Text goes in as it is: nothing in a letter may make the mailer read a file or fetch a page.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function textOf<O extends Occasion>(
  texts: Record<string, (occasion: O) => Letter>,
  kind: string,
): (occasion: O) => Letter {
  const write = Object.hasOwn(texts, kind) ? texts[kind] : undefined;
  if (!write) throw new Error(`there is no text for ${kind}`);
  return write;
}

async function drawn(
  block: Block,
  owner: Pick<Link, 'programme' | 'group' | 'person'>,
  { links, issuedMs }: Envelope,
): Promise<Drawn> {
  if (!('link' in block)) return block;
  const { link, ...rest } = block;
  return { ...rest, url: await links.url({ ...owner, ...(link satisfies Act) }, issuedMs) };
}

function calendarOf(occasion: GroupOccasion | ProgrammeOccasion): CalendarFile | undefined {
  const { decision, programme, person } = occasion;
  const common = { organizer: programme.hr, attendee: person, stamp: decision.at };
  const cancelled = decision.kind === 'meeting-cancelled';
  const method = cancelled ? 'CANCEL' : 'REQUEST';
  if ('group' in occasion) {
    if (!cancelled && decision.kind !== 'meeting-invitation' && decision.kind !== 'meeting-moved') return undefined;
    const { group, meeting, place } = occasion;
    return calendarFile({
      ...{ ...common, method, startsAt: meeting.startsAt, endsAt: meeting.endsAt, location: place },
      uid: meetingUid(programme.id, group.id, meeting.meeting),
      // The newest: a mail that was held up says what is true when it goes.
      sequence: Math.max(decision.matter?.sequence ?? 0, meeting.sequence),
      title:
        programme.language === 'da'
          ? `${group.name}: ${meeting.meeting}. møde`
          : `${group.name}: meeting ${meeting.meeting}`,
      description: programme.title,
    });
  }
  const { circle } = occasion;
  const inCalendar =
    cancelled ||
    decision.kind === 'meeting-moved' ||
    (decision.stage === 'invitation' &&
      (decision.kind === 'preparation-meeting' || decision.kind === 'evaluation-meeting'));
  if (!circle || !inCalendar) return undefined;
  const names =
    programme.language === 'da'
      ? { preparation: 'Forberedelsesmøde', evaluation: 'Evalueringsmøde' }
      : { preparation: 'Preparation meeting', evaluation: 'Evaluation meeting' };
  const sequence =
    decision.matter?.sequence ??
    occasion.status.circle.find(({ kind, round }) => kind === circle.kind && round === circle.round)?.sequence ??
    0;
  return calendarFile({
    ...{ ...common, method, sequence, startsAt: circle.startsAt, endsAt: circle.endsAt, location: '' },
    uid: circleUid(programme.id, circle.kind, circle.round),
    title: `${names[circle.kind]} ${circle.round}`,
    description: programme.title,
  });
}
