// Sending the mails of a moment. The ledger keeps them apart, so one activity carries them all and a retry sends only what is left.
import { ApplicationFailure, activityInfo } from '@temporalio/activity';
import { Clock } from '../domain/clock.ts';
import type { MailKind } from '../domain/kinds.ts';
import { blameIn } from '../domain/mail-answers.ts';
import { awaitsWelcome, failedAmong, noteFault, planMails } from '../records/ledger.ts';
import { findProgrammeAmong, type ProgrammeRecord } from '../records/programmes.ts';
import { giveUp, giveUpMoment, reopenFailed, suppressMails } from '../records/settling.ts';
import { readOwnWords } from '../records/words.ts';
import { adaptedTasks } from '../records/writing.ts';
import type { Activities, Decision, Delivered, Delivery } from '../workflows/activities.ts';
import { attempt, type Met, type Sending, type Wanted } from './sending.ts';
import { programmeRecord, type Tools } from './tools.ts';

type Delivering = Pick<Activities, 'deliver' | 'deliverNow' | 'giveUp' | 'giveUpMail'>;

/** Moments of a programme or a group, decided. */
interface Deciding {
  readonly programme: string;
  readonly group?: string | undefined;
  readonly decisions: readonly Decision[];
}

/** The time of a delivery, on the programme's clock and on the engine's. */
interface When extends Pick<Sending, 'now' | 'engineMs' | 'canWait'> {
  /** Engine time for which it has been tried. */
  readonly triedMs: number;
}

/** They tell what HR wrote. */
const CANCELLED: readonly MailKind[] = ['programme-cancelled', 'group-cancelled'];
/** How many mails of one moment are under way at once. */
const AT_ONCE = 5;
/** A mail server that can't be reached for so long is HR's to know of; one that refuses us is at once. */
const AWAY_MS = 10 * 60_000;
/** For so long an invitation of the circle lets the welcome go first. */
const WELCOME_MS = 60_000;

export function delivering(tools: Tools): Delivering {
  const { db, mailRate, mailer } = tools;
  return {
    async deliver(delivery) {
      const { currentAttemptScheduledTimestampMs: engineMs, scheduledTimestampMs } = activityInfo();
      const now = new Clock(delivery.pace).planned(engineMs);
      const triedMs = engineMs - scheduledTimestampMs;
      if (triedMs < WELCOME_MS && (await comesBeforeWelcome(tools, delivery)))
        throw ApplicationFailure.create({
          ...{ type: 'mail-later', message: 'the welcome goes first', nextRetryDelay: '1s', category: 'BENIGN' },
        });
      return send(tools, delivery, { now, engineMs, triedMs, canWait: true });
    },

    async deliverNow({ now, ...delivery }) {
      // Turns of a shared rate are given to activities, which the engine keeps fair; a workflow task waits for no mail server.
      if (mailRate !== undefined) throw notNow('mail-rate', 'mails wait for their turn');
      if (!mailer.health.isQuick) throw notNow('mail-later', 'the mail server is slow or away');
      if (await comesBeforeWelcome(tools, delivery)) throw notNow('mail-later', 'the welcome goes first');
      const { pace } = delivery;
      const engineMs = pace.engine + new Clock(pace).wait(pace.engine, now);
      return send(tools, delivery, { now, engineMs, triedMs: 0, canWait: false });
    },

    async giveUp({ programme, group, now, decisions }) {
      const deciding = { programme, group, decisions };
      // No attempt may ever have come so far as the ledger.
      await enter(tools, deciding, 0);
      await holdBack(tools, deciding, now);
      const wanted = wantedOf(deciding);
      await giveUp(db, wanted, now);
      return { refused: await refusedAmong(tools, wantedOf(ofTheirOwn(deciding))) };
    },

    giveUpMail: ({ now, ...which }) => giveUpMoment(db, which, now),
  };
}

/** The circle's first invitations may be due with the welcomes, which the groups send: nobody is called anywhere by somebody unknown. */
async function comesBeforeWelcome({ db }: Tools, { programme, group, decisions }: Delivery): Promise<boolean> {
  const calls = group === undefined ? decisions.filter(({ stage }) => stage === 'invitation') : [];
  return awaitsWelcome(db, programme, [...new Set(calls.flatMap(({ send: people }) => people))]);
}

function notNow(type: 'mail-rate' | 'mail-later', message: string): ApplicationFailure {
  return ApplicationFailure.create({ type, message, nonRetryable: true, category: 'BENIGN' });
}

async function send(tools: Tools, delivery: Delivery, when: When): Promise<Delivered> {
  const { db } = tools;
  const { programme, group, decisions, revision, reopen, heard = 0, heardOfServer } = delivery;
  // Planned before the people are read: whoever goes meanwhile either finds the mail to hold back, or is found gone here.
  await enter(tools, delivery, revision);
  const record = await withAdaptedTasks(tools, await programmeRecord(db, programme, findProgrammeAmong), group);
  const wanted = wantedOf(delivery);
  if (reopen) await reopenFailed(db, wanted);
  await holdBack(tools, delivery, when.now);
  const why = await cancelReason(tools, record, delivery);

  const met: Met = {
    ...{ faults: new Set(), waits: [], untried: [] },
    ...{ stale: false, beyondRate: false, answered: false },
    ...{ server: undefined, answer: undefined, failures: 0 },
  };
  const sending: Sending = { ...when, tools, delivery, record, why, met };
  await inTurns(
    [...new Set(decisions.flatMap((decision) => decision.send))].map((person) => () => write(sending, person)),
  );
  if (met.answer !== undefined) await noteFault(db, met.untried, met.answer);
  // From the ledger, since an attempt before this one may have died before it could tell.
  const refused = await refusedAmong(tools, wantedOf(ofTheirOwn(delivery)));
  const isDown = met.server === 'refuses' || (met.server === 'away' && when.triedMs > AWAY_MS);
  // What HR must know is told at once, also while other mails of the moment have to be tried again.
  if (refused.length <= heard && (!isDown || heardOfServer)) throwIfPassing(met, when.engineMs);
  const isUp = heardOfServer && met.answered && met.server === undefined;
  return {
    refused,
    again: met.stale || met.beyondRate || met.faults.size > 0 || met.waits.length > 0,
    stale: met.stale,
    ...(isDown ? { server: 'down' as const } : isUp ? { server: 'up' as const } : {}),
  };
}

