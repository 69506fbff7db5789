// A task as a mentor has adapted it for a meeting: instead of the starter task, or of the one that HR gave in the body.
import { z } from 'zod';

export const TOOL_IDS = [
  'swot',
  'grow',
  'johari',
  'situational',
  'eisenhower',
  'influence',
  'stakeholders',
  'tuckman',
  'kotter',
  'forces',
] as const;
export type ToolId = (typeof TOOL_IDS)[number];

/** The longest title, and the longest text or reading list. */
export const MOST_TITLE = 120;
export const MOST_TASK = 4000;

/** As it is kept, sealed. An empty text is the starter task again. */
const adaptedTask = z.object({
  title: z.string().catch(''),
  text: z.string().catch(''),
  reading: z.string().catch(''),
  tools: z.array(z.enum(TOOL_IDS)).catch([]),
});

export type AdaptedTask = Readonly<z.output<typeof adaptedTask>>;

export const STARTER: AdaptedTask = { title: '', text: '', reading: '', tools: [] };

export function readTask(kept: string): AdaptedTask {
  return adaptedTask.parse(JSON.parse(kept));
}

export function isSameTask(one: AdaptedTask, other: AdaptedTask): boolean {
  return JSON.stringify(adaptedTask.parse(one)) === JSON.stringify(adaptedTask.parse(other));
}
