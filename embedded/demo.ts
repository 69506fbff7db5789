// `npm run demo`: rehearses the example through all four months in about two minutes and leaves the pages open.
import { join } from 'node:path';
import { z } from 'zod';
import programme from '../examples/from-the-start.json' with { type: 'json' };
import scenario from '../examples/scenario.json' with { type: 'json' };
import { readMomentId } from '../domain/ids.ts';
import { asProcess } from '../host/process.ts';
import { readSettings } from '../host/settings.ts';
import { endLeftover } from './children.ts';
import { removeData } from './postgres.ts';
import { startStack, type Stack } from './stack.ts';

const MINUTES = 2;
const POLL_MS = 500;

const standing = z.object({
  phase: z.string(),
  round: z.number(),
  introduction: z.array(z.object({ stage: z.string(), status: z.string() })).default([]),
  attention: z.array(z.unknown()),
  groups: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      closing: z.string(),
      mentor: z.object({ name: z.string() }),
      mentees: z.array(z.object({ name: z.string(), status: z.string() })),
      meetings: z.array(z.object({ status: z.string() })),
    }),
  ),
});
type Standing = z.infer<typeof standing>;
type Group = Standing['groups'][number];

const ledger = z.object({
  mails: z.array(
    z.object({
      kind: z.string(),
      group: z.string().nullable(),
      moment: z.string(),
      outcome: z.string(),
      reason: z.string().nullable(),
    }),
  ),
});
const reported = z.object({ page: z.string() });

type Mail = z.infer<typeof ledger>['mails'][number];

await asProcess(async () => {
  const dataDir = join(readSettings().dataDir, 'demo');
  await endLeftover(join(dataDir, 'temporal.pid'), 'start-dev');
  await removeData(dataDir);
  process.stdout.write('Starting PostgreSQL, Temporal and an inbox on this machine ...\n');
  // With a key of its own, and an inbox: its mails reach nobody.
  const own = { HR_API_KEYS: undefined, SMTP_URL: undefined, SMTP_OAUTH_CLIENT_ID: undefined };
  const settings = readSettings({ ...process.env, ...own, DATA_DIR: dataDir });
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
  const call = (path: string, body?: unknown) =>
    fetch(`${stack.apiUrl}/api${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${stack.hrKey ?? ''}`,
        'content-type': 'application/json',
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const answer = await call('/rehearsals', { programme, minutes: MINUTES, scenario });
  if (answer.status !== 201) throw new Error(`the rehearsal was refused: ${await answer.text()}`);
  process.stdout.write(
    `Rehearsing examples/from-the-start.json: from the commission to the report, seven months in ${MINUTES} minutes.\nWatch: ${stack.inboxUrl} (mails), ${stack.temporalUiUrl} (engine)\n\n`,
  );

  const begun = Date.now();
  let state: Standing;
  // Its people are deleted at the end, so their names are taken down before.
  let lately: Standing | undefined;
  for (;;) {
    const known = await call(`/programmes/${programme.id}`);
    if (stopped()) return;
    // 503 says to ask again.
    const now = known.status === 503 ? undefined : standing.parse(await known.json());
    if (now?.phase === 'ended') {
      state = now;
      break;
    }
    lately = now ?? lately;
    const part = Math.min(0.99, (Date.now() - begun) / (MINUTES * 60_000));
    if (now) bar(part, `${now.phase}, ${stageOf(now) ?? `round ${now.round}`}`);
    await new Promise((wake) => setTimeout(wake, POLL_MS));
  }
  bar(1, 'ended');
  const { page } = reported.parse(await (await call(`/programmes/${programme.id}/report`)).json());
  const { mails } = ledger.parse(await (await call(`/programmes/${programme.id}/mails`)).json());
  process.stdout.write(`\n\nWhat happened\n${whatHappened(state, lately ?? state, mails)}\n`);
  process.stdout.write(
    `Left open until Ctrl-C:\n  HR's pages   ${await stack.entrance()}  (opens once)\n  The report   ${page}\n  Inbox        ${stack.inboxUrl}\n  Temporal UI  ${stack.temporalUiUrl}\n  API          ${stack.apiUrl}/api/programmes/${programme.id}  (Authorization: Bearer ${stack.hrKey ?? '…'})\n`,
  );
}

/** The stage before the first meeting that is under way. */
function stageOf({ introduction }: Standing): string | undefined {
  return introduction.find(({ status }) => status === 'open')?.stage;
}

/** @param lately where it stood just before its people were deleted */
function whatHappened({ groups, attention }: Standing, lately: Standing, mails: readonly Mail[]): string {
  const of = (outcome: string) => mails.filter((mail) => mail.outcome === outcome);
  const reasons = Object.entries(Object.groupBy(of('suppressed'), ({ reason }) => reason ?? '')).map(
    ([reason, list]) => `${list?.length ?? 0} ${reason}`,
  );
  const ofGroups = groups.map((group) => {
    const named = lately.groups.find(({ id }) => id === group.id) ?? group;
    return `${ofGroup(group, named)}${forgotten(named, mails)}`;
  });
  return `${before(lately, mails)}${ofGroups.join('')}  Mails: ${mails.length} planned = ${of('sent').length} sent + ${of('suppressed').length} held back + ${of('failed').length} failed
  Held back: ${reasons.join(', ')}
  For HR to look at: ${attention.length}
`;
}

/** What came before the first meeting, by the letters that asked for it. */
function before({ introduction, groups }: Standing, mails: readonly Mail[]): string {
  const asked = (kind: string) => mails.filter((mail) => mail.moment === kind && mail.outcome === 'sent').length;
  const placed = groups.reduce((sum, { mentees }) => sum + mentees.length, 0);
  const done = introduction.filter(({ status }) => status === 'done').length;
  return `  Before the first meeting (${done} of ${introduction.length} stages done):
    the sponsor approved the commission, ${asked('mentor-invitation')} mentors said yes, ${asked('nomination-request')} directors named ${placed} people,
    who were put into ${groups.length} groups and said yes, and the mentors held their seminar
`;
}

function ofGroup({ name, closing, meetings }: Group, { mentor, mentees }: Group): string {
  const held = meetings.filter(({ status }) => status === 'held').length;
  const talks = closing === 'talks' ? ', then a talk with each mentee (early finish)' : '';
  const left = mentees.filter(({ status }) => status === 'left').map((mentee) => mentee.name);
  const stayed = `${mentees.length - left.length} of ${mentees.length} to the end`;
  const dropouts = left.length > 0 ? `    ${left.join(' and ')} dropped out\n` : '';
  return `  ${name}, mentor ${mentor.name}: ${held} meetings held${talks}, ${stayed}\n${dropouts}`;
}

/** The mentor is chased where they have not said whether a meeting was held. */
function forgotten({ id, mentor }: Group, mails: readonly Mail[]): string {
  const chased = mails.filter(
    ({ kind, group, outcome }) => kind === 'meeting-unconfirmed' && group === id && outcome === 'sent',
  );
  return chased
    .map(({ moment }) => `    ${mentor.name} forgot to confirm meeting ${readMomentId(moment).round}, and was chased\n`)
    .join('');
}

function bar(part: number, text: string): void {
  const width = 40;
  const done = Math.round(part * width);
  const line = `[${'#'.repeat(done)}${'.'.repeat(width - done)}] ${String(Math.round(part * 100)).padStart(3)} %  ${text}`;
  if (process.stdout.isTTY) process.stdout.write(`\r${line.padEnd(80)}`);
  else if (Math.round(part * 100) % 10 === 0 || part === 1) process.stdout.write(`${line}\n`);
}
