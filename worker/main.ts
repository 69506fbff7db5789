// `npm run worker`: the worker as a process of its own.
import { Runtime } from '@temporalio/worker';
import { openLog } from '../host/log.ts';
import { readSettings, requireOutside } from '../host/settings.ts';
import { asProcess } from '../host/process.ts';
import { temporalSettings } from '../host/temporal.ts';
import { serveMetrics, temporalMetricsAddress } from '../host/metrics.ts';
import { ENGINE_LOGGING, loadBundle, temporalLogger } from './bundle.ts';
import { runWorker } from './run.ts';

await asProcess(async () => {
  const settings = readSettings();
  requireOutside(settings);
  const log = openLog();
  const { metricsPort } = settings;
  Runtime.install({
    ...{ logger: temporalLogger(log), shutdownSignals: [] },
    telemetryOptions: {
      logging: ENGINE_LOGGING,
      ...(metricsPort === undefined
        ? {}
        : { metrics: { prometheus: { bindAddress: temporalMetricsAddress(metricsPort) } } }),
    },
  });
  const worker = await runWorker(settings, temporalSettings(), await loadBundle(settings.workflowBundle, log), log);
  const health = () => {
    const mailServer = worker.mailServer();
    return { ok: worker.isReady(), mailServer: mailServer ? { ok: false, ...mailServer } : { ok: true } };
  };
  const metrics = metricsPort === undefined ? undefined : await serveMetrics(metricsPort, health);
  log.info({ taskQueue: settings.taskQueue }, 'worker ready');
  return {
    async stop() {
      await worker.stop();
      await metrics?.stop();
    },
    done: worker.done,
  };
});
