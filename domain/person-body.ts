// A person as HR, or a director who names one, gives them.
import { z } from 'zod';
import type { Gender } from './programme.ts';
import { address, line, nameOfPerson } from './text.ts';

export const personBody = z.strictObject({
  name: nameOfPerson(120),
  email: address,
  department: line(120).optional(),
  organisation: line(120).optional(),
  greeting: line(120).optional().describe('How they are greeted, where the first of their names is not it'),
});

/** As people write it, in both languages. */
const GENDERS: ReadonlyMap<string, Gender> = new Map([
  ...['woman', 'women', 'female', 'kvinde', 'f', 'k'].map((text) => [text, 'woman'] as const),
  ...['man', 'men', 'male', 'mand', 'm'].map((text) => [text, 'man'] as const),
]);

const gender = z
  .string()
  .transform((text) => GENDERS.get(text.trim().toLowerCase()))
  .refine((known) => known !== undefined, 'woman or man');

export const menteeBody = personBody.extend({
  manager: address.optional().describe("The direct manager's address; a mentor who is the manager is refused (R27)"),
  employedSince: z.iso.date().optional().describe('First day in the job; under two years gives a warning (R31)'),
  gender: gender
    .optional()
    .describe('Only where the quota or a group asks for it (R19, R30); deleted once the groups are made'),
});
