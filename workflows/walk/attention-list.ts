// What HR must look at, each thing once: raised, and ended when it is mended or acknowledged.
import type { Attention } from '../../domain/status.ts';

type Raised = Omit<Attention, 'id' | 'since'>;

export class AttentionList {
  readonly #name: string;
  #entries: readonly Attention[] = [];
  #count = 0;

  /** @param name begins the ids of its entries */
  constructor(name: string) {
    this.#name = name;
  }

  get entries(): readonly Attention[] {
    return this.#entries;
  }

  /** @returns false where it is in the list already */
  raise(entry: Raised, now: number): boolean {
    if (this.#entries.some((other) => same(other, entry))) return false;
    this.#count += 1;
    this.#entries = [
      ...this.#entries,
      { id: `${this.#name}-${this.#count}`, ...entry, since: new Date(now).toISOString() },
    ];
    return true;
  }

  has(id: string): boolean {
    return this.#entries.some((entry) => entry.id === id);
  }

  /** @returns the entries that ended */
  end(over: (entry: Attention) => boolean): readonly Attention[] {
    const ended = this.#entries.filter(over);
    if (ended.length > 0) this.#entries = this.#entries.filter((entry) => !over(entry));
    return ended;
  }
}

/** An address that refuses one mail refuses the next: that is one thing to mend. */
function same(one: Raised, other: Raised): boolean {
  if (
    one.kind !== other.kind ||
    one.group !== other.group ||
    one.meeting !== other.meeting ||
    one.person !== other.person
  )
    return false;
  return one.kind === 'mail-refused' || one.about === other.about;
}
