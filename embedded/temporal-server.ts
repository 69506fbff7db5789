// Temporal's development server on loopback, its data kept under DATA_DIR.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { endLeftover, startChild, type Child } from './children.ts';
import { findProgram, TEMPORAL_CLI } from './binaries.ts';
import { portTaken } from '../host/listening.ts';
import { claimPort, LOOPBACK } from './ports.ts';

export interface EmbeddedTemporal {
  readonly address: string;
  readonly uiUrl: string;
  stop(): Promise<void>;
}

/**
 * Without the first three the server fires short timers up to a second late and polls its queues 20 times a second. The others
 * let programmes have their turns; a queue gives them in each of its partitions by itself, so it has one.
 */
export const PACE = [
  'history.timerProcessorMaxTimeShift="20ms"',
  'history.transferProcessorMaxPollRPS=1000',
  'history.timerProcessorMaxPollRPS=1000',
  'matching.useNewMatcher=true',
  'matching.enableFairness=true',
  'matching.numTaskqueueReadPartitions=1',
  'matching.numTaskqueueWritePartitions=1',
];
const READY_TRIES = 1500;
const POLL_MS = 20;

/** A server that has begun, and takes a moment to come up. */
export interface LaunchedTemporal extends EmbeddedTemporal {
  ready(): Promise<void>;
}

export async function startTemporal(...given: Parameters<typeof launchTemporal>): Promise<EmbeddedTemporal> {
  const launched = await launchTemporal(...given);
  await launched.ready();
  return launched;
}

export async function launchTemporal(
  dataDir: string,
  binDir: string,
  port: number,
  uiPort: number,
  metricsPort?: number,
): Promise<LaunchedTemporal> {
  const pidFile = join(dataDir, 'temporal.pid');
  await endLeftover(pidFile, 'start-dev');
  await claimPort(port, 'TEMPORAL_PORT', 'Temporal');
  await claimPort(uiPort, 'TEMPORAL_UI_PORT', 'the Temporal UI');
  const command = await findProgram(TEMPORAL_CLI, binDir);
  const logFile = join(dataDir, 'temporal.log');
  const written = existsSync(logFile) ? statSync(logFile).size : 0;
  const child = startChild({
    command,
    args: [
      'server',
      'start-dev',
      '--ip',
      LOOPBACK,
      '--ui-ip',
      LOOPBACK,
      '--port',
      String(port),
      '--ui-port',
      String(uiPort),
      '--db-filename',
      join(dataDir, 'temporal.db'),
      '--log-level',
      'error',
      ...PACE.flatMap((value) => ['--dynamic-config-value', value]),
      ...(metricsPort === undefined ? [] : ['--metrics-port', String(metricsPort)]),
    ],
    logFile,
    pidFile,
  });
  const address = `${LOOPBACK}:${port}`;
  return {
    ...{ address, uiUrl: `http://localhost:${uiPort}` },
    async ready() {
      await answers(address, child);
      // Another may have taken the port since it was looked at, and would answer as well.
      if (!(await isUp(child, () => readFileSync(logFile, 'utf8').slice(written))))
        throw portTaken({ port, setting: 'TEMPORAL_PORT', what: 'Temporal' });
    },
    stop: () => child.stop('SIGINT'),
  };
}

async function answers(address: string, { exited }: Child): Promise<void> {
  let gone = false;
  void exited.then(() => (gone = true));
  // Loaded once the server is on its way.
  const { Connection } = await import('@temporalio/client');
  for (let attempt = 0; ; attempt += 1) {
    try {
      // A gRPC channel that finds nobody looks again after a second.
      await listens(address);
      const connection = await Connection.connect({ address, connectTimeout: 1000 });
      await connection.workflowService.describeNamespace({ namespace: 'default' });
      return await connection.close();
    } catch (error) {
      if (gone || attempt > READY_TRIES)
        throw new Error('the embedded Temporal did not start; see temporal.log in DATA_DIR', { cause: error });
      await new Promise((wake) => setTimeout(wake, POLL_MS));
    }
  }
}

function listens(address: string): Promise<void> {
  const { hostname, port } = new URL(`tcp://${address}`);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.destroy();
      resolve();
    });
    socket.once('error', reject);
  });
}

/** As it writes it when it has its ports. */
const UP = /Server:\s+\S+:\d+/;
/** A server that has no port ends within this time, and one that writes nothing else is taken at its word after it. */
const MOST_MS = 3_000;

/** Whether what was started is what answers. @param log what it has written */
async function isUp({ exited }: Child, log: () => string): Promise<boolean> {
  let gone = false;
  void exited.then(() => (gone = true));
  for (const begun = Date.now(); Date.now() - begun < MOST_MS; await new Promise((wake) => setTimeout(wake, POLL_MS))) {
    if (gone) return false;
    if (UP.test(log())) return true;
  }
  return !gone;
}
