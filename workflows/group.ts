// One group, from the welcome to its last mail. The state holds what is true; this file wires messages, time and news to it.
import { allHandlersFinished, condition, getExternalWorkflowHandle, setHandler, workflowInfo } from '@temporalio/workflow';
import type { Decision, GroupPlan } from './asks.ts';
import type { Pace } from './clock.ts';
import { details } from './details.ts';
import { groupJudge } from './group-judge.ts';
import { GroupState } from './group-state.ts';
import { groupMessages, groupNews, groupStatus, type GroupMessage, type GroupMessages } from './messages.ts';
import { MomentList } from './moment-list.ts';
import { refuse } from './refusal.ts';
import type { Final, GroupStatus } from './status.ts';
import { asks, Walk, type Walker } from './walk.ts';

export interface GroupInput {
  readonly programme: string;
  readonly start: string;
  readonly pace: Pace;
  readonly plan: GroupPlan;
}

/** @returns where the group stood at its end */
export async function group({ programme, start, pace, plan }: GroupInput): Promise<Final<GroupStatus>> {
  const state = new GroupState(plan);
  const moments = new MomentList(groupJudge(state), plan.moments);
  const parent = workflowInfo().parent;

  const walker: Walker = {
    moments,
    isOver: () => state.complete && (state.active.length === 0 || moments.open.length === 0),
    get hasWork() {
      return state.hasWork;
    },
    silent({ kind, round }, now) {
      if (kind === 'lapse' && !state.complete) state.lapse(now);
      if (kind === 'attention-unconfirmed' && state.stateOf(round) === 'planned') state.attend('meeting-unconfirmed', now, { meeting: round });
      if (kind === 'attention-talks' && state.talksLeft.length > 0) state.attend('talks-unconfirmed', now);
    },
    async work(now): Promise<Decision[]> {
      if (state.wantsReplan) {
        state.wantsReplan = false;
        moments.replace(await asks.replanGroup({ programme, group: plan.group, start, now: new Date(now).toISOString() }));
      }
      if (state.takeNews() && parent) await getExternalWorkflowHandle(parent.workflowId, parent.runId).signal(groupNews, state.status(walk.now));
      return state.takeOutbox();
    },
    delivery: (decisions, now) => ({
      ...{ programme, group: plan.group, pace, status: state.status(now), decisions },
      gone: state.takeGone(),
    }),
    refused: (mails, now) => state.refused(mails, now),
    searchAttributes: (now) => ({
      ProgrammeId: [programme],
      ProgrammePhase: [state.phase(now)],
      ProgrammeRound: [round(state.status(now), now)],
      NextMoment: nextMoment(moments),
      Attention: [...new Set(state.status(now).attention.map(({ kind }) => kind))],
    }),
    details: (now) => details(state.status(now), moments.outlook(8)),
  };
  const walk = new Walk(pace, walker);

  setHandler(groupStatus, () => ({ ...state.status(walk.now), next: moments.outlook(8), happenings: state.happenings }));
  for (const name of Object.keys(groupMessages) as GroupMessage[]) wire(name, state, walk);

  await walk.run();
  state.end(walk.now);
  if (parent) await getExternalWorkflowHandle(parent.workflowId, parent.runId).signal(groupNews, state.status(walk.now));
  await condition(allHandlersFinished);
  return { ...state.status(walk.now), happenings: state.happenings };
}

function wire<Name extends GroupMessage>(name: Name, state: GroupState, walk: Walk): void {
  const { signal, update } = groupMessages[name];
  const refusal = (message: GroupMessages[Name]) => state.refusals[name](message, walk.now);
  setHandler(
    update,
    (message = {} as GroupMessages[Name]) => ({ changed: state.changes[name](message, walk.now) }),
    {
      validator: (message: GroupMessages[Name] = {} as GroupMessages[Name]) => {
        const refused = refusal(message);
        if (refused) refuse(refused);
      },
    },
  );
  setHandler(signal, (message = {} as GroupMessages[Name]) => {
    const refused = refusal(message);
    if (refused) state.attend('message-refused', walk.now, { about: `${name}: ${refused.rule}` });
    else state.changes[name](message, walk.now);
  });
}

function round({ meetings }: GroupStatus, now: number): number {
  return meetings.filter(({ status, startsAt }) => status === 'held' || (status !== 'cancelled' && Date.parse(startsAt) <= now)).length;
}

export function nextMoment(moments: MomentList): Date[] {
  const at = moments.nextAt();
  return at === undefined ? [] : [new Date(at)];
}
