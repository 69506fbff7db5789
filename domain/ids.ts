// Every id there is: how it is made and how it is read. No other file builds one or takes one apart (test/pure/house.test.ts).
import {
  isOneOf,
  PLANNED_MAILS,
  SILENT_MOMENTS,
  STAGES,
  type CircleKind,
  type MomentKind,
  type NewsMail,
  type Stage,
} from './kinds.ts';
import { GROUP_WORD, type Language } from './programme.ts';

// Programmes and groups: HR's own choice, or made where HR gives none.

/** What HR may choose as an id. */
export const IDENTIFIER = /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/;

/** @param hash of the content, so that a repeated post finds itself */
export function programmeIdOf(hash: string): string {
  return `programme-${hash.slice(0, 12)}`;
}

/** @param index 0 for the first group */
export function groupIdAt(language: Language, index: number): string {
  return `${GROUP_WORD[language].toLowerCase()}-${index + 1}`;
}

// People: an id says nothing of name, group or role, and stays whatever group or role the person has.

/** None that is read for another: no l, no o, no 0, no 1. */
const PERSON_LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';
const PERSON_ID = /^p-[abcdefghijkmnpqrstuvwxyz23456789]{10}$/;

/** @param bytes ten or more */
export function personIdOf(bytes: Uint8Array): string {
  return `p-${[...bytes.subarray(0, 10)].map((byte) => PERSON_LETTERS[byte % PERSON_LETTERS.length]).join('')}`;
}

/** A person's id in bytes, for links: five bits a letter. */
export const PERSON_BYTES = 7;

export function bytesOfPerson(id: string): Uint8Array {
  const number = [...id.slice(2)].reduce((sum, letter) => sum * 32n + BigInt(PERSON_LETTERS.indexOf(letter)), 0n);
  return Buffer.from(number.toString(16).padStart(PERSON_BYTES * 2, '0'), 'hex');
}

export function personOfBytes(bytes: Uint8Array): string {
  const number = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  const letters = Array.from({ length: 10 }, (_, n) => PERSON_LETTERS[Number((number >> BigInt(5 * (9 - n))) & 31n)]);
  return `p-${letters.join('')}`;
}

export function isPersonId(text: unknown): text is string {
  return typeof text === 'string' && PERSON_ID.test(text);
}

// Moments: `task-reminder.3.last-reminder`, and `~2` where one comes for the second time after the first.

export interface MomentName {
  readonly kind: MomentKind;
  /** The meeting or round it belongs to; 0 for the group or programme as a whole. */
  readonly round: number;
  readonly stage?: Stage | undefined;
}

export function momentId({ kind, round, stage }: MomentName): string {
  return joined(kind, round || undefined, stage);
}

/** @throws RangeError where it is no moment's id */
export function readMomentId(id: string): MomentName {
  const [kind, ...rest] = firstMomentId(id).split('.');
  // Without a round its stage comes second.
  const [round = '0', stage] = isOneOf(STAGES, rest[0]) ? ['0', rest[0]] : rest;
  if (!isOneOf([...PLANNED_MAILS, ...SILENT_MOMENTS], kind)) throw new RangeError(`${id} is no moment`);
  return { kind, round: Number(round), ...(isOneOf(STAGES, stage) ? { stage } : {}) };
}

/** A moment's id as its kind and what follows that. */
export function momentInParts(id: string): readonly [kind: string, end: string] {
  const { kind } = readMomentId(id);
  return [kind, id.slice(kind.length)];
}

export function momentOfParts(kind: string, end: string): string {
  return kind + end;
}

/** The meeting or round that a mail's moment is about, also of mails outside the plan; 0 where it is about none. */
export function roundIn(moment: string): number {
  return Number(/^[a-z-]+\.([1-9])(?![^.])/.exec(firstMomentId(moment))?.[1] ?? 0);
}

/** A moment that comes again, after it has come so many times. */
export function momentAgain(id: string, times: number): string {
  return times === 0 ? id : `${id}~${times}`;
}

/** A moment's mails for somebody who comes back, after they have come so many times. */
export function momentForReturn(id: string, comings: number): string {
  return comings === 0 ? id : `${id}+${comings}`;
}

/** Whether a moment's mails are for those who came to it later than the others, or once more. */
export function isForReturn(id: string): boolean {
  return /\+\d/.test(id);
}

/** The moment whose mails somebody who came back got. */
export function momentOfReturn(id: string): string {
  return id.replace(/\+\d+$/, '');
}

/** A pattern for SQL's `like` that finds a moment's mails for those who came back. */
export function returnsOf(id: string): string {
  return `${id}+%`;
}

/** A mail that HR has sent again, so many times. */
export function momentSentAgain(id: string, times: number): string {
  return `${id}=${times}`;
}

