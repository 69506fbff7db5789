// Groups that all have something due in the same minute: until the last mail is in the sink.
import { randomUUID } from 'node:crypto';
import type { Programme } from '../domain/programme.ts';
import { floorOf, middle, pairs, ratio, timed } from './figures.ts';
import { Spent, type Processor } from './processor.ts';
import { round, spread, type Report } from './report.ts';
import { sixMails } from './six-mails.ts';
import { type Stage } from './stage.ts';
import { CONTROL, SENDING } from './workers.ts';

const GROUPS = 1000;
export const MAILS = 6;

export async function manyGroups(stage: Stage, report: Report): Promise<void> {
  const { client } = stage;
  const programmes = await stage.keepMany('many', GROUPS);
  const sending = (type: 'together' | 'noMails') => (programme: Programme) =>
    client.workflow.execute(type, {
      ...{ workflowId: `${type}-${randomUUID()}`, taskQueue: SENDING },
      args: [sixMails(programme, 'meeting-reminder', 1)],
    });
  const spent = new Spent(stage.processor);
  const product = () => spent.on(GROUPS, () => timed(() => Promise.all(programmes.map(sending('together')))));
  const noMails = () => timed(() => Promise.all(programmes.map(sending('noMails'))));
  const bare = () =>
    timed(() =>
      Promise.all(
        Array.from({ length: GROUPS }, () =>
          client.workflow.execute('bare', {
            workflowId: `bare-${randomUUID()}`,
            taskQueue: CONTROL,
            args: [6],
          }),
        ),
      ),
    );
  const measured = await pairs(product, bare);
  const floor = await floorOf(noMails, measured);
  const made = middle(measured);
  report.say('together', {
    name: `${GROUPS} groups due at once, ${GROUPS * MAILS} mails into a real SMTP sink, until the last: against ${GROUPS} controls with one activity each`,
    wanted: 'at most 0.60 times',
    got: spread(ratio(measured)),
    numbers: {
      groups: GROUPS,
      mails: MAILS,
      seconds: made.product / 1000,
      control: made.control / 1000,
      ...inSeconds(spent.each),
    },
    from: `${round(made.product / 1000, 1)} s against ${round(made.control / 1000, 1)} s`,
    limit: `processor time of a group: ${spent.told} (ours with the client, the sink and the worker’s own threads). By the profile, of ours: a third is the workflows’ sandbox, into which each call starts a thread that watches its time (0.17 ms), a seventh nodemailer (making the mail and the dialogue), an eighth PostgreSQL’s client; drawing the letters is 1 ms. Ten or twenty connections to the relay, and claims that are not flushed, changed nothing (tried): the time follows the processor’s. Without mails, the delivery doing nothing, it would be ${round(floor)} (tried beside it)`,
  });
}

/** As `npm run scale` reckons. */
const inSeconds = ({ ours, engine, database }: Processor): Record<string, number> => ({
  ours: ours / 1000,
  engine: engine / 1000,
  database: database / 1000,
});
