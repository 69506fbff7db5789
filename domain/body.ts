// The JSON body that HR posts, and how it becomes a Programme: the shape by zod, the dates by the programme's own calendar.
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { groupIdAt, programmeIdOf } from './ids.ts';
import { addMinutes, at, isTimeZone, local, readInstant } from './local-time.ts';
import { contentHash, Register } from './register.ts';
import { groupBody, identifier, online } from './group-body.ts';
import { introductionBody, readIntroduction } from './introduction-body.ts';
import { personBody } from './person-body.ts';
import { address, line, lines } from './text.ts';
import {
  GROUP_WORD,
  LANGUAGES,
  LAST_BEFORE_TALKS,
  MEETINGS,
  MEETING_MINUTES,
  sameAddress,
  type CirclePlace,
  type Group,
  type Instant,
  type Meeting,
  type Programme,
} from './programme.ts';
import type { DateField, Fault } from './findings.ts';
import { MOST_PLACE, MOST_WORDS } from './lengths.ts';
import { WorkingDays } from './working-days.ts';

const DEFAULT_TIME_ZONE = 'Europe/Copenhagen';
const WEEKS_APART = 4;

const day = z.iso.date();
const circle = z.strictObject({
  location: line(MOST_PLACE).optional(),
  online,
  convener: address
    .optional()
    .describe(
      'Who convenes the circle and confirms its meetings, by address: a mentor, or HR, as it is where nobody is named',
    ),
});

export const programmeBody = z
  .strictObject({
    id: identifier
      .optional()
      .describe('Yours to choose; without one it is made from the content, so a repeated post finds itself'),
    title: line(120),
    language: z.enum(LANGUAGES).default('da'),
    timeZone: z.string().refine(isTimeZone, 'an IANA name such as Europe/Copenhagen').default(DEFAULT_TIME_ZONE),
    purpose: lines(MOST_WORDS, 'must say which need the programme starts from (R1)'),
    hr: personBody,
    sponsor: personBody,
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
    surveyThreshold: z
      .int()
      .min(3)
      .max(20)
      .optional()
      .describe('Answers are shown from so many on: five where not given, never under three (R74)'),
    circle: circle.optional(),
    organisations: z
      .array(z.strictObject({ name: line(120), hr: personBody }))
      .max(20)
      .optional()
      .describe('Where several hold a programme together: each with an HR contact, who sees its own people (R29)'),
    from: identifier
      .optional()
      .describe(
        'An earlier programme: what is not given here is as it was there, and its lessons come with the answer (R77)',
      ),
    introduction: introductionBody.optional(),
    groups: z.array(groupBody).min(1).max(60),
  })
  .meta({ id: 'Programme' });

/** A body of the right shape, its defaults filled in. */
export type ProgrammeBody = z.output<typeof programmeBody>;

export type Reading =
  | { readonly ok: true; readonly programme: Programme; readonly dateField: DateField }
  | { readonly ok: false; readonly errors: readonly Fault[] };

/** Reads a posted body into a programme. Shape and dates only: what the model allows is asked of rules.ts. */
export function readProgramme(body: unknown): Reading {
  const parsed = programmeBody.safeParse(body);
  return parsed.success ? takeProgramme(parsed.data) : { ok: false, errors: faults(parsed.error) };
}

