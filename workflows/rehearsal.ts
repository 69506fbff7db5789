// A rehearsal: the same programme on a faster clock, its people played by a scenario.
import { getExternalWorkflowHandle, ParentClosePolicy, sleep, startChild } from '@temporalio/workflow';
import { Clock, type Pace } from '../domain/clock.ts';
import { programme } from './programme/workflow.ts';
import type { Final, ProgrammeStatus } from '../domain/status.ts';
import { asks } from './walk/deliveries.ts';

export interface RehearsalInput {
  readonly programme: string;
  /** Planned milliseconds since 1970 at which the rehearsal begins. */
  readonly origin: number;
  /** Planned time for each unit of real time. */
  readonly pace: number;
}

export async function rehearsal({
  programme: id,
  origin,
  pace: speed,
}: RehearsalInput): Promise<Final<ProgrammeStatus>> {
  const pace: Pace = { origin, engine: Date.now(), pace: speed };
  const clock = new Clock(pace);
  const child = await startChild(programme, {
    args: [{ programme: id, pace }],
    workflowId: `programme:${id}`,
    parentClosePolicy: ParentClosePolicy.TERMINATE,
    staticSummary: `rehearsal of ${id}`,
  });
  let ended = false;
  const result = child.result().finally(() => {
    ended = true;
  });
  for (const { at, group, message, args } of await asks.castRehearsal({ programme: id })) {
    const wait = clock.wait(Date.now(), at);
    if (wait > 0) await sleep(wait, { summary: `until ${message}, ${at}` });
    if (ended) break;
    const workflowId = group === undefined ? `programme:${id}` : `programme:${id}:${group}`;
    // Whoever acts on a group that has just ended is late; the rehearsal goes on.
    await getExternalWorkflowHandle(workflowId)
      .signal(message, args)
      .catch(() => undefined);
  }
  return result;
}
