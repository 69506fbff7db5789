// What HR posts of what comes before the first meeting, and how it becomes an Introduction.
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Fault } from './findings.ts';
import { MOST_PLACE, MOST_WORDS } from './lengths.ts';
import { at, readInstant } from './local-time.ts';
import { menteeBody, personBody } from './person-body.ts';
import type { Instant, Introduction } from './programme.ts';
import type { Register } from './register.ts';
import { line, lines } from './text.ts';

const date = z
  .string()
  .optional()
  .describe('The last day, or a local date-time; planned backwards from the first meeting where not given');
const many = z.int().min(0).max(20);

export const commissionBody = z.strictObject({
  strategy: lines(MOST_WORDS).describe(
    'How the programme serves the leadership strategy; said in the invitations (R23)',
  ),
  criteria: z.array(line(300)).max(20).default([]).describe('What it is to lead to; answered in the report (R4, R5)'),
  approveBy: date,
});

export const introductionBody = z
  .strictObject({
    commission: commissionBody.optional(),
    mentors: z.strictObject({ answerBy: date }).optional(),
    nomination: z
      .strictObject({
        directors: z.array(personBody).min(1).max(60),
        quota: z
          .union([z.strictObject({ women: many, men: many }), z.strictObject({ people: many.min(1) })], {
            error: 'either {women, men} or {people}',
          })
          .refine((quota) => 'people' in quota || quota.women + quota.men > 0, 'each director names at least one')
          .default({ women: 1, men: 1 })
          .describe('How many each director names: one woman and one man where not given (R19)'),
        by: date,
      })
      .optional(),
    invitations: z.strictObject({ answerBy: date, reserves: z.array(menteeBody).max(200).default([]) }).optional(),
    seminar: z
      .strictObject({
        startsAt: z.string().optional(),
        endsAt: z.string().optional(),
        location: line(MOST_PLACE).default(''),
      })
      .optional(),
  })
  .describe('What comes before the first meeting (R14-R33); each stage may be left out');

/** The dates by the programme's own clock, the people as they are known. */
export function readIntroduction(
  { commission, mentors, nomination, invitations, seminar }: z.output<typeof introductionBody>,
  register: Register,
  timeZone: string,
  errors: Fault[],
): Introduction {
  const by = (path: string, text: string | undefined) => readBy(`introduction.${path}`, text, timeZone, errors);
  const time = (path: string, text: string | undefined) => readTime(`introduction.${path}`, text, timeZone, errors);
  return {
    ...(commission
      ? { commission: { ...commission, approveBy: by('commission.approveBy', commission.approveBy) } }
      : {}),
    ...(mentors ? { mentors: { answerBy: by('mentors.answerBy', mentors.answerBy) } } : {}),
    ...(nomination
      ? {
          nomination: {
            quota: nomination.quota,
            directors: nomination.directors.map((person) => register.find(person)),
            by: by('nomination.by', nomination.by),
          },
        }
      : {}),
    ...(invitations
      ? {
          invitations: {
            answerBy: by('invitations.answerBy', invitations.answerBy),
            reserves: invitations.reserves.map((person) => register.find(person)),
          },
        }
      : {}),
    ...(seminar
      ? {
          seminar: {
            location: seminar.location,
            startsAt: time('seminar.startsAt', seminar.startsAt),
            endsAt: time('seminar.endsAt', seminar.endsAt),
          },
        }
      : {}),
  };
}

/** A day alone means its end. @param errors takes what can't be read */
export function readBy(path: string, text: string | undefined, timeZone: string, errors: Fault[]): Instant | undefined {
  if (text === undefined) return undefined;
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? endOf(text, timeZone) : readInstant(text, timeZone);
  const message = 'a day such as 2027-02-02, a local date-time, or an instant with an offset';
  if (instant === undefined) errors.push({ path, rule: 'date-time', message });
  return instant;
}

/** A day alone is no time at which something begins or ends. */
function readTime(path: string, text: string | undefined, timeZone: string, errors: Fault[]): Instant | undefined {
  if (text === undefined) return undefined;
  const instant = readInstant(text, timeZone);
  const message = 'a local date-time such as 2027-02-02T12:30, or an instant with an offset';
  if (instant === undefined) errors.push({ path, rule: 'date-time', message });
  return instant;
}

function endOf(day: string, timeZone: string): Instant | undefined {
  try {
    return at(Temporal.PlainDate.from(day, { overflow: 'reject' }), '23:59', timeZone);
  } catch {
    return undefined;
  }
}
