// What comes in from outside is read here before it is believed: messages by their fields; dates strictly, since a day that doesn't
// exist must not reach the calendar.
import type { Refusal } from '../domain/kinds.ts';
import { MOST_POSTPONED_DAYS } from '../domain/programme.ts';
import { isPurpose } from '../links/purposes.ts';
import type { GroupStatus } from '../domain/status.ts';
import type { GroupMessage, GroupMessages, ProgrammeMessage, ProgrammeMessages } from './messages.ts';

type Kind = 'text' | 'number' | 'flag' | 'texts' | 'textsByName' | 'link';
type Shape = Readonly<Record<string, Kind>>;

const SENT: Shape = { by: 'text', link: 'link' };
const ABOUT_PERSON: Shape = { ...SENT, person: 'text' };
const ABOUT_MEETING: Shape = { ...SENT, meeting: 'number' };
const POSTPONE: Shape = { ...SENT, days: 'number', to: 'text', force: 'flag' };

/** The fields of each message. Whether one that it needs is there is for its refusals to say. */
const SHAPES: Readonly<Record<GroupMessage | ProgrammeMessage, Shape>> = {
  dropout: ABOUT_PERSON,
  takeBackDropout: ABOUT_PERSON,
  proposeFinish: SENT,
  declineFinish: SENT,
  finishEarly: SENT,
  meetingHeld: { ...ABOUT_MEETING, attended: 'texts', hours: 'number' },
  meetingNotHeld: ABOUT_MEETING,
  talkHeld: { ...ABOUT_PERSON, held: 'flag' },
  handIn: { ...ABOUT_PERSON, meeting: 'number', handedIn: 'flag' },
  moveMeeting: { ...ABOUT_MEETING, startsAt: 'text', place: 'text', force: 'flag' },
  postpone: POSTPONE,
  replaceMentor: { ...SENT, mentor: 'text' },
  addMentee: ABOUT_PERSON,
  cancel: { ...SENT, programme: 'flag' },
  mended: { ...ABOUT_PERSON, former: 'text' },
  acknowledge: { ...SENT, attention: 'text' },
  raiseConcern: SENT,
  taskChanged: ABOUT_MEETING,
  circleMeetingHeld: { ...SENT, kind: 'text', round: 'number' },
  circleMeetingNotHeld: { ...SENT, kind: 'text', round: 'number', startsAt: 'text' },
  stage: { ...SENT, stage: 'text', to: 'text' },
  commissionAnswered: { ...SENT, approved: 'flag' },
  commissionAmended: SENT,
  invitationAnswered: { ...ABOUT_PERSON, answer: 'text' },
  nominated: { ...SENT, director: 'text', done: 'flag' },
  groupsMade: { ...SENT, placement: 'textsByName' },
  seminarHeld: { ...SENT, attended: 'texts' },
  mentorChosen: { ...SENT, group: 'text', mentor: 'text' },
};

type Read<Message> = { readonly message: Message } | { readonly refused: Refusal };

/** A message as it came in: its fields, each of the kind that it must be; unknown ones are left out, and empty ones are missing. */
export function readMessage<Name extends GroupMessage | ProgrammeMessage>(
  name: Name,
  given: unknown,
): Read<(GroupMessages & ProgrammeMessages)[Name]> {
  const fields: Record<string, unknown> = {};
  if (given !== undefined && given !== null && (typeof given !== 'object' || Array.isArray(given)))
    return unreadable('a message is an object with fields');
  for (const [field, kind] of Object.entries(SHAPES[name])) {
    const value: unknown = given && field in given ? Reflect.get(given, field) : undefined;
    if (value === undefined || value === null) continue;
    if (!is(kind, value)) return unreadable(`${field} can't be read`);
    fields[field] = value;
  }
  return { message: believed(fields) };
}

/** Its fields have been read; those that are missing are for the refusals of its name to find. */
const believed = <T>(fields: object): T => fields as T;

function is(kind: Kind, value: unknown): boolean {
  switch (kind) {
    case 'text':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'flag':
      return typeof value === 'boolean';
    case 'texts':
      return Array.isArray(value) && value.every((each) => typeof each === 'string');
    case 'textsByName':
      return (
        typeof value === 'object' &&
        value !== null &&
        !Array.isArray(value) &&
        Object.values(value).every((each) => typeof each === 'string')
      );
    case 'link':
      return (
        typeof value === 'object' &&
        value !== null &&
        'purpose' in value &&
        'person' in value &&
        isPurpose(value.purpose) &&
        is('text', value.person)
      );
  }
}

/** News of a group, as far as its programme hangs on it. */
export function readNews(given: unknown): GroupStatus | undefined {
  const isNews =
    has(given, { group: 'text', phase: 'text', mentor: 'text' }) &&
    hasEach(given.meetings, { meeting: 'number', startsAt: 'text', endsAt: 'text', status: 'text' }) &&
    hasEach(given.mentees, { id: 'text', status: 'text' }) &&
    hasEach(given.attention, { id: 'text', kind: 'text', since: 'text' }) &&
    has(given.talkDay, { startsAt: 'text', endsAt: 'text' });
  return isNews ? believed(given) : undefined;
}

function hasEach(value: unknown, shape: Shape): boolean {
  return Array.isArray(value) && value.every((each) => has(each, shape));
}

function has(value: unknown, shape: Shape): value is Readonly<Record<string, unknown>> {
  const isObject = typeof value === 'object' && value !== null;
  return isObject && Object.entries(shape).every(([field, kind]) => is(kind, Reflect.get(value, field)));
}

function unreadable(message: string): { readonly refused: Refusal } {
  return { refused: { rule: 'unreadable', message } };
}

/** `2027-02-02T15:00:00Z`, or with an offset. */
export function isInstant(text: unknown): text is string {
  if (typeof text !== 'string') return false;
  const day =
    /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/.exec(
      text,
    )?.[1];
  return day !== undefined && isDay(day);
}

/** `2027-02-02` */
function isDay(text: unknown): text is string {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

export const UNKNOWN_ATTENTION: Refusal = {
  rule: 'unknown-attention',
  message: 'there is no such point of attention; it may have ended',
};

/** A postponement is by days, or to a day. */
export function postponeRefusal(days: unknown, to: unknown): Refusal | undefined {
  if ((days === undefined) === (to === undefined)) return { rule: 'postpone', message: 'either days or a day' };
  if (days !== undefined && !(Number.isInteger(days) && Number(days) >= 1 && Number(days) <= MOST_POSTPONED_DAYS))
    return { rule: 'postpone', message: `days are a whole number from 1 to ${MOST_POSTPONED_DAYS}` };
  if (to !== undefined && !isDay(to)) return { rule: 'postpone', message: 'a day is written as 2027-02-02' };
  return undefined;
}
