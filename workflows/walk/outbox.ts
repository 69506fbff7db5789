// Mails about what has just happened, outside the plan, until the walk hands them over.
import { newsId } from '../../domain/ids.ts';
import type { NewsMail } from '../../domain/kinds.ts';
import type { Decision, Matter } from '../activities.ts';

/** How long a mail about something that just happened is of use. */
const NEWS_MS = 28 * 86_400_000;

export class Outbox {
  #decisions: Decision[] = [];

  get isEmpty(): boolean {
    return this.#decisions.length === 0;
  }

  mailsFor(person: string): readonly Decision[] {
    return this.#decisions.filter(({ send }) => send.includes(person));
  }

  /** @param parts what tells this mail from others of its kind */
  tell(
    kind: NewsMail,
    people: readonly string[],
    now: number,
    matter: Matter,
    parts: readonly (string | number)[],
  ): void {
    const send = [...new Set(people)];
    if (send.length === 0) return;
    this.#decisions.push({
      moment: newsId(kind, ...parts),
      kind,
      round: matter.meeting ?? matter.circle?.round ?? 0,
      at: new Date(now).toISOString(),
      until: new Date(now + NEWS_MS).toISOString(),
      send,
      heldBack: [],
      matter,
    });
  }

  /** Takes back what has not been handed over: something newer says it all. */
  drop(old: (decision: Decision) => boolean): void {
    this.#decisions = this.#decisions.filter((decision) => !old(decision));
  }

  take(): readonly Decision[] {
    return this.#decisions.splice(0);
  }
}
