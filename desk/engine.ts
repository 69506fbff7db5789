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
import type { GroupStatus, Outlook, ProgrammeStatus } from '../domain/status.ts';
import {
  groupStatus,
  programmeStatus,
  type Answer,
  type GroupMessage,
  type GroupMessages,
  type ProgrammeMessage,
  type ProgrammeMessages,
} from '../workflows/messages.ts';
import type { ProgrammeInput } from '../workflows/programme/workflow.ts';
import type { RehearsalInput } from '../workflows/rehearsal.ts';
import { atStart } from '../workflows/walk/search-attributes.ts';
import { byRule, Refused } from './refused.ts';

/** Without a worker there is no answer; within this time there would be one. */
const ANSWER_MS = 5_000;

export interface Engine {
  startProgramme(id: string): Promise<void>;
  startRehearsal(input: RehearsalInput): Promise<void>;
  /** @throws Refused by the rule that the group refuses it by, `NotThere` where the group's workflow is no more */
  toGroup<Name extends GroupMessage>(
    programme: string,
    group: string,
    name: Name,
    message: GroupMessages[Name],
  ): Promise<Answer>;
  /** @throws as above */
  toProgramme<Name extends ProgrammeMessage>(
    programme: string,
    name: Name,
    message: ProgrammeMessages[Name],
  ): Promise<Answer>;
  /** @returns undefined where there is no such workflow, or not yet */
  groupStatus(programme: string, group: string): Promise<(GroupStatus & Outlook) | undefined>;
  programmeStatus(programme: string): Promise<(ProgrammeStatus & Outlook) | undefined>;
  programmesWithAttention(): Promise<number>;
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
      workflowIdConflictPolicy: 'USE_EXISTING',
      staticSummary: `${type} ${id}`,
      ...(type === 'programme' ? { typedSearchAttributes: atStart(id) } : {}),
    } as const;
    await bounded(() => client.workflow.start(type, options)).catch((error: unknown) => {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    });
  };
  const handle = (id: string) => client.workflow.getHandle(id);
  return {
    startProgramme: (id) => start('programme', id, { programme: id, ...(jitter > 0 ? { jitter } : {}) }),
    startRehearsal: (input) => start('rehearsal', input.programme, input),
    toGroup: (programme, group, name, message) =>
      bounded(() =>
        handle(workflowId.group(programme, group)).executeUpdate<Answer, [GroupMessages[typeof name]]>(name, {
          args: [message],
        }),
      ),
    toProgramme: (programme, name, message) =>
      bounded(() =>
        handle(workflowId.programme(programme)).executeUpdate<Answer, [ProgrammeMessages[typeof name]]>(name, {
          args: [message],
        }),
      ),
    groupStatus: (programme, group) => asked(() => handle(workflowId.group(programme, group)).query(groupStatus)),
    programmeStatus: (programme) => asked(() => handle(workflowId.programme(programme)).query(programmeStatus)),
    async programmesWithAttention() {
      const query = `WorkflowType = 'programme' AND ExecutionStatus = 'Running' AND Attention IS NOT NULL`;
      return (await bounded(() => client.workflow.count(query))).count;
    },
    async ready() {
      await bounded(() => client.connection.workflowService.getSystemInfo({}));
    },
  };
}

/** The engine's own errors as what they mean here. */
async function answered<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
      // Every refusal of ours has a rule. Without one the workflow takes no messages yet: it waits for its agenda.
      if (!error.cause.type) throw new Refused('away');
      throw byRule(error.cause.type, error.cause.message);
    }
    if (isNotThere(error)) throw new NotThere();
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

function isAway(error: unknown): boolean {
  return (
    error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
    isGrpcServiceError(error) ||
    (error instanceof Error && isGrpcServiceError(error.cause))
  );
}
