// Servers as child processes: started apart from the terminal's Ctrl-C so that we stop them in order, and found again after a crash.
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

export interface ChildOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly logFile: string;
  readonly pidFile: string;
  readonly uid?: number | undefined;
  readonly gid?: number | undefined;
  readonly env?: NodeJS.ProcessEnv;
}

export interface Child {
  readonly exited: Promise<number | null>;
  stop(signal: NodeJS.Signals): Promise<void>;
}

/** Whoever still runs under the pid of this file was left by a process of ours that died; it is ended first. */
export async function endLeftover(pidFile: string, name: string): Promise<void> {
  let pid: number;
  try {
    pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
    if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(name)) return;
  } catch {
    return;
  }
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      process.kill(pid, tries < 80 ? 'SIGINT' : 'SIGKILL');
    } catch {
      break;
    }
    await new Promise((wake) => setTimeout(wake, 100));
  }
  rmSync(pidFile, { force: true });
}

export function startChild({ command, args, logFile, pidFile, uid, gid, env }: ChildOptions): Child {
  const log = openSync(logFile, 'a');
  const child: ChildProcess = spawn(command, args, {
    ...{ detached: true, stdio: ['ignore', log, log], env: env ?? process.env },
    ...(uid === undefined ? {} : { uid }),
    ...(gid === undefined ? {} : { gid }),
  });
  closeSync(log);
  if (child.pid !== undefined) writeFileSync(pidFile, `${child.pid}\n`);
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.once('error', () => resolve(null));
  });
  return {
    exited,
    async stop(signal) {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await exited;
      rmSync(pidFile, { force: true });
    },
  };
}
