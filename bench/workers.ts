// The product's own worker, one that only sends as it does, and one for the controls.
import { fileURLToPath } from 'node:url';
import {
  bundleWorkflowCode,
  makeTelemetryFilterString,
  Runtime,
  Worker,
  type NativeConnection,
} from '@temporalio/worker';
import pino from 'pino';
import { createActivities } from '../activities/activities.ts';
import type { Tools } from '../activities/tools.ts';
import { bundleWorkflows, temporalLogger } from '../worker/bundle.ts';
import { momentsIn, timetableOf } from '../domain/timetable.ts';
import { ACTIVITIES_AT_ONCE, createWorker } from '../worker/worker.ts';
import type { Activities, KeptOpening } from '../workflows/activities.ts';
import { DAY_MS } from './figures.ts';

export const PRODUCT = 'bench-product';
export const SENDING = 'bench-sending';
export const CONTROL = 'bench-control';

// Once for all stages: a process has one runtime.
const silent = pino({ level: 'silent' });
Runtime.install({
  logger: temporalLogger(silent),
  telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR' }) } },
});

/** @param waitOnly whether groups have nothing to do but to wait */
export async function runWorkers(connection: NativeConnection, tools: Tools, waitOnly: boolean) {
  const activities = createActivities(tools);
  const idle = waiting(activities);
  const nothing = () => Promise.resolve();
  const product = await createWorker({
    ...{ connection, namespace: 'default', taskQueue: PRODUCT, tools },
    bundle: await bundleWorkflows(silent),
    ...(waitOnly ? { activities: idle.activities } : {}),
  });
  const common = { connection, namespace: 'default', maxConcurrentActivityTaskExecutions: ACTIVITIES_AT_ONCE };
  const sending = await Worker.create({
    ...{ ...common, taskQueue: SENDING, activities: { ...activities, nothing } },
    workflowBundle: await bundleWorkflows(silent, fileURLToPath(new URL('sending-workflows.ts', import.meta.url))),
  });
  const control = await Worker.create({
    ...{ ...common, taskQueue: CONTROL },
    workflowBundle: await bundleWorkflowCode({
      workflowsPath: fileURLToPath(new URL('control-workflows.ts', import.meta.url)),
      logger: temporalLogger(silent),
    }),
    activities: { ...activities, nothing },
  });
  const all = [product, sending, control];
  const running = all.map((worker) => worker.run());
  return {
    opened: idle.opened,
    async close() {
      for (const worker of all) worker.shutdown();
      await Promise.all(running);
    },
  };
}

/**
 * Groups that have nothing due for a day: what is measured is the waiting. All have the same agenda, entered in the ledger once.
 *
 * `opened` tells how many have been given it.
 */
function waiting(activities: Activities): { activities: Activities; opened: () => number } {
  let opening: Promise<KeptOpening> | undefined;
  let opened = 0;
  return {
    opened: () => opened,
    activities: {
      ...activities,
      async openGroup(input) {
        opening ??= activities.openGroup(input);
        const kept = await opening;
        const coming = momentsIn(kept.agenda).filter(({ at }) => Date.parse(at) > Date.now() + DAY_MS);
        opened += 1;
        return { ...kept, agenda: timetableOf(coming) };
      },
    },
  };
}