/** The same for a body whose shape has been read. */
export function takeProgramme(body: ProgrammeBody): Reading {
  const errors: Fault[] = [];
  const {
    hr,
    sponsor,
    circle: circled,
    introduction: introducing,
    organisations: several,
    groups: posted,
    from: _from,
    ...rest
  } = body;
  const hash = contentHash(body);
  const id = rest.id ?? programmeIdOf(hash);
  const register = new Register(hash, [
    ...[hr, sponsor, ...posted.flatMap(({ mentor, mentees }) => [mentor, ...mentees])],
    ...(introducing?.nomination?.directors ?? []),
    ...(introducing?.invitations?.reserves ?? []),
    ...(several ?? []).map((organisation) => organisation.hr),
  ]);
  const groups = posted.map((group, index) => readGroup(body, group, index, register, errors));
  const whole = { ...rest, id, hr: register.find(hr), sponsor: register.find(sponsor), groups };
  const circle = circled && readCircle(circled, whole, errors);
  const organisations = several?.map(({ name, hr: contact }) => ({ name, hr: register.find(contact) }));
  const introduction = introducing && readIntroduction(introducing, register, body.timeZone, errors);
  if (errors.length > 0) return { ok: false, errors };
  return {
    ok: true,
    programme: {
      ...whole,
      ...(circle ? { circle } : {}),
      ...(introduction ? { introduction } : {}),
      ...(organisations ? { organisations } : {}),
    },
    dateField: (group, meeting) => fieldOf(posted[group]?.meetings, meeting),
  };
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
    const rule = missing ? 'required' : ruleIn(issue);
    return [{ path: issue.path.join('.'), rule, message: missing ? 'is required' : issue.message }];
  });
}

/** A rule of ours names itself. */
function ruleIn(issue: z.core.$ZodIssue): string {
  const rule: unknown = issue.code === 'custom' ? issue.params?.rule : undefined;
  return typeof rule === 'string' ? rule : issue.code;
}

type PostedGroup = ProgrammeBody['groups'][number];

function readGroup(body: ProgrammeBody, group: PostedGroup, index: number, register: Register, errors: Fault[]): Group {
  return {
    id: group.id ?? groupIdAt(body.language, index),
    name: group.name ?? `${GROUP_WORD[body.language]} ${index + 1}`,
    variant: group.variant,
    mentor: register.find(group.mentor),
    mentees: group.mentees.map((mentee) => register.find(mentee)),
    location: group.meetings.location,
    ...(group.meetings.online === undefined ? {} : { online: group.meetings.online }),
    meetings: readMeetings(body, group, `groups.${index}`, errors),
    practice: group.practice,
    ...(group.tasks ? { tasks: ownTasks(group.tasks) } : {}),
  };
}

/** Those that are given. */
function ownTasks(tasks: NonNullable<PostedGroup['tasks']>): NonNullable<Group['tasks']> {
  return Object.fromEntries(
    Object.entries(tasks).flatMap(([meeting, text]) => (text ? [[Number(meeting), text]] : [])),
  );
}

function readCircle(
  { convener, ...place }: NonNullable<ProgrammeBody['circle']>,
  { hr, groups }: Pick<Programme, 'hr' | 'groups'>,
  errors: Fault[],
): CirclePlace {
  if (convener === undefined) return place;
  const named = [hr, ...groups.map(({ mentor }) => mentor)].find(({ email }) => sameAddress(email, convener));
  if (named) return { ...place, convener: named.id };
  errors.push({ path: 'circle.convener', rule: 'unknown-person', message: 'neither a mentor of the programme nor HR' });
  return place;
}

function fieldOf(meetings: PostedGroup['meetings'] | undefined, meeting: number): string {
  return meetings && 'dates' in meetings ? `meetings.dates.${meeting}` : 'meetings.first';
}

function readMeetings(body: ProgrammeBody, group: PostedGroup, path: string, errors: Fault[]): Meeting[] {
  const { meetings, practice: agreed } = group;
  const given = 'first' in meetings ? [meetings.first] : meetings.dates;
  const message = 'a local date-time such as 2027-02-02T16:00, or an instant with an offset';
  const read = given.map((text, index) => {
    const instant = readInstant(text, body.timeZone);
    if (!instant) errors.push({ path: `${path}.${fieldOf(meetings, index)}`, rule: 'date-time', message });
    return instant;
  });
  if (given.length === LAST_BEFORE_TALKS && agreed.closing !== 'talks') {
    const four = 'four dates, or three where practice.closing is "talks"';
    errors.push({ path: `${path}.meetings.dates`, rule: 'R11', message: four });
  }
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
