// Groups that all have something due in the same minute: until the last mail is in the sink.
import { randomUUID } from 'node:crypto';
import { middle, pairs, PAIRS, ratio, timed } from './figures.ts';
import { round, spread, type Report } from './report.ts';
import { sixMails } from './six-mails.ts';
import { type Stage } from './stage.ts';
import { CONTROL } from './workers.ts';

const GROUPS = 1000;

export async function manyGroups({ client, keep, taken }: Stage, report: Report): Promise<void> {
  const programme = await keep('many');
  const start = (type: 'together' | 'bare') =>
    client.workflow.execute(type, {
      workflowId: `${type}-${randomUUID()}`,
      taskQueue: CONTROL,
      args: type === 'bare' ? [6] : [sixMails(programme, 'meeting-reminder', 1)],
    });
  const all = (type: 'together' | 'bare') => () =>
    timed(() => Promise.all(Array.from({ length: GROUPS }, () => start(type))));
  const before = taken();
  const measured = await pairs(all('together'), all('bare'));
  const mails = (taken() - before) / PAIRS;
  const made = middle(measured);
  report.say({
    name: `${GROUPS} groups due at once, ${mails} mails into a real SMTP sink, until the last: against ${GROUPS} controls with one activity each`,
    wanted: 'at most 1.25 times',
    got: spread(ratio(measured)),
    from: `${round(made.product / 1000, 1)} s against ${round(made.control / 1000, 1)} s`,
    limit: 'six letters to draw and to hand over for each activity, on the cores that the servers use, too',
  });
}
