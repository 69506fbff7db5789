// Keeps histories of what a release's workflows look like (see docs/changing-workflows.md).
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { temporal } from '@temporalio/proto';

const { History } = temporal.api.history.v1;

/** Where RECORD_HISTORIES names a folder, writes the history into it. */
export function keepHistory(workflowId: string, history: temporal.api.history.v1.IHistory): void {
  const folder = process.env.RECORD_HISTORIES;
  if (folder === undefined) return;
  dropStackTraces(history);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${workflowId.replaceAll(':', '.')}.pb.gz`), gzipSync(History.encode(history).finish()));
}

/** Stack traces tell where the code lay; no workflow reads them. */
function dropStackTraces(value: unknown): void {
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return;
  for (const [name, part] of Object.entries(value)) {
    if (name === 'stackTrace') Object.assign(value, { stackTrace: '' });
    else dropStackTraces(part);
  }
}
