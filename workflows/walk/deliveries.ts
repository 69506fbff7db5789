// Mails on their way: handed over beside the walk, started again when a change overtakes them, given up when they are of no use.
import { ActivityFailure, isCancellation, patched, TemporalFailure, workflowInfo } from '@temporalio/workflow';
import type { Clock } from '../../domain/clock.ts';
import { mailQueueOf } from '../../domain/ids.ts';
import type { RefusedMail } from '../../domain/status.ts';
import {
  activities,
  AT_ONCE,
  atOnce,
  RETRY,
  type Decision,
  type Delivered,
  type Delivery,
  type HeldBack,
} from '../activities.ts';
import type { Moments } from './moments.ts';

/** The least engine time that a mail is tried, however little of its planned time is left; it matters in rehearsals. */
const LEAST_TRY_MS = 15_000;

/** Whose mails they are. */
export interface Sender {
  readonly moments: Moments;
  /** The delivery that these decisions make, with what is true now. */
  delivery(decisions: readonly Decision[], now: number): Delivery;
  refused(mails: readonly RefusedMail[], now: number): void;
  /** The mail server takes no mails, or takes them again. */
  serverIs(state: 'down' | 'up', now: number): void;
}

const OVERTAKEN = Symbol('overtaken');

/** A delivery that isn't over, and how to have it start again with what is true now. */
class UnderWay {
  overtake!: () => void;
  overtaken!: Promise<typeof OVERTAKEN>;
  /** What may still have to be sent. */
  left: readonly Decision[];
  /** By moment. */
  readonly #settled = new Map<string, ReadonlySet<string>>();

  constructor(left: readonly Decision[]) {
    this.left = left;
    this.renew();
  }

  /** What is left, without those of whom the ledger knows already that it is of no use to them. */
  get unsettled(): readonly Decision[] {
    return this.left.map((decision) => {
      const settled = this.#settled.get(decision.moment);
      return settled ? { ...decision, send: decision.send.filter((person) => !settled.has(person)) } : decision;
    });
  }

  settled(decisions: readonly Decision[]): void {
    for (const { moment, heldBack } of decisions)
      for (const { person } of heldBack)
        this.#settled.set(moment, new Set([...(this.#settled.get(moment) ?? []), person]));
  }

  /** It has started again, and can be overtaken once more. */
  renew(): void {
    this.overtaken = new Promise((resolve) => {
      this.overtake = () => resolve(OVERTAKEN);
    });
  }
}

/** A delivery as it goes on: what is left of it, and what it is tried with. */
interface Going {
  readonly delivery: Delivery;
  readonly left: readonly Decision[];
}

export class Deliveries {
  readonly #clock: Clock;
  readonly #sender: Sender;
  readonly #underWay = new Set<UnderWay>();
  #isServerDown = false;
  #refused: { readonly decision: Decision; readonly person: string }[] = [];

  constructor(clock: Clock, sender: Sender) {
    this.#clock = clock;
    this.#sender = sender;
  }

  get areOver(): boolean {
    return this.#underWay.size === 0;
  }

