// Answers by link, against bare updates and what HTTP costs alone: one of each in turn, in as many parts as others have pairs.
import { workflowId } from '../domain/ids.ts';
import { answer, end } from './control-workflows.ts';
import { PAIRS, quantile, ratio, timed } from './figures.ts';
import { round, spread, type Report } from './report.ts';
import { type Stage } from './stage.ts';
import { CONTROL, PRODUCT } from './workers.ts';

/** Links take 1,200 requests a minute from one address, so each part comes from one of its own. A workflow takes 2,000 updates. */
const COUNT = 360;
const WARM_UP = 100;

interface Part {
  readonly product: number[];
  readonly control: number[];
  readonly http: number[];
}

export async function answers(stage: Stage, report: Report): Promise<void> {
  const parts = await measure(stage);
  tell(report, 'p50', 0.5, parts);
  tell(report, 'p99', 0.99, parts);
}

async function measure(stage: Stage): Promise<readonly Part[]> {
  const { client, url } = stage;
  const parts: Part[] = [];
  for (let part = 0; part <= PAIRS; part += 1) {
    const linkOf = await opened(stage, `answers-${part}`);
    // As young as the group: the more updates a workflow has taken, the longer the next one takes.
    const control = await client.workflow.start('answered', { workflowId: `answered-${part}`, taskQueue: CONTROL });
    const took: Part = { product: [], control: [], http: [] };
    for (let n = 0; n < (part === 0 ? WARM_UP : COUNT); n += 1) {
      const link = linkOf(n);
      took.product.push(await timed(() => byLink(link, n, `10.0.0.${part + 1}`)));
      took.control.push(await timed(() => control.executeUpdate(answer, { args: [{ n }] })));
      took.http.push(await timed(async () => (await fetch(`${url}/healthz`)).arrayBuffer()));
    }
    await control.signal(end);
    if (part > 0) parts.push(took);
  }
  return parts;
}

/** A programme whose mentees answer in turn, each by another link every time: one person has 100 answers a day. */
async function opened({ client, keep, links, numberOf }: Stage, id: string): Promise<(n: number) => string> {
  const programme = await keep(id);
  const started = await client.workflow.start('programme', {
    workflowId: workflowId.programme(id),
    taskQueue: PRODUCT,
    args: [{ programme: id }],
  });
  // It answers once it has its agenda.
  while ((await started.query('status').catch(() => undefined)) === undefined)
    await new Promise((wake) => setTimeout(wake, 200));
  await new Promise((wake) => setTimeout(wake, 2000));
  const number = await numberOf(id);
  const mentees = programme.groups[0]?.mentees ?? [];
  return (n) => {
    const person = mentees[Math.floor(n / 2) % mentees.length]?.id ?? '';
    const holder = { programme: number, group: 1, person, address: 0 };
    return links.url({ purpose: 'hand-in', meeting: 2 }, holder, Date.now() + n * 1000);
  };
}

async function byLink(link: string, n: number, from: string): Promise<void> {
  const response = await fetch(link, {
    method: 'POST',
    headers: { 'x-forwarded-for': from },
    body: new URLSearchParams({ choice: n % 2 === 0 ? 'hand-in' : 'take-back' }),
  });
  if (response.status !== 200) throw new Error(`an answer by link: ${response.status}`);
  await response.arrayBuffer();
}

/** By marks in the handler. */
const WHERE_IT_GOES =
  'Beside the engine’s update, which takes 0.3 ms more than a bare one: finding the programme 1.1 ms, drawing the page 0.6, the form and the limits 0.6, a longer answer over HTTP 0.4, and for every second of these, which takes back what was handed in, a statement after the engine’s answer 0.6; what the mentee has written is read while the engine thinks, on two cores that it shares (1.1). Handlers without promises made it 0.4 ms quicker, and recorded histories no longer replayed; to draw while what was taken back is deleted made 0.2 ms, which nobody sees (both tried). Beside the code as it was before it moved into this house (b99dc20), four runs of each in turn on one day: 1.15 to 1.18 this, 1.16 to 1.17 that';

function tell(report: Report, name: string, part: number, parts: readonly Part[]): void {
  const each = parts.map(({ product, control, http }) => ({
    product: quantile(product, part) - quantile(http, part),
    control: quantile(control, part),
  }));
  const all = (side: keyof Part) =>
    round(
      quantile(
        parts.flatMap((took) => took[side]),
        part,
      ),
      1,
    );
  report.say(`answer-${name}`, {
    name: `an answer by link, ${name}, less HTTP alone, against a bare update`,
    wanted: 'at most 1.10 times',
    got: spread(ratio(each)),
    from: `${all('product')} ms by link, ${all('http')} ms HTTP alone, ${all('control')} ms a bare update, ${COUNT} of each in turn, ${PAIRS} times`,
    limit: name === 'p50' ? WHERE_IT_GOES : 'As of the p50.',
  });
}
