// The engine as the API sees it: start a programme, send a message, ask for a status, each with an end to the waiting.
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
import {
  groupStatus,
  programmeStatus,
  type Answer,
  type GroupMessage,
  type GroupMessages,
  type ProgrammeMessage,
  type ProgrammeMessages,
} from '../workflows/messages.ts';
import type { GroupStatus, Outlook, ProgrammeStatus } from '../domain/status.ts';
import type { RehearsalInput } from '../workflows/rehearsal.ts';
import { Problem } from '../api/problems.ts';

/** Without a worker there is no answer; within this time there would be one. */
const ANSWER_MS = 5_000;

export interface Engine {
  startProgramme(id: string): Promise<void>;
  startRehearsal(input: RehearsalInput): Promise<void>;
  toGroup<Name extends GroupMessage>(
    programme: string,
    group: string,
    name: Name,
    message: GroupMessages[Name],
  ): Promise<Answer>;
  toProgramme<Name extends ProgrammeMessage>(
    programme: string,
    name: Name,
    message: ProgrammeMessages[Name],
  ): Promise<Answer>;
  groupStatus(programme: string, group: string): Promise<(GroupStatus & Outlook) | undefined>;
  programmeStatus(programme: string): Promise<(ProgrammeStatus & Outlook) | undefined>;
  programmesWithAttention(): Promise<number>;
  ready(): Promise<void>;
}

/** What a message or question met: a workflow that has ended or is not there. */
export class Gone extends Error {}

/** @param jitter milliseconds over which the mails of a programme that starts now spread, where they needn't go on the second */
export function openEngine(client: Client, taskQueue: string, jitter = 0): Engine {
  const bounded = async <T>(call: () => Promise<T>): Promise<T> => {
    try {
      return await client.withDeadline(Date.now() + ANSWER_MS, call);
    } catch (error) {
      if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure)
        throw new Problem(409, [{ path: '', rule: error.cause.type ?? 'refused', message: error.cause.message }]);
      if (error instanceof WorkflowNotFoundError) throw new Gone();
      if (error instanceof WorkflowUpdateFailedError) throw new Gone();
      if (
        error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
        error instanceof QueryNotRegisteredError ||
        isGrpcServiceError(error) ||
        isGrpcServiceError((error as Error).cause)
      )
        throw new Problem(503);
      throw error;
    }
  };
  const start = async (type: 'programme' | 'rehearsal', id: string, input: object): Promise<void> => {
    try {
      await bounded(() =>
        client.workflow.start(type, {
          workflowId: `${type}:${id}`,
          taskQueue,
          args: [input],
          workflowIdConflictPolicy: 'USE_EXISTING',
          staticSummary: `${type} ${id}`,
        }),
      );
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  };
  const asked = async <T>(question: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await bounded(question);
    } catch (error) {
      if (error instanceof Gone) return undefined;
      throw error;
    }
  };
  return {
    startProgramme: (id) => start('programme', id, { programme: id, ...(jitter > 0 ? { jitter } : {}) }),
    startRehearsal: (input) => start('rehearsal', input.programme, input),
    toGroup: (programme, group, name, message) =>
      bounded(() =>
        client.workflow
          .getHandle(`programme:${programme}:${group}`)
          .executeUpdate<Answer, [GroupMessages[typeof name]]>(name, { args: [message] }),
      ),
    toProgramme: (programme, name, message) =>
      bounded(() =>
        client.workflow
          .getHandle(`programme:${programme}`)
          .executeUpdate<Answer, [ProgrammeMessages[typeof name]]>(name, { args: [message] }),
      ),
    groupStatus: (programme, group) =>
      asked(() => client.workflow.getHandle(`programme:${programme}:${group}`).query(groupStatus)),
    programmeStatus: (programme) =>
      asked(() => client.workflow.getHandle(`programme:${programme}`).query(programmeStatus)),
    async programmesWithAttention() {
      const { count } = await bounded(() =>
        client.workflow.count(`WorkflowType = 'programme' AND ExecutionStatus = 'Running' AND Attention IS NOT NULL`),
      );
      return count;
    },
    async ready() {
      await bounded(() => client.connection.workflowService.getSystemInfo({}));
    },
  };
}
