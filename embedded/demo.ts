// `npm run demo`: rehearses the example through all four months in about two minutes and leaves the pages open.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asProcess } from '../host/process.ts';
import { readSettings } from '../host/settings.ts';
import { endLeftover } from './children.ts';
import { removeData } from './postgres.ts';
import { startStack, type Stack } from './stack.ts';

const MINUTES = 2;
const POLL_MS = 500;

interface Answer {
  readonly phase: string;
  readonly round: number;
  readonly attention: readonly unknown[];
  readonly groups: readonly {
    readonly name: string;
    readonly phase: string;
    readonly closing: string;
    readonly mentees: readonly { readonly status: string }[];
    readonly meetings: readonly { readonly status: string }[];
  }[];
}

await asProcess(async () => {
  const dataDir = join(readSettings().dataDir, 'demo');
  await endLeftover(join(dataDir, 'temporal.pid'), 'start-dev');
  await removeData(dataDir);
  process.stdout.write('Starting PostgreSQL, Temporal and an inbox on this machine ...\n');
  const settings = readSettings({ ...process.env, DATA_DIR: dataDir });
  const stack = await startStack(settings, join(dataDir, '..'));
  let stopped = false;
  const show = rehearse(stack, () => stopped).catch((error: unknown) => {
    if (!stopped) throw error;
  });
  return {
    async stop() {
      stopped = true;
      await stack.stop();
    },
    done: Promise.all([show, stack.done]).then(() => undefined),
  };
});

async function rehearse(stack: Stack, stopped: () => boolean): Promise<void> {
  const example = (name: string) =>
    JSON.parse(readFileSync(new URL(`../examples/${name}`, import.meta.url), 'utf8')) as Record<string, unknown>;
  const call = async (path: string, body?: unknown): Promise<Response> =>
    fetch(`${stack.apiUrl}/api${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${stack.hrKey ?? process.env.HR_API_KEY ?? ''}`,
        'content-type': 'application/json',
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const programme = example('programme.json');
  const answer = await call('/rehearsals', { programme, minutes: MINUTES, scenario: example('scenario.json') });
  if (answer.status !== 201) throw new Error(`the rehearsal was refused: ${await answer.text()}`);
  const id = String(programme.id);
  process.stdout.write(
    `Rehearsing examples/programme.json: four months in ${MINUTES} minutes.\nWatch: ${stack.inboxUrl} (mails), ${stack.temporalUiUrl} (engine)\n\n`,
  );

  const begun = Date.now();
  let state: Answer;
  for (;;) {
    state = (await (await call(`/programmes/${id}`)).json()) as Answer;
    if (stopped() || state.phase === 'ended') break;
    const part = Math.min(0.99, (Date.now() - begun) / (MINUTES * 60_000));
    bar(part, `${state.phase}, round ${state.round}`);
    await new Promise((wake) => setTimeout(wake, POLL_MS));
  }
  if (stopped()) return;
  bar(1, 'ended');
  const { mails } = (await (await call(`/programmes/${id}/mails`)).json()) as {
    mails: { outcome: string; reason: string | null }[];
  };
  const of = (outcome: string) => mails.filter((mail) => mail.outcome === outcome);
  const reasons = Object.entries(Object.groupBy(of('suppressed'), ({ reason }) => reason ?? '')).map(
    ([reason, list]) => `${list?.length ?? 0} ${reason}`,
  );
  process.stdout.write('\n\nWhat happened\n');
  for (const { name, closing, mentees, meetings } of state.groups) {
    const known =
      mentees.length > 0
        ? `, ${mentees.filter(({ status }) => status === 'active').length} of ${mentees.length} mentees to the end`
        : '';
    process.stdout.write(
      `  ${name}: ${meetings.filter(({ status }) => status === 'held').length} meetings held${closing === 'talks' ? ', then a talk with each mentee (early finish)' : ''}${known}\n`,
    );
  }
  process.stdout.write(
    `  Mails: ${mails.length} planned = ${of('sent').length} sent + ${of('suppressed').length} held back + ${of('failed').length} failed\n  Held back: ${reasons.join(', ')}\n  For HR to look at: ${state.attention.length}\n\n`,
  );
  process.stdout.write(
    `Left open until Ctrl-C:\n  Inbox        ${stack.inboxUrl}\n  Temporal UI  ${stack.temporalUiUrl}\n  API          ${stack.apiUrl}/api/programmes/${id}  (Authorization: Bearer ${stack.hrKey ?? '…'})\n`,
  );
}

function bar(part: number, text: string): void {
  const width = 40;
  const done = Math.round(part * width);
  const line = `[${'#'.repeat(done)}${'.'.repeat(width - done)}] ${String(Math.round(part * 100)).padStart(3)} %  ${text}`;
  if (process.stdout.isTTY) process.stdout.write(`\r${line.padEnd(80)}`);
  else if (Math.round(part * 100) % 10 === 0 || part === 1) process.stdout.write(`${line}\n`);
}
