// What is asked on a scale of five: of mentees at the start and, in the same words, at the end (R70-R72); of mentors at the end (R73).
import { z } from 'zod';
import type { Variant } from './programme.ts';

export const SCALE = [1, 2, 3, 4, 5] as const;
type Grade = (typeof SCALE)[number];

/** How many questions there are. The fifth asks aspirants what leading is. */
export const QUESTIONS: Readonly<Record<Variant | 'mentors', number>> = { aspirants: 5, leaders: 4, mentors: 4 };

/** `q1` is the first. */
export function questionName(index: number): string {
  return `q${index + 1}`;
}

const grade = z.coerce.number().pipe(z.literal(SCALE));

/** Answers by `q1`, `q2`; a question that was passed over is missing. */
export const grades = z.record(z.string().regex(/^q\d$/), grade);
export type Grades = Readonly<Record<string, Grade>>;

/** Days after the mail about the next step in which its link can be used; then whoever was kept for it is erased. */
export const DAYS_TO_ANSWER = 14;

export const CLARIFIED = ['yes', 'yes-not-leading', 'not-yet'] as const;

const text = z.string().catch('');
const flag = z.boolean().catch(false);

/** A mentee's closing form as it is kept. In forms of earlier builds the newer fields are missing. */
const closingForm = z.object({
  clarified: z.enum(CLARIFIED).optional().catch(undefined),
  goal: text,
  nextStep: text,
  nextStepOn: text,
  /** Whether they want to be written to on that date. */
  remind: flag,
  /** Whether they would be a mentor later (R24). */
  mentorLater: flag,
  /** Whether the others of the programme may have their name and address (R72). */
  contactList: flag,
  /** What they say they have spent (R6). */
  hours: z.number().optional().catch(undefined),
  grades: grades.catch({}),
});
export type ClosingForm = z.output<typeof closingForm>;

/** What is answered on a scale, with words beside it. */
const survey = z.object({ grades: grades.catch({}), words: text });
export type Survey = z.output<typeof survey>;

export function readClosingForm(kept: string): ClosingForm {
  return closingForm.parse(JSON.parse(kept));
}

/** Earlier builds kept a mentor's three answers in words. */
export function readSurvey(kept: string): Survey {
  const value: unknown = JSON.parse(kept);
  if (!Array.isArray(value)) return survey.parse(value);
  return { grades: {}, words: value.filter((each) => typeof each === 'string' && each !== '').join('\n\n') };
}
