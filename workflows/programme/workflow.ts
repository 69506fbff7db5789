// One programme: starts its groups, walks the mentor circle's agenda, and ends with the report when every group has ended.
import {
  allHandlersFinished,
  condition,
  ParentClosePolicy,
  patched,
  setHandler,
  startChild,
  type ChildWorkflowHandle,
} from '@temporalio/workflow';
import type { Pace } from '../../domain/clock.ts';
import { workflowId } from '../../domain/ids.ts';
import type { Final, ProgrammeStatus } from '../../domain/status.ts';
import { activities } from '../activities.ts';
import { group } from '../group/workflow.ts';
import {
  groupNews,
  programmeMessages,
  programmeStatus,
  type ProgrammeMessage,
  type ProgrammeMessages,
} from '../messages.ts';
import { atStart } from '../walk/search-attributes.ts';
import { readMessage, readNews } from '../reading.ts';
import { wire, type Outcome } from '../wiring.ts';
import { acknowledged, circleMeetingHeld, circleMeetingNotHeld } from './changes.ts';
import { commissionAnswered, nominated, seminarHeld } from './introduction-changes.ts';
import { programmeRefusals } from './refusals.ts';
import { ProgrammeWalker } from './walker.ts';

export interface ProgrammeInput {
  readonly programme: string;
  /** Only in a rehearsal; without it the programme's clock is the engine's. */
  readonly pace?: Pace;
  /** See `Pace`; of no use in a rehearsal. */
  readonly jitter?: number;
  /** It has stages before its first meeting. */
  readonly introduction?: true;
}

type Child = ChildWorkflowHandle<typeof group>;

/** @returns where the programme stood at its end */
export async function programme({
  programme: id,
  pace: given,
  jitter = 0,
  introduction,
}: ProgrammeInput): Promise<Final<ProgrammeStatus>> {
  const engine = Date.now();
  const pace = given ?? { origin: engine, engine, pace: 1, jitter };
  const start = new Date(Math.round(pace.origin + (engine - pace.engine) * pace.pace)).toISOString();
  const agenda = { summary: 'the agenda', startToCloseTimeout: '2m' } as const;
  const open = introduction ? activities.openIntroduction : activities.openProgramme;
  const opening = await open.executeWithOptions(agenda, [{ programme: id, start }]);
  const walker = new ProgrammeWalker(id, start, pace, opening, patched('circle-by-round'));
  const { state, walk } = walker;

  setHandler(programmeStatus, () => walker.answer());
  setHandler(groupNews, (news) => walker.hearNews(readNews(news)));
  take(walker, 'circleMeetingHeld', (message) => {
    const changed = circleMeetingHeld(state, message, walk.now);
    void walk.deliveries.settle();
    return { changed };
  });
  take(walker, 'circleMeetingNotHeld', (message) => ({ changed: circleMeetingNotHeld(state, message, walk.now) }));
  take(walker, 'postpone', (wish) => walker.postpone(wish));
  take(walker, 'cancel', (message) => walker.cancel(message));
  take(walker, 'mended', (message) => walker.mended(message));
  take(walker, 'acknowledge', (message) => {
    const changed = acknowledged(state, message, walk.now);
    walk.show();
    return { changed };
  });

  takeIntroduction(walker);

  if (introduction) walker.introducing.said(true);
  const walking = introduction ? walk.run() : undefined;
  const begun = introduction ? await introduced(walker, id) : start;
  const ids = begun === undefined ? [] : opening.groups.map((each) => each.group);
  const groups = await startGroups(walker, ids, { programme: id, start: begun ?? start, pace });
  await (walking ?? walk.run());
  const ended = await Promise.allSettled(groups.map((child) => child.result()));
  state.end();
  await condition(allHandlersFinished);
  const final = walker.final(ended.flatMap((end) => (end.status === 'fulfilled' ? end.value.happenings : [])));
  await activities.closeProgramme({ programme: id, now: walk.clock.planned(Date.now()), final });
  if (!given) await activities.startRetention({ programme: id, days: opening.retentionDays });
  return final;
}

/** Walks the introduction until it is over. @returns when the groups begin; undefined where the programme is called off before */
async function introduced(walker: ProgrammeWalker, programme: string): Promise<string | undefined> {
  const { state, walk } = walker;
  for (;;) {
    await condition(() => state.isCancelled || state.introduction.hasEnded);
    // In turn with what is being said: nobody comes or goes while the groups are read.
    const begun = await walk.inTurn(async (now) => {
      if (state.isCancelled || !state.introduction.hasEnded) return undefined;
      const start = new Date(now).toISOString();
      const agenda = { summary: 'the agenda of the meetings', startToCloseTimeout: '2m' } as const;
      const opening = await activities.openProgramme.executeWithOptions(agenda, [{ programme, start }]);
      if (state.isCancelled) return undefined;
      walker.begin(start, opening);
      return start;
    });
    if (begun !== undefined || state.isCancelled) return begun;
  }
}

/** What is said before the first meeting. */
function takeIntroduction(walker: ProgrammeWalker): void {
  const { state, walk, introducing } = walker;
  take(walker, 'stage', (message) => introducing.changeStage(message));
  take(walker, 'commissionAnswered', (message) => introducing.said(commissionAnswered(state, message, walk.now)));
  take(walker, 'commissionAmended', (message) => introducing.amendCommission(message));
  take(walker, 'invitationAnswered', (message) => introducing.answerInvitation(message));
  take(walker, 'nominated', (message) => introducing.said(nominated(state, message, walk.now)));
  take(walker, 'groupsMade', (message) => introducing.makeGroups(message));
  take(walker, 'seminarHeld', (message) => introducing.said(seminarHeld(state, message, walk.now)));
  take(walker, 'mentorChosen', (message) => introducing.chooseMentor(message));
}

/** The groups ask for their agendas themselves; that one has ended is heard from its result. */
async function startGroups(
  walker: ProgrammeWalker,
  groups: readonly string[],
  input: { readonly programme: string; readonly start: string; readonly pace: Pace },
): Promise<readonly Child[]> {
  const start = (id: string) =>
    startChild(group, {
      args: [{ ...input, group: id }],
      workflowId: workflowId.group(input.programme, id),
      parentClosePolicy: ParentClosePolicy.TERMINATE,
      staticSummary: `group ${id} of ${input.programme}`,
      typedSearchAttributes: atStart(input.programme),
    });
  const children = await Promise.all(groups.map(start));
  for (const [index, child] of children.entries()) {
    const id = groups[index] ?? '';
    void child.result().then(
      ({ happenings: _, ...end }) => walker.hear(end),
      // Terminated by hand, or failed: the programme goes on without it, and can end.
      () => {
        if (patched('group-lost')) void walker.lose(id);
      },
    );
  }
  return children;
}

function take<Name extends ProgrammeMessage>(
  { state, walk }: ProgrammeWalker,
  name: Name,
  carryOut: (message: ProgrammeMessages[Name]) => Promise<Outcome> | Outcome,
): void {
  wire<ProgrammeMessages[Name]>(programmeMessages[name], {
    read: (given) => readMessage(name, given),
    refusal: (message) => programmeRefusals[name](state, message, walk.now),
    carryOut,
    attend: ({ rule }) => state.journal.attend({ kind: 'message-refused', about: `${name}: ${rule}` }, walk.now),
  });
}
