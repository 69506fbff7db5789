// Mails on their way: handed over beside the walk, started again when a change overtakes them, given up when they are of no use.
import {
  ActivityFailure,
  isCancellation,
  patched,
  proxyActivities,
  proxyLocalActivities,
  TemporalFailure,
} from '@temporalio/workflow';
import type { Asks, Decision, Delivery, Refused } from '../activities.ts';
import type { Clock } from '../../domain/clock.ts';
import type { Form } from '../form.ts';
import type { MomentList } from './moments.ts';

/** A few tries in the first minutes, then every ten: a mail server that is away is asked again for as long as the mail is of use. */
const RETRY = { initialInterval: '2s', backoffCoefficient: 2, maximumInterval: '10m' } as const;

export const asks = proxyActivities<Asks>({ startToCloseTimeout: '2m', retry: RETRY });

/**
 * Within the workflow task: six mails take a few dozen milliseconds, and cost one event instead of six. What can't begin soon
 * goes to the queue of activities rather than hold its workflow task.
 */
const AT_ONCE = { scheduleToStartTimeout: '3s', startToCloseTimeout: '4s', retry: { maximumAttempts: 1 } } as const;
const atOnce = proxyLocalActivities<Pick<Asks, 'deliverNow'>>(AT_ONCE);

/** The least engine time that a mail is tried, however little of its planned time is left; it matters in rehearsals. */
const LEAST_TRY_MS = 15_000;

/** Whose mails they are. */
export interface Sender {
  readonly form: Form;
  readonly moments: MomentList;
  /** The delivery that these decisions make, with what is true now. */
  delivery(decisions: readonly Decision[], now: number): Delivery;
  refused(mails: readonly Refused[], now: number): void;
}

/** A delivery that isn't over, and how to have it start again with what is true now. */
interface UnderWay {
  overtake(): void;
  overtaken: Promise<typeof OVERTAKEN>;
}

const OVERTAKEN = Symbol('overtaken');

export class Deliveries {
  readonly #clock: Clock;
  readonly #sender: Sender;
  readonly #underWay = new Set<UnderWay>();
  #refused: { readonly decision: Decision; readonly person: string }[] = [];

  constructor(clock: Clock, sender: Sender) {
    this.#clock = clock;
    this.#sender = sender;
  }

  get areOver(): boolean {
    return this.#underWay.size === 0;
  }

  begin(decisions: readonly Decision[], now: number): void {
    if (decisions.length > 0) void this.#deliver(this.#sender.delivery(decisions, now));
  }

