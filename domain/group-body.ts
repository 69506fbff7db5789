// A group as HR posts it: its people, its meetings, its practice and its own tasks.
import { z } from 'zod';
import { IDENTIFIER, OF_THE_PROGRAMME } from './ids.ts';
import { MOST_PLACE, MOST_WORDS } from './lengths.ts';
import { menteeBody, personBody } from './person-body.ts';
import { LAST_BEFORE_TALKS, MEETINGS } from './programme.ts';
import { line, lines } from './text.ts';

export const identifier = z
  .string()
  .regex(IDENTIFIER, 'small letters a-z, digits and hyphens, at most 60 of them')
  // Groups are looked up by their ids; every object knows these names.
  .refine((id) => !(id in {}), 'a word that means something else to computers');
const location = line(MOST_PLACE).default('');
export const online = z
  .url({ protocol: /^https?$/, error: 'a link that begins with https://' })
  .max(MOST_PLACE)
  .optional()
  .describe('A link to the meeting, where people meet on a screen');
const localDateTime = z.string().describe('A local date-time such as 2027-02-02T16:00, or an instant with an offset');
const meetings = z.union(
  [
    z.strictObject({ first: localDateTime, location, online }),
    z.strictObject({
      dates: z.array(localDateTime).min(LAST_BEFORE_TALKS).max(MEETINGS),
      location,
      online,
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
    pages: z.int().min(1).max(2).optional().describe('A4 pages that a written task may be, two where not given (R44)'),
    firstTask: z.boolean().optional().describe('Whether there is a task before meeting 1, too (R40)'),
    gender: z
      .enum(['women', 'men'])
      .optional()
      .describe('For whom the group is, where it is for one gender only (R30)'),
    signIn: z
      .boolean()
      .optional()
      .describe(
        'Whether pages that show what people wrote ask for sign-on, or for a link by mail that is good for an hour',
      ),
  })
  .prefault({});

const ownTask = z
  .union([lines(MOST_WORDS).transform((text) => [text]), z.array(lines(MOST_WORDS)).min(1).max(10)], {
    error: 'a text, or a list of up to ten',
  })
  .optional();
const tasks = z
  .strictObject({ 1: ownTask, 2: ownTask, 3: ownTask, 4: ownTask })
  .describe('By meeting: what its mentees write or think over for it, instead of the starter tasks (R41, R46)');

export const groupBody = z.strictObject({
  id: identifier.refine((id) => id !== OF_THE_PROGRAMME, `no group is called ${OF_THE_PROGRAMME}`).optional(),
  name: line(120).optional(),
  variant: z
    .enum(['aspirants', 'leaders'])
    .default('aspirants')
    .describe('Aspirants hand in; leaders keep open questions in mind (R64)'),
  mentor: personBody,
  mentees: z.array(menteeBody).max(50),
  meetings,
  practice,
  tasks: tasks.optional(),
});
