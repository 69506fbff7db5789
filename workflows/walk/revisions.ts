// The revisions of an agenda: a change that has been decided is walked, written, and told to the deliveries under way.
import type { Revised } from '../../domain/change.ts';
import { momentsIn } from '../../domain/timetable.ts';
import { activities, type DecidedChange } from '../activities.ts';
import type { Moments } from './moments.ts';
import type { Walk } from './walk.ts';

export class Revisions {
  #last = 0;
  #written = 0;

  /** The revision that the ledger holds, whose agenda is being walked. */
  get written(): number {
    return this.#written;
  }

  async write(
    { walk, moments }: { readonly walk: Walk; readonly moments: Moments },
    fresh: Revised,
    decided: Omit<DecidedChange, 'now' | 'revision' | 'coming'>,
  ): Promise<void> {
    const { done } = moments.walked;
    moments.replace(fresh.agenda, fresh.merged);
    this.#last += 1;
    const revision = this.#last;
    const coming = momentsIn(fresh.agenda).filter(({ id }) => !done.includes(id));
    await activities.writeChange({
      ...decided,
      now: new Date(walk.now).toISOString(),
      revision,
      coming: Object.fromEntries(coming.map(({ id, at }) => [id, at])),
    });
    this.#written = revision;
    walk.deliveries.overtake();
    for (const person of decided.arriving) walk.deliveries.catchUp(person);
  }
}
