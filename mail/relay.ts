// How our own mail server does, as this process has met it: said once when it stops taking mails, and once when it goes on.
import type { Logger } from 'pino';
import type { Handover } from '../domain/mail-answers.ts';
import { mailServerDown } from '../host/metrics.ts';

/** A dialogue that takes longer is a mail server that hangs. */
const SLOW_MS = 3_000;

export interface Trouble {
  readonly since: string;
  /** Its answer, as the ledger keeps it. */
  readonly answer: string;
}

export class RelayHealth {
  readonly #log: Logger | undefined;
  readonly #underWay = new Set<{ readonly begun: number }>();
  #trouble: Trouble | undefined;

  constructor(log?: Logger) {
    this.#log = log;
  }

  /** Undefined while it takes mails. */
  get trouble(): Trouble | undefined {
    return this.#trouble;
  }

  /** Whether a mail that is handed over now is likely to be answered at once. */
  get isQuick(): boolean {
    const now = performance.now();
    return this.#trouble === undefined && [...this.#underWay].every(({ begun }) => now - begun < SLOW_MS);
  }

  async watch(send: () => Promise<Handover>): Promise<Handover> {
    const one = { begun: performance.now() };
    this.#underWay.add(one);
    try {
      const handover = await send();
      this.#note(handover);
      return handover;
    } finally {
      this.#underWay.delete(one);
    }
  }

  #note(handover: Handover): void {
    const isDown = handover.outcome === 'unknown' || (handover.outcome === 'later' && handover.relay !== undefined);
    if (isDown === (this.#trouble !== undefined)) return;
    if (isDown) {
      this.#trouble = { since: new Date().toISOString(), answer: handover.reason };
      this.#log?.error({ answer: handover.reason }, 'the mail server takes no mails');
    } else {
      this.#log?.info({ since: this.#trouble?.since }, 'the mail server takes mails again');
      this.#trouble = undefined;
    }
    mailServerDown.set(isDown ? 1 : 0);
  }
}
