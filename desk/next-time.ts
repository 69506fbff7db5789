// The next programme from the last (R77): what is not given is as it was, and what was learnt comes with the answer.
import { findProgramme } from '../records/programmes.ts';
import type { DeskTools } from './files.ts';
import { futureMentors } from './promises.ts';
import { Refused } from './refused.ts';
import { reportOf } from './reporting.ts';
import type { ProgrammeRequest } from './requests.ts';

interface Next {
  readonly body: ProgrammeRequest;
  /** Beside the programme, in the answer: what to do otherwise, and who has promised to be a mentor (R24). */
  readonly next: { readonly from?: { readonly id: string; readonly lessons: readonly string[] } & object };
}

/** @throws Refused where there is no such programme */
export async function fromEarlier(tools: DeskTools, body: ProgrammeRequest): Promise<Next> {
  if (body.from === undefined) return { body, next: {} };
  const record = await findProgramme(tools.db, body.from);
  if (!record || record.rehearsal)
    throw new Refused('invalid', [{ path: 'from', rule: 'unknown-programme', message: 'there is no such programme' }]);
  const { programme } = record;
  const { lessons } = await reportOf(tools, record);
  return {
    body: {
      ...body,
      surveyThreshold: body.surveyThreshold ?? programme.surveyThreshold,
      companyDays: body.companyDays.length > 0 ? body.companyDays : [...programme.companyDays],
      circle: body.circle ?? placeOf(programme.circle),
      groups: body.groups.map((group, index) => ({
        ...group,
        tasks: group.tasks ?? tasksOf(programme.groups[index]?.tasks),
      })),
    },
    next: { from: { id: programme.id, lessons, ...(await futureMentors(tools, record)) } },
  };
}

/** Where the circle meets. Who convened it may be nobody of this programme. */
function placeOf(circle: { readonly location?: string | undefined; readonly online?: string | undefined } | undefined) {
  return circle && { location: circle.location, online: circle.online };
}

function tasksOf(tasks: Readonly<Record<number, readonly string[]>> | undefined) {
  if (!tasks) return undefined;
  const of = (meeting: number) => (tasks[meeting] ? [...tasks[meeting]] : undefined);
  return { 1: of(1), 2: of(2), 3: of(3), 4: of(4) };
}