  /**
   * Deliveries that are under way start again with what is true now; what has been sent stays sent. The old activity is left to
   * itself, not cancelled: it knows an older revision, so it finds nothing to send.
   */
  overtake(): void {
    for (const each of this.#underWay) each.overtake();
  }

  /** Somebody came late: what has gone out and is still of use goes to them, too. */
  catchUp(person: string): void {
    this.begin(this.#sender.moments.catchUp(person, this.#now), this.#now);
  }

  /** What an address refused goes again, where it is still of use. @returns whether anything did */
  resend(person: string): boolean {
    const now = this.#now;
    const failed = this.#refused.filter((mail) => mail.person === person);
    this.#refused = this.#refused.filter((mail) => mail.person !== person);
    const decisions = failed
      .filter(
        ({ decision }) => Date.parse(decision.until) > now && this.#sender.moments.wanted(decision.moment, person),
      )
      .map(({ decision }): Decision => ({ ...decision, send: [person], heldBack: [] }));
    if (decisions.length > 0) void this.#deliver({ ...this.#sender.delivery(decisions, now), reopen: true });
    return decisions.length > 0;
  }

  /** A mail that can't be delivered now doesn't hold up the next one: deliveries run beside the walk. */
  async #deliver(first: Delivery): Promise<void> {
    const underWay = overtakable();
    this.#underWay.add(underWay);
    let delivery = first;
    let left = first.decisions;
    try {
      // What a message has just caused waits until the engine has the message on record: an activity is scheduled with it.
      const recorded = first.decisions.every(({ matter }) => matter === undefined);
      const outcome =
        recorded && (this.#sender.form > 1 || patched('mails-at-once')) ? await this.#deliverNow(delivery) : undefined;
      if (outcome && !outcome.again) return;
      if (outcome) delivery = { ...this.#sender.delivery(left, this.#now), heard: outcome.refused.length };
      while (left.length > 0) {
        const wanted = left.filter(({ send }) => send.length > 0);
        const until = wanted.map((decision) => decision.until).sort((a, b) => Date.parse(a) - Date.parse(b))[0];
        const attempt = { ...delivery, decisions: left };
        try {
          const limit =
            until === undefined
              ? {}
              : { scheduleToCloseTimeout: Math.max(LEAST_TRY_MS, this.#clock.wait(Date.now(), until)) };
          const sending = asks.deliver.executeWithOptions(
            {
              summary: summary(left),
              startToCloseTimeout: '2m',
              retry: RETRY,
              priority: { fairnessKey: delivery.programme },
              ...limit,
            },
            [attempt],
          );
          const outcome = await Promise.race([sending, underWay.overtaken]);
          if (outcome === OVERTAKEN) {
            sending.catch(() => undefined);
            Object.assign(underWay, overtakable());
            delivery = { ...this.#sender.delivery(left, this.#now), ...(delivery.reopen ? { reopen: true } : {}) };
            continue;
          }
          const { refused, again, stale } = outcome;
          this.#note(left, refused);
          if (!again) return;
          // Some are for a later revision to send: it is on its way here.
          if (stale) {
            await underWay.overtaken;
            Object.assign(underWay, overtakable());
          }
          delivery = { ...this.#sender.delivery(left, this.#now), heard: refused.length };
        } catch (failure) {
          if (!(failure instanceof ActivityFailure) || isCancellation(failure)) throw failure;
          const late = left.filter((decision) => decision.until === until);
          left = left.filter((decision) => decision.until !== until);
          const { programme, group } = delivery;
          const { refused } = await asks.giveUp({
            programme,
            ...(group === undefined ? {} : { group }),
            now: this.#clock.planned(Date.now()),
            decisions: late,
          });
          this.#note(late, refused);
        }
      }
    } finally {
      this.#underWay.delete(underWay);
    }
  }

  /** @returns undefined where it couldn't be done at once */
  async #deliverNow(delivery: Delivery): Promise<Awaited<ReturnType<Asks['deliverNow']>> | undefined> {
    try {
      const outcome = await atOnce.deliverNow.executeWithOptions({ summary: summary(delivery.decisions), ...AT_ONCE }, [
        { ...delivery, now: this.#clock.planned(Date.now()) },
      ]);
      this.#note(delivery.decisions, outcome.refused);
      return outcome;
    } catch (failure) {
      // A local activity's own failure comes as it is, its time-out wrapped.
      if (!(failure instanceof TemporalFailure) || isCancellation(failure)) throw failure;
      return undefined;
    }
  }

  #note(decisions: readonly Decision[], refused: readonly Refused[]): void {
    for (const { moment, person } of refused) {
      const decision = decisions.find((candidate) => candidate.moment === moment);
      if (decision && !this.#refused.some((known) => known.person === person && known.decision.moment === moment))
        this.#refused.push({ decision, person });
    }
    this.#sender.refused(refused, this.#now);
  }

  get #now(): number {
    return this.#clock.plannedMs(Date.now());
  }
}

function overtakable(): UnderWay {
  let overtake = (): void => undefined;
  const overtaken = new Promise<typeof OVERTAKEN>((resolve) => (overtake = () => resolve(OVERTAKEN)));
  return { overtake, overtaken };
}

function summary(decisions: readonly Decision[]): string {
  const names = [...new Set(decisions.map(({ kind, round }) => (round ? `${kind} ${round}` : kind)))];
  const text = names.join(', ');
  return text.length <= 180 ? text : `${text.slice(0, 180)}…`;
}
