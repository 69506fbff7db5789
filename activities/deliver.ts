// Sending the mails of a moment. The ledger keeps them apart, so one activity carries them all and a retry sends only what is left.
import { ApplicationFailure, activityInfo, sleep } from '@temporalio/activity';
import { Clock } from '../domain/clock.ts';
import type { MailKey } from '../domain/ids.ts';
import type { MailKind, Reason } from '../domain/kinds.ts';
import { coveredBy } from '../domain/merging.ts';
import { goneFrom } from '../domain/roster.ts';
import { lateness, mails } from '../host/metrics.ts';
import { compose } from '../mail/compose.ts';
import { attemptMail, type Attempt } from '../records/attempt.ts';
import { failedAmong, isPlanned, planMails } from '../records/ledger.ts';
import { takeTurn } from '../records/pace.ts';
import type { ProgrammeRecord } from '../records/programmes.ts';
import { giveUp, reopenFailed, suppressMails } from '../records/settling.ts';
import { readWords } from '../records/words.ts';
import type { Activities, Decision, Delivered, Delivery } from '../workflows/activities.ts';
import { programmeRecord, type Tools } from './tools.ts';

type Delivering = Pick<Activities, 'deliver' | 'deliverNow' | 'giveUp'>;

/** Moments of a programme or a group, decided. */
interface Deciding {
  readonly programme: string;
  readonly group?: string | undefined;
  readonly decisions: readonly Decision[];
}

/** One mail of a delivery. */
type Wanted = MailKey & { readonly kind: MailKind };

/** A delivery under way. */
interface Sending {
  readonly tools: Tools;
  readonly delivery: Delivery;
  readonly record: ProgrammeRecord;
  /** What HR wrote, where something is cancelled. */
  readonly why: string | undefined;
  readonly now: string;
  /** What was met on the way that will pass. */
  readonly met: Met;
}

interface Met {
  readonly faults: Set<string>;
  stale: boolean;
  beyondRate: boolean;
}

/** They tell what HR wrote. */
const CANCELLED: readonly MailKind[] = ['programme-cancelled', 'group-cancelled'];
/** How many mails of one moment are under way at once. */
const AT_ONCE = 5;

export function delivering(tools: Tools): Delivering {
  const { db, mailRate } = tools;
  return {
    deliver: (delivery) =>
      send(tools, delivery, new Clock(delivery.pace).planned(activityInfo().currentAttemptScheduledTimestampMs)),

    async deliverNow({ now, ...delivery }) {
      // Turns of a shared rate are given to activities, which the engine keeps fair.
      if (mailRate !== undefined)
        throw ApplicationFailure.create({
          type: 'mail-rate',
          message: 'mails wait for their turn',
          nonRetryable: true,
          category: 'BENIGN',
        });
      return send(tools, delivery, now);
    },

    async giveUp({ programme, group, now, decisions }) {
      const deciding = { programme, group, decisions };
      // No attempt may ever have come so far as the ledger.
      await enter(tools, deciding, 0);
      await holdBack(tools, deciding, now);
      return { refused: refusedOf(await giveUp(db, wantedOf(deciding), now)) };
    },
  };
}

async function send(tools: Tools, delivery: Delivery, now: string): Promise<Delivered> {
  const { db } = tools;
  const { programme, group, decisions, revision, reopen, heard = 0 } = delivery;
  // Planned before the people are read: whoever goes meanwhile either finds the mail to hold back, or is found gone here.
  await enter(tools, delivery, revision);
  const record = await programmeRecord(db, programme);
  const wanted = wantedOf(delivery);
  if (reopen) await reopenFailed(db, wanted);
  await holdBack(tools, delivery, now);
  const tellsWhy = decisions.some(({ kind }) => CANCELLED.includes(kind));
  const why = tellsWhy ? await cancelReason(tools, record, group) : undefined;

  const met: Met = { faults: new Set(), stale: false, beyondRate: false };
  const sending: Sending = { tools, delivery, record, why, now, met };
  await inTurns(
    decisions.flatMap((decision) => decision.send.map((person) => () => attempt(sending, decision, person))),
  );
  // From the ledger, since an attempt before this one may have died before it could tell.
  const refused = refusedOf(await failedAmong(db, wanted));
  // A refused address is HR's to know of at once, also while other mails of the moment have to be tried again.
  if (refused.length <= heard) throwIfPassing(met);
  return { refused, again: met.stale || met.beyondRate || met.faults.size > 0, stale: met.stale };
}

