// What one of it costs as there are more: groups due at once, open groups, rows of the ledger.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { workflowId } from '../domain/ids.ts';
import { atStart } from '../workflows/walk/search-attributes.ts';
import { quantile, timed } from './figures.ts';
import { Spent } from './processor.ts';
import { round, type Point, type Report } from './report.ts';
import type { Stage } from './stage.ts';
import { MAILS } from './together.ts';
import { sixMails } from './six-mails.ts';
import { PRODUCT, SENDING } from './workers.ts';

const DUE_AT_ONCE = [250, 500, 1000, 2000, 4000];
const OPEN = [10, 100, 1000, 10_000, 50_000];
/** Of those that open, so many are timed: the last. */
const TIMED = 500;
const ROWS = [1000, 1_000_000, 10_000_000];
const ROWS_OF_ONE = 500;
const TIMES = 60;
const AT_ONCE = 50;
/** So many may wait to be opened. */
const AHEAD = 200;
/** Once its groups have opened. */
const begun = z.object({ groups: z.array(z.unknown()).min(1) });

export async function due(stage: Stage, report: Report): Promise<void> {
  const { client, keepMany, taken } = stage;
  const programmes = await keepMany('due', Math.max(...DUE_AT_ONCE));
  // Seen by the sink: nobody waits for the results of thousands at once, of which the server allows 1,200.
  const burst = (groups: number) =>
    timed(async () => {
      const before = taken();
      await Promise.all(
        programmes.slice(0, groups).map((programme) =>
          client.workflow.start('together', {
            workflowId: `together-${randomUUID()}`,
            taskQueue: SENDING,
            args: [sixMails(programme, 'meeting-reminder', 1)],
          }),
        ),
      );
      while (taken() < before + groups * MAILS) await new Promise((wake) => setTimeout(wake, 20));
    });
  // To warm up.
  await burst(100);
  const points: Point[] = [];
  for (const groups of DUE_AT_ONCE) points.push([groups, (await burst(groups)) / groups]);
  tell(report, 'growth-due', {
    name: 'a group due at once with others, of six mails',
    lines: { 'milliseconds each': points },
    x: 'groups due at once',
    limit:
      'processor time: some 90 ms a group, on two cores that are 85 % busy. (It once grew from 45 to 75 ms, since all groups were one: its mentees had thousands of mails to look through for one that says the same.)',
  });
}

/** @param stage where groups have nothing to do but to wait */
export async function opening(stage: Stage, report: Report): Promise<void> {
  const { client, keep, opened: alreadyOpen } = stage;
  const programme = await keep('open');
  const [group] = programme.groups;
  if (!group) throw new Error('no group');
  const start = new Date().toISOString();
  const engine = Date.now();
  const begin = (id: string = randomUUID()) =>
    client.workflow.start('group', {
      workflowId: `open-${id}`,
      taskQueue: PRODUCT,
      args: [{ programme: programme.id, group: group.id, start, pace: { origin: engine, engine, pace: 1 } }],
      typedSearchAttributes: atStart(programme.id),
    });
  const answering = await begin('answering');
  let opened = 1;
  // Told by the activity that opens them. To ask Temporal's server takes it longer as there are more.
  const untilOpen = async (many: number) => {
    while (alreadyOpen() < many) await new Promise((wake) => setTimeout(wake, 5));
  };
  const openTo = async (many: number) => {
    for (; opened < many; opened += Math.min(AT_ONCE, many - opened)) {
      await Promise.all(Array.from({ length: Math.min(AT_ONCE, many - opened) }, () => begin()));
      // What waits to be opened would be a backlog of its own.
      await untilOpen(opened - AHEAD);
    }
    await untilOpen(many);
  };
  const [each, answers]: [Point[], Point[]] = [[], []];
  const told: string[] = [];
  for (const many of OPEN) {
    const before = Math.max(opened, many - TIMED);
    await openTo(before);
    const spent = new Spent(stage.processor);
    const took = await spent.on(many - before, () => timed(() => openTo(many)));
    each.push([many, took / (many - before)]);
    told.push(`${spent.told} at ${many}`);
    const answered: number[] = [];
    for (let n = 0; n < TIMES; n += 1) {
      const person = group.mentees[Math.floor(n / 2) % group.mentees.length]?.id ?? '';
      const handedIn = { meeting: 2, person, by: person, handedIn: n % 2 === 0 };
      answered.push(await timed(() => answering.executeUpdate('handIn', { args: [handedIn] })));
    }
    answers.push([many, quantile(answered, 0.5)]);
  }
  tell(report, 'growth-open', {
    name: 'to open one group more, and to answer one, with so many open',
    lines: { 'milliseconds to open one': each, 'milliseconds of an answer (p50)': answers },
    x: 'open groups',
    limit: `an open group is rows in a table and a timer, and where there are more it costs as much. Processor time of opening one: ${told.join('; ')}`,
  });
}

