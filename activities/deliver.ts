// Sending the mails of a moment. The ledger keeps them apart, so one activity carries them all and a retry sends only what is left.
import { ApplicationFailure, activityInfo, sleep } from '@temporalio/activity';
import { coveredBy } from '../domain/merging.ts';
import type { Person } from '../domain/programme.ts';
import { compose, messageId } from '../mail/compose.ts';
import { lateness, mails } from '../host/metrics.ts';
import {
  attemptMail,
  failedAmong,
  giveUp,
  isPlanned,
  mailId,
  planMails,
  reopenMails,
  suppressMails,
  type Attempt,
  type MailKey,
} from '../records/ledger.ts';
import { takeTurn } from '../records/pace.ts';
import { readWords } from '../records/words.ts';
import type { Asks, Decision, Delivery } from '../workflows/activities.ts';
import { Clock } from '../domain/clock.ts';
import { programmeRecord, type Tools } from './tools.ts';

type Deliveries = Pick<Asks, 'deliver' | 'deliverNow' | 'giveUp'>;

/** Moments of a programme or a group, decided. */
interface Deciding {
  readonly programme: string;
  readonly group?: string | undefined;
  readonly decisions: readonly Decision[];
}

/** They tell what HR wrote. */
const CANCELLED = new Set(['programme-cancelled', 'group-cancelled']);
/** How many mails of one moment are under way at once. */
const AT_ONCE = 5;

