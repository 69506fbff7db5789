// What HR can ask for: the shape of each request. The API reads bodies with these and describes them by these.
import { z } from 'zod';
import { programmeBody } from '../domain/body.ts';
import { commissionBody } from '../domain/introduction-body.ts';
import { MOST_PLACE, MOST_WORDS } from '../domain/lengths.ts';
import { menteeBody, personBody } from '../domain/person-body.ts';
import { INTRODUCTION_STAGES } from '../domain/kinds.ts';
import { MOST_POSTPONED_DAYS } from '../domain/programme.ts';
import { scenarioBody } from '../domain/scenario.ts';
import { address, line, lines } from '../domain/text.ts';

/** How a person is named: by id or by address. */
const who = line(254).describe('A person, by id or by address');
/** What HR writes: why somebody left, why something is cancelled. */
const words = lines(MOST_WORDS);

const force = z.boolean().default(false).describe('Overrides what may be overridden: days off, odd hours, short gaps');
const preview = z.boolean().default(false).describe('Answers with what would change; nothing is done');

export const nothing = z.strictObject({});
export const heldRequest = z.strictObject({
  attended: z.array(who).max(50).optional().describe('Everyone still in the group where absent'),
  hours: z.number().min(0).max(100).optional().describe('That the mentor spent, preparation included (R6)'),
});
export const handInRequest = z.strictObject({ handedIn: z.boolean() });
export const talkRequest = z.strictObject({ held: z.boolean().default(true).describe('False takes it back') });
export const moveRequest = z.strictObject({
  startsAt: z.string().describe('A local date-time such as 2027-02-02T16:00, or an instant with an offset'),
  location: line(MOST_PLACE).optional(),
  force,
  preview,
});
export const postponeRequest = z
  .strictObject({
    days: z.int().min(1).max(MOST_POSTPONED_DAYS).optional(),
    to: z.iso.date().optional().describe('The day of the next meeting; all later ones move by as many days'),
    force,
    preview,
  })
  .refine(({ days, to }) => (days === undefined) !== (to === undefined), {
    error: 'either days or to',
    path: ['days'],
  });
export const dropoutRequest = z.strictObject({ person: who, reason: words.optional() });
export const stageRequest = z.strictObject({ reason: words.optional() });
export const stageName = z.enum(INTRODUCTION_STAGES);
export const nominationRequest = menteeBody.extend({
  by: who.optional().describe('The director who names them, by id or address; HR where absent'),
  variant: z
    .enum(['aspirants', 'leaders'])
    .optional()
    .describe('Which kind of group they belong in, where HR knows (R63)'),
});
const weight = z.int().min(0).max(1000);
export const groupingRequest = z.strictObject({
  locks: z.record(who, line(64)).optional().describe('By person, the group that they are to be in'),
  weights: z
    .strictObject({
      department: weight,
      mentorDepartment: weight,
      organisation: weight,
      secondManager: z.union([weight, z.literal('hard')]),
      moving: weight,
    })
    .partial()
    .optional()
    .describe('What each costs, where it is not as usual'),
  from: z.literal('draft').optional().describe('From the last draft, moving as few as can be'),
});
export const groupingByHand = z.strictObject({
  groups: z.array(z.strictObject({ group: line(64), mentees: z.array(who).max(50) })).max(60),
});
export const seminarRequest = z.strictObject({
  attended: z.array(who).max(60).optional().describe('The mentors who were there; all where absent'),
});
export const cancelRequest = z.strictObject({
  reason: words.describe('Told to everybody in the mail that cancels'),
});
export const mendRequest = personBody
  .partial()
  .extend({ manager: menteeBody.shape.manager, employedSince: menteeBody.shape.employedSince });
export const rehearsalRequest = z.strictObject({
  programme: programmeBody,
  minutes: z.number().min(0.5).max(600).default(2),
  scenario: scenarioBody,
  to: address
    .optional()
    .describe('Where every mail goes, instead of to the people; needed unless mails go to the inbox of this machine'),
});
export const mailsQuery = z.object({
  person: who.optional(),
  kind: z.string().max(60).optional(),
  group: z.string().max(60).optional(),
});
export const listQuery = z.object({
  before: z.string().optional().describe('The last id of the page before'),
});

export type HeldRequest = z.output<typeof heldRequest>;
export type MoveRequest = z.output<typeof moveRequest>;
export type PostponeRequest = z.output<typeof postponeRequest>;
export type DropoutRequest = z.output<typeof dropoutRequest>;
export type MendRequest = z.output<typeof mendRequest>;
export type RehearsalRequest = z.output<typeof rehearsalRequest>;
export type MailsQuery = z.output<typeof mailsQuery>;
export type ProgrammeRequest = z.output<typeof programmeBody>;
export type PersonRequest = z.output<typeof personBody>;
export type MenteeRequest = z.output<typeof menteeBody>;

export type NominationRequest = z.output<typeof nominationRequest>;
export type GroupingRequest = z.output<typeof groupingRequest>;
export type GroupingByHand = z.output<typeof groupingByHand>;

export {
  commissionBody as commissionRequest,
  menteeBody as menteeRequest,
  personBody as personRequest,
  programmeBody as programmeRequest,
};
