// The engine as the desk sees it: start a programme, send a message, ask for a status, each with an end to the waiting.
import {
  isGrpcServiceError,
  QueryNotRegisteredError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type Client,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { workflowId } from '../domain/ids.ts';
import { ENGINE_RULES, isOneOf } from '../domain/kinds.ts';
import type { Instant } from '../domain/programme.ts';
import type { GroupStatus, Outlook, ProgrammeStatus } from '../domain/status.ts';
import { DAYS_TO_ANSWER } from '../domain/survey.ts';
import {
  groupProspect,
  groupStatus,
  nextStepOn,
  programmeStatus,
  type Answer,
  type GroupMessage,
  type GroupMessages,
  type NextStepInput,
  type ProgrammeMessage,
  type ProgrammeMessages,
  type Prospect,
} from '../workflows/messages.ts';
import type { AskedMail } from '../workflows/activities.ts';
import type { ProgrammeInput } from '../workflows/programme/workflow.ts';
import type { RehearsalInput } from '../workflows/rehearsal.ts';
import { atStart } from '../workflows/walk/search-attributes.ts';
import { Asking, UsedUp } from './asking.ts';
import { byRule, Refused } from './refused.ts';

/** Without a worker there is no answer; within this time there would be one. */
const ANSWER_MS = 5_000;

const WITH_ATTENTION = `WorkflowType = 'programme' AND ExecutionStatus = 'Running' AND Attention IS NOT NULL`;

export interface Engine {
  /** @param introduced whether it has stages before its first meeting */
  startProgramme(id: string, introduced: boolean): Promise<void>;
  startRehearsal(input: RehearsalInput): Promise<void>;
  /**
   * @param once what tells this asking from another that says the same: asked again under it nothing more is done
   * @throws Refused by the rule that the group refuses it by, `NotThere` where the group's workflow is no more
   */
  toGroup<Name extends GroupMessage>(
    programme: string,
    group: string,
    name: Name,
    message: GroupMessages[Name],
    once?: string,
  ): Promise<Answer>;
  /** @throws as above */
  toProgramme<Name extends ProgrammeMessage>(
    programme: string,
    name: Name,
    message: ProgrammeMessages[Name],
    once?: string,
  ): Promise<Answer>;
  /** What would come of a message. @returns undefined where there is no such workflow, or not yet */
  groupProspect<Name extends GroupMessage>(
    programme: string,
    group: string,
    name: Name,
    message: GroupMessages[Name],
  ): Promise<Prospect | undefined>;
  /** @returns undefined where there is no such workflow, or not yet */
  groupStatus(programme: string, group: string): Promise<(GroupStatus & Outlook) | undefined>;
  programmeStatus(programme: string): Promise<(ProgrammeStatus & Outlook) | undefined>;
  /** Has a mentee asked about their next step, on the day that was named last; on none where none is. */
  askNextStep(input: Omit<NextStepInput, 'at' | 'answerDays'>, at: Instant | undefined): Promise<void>;
  /** Sends a mail again, or a link that somebody asks for. @returns false where it is being sent already */
  sendAsked(type: 'sendAgain' | 'sendLink', input: AskedMail): Promise<boolean>;
  /** Sends a mail that HR tries on itself. */
  sendTest(id: string): Promise<void>;
  programmesWithAttention(): Promise<number>;
  /** Ends a programme that has never begun. */
  stopProgramme(id: string): Promise<void>;
  /** @throws Refused where the engine is away */
  ready(): Promise<void>;
}

/** What a message or question met: a workflow that has ended or is not there, maybe not yet. */
export class NotThere extends Error {}

/** @param jitter milliseconds over which the mails of a programme that starts now spread, where they needn't go on the second */
export function openEngine(client: Client, taskQueue: string, jitter = 0): Engine {
  const bounded = <T>(call: () => Promise<T>) => answered(client.withDeadline(Date.now() + ANSWER_MS, call));
  const asked = <T>(question: () => Promise<T>) =>
    bounded(question).catch((error: unknown) => {
      if (error instanceof NotThere) return undefined;
      throw error;
    });
  const start = async (
    type: 'programme' | 'rehearsal',
    id: string,
    input: ProgrammeInput | RehearsalInput,
  ): Promise<void> => {
    const options = {
      workflowId: workflowId[type](id),
      taskQueue,
      args: [input],
      staticSummary: `${type} ${id}`,
      ...(type === 'programme' ? { typedSearchAttributes: atStart(id) } : {}),
    } as const;
    await bounded(() => client.workflow.start(type, options)).catch(async (error: unknown) => {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      // The rehearsal whose id this was has not quite ended: what is kept is begun once it has.
      if (type === 'programme' && !(await isBegun(id))) throw new Refused('away');
    });
  };
  const handle = (id: string) => client.workflow.getHandle(id);
  /** Whether what runs under an id is a programme, and not a rehearsal of one, which has a parent. */
  const isBegun = async (id: string) => {
    const found = await asked(() => handle(workflowId.programme(id)).describe());
    return found?.status.name === 'RUNNING' && !found.parentExecution;
  };
  const asking = new Asking();
  return {
    startProgramme: (id, introduced) =>
      start('programme', id, {
        programme: id,
        ...(jitter > 0 ? { jitter } : {}),
        ...(introduced ? { introduction: true } : {}),
      }),
    startRehearsal: (input) => start('rehearsal', input.programme, input),
    toGroup: (programme, group, name, message, once) =>
      asking.send([programme, group], name, message, handle(workflowId.group(programme, group)), bounded, once),
    toProgramme: (programme, name, message, once) =>
      asking.sendWhole(name, message, handle(workflowId.programme(programme)), bounded, once),
    groupProspect: (programme, group, name, message) =>
      asked(() => handle(workflowId.group(programme, group)).query(groupProspect, name, message, Date.now())),
    groupStatus: (programme, group) => asked(() => handle(workflowId.group(programme, group)).query(groupStatus)),
    programmeStatus: (programme) => asked(() => handle(workflowId.programme(programme)).query(programmeStatus)),
    askNextStep: (input, at) => askedOn(client, taskQueue, input, at, bounded),
    sendAsked: (type, input) => sendAsked(client, taskQueue, type, input, bounded),
    sendTest: (id) => bounded(() => sendTest(client, taskQueue, id)),
    programmesWithAttention: async () => (await bounded(() => client.workflow.count(WITH_ATTENTION))).count,
    async stopProgramme(id) {
      const stop = handle(workflowId.programme(id));
      await bounded(() => stop.terminate('called off before it began')).catch((error: unknown) => {
        if (!(error instanceof NotThere)) throw error;
      });
    },
    ready: async () => void (await bounded(() => client.connection.workflowService.getSystemInfo({}))),
  };
}

/** One workflow for each mail: pressed twice it is sent once. */
async function sendAsked(
  client: Client,
  taskQueue: string,
  type: 'sendAgain' | 'sendLink',
  input: AskedMail,
  bounded: <T>(call: () => Promise<T>) => Promise<T>,
): Promise<boolean> {
  const { programme, person, decision, status } = input;
  const key = { programme, person, moment: decision.moment, ...('group' in status ? { group: status.group } : {}) };
  const options = {
    ...{ workflowId: workflowId.asked(key), taskQueue, args: [input] },
    workflowIdReusePolicy: 'REJECT_DUPLICATE' as const,
    staticSummary: type === 'sendLink' ? `${decision.kind} of ${programme}` : `${decision.kind} of ${programme}, again`,
  };
  try {
    await bounded(() => client.workflow.start(type, options));
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw error;
  }
}

async function sendTest(client: Client, taskQueue: string, id: string): Promise<void> {
  const options = { workflowId: workflowId.testMail(id), taskQueue, args: [{ id }], staticSummary: 'a test mail' };
  await client.workflow.start('testMail', options);
}

/** One workflow for each who asked; another day is told to the one that waits. */
async function askedOn(
  client: Client,
  taskQueue: string,
  input: Omit<NextStepInput, 'at' | 'answerDays'>,
  at: Instant | undefined,
  bounded: <T>(call: () => Promise<T>) => Promise<T>,
): Promise<void> {
  const id = workflowId.nextStep(input.programme, input.group, input.person);
  if (at === undefined)
    return bounded(() => client.workflow.getHandle(id).signal(nextStepOn)).catch((error: unknown) => {
      // Nobody was going to ask.
      if (!(error instanceof NotThere)) throw error;
    });
  const signalArgs: [unknown?] = [at];
  await bounded(() =>
    client.workflow.signalWithStart('nextStep', {
      ...{ workflowId: id, taskQueue, args: [{ ...input, at, answerDays: DAYS_TO_ANSWER }] },
      ...{ signal: nextStepOn, signalArgs },
      staticSummary: `the next step of a mentee of ${input.programme}`,
    }),
  );
}

/** The engine's own errors as what they mean here. */
async function answered<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
      const { type, message } = error.cause;
      // Every refusal of ours has one of our rules. Without one the workflow takes no messages yet: it waits for its agenda.
      if (!isOneOf(ENGINE_RULES, type)) throw new Refused('away');
      throw byRule(type, message);
    }
    if (isNotThere(error)) throw new NotThere();
    if (isUsedUp(error)) throw new UsedUp();
    if (isAway(error)) throw new Refused('away');
    throw error;
  }
}

/** It has ended, or is not there yet, or answers nothing before it has its agenda. */
function isNotThere(error: unknown): boolean {
  return (
    error instanceof WorkflowNotFoundError ||
    error instanceof WorkflowUpdateFailedError ||
    error instanceof QueryNotRegisteredError
  );
}

/** gRPC's RESOURCE_EXHAUSTED and FAILED_PRECONDITION, by the server's version: a workflow has taken all the updates that it may. */
function isUsedUp(error: unknown): boolean {
  const cause = error instanceof Error && !isGrpcServiceError(error) ? error.cause : error;
  return isGrpcServiceError(cause) && [8, 9].includes(cause.code) && /limit .*updates/i.test(cause.details);
}

function isAway(error: unknown): boolean {
  return (
    error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
    isGrpcServiceError(error) ||
    (error instanceof Error && isGrpcServiceError(error.cause))
  );
}