export function deliveries({ db, mailer, links, mailFrom, contentKeys, mailRate, log }: Tools): Deliveries {
  return {
    deliver: (delivery) =>
      send(delivery, new Clock(delivery.pace).planned(activityInfo().currentAttemptScheduledTimestampMs)),
    async deliverNow({ now, ...delivery }) {
      // Turns of a shared rate are given to activities, which the engine keeps fair.
      if (mailRate !== undefined)
        throw ApplicationFailure.create({
          type: 'mail-rate',
          message: 'mails wait for their turn',
          nonRetryable: true,
          category: 'BENIGN',
        });
      return send(delivery, now);
    },

    async giveUp({ programme, group, now, decisions }) {
      // No attempt may ever have come so far as the ledger.
      await planned({ programme, group, decisions, revision: 0 });
      await holdBack({ programme, group, decisions }, now);
      const keys = decisions.flatMap(({ moment, kind, send }) =>
        send.map((person) => ({ programme, group, moment, kind, person })),
      );
      const failed = new Set((await giveUp(db, keys, now)).map(mailId));
      return {
        refused: keys
          .filter((key) => failed.has(mailId(key)))
          .map(({ moment, kind, person }) => ({ moment, kind, person })),
      };
    },
  };

  async function send(delivery: Delivery, now: string): ReturnType<Asks['deliver']> {
    const { programme: id, group, pace, decisions, status, revision, reopen, heard = 0 } = delivery;
    // Planned before the people are read: whoever goes meanwhile either finds the mail to hold back, or is found gone here.
    await planned({ programme: id, group, decisions, revision });
    const record = await programmeRecord(db, id);
    const { rehearsal, people } = record;
    const keyOf = (decision: Decision, person: string): MailKey => ({
      programme: id,
      group,
      moment: decision.moment,
      person,
    });
    const wanted = decisions.flatMap((decision) =>
      decision.send.map((person) => ({ ...keyOf(decision, person), kind: decision.kind })),
    );

    if (reopen) await reopenMails(db, wanted);
    await holdBack(delivery, now);

    const reason = decisions.some(({ kind }) => CANCELLED.has(kind)) ? await cancelReason(id, group) : undefined;

    const faults = new Set<string>();
    let stale = false;
    let beyondRate = false;
    const attempt = async (decision: Decision, personId: string): Promise<void> => {
      const wait =
        mailRate === undefined || !(await isPlanned(db, keyOf(decision, personId))) ? 0 : await takeTurn(db, mailRate);
      if (wait === undefined) return void (beyondRate = true);
      if (wait > 0) await sleep(wait);
      const trial = { at: now, revision, coveredBy: coveredBy(decision) };
      const result = await attemptMail(db, keyOf(decision, personId), trial, async (mail): Promise<Attempt> => {
        const person = people.get(personId);
        const why = whyNot(person, decision, pace.pace === 1 ? now : undefined);
        if (!person || why) return { outcome: 'suppressed', reason: why ?? 'erased' };
        const issuedMs = pace.pace === 1 ? Date.parse(decision.at) : pace.engine;
        return mailer.send(
          await compose(record, person, decision, status, {
            from: mailFrom,
            links,
            issuedMs,
            messageId: mail,
            rehearsal: rehearsal !== null,
            to: rehearsal?.to,
            reason,
          }),
        );
      });
      if (result === 'stale') stale = true;
      if (!result || result === 'stale') return;
      log.info({ programme: id, group, moment: decision.moment, person: personId, outcome: result.outcome }, 'mail');
      mails.inc({ outcome: result.outcome });
      if (result.outcome === 'sent' && pace.pace === 1)
        lateness.observe(Math.max(0, (Date.parse(now) - Date.parse(decision.at)) / 1000));
      if (result.outcome === 'later') faults.add(/^\d{3}/.exec(result.reason)?.[0] ?? 'no answer');
    };
    await inTurns(decisions.flatMap((decision) => decision.send.map((person) => () => attempt(decision, person))));
    // From the ledger, since an attempt before this one may have died before it could tell.
    const failed = new Set(await failedAmong(db, wanted));
    const refused = wanted
      .filter((key) => failed.has(mailId(key)))
      .map(({ moment, kind, person }) => ({ moment, kind, person }));
    // A refused address is HR's to know of at once, also while other mails of the moment have to be tried again.
    // The next turns are far off: others may take theirs, and this moment comes back.
    if (beyondRate && refused.length <= heard)
      throw ApplicationFailure.create({
        type: 'mail-rate',
        message: 'more mails are due than the relay takes',
        nextRetryDelay: '10s',
        category: 'BENIGN',
      });
    if (!stale && faults.size > 0 && refused.length <= heard)
      throw ApplicationFailure.create({
        type: 'mail-later',
        message: `the mail server could not take every mail: ${[...faults].join(', ')}`,
      });
    return { refused, again: stale || beyondRate || faults.size > 0, stale };
  }

  async function planned({
    programme,
    group,
    decisions,
    revision,
  }: Deciding & { readonly revision: number }): Promise<void> {
    await planMails(
      db,
      decisions.flatMap(({ moment, kind, at, send }) =>
        send.map((person) => {
          const key = { programme, group, moment, person };
          return { ...key, kind, plannedFor: at, revision, messageId: messageId(mailId(key), mailFrom) };
        }),
      ),
    );
  }

  /** The group's own, or the whole programme's. */
  async function cancelReason(programme: string, group: string | undefined): Promise<string | undefined> {
    const own =
      group === undefined
        ? undefined
        : (await readWords(db, contentKeys, programme, `cancel-reason.${group}`)).get('hr');
    return own ?? (await readWords(db, contentKeys, programme, 'cancel-reason')).get('hr');
  }

  async function holdBack({ programme, group, decisions }: Deciding, now: string): Promise<void> {
    const byReason = Map.groupBy(
      decisions.flatMap(({ moment, heldBack }) =>
        heldBack.map(({ person, reason }) => ({ key: { programme, group, moment, person }, reason })),
      ),
      ({ reason }) => reason,
    );
    for (const [reason, entries] of byReason)
      await suppressMails(
        db,
        entries.map(({ key }) => key),
        reason,
        now,
      );
  }
}

/** Why a mail that was decided on isn't sent after all. @param now where time is real: the mail may have become useless since */
function whyNot(person: Person | undefined, { until, matter }: Decision, now: string | undefined): string | undefined {
  if (!person?.email) return 'erased';
  if (person.gone && matter?.person !== person.id) return person.gone;
  return now !== undefined && Date.parse(now) >= Date.parse(until) ? 'too-late' : undefined;
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
