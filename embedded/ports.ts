// Loopback ports for the embedded parts.
import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import { portTaken } from '../host/listening.ts';

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

/** Below those that systems give to connections: such a one could be taken before it is used. */
const LOWEST = 20_000;
const HOW_MANY = 12_000;
const TRIES = 50;

export async function freePort(): Promise<number> {
  for (let n = 0; n < TRIES; n += 1) {
    const port = await tryPort(randomInt(LOWEST, LOWEST + HOW_MANY));
    if (port !== undefined) return port;
  }
  throw new Error('no free port on loopback');
}

/** @throws SettingError that names the port and the setting that moves it */
export async function claimPort(port: number, setting: string, what: string): Promise<void> {
  if ((await tryPort(port)) === undefined) throw portTaken({ port, setting, what });
}