/** One person's letters, in the order in which they are to be read. One that can't be sent doesn't keep the next. */
async function write(sending: Sending, person: string): Promise<void> {
  const failures: unknown[] = [];
  for (const decision of sending.delivery.decisions)
    if (decision.send.includes(person))
      await attempt(sending, decision, person).catch((failure: unknown) => failures.push(failure));
  if (failures.length > 0) throw failures[0];
}

function throwIfPassing({ faults, waits, stale, beyondRate }: Met, engineMs: number): void {
  // The next turns are far off: others may take theirs, and this moment comes back.
  if (beyondRate)
    throw ApplicationFailure.create({
      type: 'mail-rate',
      message: 'more mails are due than the relay takes',
      nextRetryDelay: '10s',
      category: 'BENIGN',
    });
  if (stale) return;
  if (faults.size > 0)
    throw ApplicationFailure.create({
      type: 'mail-later',
      message: `the mail server could not take every mail: ${[...faults].join(', ')}`,
    });
  if (waits.length > 0)
    throw ApplicationFailure.create({
      type: 'mail-later',
      message: 'the mail server may have taken a mail, and did not say so',
      nextRetryDelay: Math.max(1, Math.min(...waits.map((until) => Date.parse(until))) - engineMs),
    });
}

function wantedOf({ programme, group, decisions }: Deciding): Wanted[] {
  return decisions.flatMap(({ moment, kind, send: people }) =>
    people.map((person) => ({ programme, group, moment, person, kind })),
  );
}

/** Without what clears an address that somebody had before: HR has mended it already. */
function ofTheirOwn({ programme, group, decisions }: Deciding): Deciding {
  return { programme, group, decisions: decisions.filter(({ matter }) => matter?.former === undefined) };
}

/** Those of which HR must mend the address, or speak with the person. */
async function refusedAmong({ db }: Tools, wanted: readonly Wanted[]): Promise<Delivered['refused']> {
  const failed = await failedAmong(db, wanted);
  return failed
    .filter(({ reason }) => ['address', 'mailbox'].includes(blameIn(reason) ?? ''))
    .map(({ moment, kind, person }) => ({ moment, kind, person }));
}

async function enter({ db, mailFrom }: Tools, deciding: Deciding, revision: number): Promise<void> {
  const times = new Map(deciding.decisions.map(({ moment, at }) => [moment, at]));
  const entries = wantedOf(deciding).map((key) => ({ ...key, plannedFor: times.get(key.moment) ?? '', revision }));
  await planMails(db, mailFrom, entries);
}

async function holdBack({ db }: Tools, { programme, group, decisions }: Deciding, now: string): Promise<void> {
  const held = decisions.flatMap(({ moment, heldBack }) =>
    heldBack.map(({ person, reason }) => ({ key: { programme, group, moment, person }, reason })),
  );
  for (const [reason, entries] of Map.groupBy(held, (entry) => entry.reason))
    await suppressMails(
      db,
      entries.map(({ key }) => key),
      reason,
      now,
    );
}

/** Tasks as the group's mentor has made them: its mails say them. */
async function withAdaptedTasks(
  { db, contentKeys }: Tools,
  record: ProgrammeRecord,
  group: string | undefined,
): Promise<ProgrammeRecord> {
  if (group === undefined) return record;
  const adapted = await adaptedTasks(db, contentKeys, record.programme.id, group);
  if (Object.keys(adapted).length === 0) return record;
  const groups = record.programme.groups.map((each) => (each.id === group ? { ...each, adapted } : each));
  return { ...record, programme: { ...record.programme, groups } };
}

/** Of what is called off: the group, or the programme as a whole. */
async function cancelReason(
  { db, contentKeys }: Tools,
  { programme: { id, hr } }: ProgrammeRecord,
  { group, decisions }: Deciding,
): Promise<string | undefined> {
  const calledOff = CANCELLED.find((cancelled) => decisions.some(({ kind }) => kind === cancelled));
  if (!calledOff) return undefined;
  const of = calledOff === 'group-cancelled' ? group : undefined;
  const key = { programme: id, person: hr.id, about: 'cancel-reason', group: of } as const;
  return (await readOwnWords(db, contentKeys, key))?.text;
}

/** Runs the jobs, a few at once, in their order. One that throws doesn't keep the others from their turn. */
async function inTurns(jobs: readonly (() => Promise<void>)[]): Promise<void> {
  const waiting = [...jobs];
  const failures: unknown[] = [];
  const run = async (): Promise<void> => {
    for (let job = waiting.shift(); job; job = waiting.shift())
      await job().catch((failure: unknown) => failures.push(failure));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, run));
  if (failures.length > 0) throw failures[0];
}
