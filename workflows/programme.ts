// One programme: starts its groups, walks the mentor circle's agenda, and ends with the report when every group has ended.
import { allHandlersFinished, condition, ParentClosePolicy, setHandler, startChild } from '@temporalio/workflow';
import type { Pace } from './clock.ts';
import { details } from './details.ts';
import { group, nextMoment } from './group.ts';
import { groupNews, programmeMessages, programmeStatus, type CircleMeetingHeld } from './messages.ts';
import { MomentList } from './moment-list.ts';
import { ProgrammeState } from './programme-state.ts';
import { refuse } from './refusal.ts';
import type { Final, ProgrammeStatus } from './status.ts';
import { asks, Walk, type Walker } from './walk.ts';

export interface ProgrammeInput {
  readonly programme: string;
  /** Only in a rehearsal; without it the programme's clock is the engine's. */
  readonly pace?: Pace;
}

/** @returns where the programme stood at its end */
export async function programme({ programme: id, pace: given }: ProgrammeInput): Promise<Final<ProgrammeStatus>> {
  const engine = Date.now();
  const pace = given ?? { origin: engine, engine, pace: 1 };
  const start = new Date(Math.round(pace.origin + (engine - pace.engine) * pace.pace)).toISOString();
  const plan = await asks.openProgramme.executeWithOptions({ summary: 'the agenda', startToCloseTimeout: '2m' }, [{ programme: id, start }]);
  const state = new ProgrammeState(id, plan, Date.parse(start));
  const moments = new MomentList(state.judge, plan.moments);

  const walker: Walker = {
    moments,
    isOver: () => state.allEnded && moments.open.length === 0,
    get hasWork() {
      const mailAt = state.attentionMailAt();
      return state.hasMail || state.wantsReplan || (mailAt !== undefined && mailAt <= walk.now);
    },
    get workAt() {
      return state.attentionMailAt();
    },
    silent: () => undefined,
    async work(now) {
      if (state.wantsReplan) {
        state.wantsReplan = false;
        const fresh = await asks.replanCircle({ programme: id, start, now: new Date(now).toISOString(), ...state.changes });
        state.adopt(fresh, (moment) => moments.isDone(moment), now);
        moments.replace(fresh.moments);
      }
      state.takeAttentionMail(now);
      return state.takeOutbox();
    },
    delivery: (decisions, now) => ({ programme: id, pace, status: state.status(now), decisions }),
    refused: (mails, now) => state.refused(mails, now),
    searchAttributes: (now) => ({
      ProgrammeId: [id],
      ProgrammePhase: [state.phase(now)],
      ProgrammeRound: [state.round(now)],
      NextMoment: nextMoment(moments),
      Attention: [...new Set(state.attention.map(({ kind }) => kind))],
    }),
    details: (now) => details(state.status(now), moments.outlook(8)),
  };
  const walk = new Walk(pace, walker);

  setHandler(programmeStatus, () => ({ ...state.status(walk.now), next: moments.outlook(8), happenings: state.happenings }));
  setHandler(groupNews, (news) => state.hear(news, walk.now));
  const { signal, update } = programmeMessages.circleMeetingHeld;
  const empty = {} as CircleMeetingHeld;
  setHandler(update, (message = empty) => ({ changed: state.circleMeetingHeld(message, walk.now) }), {
    validator: (message: CircleMeetingHeld = empty) => {
      const refused = state.refusal(message, walk.now);
      if (refused) refuse(refused);
    },
  });
  setHandler(signal, (message = empty) => {
    const refused = state.refusal(message, walk.now);
    if (refused) state.attend({ kind: 'message-refused', about: `circleMeetingHeld: ${refused.rule}` }, walk.now);
    else state.circleMeetingHeld(message, walk.now);
  });

  const groups = await Promise.all(
    plan.groups.map((groupPlan) =>
      startChild(group, {
        args: [{ programme: id, start, pace, plan: groupPlan }],
        workflowId: `programme:${id}:${groupPlan.group}`,
        parentClosePolicy: ParentClosePolicy.TERMINATE,
        staticSummary: `group ${groupPlan.group} of ${id}`,
      }),
    ),
  );
  await walk.run();
  const ended = await Promise.all(groups.map((child) => child.result()));
  state.end();
  await condition(allHandlersFinished);
  const happenings = [...state.happenings, ...ended.flatMap((child) => child.happenings)].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const final = { ...state.status(walk.now), happenings };
  await asks.closeProgramme({ programme: id, now: walk.clock.planned(Date.now()), final });
  return final;
}
