// The JSON body that HR posts, and how it becomes a Programme: the shape by zod, the dates by the programme's own calendar.
import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { addMinutes, at, isTimeZone, local, readInstant } from './local-time.ts';
import { MEETING_MINUTES, MEETINGS, type Group, type Instant, type Meeting, type Programme } from './programme.ts';
import { WorkingDays } from './working-days.ts';

const DEFAULT_TIME_ZONE = 'Europe/Copenhagen';
const WEEKS_APART = 4;

/** One line of text: line breaks and other control characters become spaces, so a name can never break a mail header. */
const line = (max: number) =>
  z
    .string()
    .transform((text) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim())
    .pipe(z.string().min(1, 'must not be empty').max(max));
const address = z.string().trim().pipe(z.email().max(254));
const identifier = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/, 'small letters a-z, digits and hyphens, at most 60 of them');
const day = z.iso.date();

export const personBody = z.strictObject({
  name: line(120),
  email: address,
  department: line(120).optional(),
  organisation: line(120).optional(),
});
const contact = personBody;

export const menteeBody = personBody.extend({
  manager: address.optional().describe("The direct manager's address; a mentor who is the manager is refused (R27)"),
  employedSince: day.optional().describe('First day in the job; under two years gives a warning (R31)'),
});

const location = line(200).default('');
const localDateTime = z.string().describe('A local date-time such as 2027-02-02T16:00, or an instant with an offset');
const meetings = z.union(
  [
    z.strictObject({ first: localDateTime, location }),
    z.strictObject({
      dates: z
        .array(localDateTime)
        .min(MEETINGS - 1)
        .max(MEETINGS),
      location,
    }),
  ],
  { error: 'either {first, location} or {dates: [four local date-times], location}' },
);

const practice = z
  .strictObject({
    deadlineDays: z
      .int()
      .min(1)
      .max(14)
      .default(3)
      .describe('Calendar days from the deadline, 23:59, to the meeting (R43)'),
    shareHandIns: z.boolean().default(false).describe("Whether mentees see each other's hand-ins (R48)"),
    closing: z
      .enum(['fourth-meeting', 'talks'])
      .default('fourth-meeting')
      .describe('Three meetings and talks, or four meetings (R65)'),
  })
  .prefault({});

const group = z.strictObject({
  id: identifier.optional(),
  name: line(120).optional(),
  variant: z
    .enum(['aspirants', 'leaders'])
    .default('aspirants')
    .describe('Aspirants hand in; leaders keep open questions in mind (R64)'),
  mentor: personBody,
  mentees: z.array(menteeBody).max(50),
  meetings,
  practice,
});

export const programmeBody = z
  .strictObject({
    id: identifier
      .optional()
      .describe('Yours to choose; without one it is made from the content, so a repeated post finds itself'),
    title: line(120),
    language: z.enum(['da', 'en']).default('da'),
    timeZone: z.string().refine(isTimeZone, 'an IANA name such as Europe/Copenhagen').default(DEFAULT_TIME_ZONE),
    purpose: z.string().trim().min(1, 'must say which need the programme starts from (R1)').max(4000),
    hr: contact,
    sponsor: contact,
    companyDays: z
      .array(day)
      .max(400)
      .default([])
      .describe("The company's own days off: no mail and no meeting falls on them"),
    minimumYears: z
      .number()
      .min(0)
      .max(40)
      .default(2)
      .describe('Years in the job under which a mentee gets a warning (R31)'),
    retentionDays: z
      .int()
      .min(0)
      .max(3650)
      .default(180)
      .describe("Days after the programme's end at which all of its people are erased"),
    groups: z.array(group).min(1).max(60),
  })
  .meta({ id: 'Programme' });

type ProgrammeBody = z.output<typeof programmeBody>;

/** One thing wrong with a body: where, by which rule, and in words. */
export interface Fault {
  readonly path: string;
  readonly rule: string;
  readonly message: string;
}

export type Reading =
  { readonly ok: true; readonly programme: Programme } | { readonly ok: false; readonly errors: readonly Fault[] };

