// `npm run worker`: the worker as a process of its own.
import { Runtime } from '@temporalio/worker';
import { openLog } from '../log.ts';
import { readSettings, requireOutside } from '../settings.ts';
import { asProcess } from '../process.ts';
import { temporalSettings } from '../temporal.ts';
import { bundleWorkflows, temporalLogger } from './bundle.ts';
import { runWorker } from './run.ts';

await asProcess(async () => {
  const settings = readSettings();
  requireOutside(settings);
  const log = openLog();
  Runtime.install({ logger: temporalLogger(log), shutdownSignals: [] });
  const worker = await runWorker(settings, temporalSettings(), await bundleWorkflows(log), log);
  log.info({ taskQueue: settings.taskQueue }, 'worker ready');
  return { stop: () => worker.stop(), done: worker.done };
});