/** How often a mail had been sent again with this one; 0 for the mail itself. */
export function timesSentAgain(id: string): number {
  return Number(/=(\d+)$/.exec(id)?.[1] ?? 0);
}

/** The moment's id as it was the first time. */
export function firstMomentId(id: string): string {
  return id.replace(/(?:~\d+)?(?:\+\d+)?(?:=\d+)?$/, '');
}

/** Patterns for SQL's `like` that find a moment's later times. */
export function laterTimes(id: string): readonly string[] {
  return [`${id}~%`, `${id}+%`];
}

/** A mail outside the plan: its kind, and what tells it from others of its kind. */
export function newsId(kind: NewsMail, ...parts: readonly (string | number | undefined)[]): string {
  return joined(kind, ...parts);
}

/** A meeting of the mentor circle. */
export function circleKey({ kind, round }: { readonly kind: CircleKind; readonly round: number }): string {
  return joined(kind, round);
}

/** Somebody in a group, or one of its meetings, in one field of a form. */
export function inGroup(group: string, other: string | number): string {
  return `${group}/${other}`;
}

export function readInGroup(text: string): readonly [group: string, other: string] {
  const [group = '', other = ''] = text.split('/');
  return [group, other];
}

/** A mail to somebody, in one field of a form. */
export function mailInForm({
  group,
  person,
  moment,
}: {
  group: string | null;
  person: string;
  moment: string;
}): string {
  return [group ?? '', person, moment].join('/');
}

export function readMailInForm(text: string): {
  readonly group: string | null;
  readonly person: string;
  readonly moment: string;
} {
  const [group = '', person = '', moment = ''] = text.split('/');
  return { group: group || null, person, moment };
}

// Mails: one decision, one mail.

/** One mail to one person: what the ledger is keyed by. */
export interface MailKey {
  readonly programme: string;
  /** Undefined for the programme's own mails. */
  readonly group?: string | undefined;
  readonly moment: string;
  readonly person: string;
}

export function mailId({ programme, group, moment, person }: MailKey): string {
  return [programme, group ?? '', moment, person].join('/');
}

/** The Message-ID, the same at every attempt, and none that tells whom the mail is for. @param hash of the mail's id */
export function messageIdOf(hash: string, domain: string): string {
  return `<${hash.slice(0, 32)}@${domain}>`;
}

/** One question of a questionnaire, as what was shown of it is kept: `before.q1`. */
export function answerKey(stage: string, question: string): string {
  return joined(stage, question);
}

// Workflows, by the names of the contract.

export const workflowId = {
  programme: (programme: string) => `programme:${programme}`,
  group: (programme: string, group: string) => `programme:${programme}:${group}`,
  rehearsal: (programme: string) => `rehearsal:${programme}`,
  retention: (programme: string) => `retention:${programme}`,
  nextStep: (programme: string, group: string, person: string) => `next-step:${programme}:${group}:${person}`,
  testMail: (id: string) => `test-mail:${id}`,
  asked: ({ programme, group, moment, person }: MailKey) => ['again', programme, group ?? '', moment, person].join(':'),
} as const;

/** Deliveries have a queue of their own: what HR asks for doesn't wait behind a mail server. */
export function mailQueueOf(taskQueue: string): string {
  return `${taskQueue}-mails`;
}

// Points of attention: `hold-1-3` is the third of a group, `programme-3` of the programme itself.

export const OF_THE_PROGRAMME = 'programme';

export function attentionId(owner: string, count: number): string {
  return `${owner}-${count}`;
}

/** The group that a point of attention belongs to, or `OF_THE_PROGRAMME`; undefined where it is no such id. */
export function ownerOfAttention(id: string): string | undefined {
  return /^(.+)-\d+$/.exec(id)?.[1];
}

// Calendar entries: the same for every version of an event.

/** @param rehearsal which one it is of: a tester's calendar must not take the real invitation for an old one */
export function meetingUid(programme: string, group: string, meeting: number, rehearsal?: string): string {
  return `${joined(programme, rehearsed(rehearsal), group, `meeting-${meeting}`)}@gruppementor`;
}

export function circleUid(
  programme: string,
  { kind, round }: { readonly kind: CircleKind; readonly round: number },
  rehearsal?: string,
): string {
  return `${joined(programme, rehearsed(rehearsal), `${kind}-${round}`)}@gruppementor`;
}

export function seminarUid(programme: string, rehearsal?: string): string {
  return `${joined(programme, rehearsed(rehearsal), 'seminar')}@gruppementor`;
}

const rehearsed = (rehearsal: string | undefined) => (rehearsal === undefined ? undefined : `rehearsal-${rehearsal}`);

function joined(...parts: readonly (string | number | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join('.');
}
