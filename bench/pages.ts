// HR's pages of a programme of sixty groups, beside a burst of mails: against what HTTP costs alone in the same moments.
import { randomUUID } from 'node:crypto';
import { staffDesk } from '../desk/staff.ts';
import { readProgramme } from '../domain/body.ts';
import { workflowId } from '../domain/ids.ts';
import example from '../examples/programme.json' with { type: 'json' };
import { keepProgramme } from '../records/programmes.ts';
import { DAY_MS, PAIRS, quantile, ratio, timed } from './figures.ts';
import { round, spread, type Report } from './report.ts';
import { sixMails } from './six-mails.ts';
import type { Stage } from './stage.ts';
import { PRODUCT, SENDING } from './workers.ts';

const GROUPS = 60;
/** Each part lasts as long as a burst of so many groups. */
const BURST = 150;
const ID = 'sixty';

interface Part {
  readonly product: number[];
  readonly control: number[];
}

export async function hrPages(stage: Stage, report: Report): Promise<void> {
  const cookie = await staffDesk(stage).begin({ issuer: 'bench', subject: 'hr', name: 'HR', role: 'reader' });
  await opened(stage);
  for (const [name, path] of [
    ['HR’s start page', '/hr/'],
    ['the page of the programme', `/hr/programmes/${ID}`],
  ] as const) {
    const parts = await measure(stage, path, cookie);
    const p95 = parts.map(({ product, control }) => ({
      product: quantile(product, 0.95),
      control: quantile(control, 0.95),
    }));
    const all = (side: keyof Part) => parts.flatMap((part) => part[side]);
    report.say(path === '/hr/' ? 'start-page' : 'programme-page', {
      name: `${name} with ${GROUPS} groups, p95 beside a burst, against \`/healthz\` beside it`,
      wanted: 'at most 200 ms',
      got: `${round(quantile(all('product'), 0.95), 0)} ms; ${spread(ratio(p95))} times`,
      from: `${all('product').length} pages, p50 ${round(quantile(all('product'), 0.5), 0)} ms; ${round(quantile(all('control'), 0.95), 0)} ms the 95th of as many \`/healthz\``,
      limit:
        path === '/hr/'
          ? 'One question to each programme, which the worker answers beside its mails; the rest is the ledger and drawing.'
          : 'As of the start page.',
    });
  }
}

/** A programme whose groups all run. */
async function opened({ client, db }: Stage): Promise<void> {
  const [group] = example.groups;
  const first = new Date(Date.now() + 40 * DAY_MS);
  while (first.getUTCDay() !== 2) first.setTime(first.getTime() + DAY_MS);
  const meetings = { first: `${first.toISOString().slice(0, 10)}T16:00`, location: 'Rådhuset' };
  const person = (id: string) => ({ name: `${id} Holm`, email: `${id}@kommune.example` });
  const reading = readProgramme({
    ...{ ...example, id: ID },
    groups: Array.from({ length: GROUPS }, (_, g) => ({
      ...{ ...group, id: `hold-${g + 1}`, name: `Hold ${g + 1}`, meetings, mentor: person(`mentor-${g}`) },
      mentees: Array.from({ length: 6 }, (_each, m) => person(`mentee-${g}-${m}`)),
    })),
  });
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  await keepProgramme(db, reading.programme);
  await client.workflow.start('programme', {
    ...{ workflowId: workflowId.programme(ID), taskQueue: PRODUCT, args: [{ programme: ID }] },
  });
  const sent = async () =>
    (
      await db
        .selectFrom('mail')
        .select((eb) => eb.fn.countAll<string>().as('count'))
        .where('programme', '=', ID)
        .where('kind', '=', 'welcome')
        .where('outcome', '=', 'sent')
        .executeTakeFirstOrThrow()
    ).count;
  while (Number(await sent()) < GROUPS * 7) await new Promise((wake) => setTimeout(wake, 500));
}

async function measure(stage: Stage, path: string, cookie: string): Promise<readonly Part[]> {
  const parts: Part[] = [];
  const programme = await stage.keep(`burst-${randomUUID().slice(0, 8)}`);
  for (let part = 0; part <= PAIRS; part += 1) {
    const burst = Promise.all(
      Array.from({ length: BURST }, () =>
        stage.client.workflow.execute('together', {
          ...{ workflowId: `together-${randomUUID()}`, taskQueue: SENDING },
          args: [sixMails(programme, 'meeting-reminder', 1)],
        }),
      ),
    );
    const took: Part = { product: [], control: [] };
    const over = new AbortController();
    void burst.finally(() => over.abort());
    while (!over.signal.aborted) {
      took.product.push(await timed(() => page(`${stage.url}${path}`, cookie)));
      took.control.push(await timed(async () => (await fetch(`${stage.url}/healthz`)).arrayBuffer()));
    }
    await burst;
    // The first warms up.
    if (part > 0) parts.push(took);
  }
  return parts;
}

async function page(url: string, cookie: string): Promise<void> {
  const response = await fetch(url, { headers: { cookie: `__Host-hr=${cookie}` } });
  if (response.status !== 200) throw new Error(`${url}: ${response.status}`);
  await response.arrayBuffer();
}
