// The histories of all that ran in a hall, kept where RECORD_HISTORIES names a folder.
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { workflowId } from '../../domain/ids.ts';
import type { Database } from '../../records/database.ts';
import { keepHistory } from '../recording.ts';

/** Keeps the histories of all that ran, if they are to be kept. */
export async function recordAll(
  env: TestWorkflowEnvironment,
  db: Database,
  started: readonly (readonly [string, readonly string[]])[],
): Promise<void> {
  if (process.env.RECORD_HISTORIES === undefined) return;
  const named = await db.selectFrom('person').select(['programme', 'id']).execute();
  const people = new Map(
    [...Map.groupBy(named, (row) => row.programme)].map(([programme, rows]) => [programme, rows.map(({ id }) => id)]),
  );
  for (const id of started.flatMap(([programme, groups]) => [
    workflowId.programme(programme),
    ...groups.map((group) => workflowId.group(programme, group)),
    workflowId.retention(programme),
    ...(people.get(programme) ?? []).flatMap((person) =>
      groups.map((group) => workflowId.nextStep(programme, group, person)),
    ),
  ])) {
    const history = await env.client.workflow
      .getHandle(id)
      .fetchHistory()
      .catch(() => undefined);
    if (history) keepHistory(id, history);
  }
}
