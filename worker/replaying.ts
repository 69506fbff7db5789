// Recorded histories against a build's workflow code: what would break a running programme is found before it is let in.
import { Worker, type ReplayWorkerOptions } from '@temporalio/worker';

type Histories = Parameters<typeof Worker.runReplayHistories>[1];

export interface Verdict {
  readonly replayed: number;
  /** The workflows whose history doesn't fit, and how. */
  readonly broken: readonly { readonly workflowId: string; readonly error: string }[];
}

export async function replay(
  options: Pick<ReplayWorkerOptions, 'workflowBundle'>,
  histories: Histories,
): Promise<Verdict> {
  const broken: Verdict['broken'][number][] = [];
  let replayed = 0;
  for await (const { workflowId, error } of Worker.runReplayHistories(
    { ...options, replayName: 'verify' },
    histories,
  )) {
    replayed += 1;
    if (error) broken.push({ workflowId, error: error.message });
  }
  return { replayed, broken };
}
