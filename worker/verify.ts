// `npm run verify`: replays every open workflow of a real namespace against this build, before its workers are let in.
import { Client, Connection } from '@temporalio/client';
import { Runtime } from '@temporalio/worker';
import { openLog } from '../host/log.ts';
import { readSettings, SettingError } from '../host/settings.ts';
import { temporalSettings } from '../host/temporal.ts';
import { loadBundle, temporalLogger } from './bundle.ts';
import { replay } from './replaying.ts';

try {
  const settings = readSettings();
  const log = openLog('warn');
  Runtime.install({ logger: temporalLogger(log), shutdownSignals: [] });
  const { connection: options, namespace } = temporalSettings();
  if (!settings.temporalConfigured) throw new SettingError('TEMPORAL_ADDRESS is not set');
  const connection = await Connection.connect(options);
  const client = new Client({ connection, namespace });
  const open = client.workflow.list({ query: `TaskQueue = '${settings.taskQueue}' AND ExecutionStatus = 'Running'` });
  const { replayed, broken } = await replay(
    { workflowBundle: await loadBundle(settings.workflowBundle, log) },
    open.intoHistories({ concurrency: 4 }),
  );
  for (const { workflowId, error } of broken) process.stdout.write(`${workflowId}: ${error}\n`);
  process.stdout.write(`${replayed} open workflows replayed, ${broken.length} would break\n`);
  await connection.close();
  process.exit(broken.length === 0 ? 0 : 1);
} catch (error) {
  process.stderr.write(`gruppementor: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(2);
}
