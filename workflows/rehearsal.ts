// A rehearsal: the same programme on a faster clock, its people played by a scenario.
import { getExternalWorkflowHandle, ParentClosePolicy, sleep, startChild } from '@temporalio/workflow';
import { Clock, type Pace } from '../domain/clock.ts';
import { workflowId } from '../domain/ids.ts';
import type { Final, ProgrammeStatus } from '../domain/status.ts';
import { activities } from './activities.ts';
import { programme } from './programme/workflow.ts';
import { atStart } from './walk/search-attributes.ts';

export interface RehearsalInput {
  readonly programme: string;
  /** Planned milliseconds since 1970 at which the rehearsal begins. */
  readonly origin: number;
  /** Planned time for each unit of real time. */
  readonly pace: number;
  /** It has stages before its first meeting. */
  readonly introduction?: true;
}

export async function rehearsal({
  programme: id,
  origin,
  pace: speed,
  introduction,
}: RehearsalInput): Promise<Final<ProgrammeStatus>> {
  const pace: Pace = { origin, engine: Date.now(), pace: speed, mailsApart: true };
  const clock = new Clock(pace);
  const child = await startChild(programme, {
    args: [{ programme: id, pace, ...(introduction ? { introduction } : {}) }],
    workflowId: workflowId.programme(id),
    parentClosePolicy: ParentClosePolicy.TERMINATE,
    staticSummary: `rehearsal of ${id}`,
    typedSearchAttributes: atStart(id),
  });
  let ended = false;
  const result = child.result().finally(() => {
    ended = true;
  });
  for (const { at, group, message, args, writes } of await activities.castRehearsal({ programme: id })) {
    const wait = clock.wait(Date.now(), at);
    if (wait > 0) await sleep(wait, { summary: `until ${message ?? 'something is written'}, ${at}` });
    if (ended) break;
    if (writes) await activities.writeRehearsed({ programme: id, now: clock.planned(Date.now()), writes });
    if (message === undefined) continue;
    const to = group === undefined ? workflowId.programme(id) : workflowId.group(id, group);
    // Whoever acts on a group that has just ended is late; the rehearsal goes on.
    await getExternalWorkflowHandle(to)
      .signal(message, args)
      .catch(() => undefined);
  }
  return result;
}
