// The Temporal worker: workflows in their sandbox, activities with the tools they need. Deliveries have a worker of their own
// beside it, so that a mail server that hangs holds up nothing else.
import { createHash } from 'node:crypto';
import { NativeConnection, Worker, type WorkerOptions, type WorkflowBundle } from '@temporalio/worker';
import { createActivities } from '../activities/activities.ts';
import type { Tools } from '../activities/tools.ts';
import { mailQueueOf } from '../domain/ids.ts';
import type { Activities } from '../workflows/activities.ts';

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

/** Both workers of a process, as one. */
export class Workers {
  readonly #all: readonly Worker[];

  constructor(all: readonly Worker[]) {
    this.#all = all;
  }

  /** Until they are shut down, and what was under way is done. */
  async run(): Promise<void> {
    // One that dies takes the other with it.
    await Promise.all(this.#all.map((worker) => worker.run().finally(() => this.shutdown())));
  }

  shutdown(): void {
    for (const worker of this.#all) if (worker.getState() === 'RUNNING') worker.shutdown();
  }

  get isRunning(): boolean {
    return this.#all.every((worker) => worker.getState() === 'RUNNING');
  }
}

export async function createWorker({
  connection,
  namespace,
  taskQueue,
  buildId,
  bundle,
  tools,
  activities = createActivities(tools),
}: WorkerParts): Promise<Workers> {
  const common: Omit<WorkerOptions, 'taskQueue'> = {
    connection,
    namespace,
    activities,
    maxConcurrentActivityTaskExecutions: ACTIVITIES_AT_ONCE,
    ...(buildId === undefined
      ? { buildId: nameOf(bundle) }
      : {
          workerDeploymentOptions: {
            useWorkerVersioning: true,
            version: { deploymentName: 'gruppementor', buildId },
            defaultVersioningBehavior: 'AUTO_UPGRADE',
          },
        }),
    // A mail that is under way when the worker stops is finished, unless the mail server hangs.
    shutdownGraceTime: '30s',
  };
  return new Workers(
    await Promise.all([
      Worker.create({
        ...common,
        ...{ taskQueue, workflowBundle: bundle },
        maxConcurrentLocalActivityExecutions: ACTIVITIES_AT_ONCE,
      }),
      Worker.create({ ...common, taskQueue: mailQueueOf(taskQueue) }),
    ]),
  );
}

/** A build that nobody has named. The engine keeps the name with every step, three times for an open workflow, so it is short. */
function nameOf({ code }: WorkflowBundle): string {
  return createHash('sha256').update(code).digest('hex').slice(0, 12);
}
