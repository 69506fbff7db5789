// What Temporal's server holds, in bytes: on disk, and in memory what is in use after its collector has been through.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Client } from '@temporalio/client';

export interface Held {
  readonly disk: number;
  readonly memory: number;
}

/** Has the server collect its garbage often and say what is left. */
export const TOLD_OFTEN = { GOGC: '20', GODEBUG: 'gctrace=1' };

export async function held(folder: string, client: Client): Promise<Held> {
  const begun = collections(folder).length;
  // The second that is over from here has begun after now. Questions give the collector something to do.
  while (collections(folder).length < begun + 2)
    await Promise.all(Array.from({ length: 20 }, () => client.workflow.count()));
  return {
    memory: (collections(folder).at(-1) ?? 0) * 2 ** 20,
    disk: inUse(join(folder, 'temporal.db')),
  };
}

/** Pages that hold something. The file is as large as it ever had to be, for tasks that have long been done, too. */
function inUse(file: string): number {
  const db = new DatabaseSync(file, { readOnly: true, timeout: 30_000 });
  const of = (name: 'page_count' | 'freelist_count' | 'page_size') =>
    Number(db.prepare(`pragma ${name}`).get()?.[name]);
  const bytes = (of('page_count') - of('freelist_count')) * of('page_size');
  db.close();
  return bytes;
}

/** MB in use after each collection, as Go's runtime has it: `gc 7 @1.2s 3%: … ms cpu, 52->53->48 MB, …`. */
function collections(folder: string): number[] {
  return [...readFileSync(join(folder, 'temporal.log'), 'utf8').matchAll(/^gc \d+ .*->(\d+) MB,/gm)].map(([, left]) =>
    Number(left),
  );
}
