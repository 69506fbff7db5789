// One programme: starts its groups, walks the mentor circle's agenda, and ends with the report when every group has ended.
import {
  allHandlersFinished,
  condition,
  getExternalWorkflowHandle,
  ParentClosePolicy,
  setHandler,
  startChild,
} from '@temporalio/workflow';
import type { Pace } from '../../domain/clock.ts';
import { details } from '../details.ts';
import { formOf, told } from '../form.ts';
import { group, nextMoment } from '../group/workflow.ts';
import { postponeRefusal } from '../group/refusals.ts';
import { instant } from '../group/state.ts';
import {
  groupNews,
  programmeMessages,
  programmeStatus,
  type ProgrammeMessage,
  type ProgrammeMessages,
} from '../messages.ts';
import { MomentList } from '../walk/moments.ts';
import { ProgrammeState } from './state.ts';
import type { Refusal } from '../refusal.ts';
import type { Final, GroupStatus, ProgrammeStatus } from '../../domain/status.ts';
import { asks } from '../walk/deliveries.ts';
import { Walk, type Walker } from '../walk/walk.ts';
import { wire, type Outcome } from '../wiring.ts';

export interface ProgrammeInput {
  readonly programme: string;
  /** Only in a rehearsal; without it the programme's clock is the engine's. */
  readonly pace?: Pace;
  /** See `Pace`; of no use in a rehearsal. */
  readonly jitter?: number;
}

/** @returns where the programme stood at its end */
export async function programme({
  programme: id,
  pace: given,
  jitter = 0,
}: ProgrammeInput): Promise<Final<ProgrammeStatus>> {
  const engine = Date.now();
  const pace = given ?? { origin: engine, engine, pace: 1, jitter };
  const start = new Date(Math.round(pace.origin + (engine - pace.engine) * pace.pace)).toISOString();
  const plan = await asks.openProgramme.executeWithOptions({ summary: 'the agenda', startToCloseTimeout: '2m' }, [
    { programme: id, start, short: 'agenda' },
  ]);
  const state = new ProgrammeState(id, plan, Date.parse(start));
  const moments = new MomentList(state.judge, told(plan));
  const form = formOf(plan);

  let revision = 0;
  /** The revision whose agenda is being walked. */
  let walked = 0;

  const walker: Walker = {
    form,
    moments,
    isOver: () =>
      state.allEnded && moments.open.length === 0 && (state.isCancelled || state.attentionMailAt() === undefined),
    get hasWork() {
      const mailAt = state.attentionMailAt();
      return state.hasMail || state.wantsReplan || (mailAt !== undefined && mailAt <= walk.now);
    },
    get workAt() {
      return state.attentionMailAt();
    },
    silent: () => undefined,
    async work(now) {
      state.takeAttentionMail(now);
      // Taken before anything is awaited: what happens meanwhile has errands of its own that come first.
      const mails = state.takeOutbox();
      if (state.wantsReplan) {
        state.wantsReplan = false;
        revision += 1;
        const fresh = await asks.changeCircle({
          programme: id,
          start,
          revision,
          now: instant(now),
          walked: moments.walked,
          ...state.changes(now),
        });
        if (!state.isCancelled) {
          const arriving = state.adopt(fresh, (moment) => moments.isDone(moment), now);
          moments.replace(fresh.moments, fresh.merged);
          walked = revision;
          for (const person of arriving) walk.deliveries.catchUp(person);
        }
        walked = revision;
        walk.deliveries.overtake();
      }
      return mails;
    },
    delivery: (decisions, now) => ({ programme: id, pace, status: state.status(now), decisions, revision: walked }),
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

  // A group that has just ended has nothing left to change.
  const toGroups = (groups: readonly string[], name: 'cancel' | 'postpone', message: object) =>
    Promise.all(
      groups.map((group) =>
        getExternalWorkflowHandle(`programme:${id}:${group}`)
          .signal(name, message)
          .catch(() => undefined),
      ),
    );
  const refusals: {
    [Name in ProgrammeMessage]: (message: ProgrammeMessages[Name], now: number) => Refusal | undefined;
  } = {
    circleMeetingHeld: (message, now) => state.refusal(message, now),
    postpone: ({ days, to }) => postponeRefusal(days, to) ?? (state.isCancelled ? CANCELLED : undefined),
    cancel: () => undefined,
    mended: () => undefined,
    acknowledge: ({ attention }) =>
      state.own.has(attention) || state.isLeftOver(attention)
        ? undefined
        : { rule: 'unknown-attention', message: 'there is no such point of attention; it may have ended' },
  };
  const changes: { [Name in ProgrammeMessage]: (message: ProgrammeMessages[Name]) => Promise<Outcome> | Outcome } = {
    circleMeetingHeld: (message) => ({ changed: state.circleMeetingHeld(message, walk.now) }),
    postpone: (wish) =>
      walk.inTurn(async (now) => {
        const plan = await asks.planPostponement({ programme: id, now: instant(now), groups: state.groups, wish });
        if ('refused' in plan) return plan;
        await toGroups(plan.groups, 'postpone', {
          days: plan.days,
          by: wish.by,
          ...(wish.force ? { force: true } : {}),
        });
        return { changed: true };
      }),
    cancel: async ({ by }) => {
      if (!state.cancel(by, (moment) => moments.isDone(moment), walk.now)) return { changed: false };
      await walk.inTurn(async (now) => {
        await asks.withdrawAll({ programme: id, now: instant(now) });
        await toGroups(
          state.groups.filter(({ phase }) => phase !== 'ended').map(({ group }) => group),
          'cancel',
          { by, programme: true },
        );
      });
      return { changed: true };
    },
    mended: ({ person }) => {
      const ended = state.mended(person);
      walk.show();
      return { changed: walk.deliveries.resend(person) || ended };
    },
    acknowledge: ({ attention, by }) => {
      const changed = state.acknowledge(attention, by, walk.now);
      walk.show();
      return { changed };
    },
  };

  setHandler(programmeStatus, () => ({
    ...state.status(walk.now),
    next: moments.outlook(8),
    walked: moments.walked,
    now: instant(walk.now),
    happenings: state.happenings,
  }));
  const hear = (news: GroupStatus) => {
    state.hear(news, walk.now);
    walk.show();
  };
  setHandler(groupNews, hear);
  for (const name of Object.keys(programmeMessages) as ProgrammeMessage[]) take(name);

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
  if (form > 1)
    for (const child of groups)
      void child.result().then(
        ({ happenings: _, ...end }) => hear(end),
        () => undefined,
      );
  await walk.run();
  const ended = await Promise.all(groups.map((child) => child.result()));
  state.end();
  await condition(allHandlersFinished);
  const happenings = [...state.happenings, ...ended.flatMap((child) => child.happenings)].sort(
    (a, b) => Date.parse(a.at) - Date.parse(b.at),
  );
  const final = { ...state.status(walk.now), happenings };
  await asks.closeProgramme({ programme: id, now: walk.clock.planned(Date.now()), final });
  if (!given) await asks.startRetention({ programme: id, days: plan.retentionDays });
  return final;

  function take<Name extends ProgrammeMessage>(name: Name): void {
    wire<ProgrammeMessages[Name]>(programmeMessages[name], {
      refusal: (message) => refusals[name](message, walk.now),
      carryOut: (message) => changes[name](message),
      attend: ({ rule }) => void state.own.raise({ kind: 'message-refused', about: `${name}: ${rule}` }, walk.now),
    });
  }
}

const CANCELLED: Refusal = { rule: 'programme-cancelled', message: 'the programme is cancelled' };
