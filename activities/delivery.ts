// Sending the mails of a moment. The ledger keeps them apart, so one activity carries them all and a retry sends only what is left.
import { ApplicationFailure, activityInfo } from '@temporalio/activity';
import { everyone } from '../domain/programme.ts';
import { compose, messageId } from '../mail/compose.ts';
import { attemptMail, giveUp, mailId, planMails, suppressMails, suppressPerson, type Attempt, type MailKey } from '../records/ledger.ts';
import type { Asks, Decision, Delivery, Refused } from '../workflows/asks.ts';
import { Clock } from '../workflows/clock.ts';
import { programmeRecord, type Tools } from './tools.ts';

type Deliveries = Pick<Asks, 'deliver' | 'giveUp'>;

/** How many mails of one moment are under way at once. */
const AT_ONCE = 5;

export function deliveries({ db, mailer, links, mailFrom, log }: Tools): Deliveries {
  return {
    async deliver(delivery) {
      const { programme: id, group, pace, decisions, gone = [], status } = delivery;
      const clock = new Clock(pace);
      const now = clock.planned(activityInfo().currentAttemptScheduledTimestampMs);
      const { programme, rehearsal } = await programmeRecord(db, id);
      const people = new Map(everyone(programme).map((person) => [person.id, person]));
      const keyOf = (decision: Decision, person: string): MailKey => ({ programme: id, group, moment: decision.moment, person });

      await planMails(db, decisions.flatMap((decision) => decision.send.map((person) => {
        const key = keyOf(decision, person);
        return { ...key, kind: decision.kind, plannedFor: decision.at, messageId: messageId(mailId(key), mailFrom) };
      })));
      await holdBack(delivery, now);
      if (group !== undefined) for (const { person, reason } of gone) await suppressPerson(db, id, group, person, reason, now, decisions.map(({ moment }) => moment));

      const failed: Refused[] = [];
      const faults = new Set<string>();
      const attempt = async (decision: Decision, personId: string): Promise<void> => {
        const result = await attemptMail(db, keyOf(decision, personId), now, async (id): Promise<Attempt> => {
          const person = people.get(personId);
          if (!person?.email) return { outcome: 'suppressed', reason: 'erased' };
          const issuedMs = pace.pace === 1 ? Date.parse(decision.at) : pace.engine;
          return mailer.send(await compose(programme, person, decision, status, { from: mailFrom, links, issuedMs, messageId: id, rehearsal: rehearsal !== null, to: rehearsal?.to }));
        });
        if (!result) return;
        log.info({ programme: id, group, moment: decision.moment, person: personId, outcome: result.outcome }, 'mail');
        if (result.outcome === 'failed') failed.push({ moment: decision.moment, kind: decision.kind, person: personId });
        if (result.outcome === 'later') faults.add(/^\d{3}/.exec(result.reason)?.[0] ?? 'no answer');
      };
      await inTurns(decisions.flatMap((decision) => decision.send.map((person) => () => attempt(decision, person))));
      // A refused address is HR's to know of at once, also while other mails of the moment have to be tried again.
      if (faults.size > 0 && failed.length === 0) throw ApplicationFailure.create({ type: 'mail-later', message: `the mail server could not take every mail: ${[...faults].join(', ')}` });
      return { refused: failed, again: faults.size > 0 };
    },

    async giveUp({ programme, group, now, decisions }) {
      const keys = decisions.flatMap(({ moment, kind, send }) => send.map((person) => ({ programme, group, moment, kind, person })));
      const failed = new Set((await giveUp(db, keys, now)).map(mailId));
      return { refused: keys.filter((key) => failed.has(mailId(key))).map(({ moment, kind, person }) => ({ moment, kind, person })) };
    },
  };

  async function holdBack({ programme, group, decisions }: Delivery, now: string): Promise<void> {
    const byReason = Map.groupBy(
      decisions.flatMap(({ moment, heldBack }) => heldBack.map(({ person, reason }) => ({ key: { programme, group, moment, person }, reason }))),
      ({ reason }) => reason,
    );
    for (const [reason, entries] of byReason) await suppressMails(db, entries.map(({ key }) => key), reason, now);
  }
}

/** Runs the jobs, a few at once, in their order. One that throws doesn't keep the others from their turn. */
async function inTurns(jobs: readonly (() => Promise<void>)[]): Promise<void> {
  const waiting = [...jobs];
  const failures: unknown[] = [];
  const run = async (): Promise<void> => {
    for (let job = waiting.shift(); job; job = waiting.shift()) await job().catch((failure: unknown) => failures.push(failure));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, run));
  if (failures.length > 0) throw failures[0];
}
