// The end of a programme: what the engine knew is kept; a rehearsal's people go at once, others when their time is up.
import { Context } from '@temporalio/activity';
import { workflowId } from '../domain/ids.ts';
import { forgetPeople, markEnded } from '../records/programmes.ts';
import { publishAnswers } from '../records/published.ts';
import { settleUnrecorded } from '../records/settling.ts';
import type { Activities } from '../workflows/activities.ts';
import { programmeRecord, type Tools } from './tools.ts';

export function closing({ db, contentKeys }: Tools): Pick<Activities, 'closeProgramme' | 'startRetention'> {
  return {
    async closeProgramme({ programme, now, final }) {
      const { rehearsal, programme: whole, startedAt } = await programmeRecord(db, programme);
      // Tried again after a rehearsal has given its id up: what has not begun is another programme.
      if (startedAt === null) return;
      await settleUnrecorded(db, programme, now);
      if (rehearsal) {
        // The counts stay when those who answered go.
        await publishAnswers(db, contentKeys, whole);
        await forgetPeople(db, programme);
      }
      // Last, since from then on another may have a rehearsal's id.
      await markEnded(db, programme, now, final);
    },

    // Not a child: it outlives its programme by half a year, and a parent that has closed has no use for children.
    async startRetention({ programme, days }) {
      const { client, info } = Context.current();
      await client.workflow.start('retention', {
        workflowId: workflowId.retention(programme),
        taskQueue: info.taskQueue,
        args: [{ programme, days }],
        workflowIdConflictPolicy: 'USE_EXISTING',
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        staticSummary: `the people of ${programme} until they are erased`,
      });
    },
  };
}