function throwIfPassing({ faults, stale, beyondRate }: Met): void {
  // The next turns are far off: others may take theirs, and this moment comes back.
  if (beyondRate)
    throw ApplicationFailure.create({
      type: 'mail-rate',
      message: 'more mails are due than the relay takes',
      nextRetryDelay: '10s',
      category: 'BENIGN',
    });
  if (!stale && faults.size > 0)
    throw ApplicationFailure.create({
      type: 'mail-later',
      message: `the mail server could not take every mail: ${[...faults].join(', ')}`,
    });
}

async function attempt(sending: Sending, decision: Decision, personId: string): Promise<void> {
  const { tools, delivery, met, now } = sending;
  const { db, mailRate, log } = tools;
  const { programme, group, pace, revision } = delivery;
  const key: MailKey = { programme, group, moment: decision.moment, person: personId };
  const wait = mailRate === undefined || !(await isPlanned(db, key)) ? 0 : await takeTurn(db, mailRate);
  if (wait === undefined) {
    met.beyondRate = true;
    return;
  }
  if (wait > 0) await sleep(wait);
  const isReal = pace.pace === 1;
  const trial = { at: now, revision, coveredBy: coveredBy(decision) };
  const result = await attemptMail(db, key, trial, (messageId) => handOver(sending, decision, personId, messageId));
  if (result === 'stale') met.stale = true;
  if (!result || result === 'stale') return;
  log.info({ programme, group, moment: decision.moment, person: personId, outcome: result.outcome }, 'mail');
  mails.inc({ outcome: result.outcome });
  if (result.outcome === 'sent' && isReal)
    lateness.observe(Math.max(0, (Date.parse(now) - Date.parse(decision.at)) / 1000));
  if (result.outcome === 'later') met.faults.add(/^\d{3}/.exec(result.reason)?.[0] ?? 'no answer');
}

async function handOver(
  { tools, delivery, record, why, now }: Sending,
  decision: Decision,
  personId: string,
  messageId: string,
): Promise<Attempt> {
  const { pace, group, status } = delivery;
  const isReal = pace.pace === 1;
  const person = record.people.get(personId);
  const reason = whyNot(record, decision, personId, group, isReal ? now : undefined);
  if (!person || reason) return { outcome: 'suppressed', reason: reason ?? 'erased' };
  const letter = await compose(record, person, decision, status, {
    from: tools.mailFrom,
    links: tools.links,
    issuedMs: isReal ? Date.parse(decision.at) : pace.engine,
    messageId,
    rehearsal: record.rehearsal !== null,
    to: record.rehearsal?.to,
    reason: why,
  });
  return tools.mailer.send(letter);
}

/** Why a mail that was decided on isn't sent after all. @param now where time is real: the mail may have become useless since */
function whyNot(
  { programme, people, memberships }: ProgrammeRecord,
  { until, matter }: Decision,
  person: string,
  group: string | undefined,
  now: string | undefined,
): Reason | undefined {
  if (!people.get(person)?.email) return 'erased';
  const gone = goneFrom(programme, memberships, person, group);
  if (gone && matter?.person !== person) return gone;
  return now !== undefined && Date.parse(now) >= Date.parse(until) ? 'too-late' : undefined;
}

function wantedOf({ programme, group, decisions }: Deciding): Wanted[] {
  return decisions.flatMap(({ moment, kind, send: people }) =>
    people.map((person) => ({ programme, group, moment, person, kind })),
  );
}

function refusedOf(keys: readonly Wanted[]): Delivered['refused'] {
  return keys.map(({ moment, kind, person }) => ({ moment, kind, person }));
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

/** The group's own, or the whole programme's. */
async function cancelReason(
  { db, contentKeys }: Tools,
  { programme }: ProgrammeRecord,
  group: string | undefined,
): Promise<string | undefined> {
  const reasons = await readWords(db, contentKeys, programme.id, 'cancel-reason');
  const about = (id: string) => reasons.find((reason) => reason.group === id)?.text;
  return (group === undefined ? undefined : about(group)) ?? about('');
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