/** Reads a posted body into a programme. Shape only: what the model allows is asked of rules.ts. */
export function readProgramme(body: unknown): Reading {
  const parsed = programmeBody.safeParse(body);
  if (!parsed.success) return { ok: false, errors: faults(parsed.error) };
  const errors: Fault[] = [];
  const groups = parsed.data.groups.map((group, index) => readGroup(parsed.data, group, index, errors));
  if (errors.length > 0) return { ok: false, errors };
  const { id, title, language, timeZone, purpose, hr, sponsor, companyDays, minimumYears, retentionDays } = parsed.data;
  return {
    ok: true,
    programme: {
      id: id ?? `programme-${contentHash(parsed.data).slice(0, 12)}`,
      ...{ title, language, timeZone, purpose, minimumYears, retentionDays, companyDays },
      hr: { id: 'hr', ...hr },
      sponsor: { id: 'sponsor', ...sponsor },
      groups,
    },
  };
}

/** The same body gives the same hash whatever the order of its keys; used to tell a repeated post from another programme. */
export function contentHash(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content, sorted)).digest('hex');
}

function sorted(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** zod's issues in the API's form. A union's issue is told as a whole: its branches would contradict each other. */
export function faults(error: z.ZodError): Fault[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        path: [...issue.path, key].join('.'),
        rule: 'unknown-field',
        message: 'this field is not known',
      }));
    const missing = issue.code === 'invalid_type' && issue.message.includes('received undefined');
    return [
      {
        path: issue.path.join('.'),
        rule: missing ? 'required' : issue.code,
        message: missing ? 'is required' : issue.message,
      },
    ];
  });
}

function readGroup(body: ProgrammeBody, group: ProgrammeBody['groups'][number], index: number, errors: Fault[]): Group {
  const id = group.id ?? `${body.language === 'da' ? 'hold' : 'group'}-${index + 1}`;
  return {
    id,
    name: group.name ?? `${body.language === 'da' ? 'Hold' : 'Group'} ${index + 1}`,
    variant: group.variant,
    mentor: { id: `${id}.mentor`, ...group.mentor },
    mentees: group.mentees.map((mentee, position) => ({ id: `${id}.m${position + 1}`, ...mentee })),
    location: group.meetings.location,
    meetings: readMeetings(body, group, `groups.${index}`, errors),
    practice: group.practice,
  };
}

function readMeetings(
  body: ProgrammeBody,
  group: ProgrammeBody['groups'][number],
  path: string,
  errors: Fault[],
): Meeting[] {
  const { timeZone } = body;
  const given = 'first' in group.meetings ? [group.meetings.first] : group.meetings.dates;
  const read = given.map((text, index) => {
    const instant = readInstant(text, timeZone);
    const field = 'first' in group.meetings ? 'meetings.first' : `meetings.dates.${index}`;
    if (!instant)
      errors.push({
        path: `${path}.${field}`,
        rule: 'date-time',
        message: 'a local date-time such as 2027-02-02T16:00, or an instant with an offset',
      });
    return instant;
  });
  if (given.length === MEETINGS - 1 && group.practice.closing !== 'talks')
    errors.push({
      path: `${path}.meetings.dates`,
      rule: 'R11',
      message: 'four dates, or three where practice.closing is "talks"',
    });
  const instants = read.filter((instant) => instant !== undefined);
  const last = instants.at(-1);
  if (instants.length < given.length || !last) return [];
  const all = [...instants, ...following(last, MEETINGS - instants.length, body)];
  return all.map((startsAt, n) => ({ meeting: n + 1, startsAt, endsAt: addMinutes(startsAt, MEETING_MINUTES) }));
}

/** The meetings that HR leaves to us: every fourth week at the same time of day, moved past days off (R11-R13). */
function following(from: Instant, count: number, body: ProgrammeBody): Instant[] {
  const workingDays = new WorkingDays(body.companyDays);
  const start = local(from, body.timeZone);
  const time = start.toPlainTime().toString({ smallestUnit: 'minute' });
  return Array.from({ length: count }, (_, n) => {
    const day: Temporal.PlainDate = start.toPlainDate().add({ weeks: WEEKS_APART * (n + 1) });
    return at(workingDays.onOrAfter(day), time, body.timeZone);
  });
}
