// The Temporal worker: workflows in their sandbox, activities with the tools they need.
import { NativeConnection, Worker, type WorkflowBundle } from '@temporalio/worker';
import { createActivities } from '../activities/activities.ts';
import type { Tools } from '../activities/tools.ts';
import type { Activities } from '../workflows/activities.ts';

/** Each activity holds a database connection for up to five mails at a time. */
export const ACTIVITIES_AT_ONCE = 8;

export interface WorkerParts {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly taskQueue: string;
  /** With it, the worker takes part in Temporal's worker versioning; running programmes move to the newest build by themselves. */
  readonly buildId?: string | undefined;
  readonly bundle: WorkflowBundle;
  readonly tools: Tools;
  /** In place of those that the tools make. */
  readonly activities?: Activities;
}

export async function createWorker({
  connection,
  namespace,
  taskQueue,
  buildId,
  bundle,
  tools,
  activities = createActivities(tools),
}: WorkerParts): Promise<Worker> {
  return Worker.create({
    ...{ connection, namespace, taskQueue, workflowBundle: bundle },
    activities,
    maxConcurrentActivityTaskExecutions: ACTIVITIES_AT_ONCE,
    maxConcurrentLocalActivityExecutions: ACTIVITIES_AT_ONCE,
    ...(buildId === undefined
      ? {}
      : {
          workerDeploymentOptions: {
            useWorkerVersioning: true,
            version: { deploymentName: 'gruppementor', buildId },
            defaultVersioningBehavior: 'AUTO_UPGRADE',
          },
        }),
    // A mail that is under way when the worker stops is finished; its time-out bounds it.
    shutdownGraceTime: '30s',
  });
}
