// A rehearsal: the same programme on a faster clock, its people played by a scenario.
import { getExternalWorkflowHandle, ParentClosePolicy, sleep, startChild } from '@temporalio/workflow';
import { Clock, type Pace } from '../domain/clock.ts';
import { workflowId } from '../domain/ids.ts';
import type { Deed } from '../domain/deed.ts';
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
  // Heard at the end; until then nobody waits for it.
  result.catch(() => undefined);
  const deeds = [...(await activities.castRehearsal({ programme: id }))];
  for (let deed = deeds.shift(); deed; deed = deeds.shift()) {
    const { at, group, message, args, writes, rehearses } = deed;
    const wait = clock.wait(Date.now(), at);
    if (wait > 0) await sleep(wait, { summary: `until ${message ?? rehearses ?? 'something is written'}, ${at}` });
    if (ended) break;
    if (writes) await activities.writeRehearsed({ programme: id, now: clock.planned(Date.now()), writes });
    if (rehearses) await introduced(id, rehearses);
    // Who was named has something to do from then on.
    if (rehearses === 'answers') deeds.splice(0, deeds.length, ...(await after(id, at)));
    if (message === undefined) continue;
    await tell(group === undefined ? workflowId.programme(id) : workflowId.group(id, group), message, args);
  }
  return result;
}

/** HR makes the groups of those who were named, or everybody invited says yes. */
async function introduced(id: string, what: 'groups' | 'answers'): Promise<void> {
  const { placement } = await activities.placeRehearsed({ programme: id });
  const to = workflowId.programme(id);
  if (what === 'groups') return tell(to, 'groupsMade', { placement, by: 'hr' });
  for (const person of Object.keys(placement))
    await tell(to, 'invitationAnswered', { person, answer: 'yes', by: person });
}

/** What is left to do after an instant, now that more is known of who does it. */
async function after(id: string, instant: string): Promise<readonly Deed[]> {
  const all = await activities.castRehearsal({ programme: id });
  return all.filter(({ at }) => Date.parse(at) > Date.parse(instant));
}

/** Whoever acts on a group that has just ended is late; the rehearsal goes on. */
async function tell(to: string, message: string, args: object): Promise<void> {
  await getExternalWorkflowHandle(to)
    .signal(message, args)
    .catch(() => undefined);
}
