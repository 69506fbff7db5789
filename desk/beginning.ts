// What is kept and has not begun is begun when the engine is back, by whoever runs. Begun twice it is begun once.
import type { Logger } from 'pino';
import { faultOf } from '../host/log.ts';
import { notBegun } from '../records/across.ts';
import type { Database } from '../records/database.ts';
import { forgetOldDrafts } from '../records/drafts.ts';
import { forgetOldTestMails } from '../records/test-mails.ts';
import type { DeskTools } from './files.ts';

/** The call that keeps a programme starts it, too, and has this long for it. */
const OWN_CALL_MS = 15_000;
const LOOK_MS = 20_000;

async function beginKept({ db, engine }: Pick<DeskTools, 'db' | 'engine'>): Promise<void> {
  const kept = await notBegun(db, OWN_CALL_MS);
  // One that can't be begun keeps no other from it.
  const begun = await Promise.allSettled(
    kept.map(({ id, rehearsal, introduced }) =>
      rehearsal
        ? engine.startRehearsal({ programme: id, ...rehearsal.clock, ...(introduced ? { introduction: true } : {}) })
        : engine.startProgramme(id, introduced),
    ),
  );
  const failed = begun.find((each) => each.status === 'rejected');
  if (failed) throw failed.reason;
}

/** It holds people, and is of no use any more. */
async function forgetOld(db: Database): Promise<void> {
  await forgetOldDrafts(db);
  await forgetOldTestMails(db);
}

/** @param also what else is mended each time. @returns stops looking */
export function watchKept(tools: Pick<DeskTools, 'db' | 'engine'>, also: () => Promise<void>, log: Logger): () => void {
  const warn = (error: unknown) => log.warn(faultOf(error), 'what is kept could not be begun');
  const look = async () => {
    await also().catch(warn);
    await forgetOld(tools.db).catch((error: unknown) => log.warn(faultOf(error), 'what is old could not be forgotten'));
    await beginKept(tools).catch(warn);
  };
  const looking = setInterval(() => void look(), LOOK_MS).unref();
  return () => clearInterval(looking);
}
