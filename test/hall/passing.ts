// Skipping time.
import type { TestWorkflowEnvironment } from '@temporalio/testing';

const HOUR_MS = 3_600_000;

/**
 * Some hours at a time, fewer where much happens in them: the test server closes a connection on which one call takes longer than
 * half a minute, and time then stands still.
 */
export async function passing(env: TestWorkflowEnvironment, ms: number): Promise<void> {
  let part = 4 * HOUR_MS;
  for (let left = Math.max(1, ms); left > 0;) {
    const begun = performance.now();
    const step = Math.min(left, part);
    await env.sleep(step);
    left -= step;
    const took = performance.now() - begun;
    part = took > 2_000 ? Math.max(HOUR_MS / 4, part / 4) : Math.min(24 * HOUR_MS, part * 2);
  }
}