export async function ledger(stage: Stage, report: Report): Promise<void> {
  const { client, keep, url } = stage;
  const programme = await keep('newest');
  await client.workflow.start('programme', {
    ...{ workflowId: workflowId.programme(programme.id), taskQueue: PRODUCT, args: [{ programme: programme.id }] },
  });
  const person = programme.groups[0]?.mentees[0]?.email ?? '';
  const asked = {
    'a programme': `/api/programmes/${programme.id}`,
    'the newest programmes': '/api/programmes',
    'why somebody got what': `/api/programmes/${programme.id}/mails?person=${person}`,
  };
  const ask = async (path: string) => {
    const response = await fetch(`${url}${path}`, { headers: { authorization: 'Bearer bench' } });
    const body = await response.text();
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${body}`);
    return body;
  };
  while (!begun.safeParse(JSON.parse(await ask(asked['a programme']))).success)
    await new Promise((wake) => setTimeout(wake, 200));
  const lines: Record<string, Point[]> = {};
  for (const rows of ROWS) {
    await fill(stage, rows);
    for (const [name, path] of Object.entries(asked)) {
      const took: number[] = [];
      for (let n = 0; n < TIMES; n += 1) took.push(await timed(() => ask(path)));
      (lines[`${name}, milliseconds (p50)`] ??= []).push([rows, quantile(took, 0.5)]);
    }
  }
  tell(report, 'growth-ledger', {
    name: 'HR’s calls, with so many rows in the ledger',
    lines,
    x: 'rows of the ledger',
    limit:
      'an index finds the rows of one programme; the list is a whole page of programmes from 1,000,000 rows on, and one programme before; to find them among 20,000 took 7 ms, and 0.5 since there is an index',
  });
  const { bytes } = (await sql<{ bytes: string }>`select pg_total_relation_size('mail') as bytes`.execute(stage.db))
    .rows[0] ?? { bytes: '0' };
  const count = ROWS.at(-1) ?? 1;
  report.say('ledger-row', {
    name: 'a row of the ledger on disk, with its indexes',
    wanted: 'measured',
    got: `${round(Number(bytes) / count, 0)} bytes`,
    numbers: { bytes: Number(bytes) / count },
    from: `${count} rows`,
    limit: 'the ids, which are text',
  });
}

/** Older programmes, ended as they are in a year: their rows stand in the ledger until they are forgotten. */
async function fill({ db }: Stage, rows: number): Promise<void> {
  const wanted = Math.floor(rows / ROWS_OF_ONE);
  const old = sql`'old-' || n as id`;
  await sql`
    insert into programme (id, content, content_hash, created_at, started_at, ended_at, final)
    select ${old}, content, content_hash, now() - interval '1 year', now() - interval '1 year', now() - interval '1 month', '{}'
    from programme, generate_series(1, ${wanted}) as n where id = 'newest' on conflict do nothing`.execute(db);
  await sql`
    insert into mail (id, programme, group_id, moment, kind, person, planned_for, outcome, message_id, at)
    select 'old-' || n || '/hold-' || r % 3 || '/meeting-reminder.' || r || '/' || substr(md5(r::text), 1, 12), 'old-' || n, 'hold-' || r % 3,
      'meeting-reminder.' || r, 'meeting-reminder', substr(md5(r::text), 1, 12), now() - interval '1 year', 'sent',
      '<' || md5(n || '/' || r) || md5(r || '/' || n) || '@kommune.example>', now() - interval '1 year'
    from generate_series(1, ${wanted}) as n, generate_series(1, ${ROWS_OF_ONE}) as r on conflict do nothing`.execute(
    db,
  );
  await sql`vacuum analyze mail`.execute(db);
}

interface Grown {
  readonly name: string;
  readonly lines: Readonly<Record<string, readonly Point[]>>;
  readonly x: string;
  readonly limit: string;
}

function tell(report: Report, id: string, { name, lines, x, limit }: Grown): void {
  const said = (of: (points: readonly Point[]) => readonly (Point | undefined)[]) =>
    Object.entries(lines)
      .map(([line, points]) => `${line}: ${of(points).flatMap(inWords).join(', ')}`)
      .join('; ');
  report.say(id, {
    ...{ name, limit, wanted: 'flat' },
    got: said((points) => [points.at(0), points.at(-1)]),
    from: said((points) => points),
    plot: { x, lines: Object.fromEntries(Object.entries(lines).map(([line, points]) => [line, [...points]])) },
  });
}

const inWords = (point: Point | undefined) =>
  point ? [`${round(point[1], 1)} at ${point[0].toLocaleString('en')}`] : [];
