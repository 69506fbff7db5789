// A port of ours. Where somebody else has it, one line says which setting moves it.
import type { Server } from 'node:net';
import { SettingError } from './settings.ts';

export interface Port {
  readonly port: number;
  /** The environment variable that moves it. */
  readonly setting: string;
  /** Who listens on it, in words. */
  readonly what: string;
}

export function portTaken({ port, setting, what }: Port): SettingError {
  return new SettingError(`port ${port} for ${what} is taken; choose another with ${setting}=…`);
}

/** @param host all interfaces where absent. @throws SettingError where somebody else has the port */
export function listen(server: Server, port: Port, host?: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? portTaken(port) : error);
    server.once('error', failed);
    server.listen(port.port, host, () => {
      server.off('error', failed);
      resolve();
    });
  });
}
