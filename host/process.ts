// How each of our processes begins and ends: one line if a setting is wrong, a clean stop on Ctrl-C or SIGTERM.
import { SettingError } from './settings.ts';

export interface Running {
  stop(): Promise<void>;
  /** Rejects if the process can't go on. */
  readonly done?: Promise<void>;
  /** What it says once it can be stopped: whoever reads it may do so at once. */
  readonly says?: string;
}

export async function asProcess(start: () => Promise<Running>): Promise<void> {
  try {
    const running = await start();
    const stopped = new Promise<void>((resolve, reject) => {
      let stopping = false;
      const stop = () => {
        if (stopping) return;
        stopping = true;
        running.stop().then(resolve, reject);
      };
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
      running.done?.catch(reject);
      if (running.says !== undefined) process.stdout.write(running.says);
    });
    await stopped;
    process.exit(0);
  } catch (error) {
    const known = error instanceof SettingError;
    process.stderr.write(
      known
        ? `gruppementor: ${error.message}\n`
        : `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exit(1);
  }
}
