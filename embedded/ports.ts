// Loopback ports for the embedded parts.
import { createServer, type Server } from 'node:net';
import { SettingError } from '../host/settings.ts';

export const LOOPBACK = '127.0.0.1';

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, LOOPBACK, () => {
      const claimed = portOf(server);
      server.close(() => resolve(claimed));
    });
  });
}

/** The port that a server listens on. */
export function portOf(server: Pick<Server, 'address'>): number {
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the server listens on no port');
  return address.port;
}

export async function freePort(): Promise<number> {
  const port = await tryPort(0);
  if (port === undefined) throw new Error('no free port on loopback');
  return port;
}

/** @throws SettingError that names the port and the setting that moves it */
export async function claimPort(port: number, setting: string, what: string): Promise<void> {
  if ((await tryPort(port)) === undefined)
    throw new SettingError(`port ${port} for ${what} is taken; choose another with ${setting}=…`);
}