  /** What may not have reached somebody yet. */
  goingTo(person: string): readonly Decision[] {
    return [...this.#underWay].flatMap(({ left }) => left.filter(({ send }) => send.includes(person)));
  }

  begin(decisions: readonly Decision[], now: number): void {
    if (decisions.length > 0) void this.#deliver(this.#delivery(decisions, now));
  }

  /**
   * Deliveries that are under way start again with what is true now; what has been sent stays sent. The old activity is left to
   * itself, not cancelled: it knows an older revision, so it finds nothing to send.
   */
  overtake(): void {
    for (const each of this.#underWay) each.overtake();
  }

  /** Something has been answered that mails which still wait would ask for: these are held back. */
  async settle(): Promise<void> {
    const { moments } = this.#sender;
    const answered = [...this.#underWay]
      .flatMap((each) => each.unsettled)
      .map((decision): Decision => {
        const reasons = decision.send.map((person) => ({ person, reason: moments.unwanted(decision.moment, person) }));
        return {
          ...decision,
          send: [],
          heldBack: reasons.filter((each): each is HeldBack => each.reason !== undefined),
        };
      })
      .filter(({ heldBack }) => heldBack.length > 0);
    if (answered.length === 0 || !patched('answered-waits')) return;
    for (const each of this.#underWay) each.settled(answered);
    await this.#giveUp(this.#delivery([], this.#now), answered);
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
        ({ decision }) =>
          Date.parse(decision.until) > now && this.#sender.moments.unwanted(decision.moment, person) === undefined,
      )
      .map(({ decision }): Decision => ({ ...decision, send: [person], heldBack: [] }));
    if (decisions.length > 0) void this.#deliver({ ...this.#delivery(decisions, now), reopen: true });
    return decisions.length > 0;
  }

  /** A mail that can't be delivered now doesn't hold up the next one: deliveries run beside the walk. */
  async #deliver(first: Delivery): Promise<void> {
    const underWay = new UnderWay(first.decisions);
    this.#underWay.add(underWay);
    try {
      // What a message has just caused waits until the engine has the message on record: an activity is scheduled with it.
      const recorded = first.decisions.every(({ matter }) => matter === undefined);
      const delivered = recorded && !this.#clock.mailsApart ? await this.#deliverNow(first) : undefined;
      const heard = delivered ? { heard: delivered.refused.length } : {};
      let going: Going | undefined = { delivery: { ...first, ...heard }, left: first.decisions };
      if (delivered) going = delivered.again ? this.#anew(first.decisions, heard) : undefined;
      while (going && going.left.length > 0) {
        underWay.left = going.left;
        going = await this.#attempt(going, underWay);
      }
    } finally {
      this.#underWay.delete(underWay);
    }
  }

  #delivery(decisions: readonly Decision[], now: number): Delivery {
    return { ...this.#sender.delivery(decisions, now), ...(this.#isServerDown ? { heardOfServer: true } : {}) };
  }

  #anew(left: readonly Decision[], more: Pick<Delivery, 'heard' | 'reopen'>): Going {
    return { delivery: { ...this.#delivery(left, this.#now), ...more }, left };
  }

  /** @returns how it goes on; undefined where all is delivered */
  async #attempt({ delivery, left }: Going, underWay: UnderWay): Promise<Going | undefined> {
    const wanted = left.filter(({ send }) => send.length > 0);
    const [until] = wanted.map((decision) => decision.until).sort((a, b) => Date.parse(a) - Date.parse(b));
    try {
      const sending = this.#send({ ...delivery, decisions: left }, until);
      const outcome = await Promise.race([sending, underWay.overtaken]);
      if (outcome === OVERTAKEN) {
        sending.catch(() => undefined);
        underWay.renew();
        return this.#anew(left, delivery.reopen ? { reopen: true } : {});
      }
      this.#note(left, outcome);
      if (!outcome.again) return undefined;
      // Some are for a later revision to send: it is on its way here.
      if (outcome.stale) {
        await underWay.overtaken;
        underWay.renew();
      }
      return this.#anew(left, { heard: outcome.refused.length });
    } catch (failure) {
      if (!(failure instanceof ActivityFailure) || isCancellation(failure)) throw failure;
      await this.#giveUp(
        delivery,
        left.filter((decision) => decision.until === until),
      );
      return { delivery, left: left.filter((decision) => decision.until !== until) };
    }
  }

  /** Tried for as long as the first of these mails is of use. */
  #send(delivery: Delivery, until: string | undefined): Promise<Delivered> {
    const limit =
      until === undefined
        ? {}
        : { scheduleToCloseTimeout: Math.max(LEAST_TRY_MS, this.#clock.wait(Date.now(), until)) };
    return activities.deliver.executeWithOptions(
      {
        summary: summary(delivery.decisions),
        taskQueue: mailQueueOf(workflowInfo().taskQueue),
        startToCloseTimeout: '2m',
        retry: RETRY,
        // Programmes have their turns.
        priority: { fairnessKey: delivery.programme },
        ...limit,
      },
      [delivery],
    );
  }

  async #giveUp({ programme, group }: Delivery, late: readonly Decision[]): Promise<void> {
    const scope = { programme, ...(group === undefined ? {} : { group }) };
    const now = this.#clock.planned(Date.now());
    const { refused } = await activities.giveUp({ ...scope, now, decisions: late });
    this.#note(late, { refused });
  }

  /** @returns undefined where it couldn't be done at once */
  async #deliverNow(delivery: Delivery): Promise<Delivered | undefined> {
    const now = this.#clock.planned(Date.now());
    const options = { summary: summary(delivery.decisions), ...AT_ONCE };
    try {
      const outcome = await atOnce.deliverNow.executeWithOptions(options, [{ ...delivery, now }]);
      this.#note(delivery.decisions, outcome);
      return outcome;
    } catch (failure) {
      // A local activity's own failure comes as it is, its time-out wrapped.
      if (!(failure instanceof TemporalFailure) || isCancellation(failure)) throw failure;
      return undefined;
    }
  }

  #note(decisions: readonly Decision[], { refused, server }: Pick<Delivered, 'refused' | 'server'>): void {
    if (server !== undefined && this.#isServerDown !== (server === 'down')) {
      this.#isServerDown = server === 'down';
      this.#sender.serverIs(server, this.#now);
    }
    for (const { moment, person } of refused) {
      const decision = decisions.find((candidate) => candidate.moment === moment);
      const isKnown = this.#refused.some((known) => known.person === person && known.decision.moment === moment);
      if (decision && !isKnown) this.#refused.push({ decision, person });
    }
    this.#sender.refused(refused, this.#now);
  }

  get #now(): number {
    return this.#clock.plannedMs(Date.now());
  }
}

function summary(decisions: readonly Decision[]): string {
  const names = [...new Set(decisions.map(({ kind, round }) => (round ? `${kind} ${round}` : kind)))];
  const text = names.join(', ');
  return text.length <= 180 ? text : `${text.slice(0, 180)}…`;
}
