// `npm run api`: the API as a process of its own.
import { openLog } from '../host/log.ts';
import { serveMetrics } from '../host/metrics.ts';
import { asProcess } from '../host/process.ts';
import { readSettings, requireOutside } from '../host/settings.ts';
import { temporalSettings } from '../host/temporal.ts';
import { runApi } from './run.ts';

await asProcess(async () => {
  const settings = readSettings();
  requireOutside(settings);
  const log = openLog();
  if (settings.keys.madeHrKey) process.stdout.write(`HR key: ${settings.keys.madeHrKey}\n`);
  const api = await runApi(settings, temporalSettings(), log);
  const metrics =
    settings.metricsPort === undefined ? undefined : await serveMetrics(settings.metricsPort, () => ({ ok: true }));
  log.info({ port: settings.port }, 'api ready');
  return {
    async stop() {
      await api.stop();
      await metrics?.stop();
    },
  };
});
