// One group, from the welcome to its last mail. The state holds what is true; this file wires messages, time and news to it.
import {
  allHandlersFinished,
  condition,
  getExternalWorkflowHandle,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { Decision, GroupChange } from '../activities.ts';
import type { Pace } from '../../domain/clock.ts';
import { details } from '../details.ts';
import { formOf } from '../form.ts';
import { datesChanged, groupChanges, isAsWanted, menteeAdded, mentorReplaced, type Planned } from './changes.ts';
import { groupJudge } from './judge.ts';
import { groupRefusals } from './refusals.ts';
import { GroupState, instant } from './state.ts';
import { isOlder, isWithdrawn } from '../../links/holding.ts';
import { groupMessages, groupNews, groupStatus, type GroupMessage, type GroupMessages } from '../messages.ts';
import { MomentList } from '../walk/moments.ts';
import type { Refusal } from '../refusal.ts';
import { inFull, type ShortPlan } from '../short-plan.ts';
import type { Final, GroupStatus } from '../../domain/status.ts';
import { asks } from '../walk/deliveries.ts';
import { Walk, type Walker } from '../walk/walk.ts';
import { wire, type Outcome } from '../wiring.ts';

export interface GroupInput {
  readonly programme: string;
  readonly start: string;
  readonly pace: Pace;
  readonly plan: ShortPlan;
}

/** @returns where the group stood at its end */
export async function group({ programme, start, pace, plan: short }: GroupInput): Promise<Final<GroupStatus>> {
  const plan = inFull(short);
  const form = formOf(short);
  const state = new GroupState(plan);
  const moments = new MomentList(groupJudge(state), plan.moments);
  const refusals = groupRefusals(state);
  const changes = groupChanges(state);
  const { parent } = workflowInfo();
  let revision = 0;
  /** The revision whose agenda is being walked. */
  let walked = 0;

  const remake = (now: number, change: GroupChange) => {
    revision += 1;
    return asks.changeGroup({
      ...{ programme, start, revision, change },
      now: instant(now),
      walked: moments.walked,
      status: state.status(now),
    });
  };
  const walker: Walker = {
    form,
    moments,
    isOver: () => state.complete && (state.isOff || moments.open.length === 0),
    get hasWork() {
      return state.hasWork;
    },
    silent({ kind, round }, now) {
      if (kind === 'lapse' && !state.complete) state.lapse(now);
      if (kind === 'attention-unconfirmed' && state.stateOf(round) === 'planned')
        state.attend('meeting-unconfirmed', now, { meeting: round });
      if (kind === 'attention-talks' && state.talksLeft.length > 0) state.attend('talks-unconfirmed', now);
    },
    async work(now): Promise<Decision[]> {
      // Both are taken before anything is awaited: what happens meanwhile has errands of its own that come first.
      const mails = state.outbox.take();
      const news = state.takeNews() ? state.status(walk.now) : undefined;
      if (state.wantsReplan) {
        state.wantsReplan = false;
        const fresh = await remake(now, { is: 'early-finish' });
        if (!('refused' in fresh)) moments.replace(fresh.moments, fresh.merged);
        walked = revision;
        walk.deliveries.overtake();
      }
      // What is over is told by the result.
      const isEnd = form > 1 && walker.isOver() && walk.deliveries.areOver;
      if (news && parent && !isEnd)
        await getExternalWorkflowHandle(parent.workflowId, parent.runId).signal(groupNews, news);
      return mails;
    },
    delivery: (decisions, now) => ({
      programme,
      group: state.group,
      pace,
      status: state.status(now),
      decisions,
      revision: walked,
    }),
    refused: (mails, now) => state.refused(mails, now),
    searchAttributes: (now) => ({
      ProgrammeId: [programme],
      ProgrammePhase: [state.phase(now)],
      ProgrammeRound: [round(state.status(now), now)],
      NextMoment: nextMoment(moments),
      Attention: [...new Set(state.attention.entries.map(({ kind }) => kind))],
    }),
    details: (now) => details(state.status(now), moments.outlook(8)),
  };
  const walk = new Walk(pace, walker);

  /** Asks for the agenda with the change, and takes it where nothing has happened meanwhile. */
  const revise = async <Name extends Planned>(
    name: Name,
    message: GroupMessages[Name],
    change: GroupChange,
    now: number,
    take: (fresh: Exclude<Awaited<ReturnType<typeof remake>>, { refused: Refusal }>) => boolean,
  ): Promise<Outcome> => {
    let remade = false;
    try {
      for (;;) {
        const refused = refusals[name](message, walk.now);
        if (refused) return { refused };
        const { version } = state;
        const fresh = await remake(now, change);
        if ('refused' in fresh) return fresh;
        remade = true;
        if (state.version !== version) continue;
        moments.replace(fresh.moments, fresh.merged);
        walked = revision;
        return { changed: take(fresh) };
      }
    } finally {
      walked = revision;
      if (remade) walk.deliveries.overtake();
    }
  };
  const planned: { [Name in Planned]: (message: GroupMessages[Name], now: number) => Promise<Outcome> } = {
    moveMeeting: (message, now) => {
      const { meeting, startsAt, place, force, by } = message;
      return revise(
        'moveMeeting',
        message,
        { is: 'moved', meeting, startsAt, ...(force ? { force } : {}) },
        now,
        (fresh) => datesChanged(state, fresh, place === undefined ? undefined : { meeting, place }, by, walk.now),
      );
    },
    postpone: (message, now) => {
      const { by, ...wish } = message;
      return revise('postpone', message, { is: 'postponed', ...wish }, now, (fresh) =>
        datesChanged(state, fresh, undefined, by, walk.now),
      );
    },
    replaceMentor: (message, now) => {
      const { mentor, by } = message;
      return revise('replaceMentor', message, { is: 'mentor', mentor, former: state.mentor }, now, () => {
        mentorReplaced(state, mentor, by, walk.now);
        walk.deliveries.catchUp(mentor);
        return true;
      });
    },
    addMentee: (message, now) => {
      const { person, by } = message;
      return revise('addMentee', message, { is: 'mentee', person }, now, () => {
        menteeAdded(state, person, by, walk.now);
        walk.deliveries.catchUp(person);
        return true;
      });
    },
  };
  const carryOut = async <Name extends GroupMessage>(name: Name, message: GroupMessages[Name]): Promise<Outcome> => {
    if (isPlanned(name)) {
      const plan = planned[name] as (message: GroupMessages[Name], now: number) => Promise<Outcome>;
      return walk.inTurn((now) =>
        isAsWanted(state, name, message as GroupMessages[typeof name])
          ? Promise.resolve({ changed: false })
          : plan(message, now),
      );
    }
    if (name === 'mended') {
      const { person } = message as GroupMessages['mended'];
      const ended = state.mend((entry) => entry.kind === 'mail-refused' && entry.person === person);
      return { changed: walk.deliveries.resend(person) || ended };
    }
    const change = (changes as Partial<Record<GroupMessage, unknown>>)[name] as (
      message: GroupMessages[Name],
      now: number,
    ) => boolean;
    const changed = change(message, walk.now);
    // The answer is only given when nothing is on its way any more to whom it must no longer reach.
    if (changed && name === 'dropout')
      await walk.inTurn((now) =>
        asks.markGone({
          programme,
          person: (message as GroupMessages['dropout']).person,
          gone: 'left',
          now: instant(now),
        }),
      );
    if (changed && name === 'cancel')
      await walk.inTurn((now) => asks.withdrawAll({ programme, group: state.group, now: instant(now) }));
    return { changed };
  };

  setHandler(groupStatus, () => ({
    ...state.status(walk.now),
    next: moments.outlook(8),
    walked: moments.walked,
    now: instant(walk.now),
    happenings: state.happenings,
  }));
  for (const name of Object.keys(groupMessages) as GroupMessage[]) take(name);

  await walk.run();
  state.end(walk.now);
  if (parent && form === 1)
    await getExternalWorkflowHandle(parent.workflowId, parent.runId).signal(groupNews, state.status(walk.now));
  await condition(allHandlersFinished);
  return { ...state.status(walk.now), happenings: state.happenings };

  function take<Name extends GroupMessage>(name: Name): void {
    wire<GroupMessages[Name]>(groupMessages[name], {
      refusal: (message) => refusals[name](message, walk.now),
      carryOut: (message) => carryOut(name, message),
      byLink: {
        refusal: ({ link }) =>
          link && (isOlder(link, pace.engine) || isWithdrawn(link, state.status(walk.now))) ? WITHDRAWN : undefined,
        answer: ({ link }) => (link ? { status: state.status(walk.now) } : {}),
      },
      attend: ({ rule }) => state.attend('message-refused', walk.now, { about: `${name}: ${rule}` }),
    });
  }
}

const WITHDRAWN: Refusal = { rule: 'withdrawn', message: 'the link no longer holds' };

function isPlanned(name: GroupMessage): name is Planned {
  return name === 'moveMeeting' || name === 'postpone' || name === 'replaceMentor' || name === 'addMentee';
}

function round({ meetings }: GroupStatus, now: number): number {
  return meetings.filter(
    ({ status, startsAt }) => status === 'held' || (status !== 'cancelled' && Date.parse(startsAt) <= now),
  ).length;
}

export function nextMoment(moments: MomentList): Date[] {
  const at = moments.nextAt();
  return at === undefined ? [] : [new Date(at)];
}
