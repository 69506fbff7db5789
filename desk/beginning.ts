// What is kept and has not begun is begun when the engine is back, by whoever runs. Begun twice it is begun once.
import type { Logger } from 'pino';
import { faultOf } from '../host/log.ts';
import { notBegun } from '../records/across.ts';
import type { DeskTools } from './files.ts';

/** The call that keeps a programme starts it, too, and has this long for it. */
const OWN_CALL_MS = 15_000;
const LOOK_MS = 20_000;

async function beginKept({ db, engine }: Pick<DeskTools, 'db' | 'engine'>): Promise<void> {
  for (const { id, rehearsal } of await notBegun(db, OWN_CALL_MS))
    await (rehearsal ? engine.startRehearsal({ programme: id, ...rehearsal.clock }) : engine.startProgramme(id));
}

/** @param also what else is mended each time. @returns stops looking */
export function watchKept(tools: Pick<DeskTools, 'db' | 'engine'>, also: () => Promise<void>, log: Logger): () => void {
  const look = () =>
    also()
      .then(() => beginKept(tools))
      .catch((error: unknown) => log.warn(faultOf(error), 'what is kept could not be begun'));
  const looking = setInterval(() => void look(), LOOK_MS).unref();
  return () => clearInterval(looking);
}
