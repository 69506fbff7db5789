// What has happened in a group or a programme, what HR must look at, and what is to be told of it.
import { attentionId } from '../../domain/ids.ts';
import type { NewsMail } from '../../domain/kinds.ts';
import type { HappeningKind } from '../../domain/kinds.ts';
import type { Attention, Happening } from '../../domain/status.ts';
import type { Decision, Matter } from '../activities.ts';
import { Outbox } from './outbox.ts';

type Raised = Omit<Attention, 'id' | 'since'>;

/** Of no news to the programme: what the mentees write is between them and their mentor. */
const KEPT_IN_GROUP: readonly HappeningKind[] = ['handed-in', 'hand-in-taken-back', 'task-changed'];

export class Journal {
  readonly #owner: string;
  readonly #group: string | undefined;
  readonly #outbox = new Outbox();
  readonly #happenings: Happening[] = [];
  #attention: readonly Attention[] = [];
  #raised = 0;
  readonly #cleared = new Set<string>();
  #news = false;

  /** @param owner begins the ids of its points of attention */
  constructor(owner: string, group?: string) {
    this.#owner = owner;
    this.#group = group;
  }

  get happenings(): readonly Happening[] {
    return this.#happenings;
  }

  /** Rises with everything that happens; what was planned for an older one must be planned again. */
  get version(): number {
    return this.#happenings.length;
  }

  get attention(): readonly Attention[] {
    return this.#attention;
  }

  get hasMail(): boolean {
    return !this.#outbox.isEmpty;
  }

  mailsFor(person: string): readonly Decision[] {
    return this.#outbox.mailsFor(person);
  }

  get hasNews(): boolean {
    return this.#news;
  }

  happened(now: number, what: HappeningKind, by: string | undefined, more: Partial<Happening> = {}): void {
    const group = this.#group === undefined ? {} : { group: this.#group };
    this.#happenings.push({ at: new Date(now).toISOString(), what, by: by ?? 'signal', ...group, ...more });
    if (!KEPT_IN_GROUP.includes(what)) this.#news = true;
  }

  /** Something has changed that is neither a happening nor a mail. */
  isNews(): void {
    this.#news = true;
  }

  /** A mail about what has just happened. @param parts what tells it from others of its kind */
  tell(
    kind: NewsMail,
    people: readonly string[],
    now: number,
    matter: Matter,
    ...parts: readonly (string | number)[]
  ): void {
    this.#outbox.tell(kind, people, now, matter, parts);
    this.#news = true;
  }

  /** Mails of this kind that are still here say what no longer holds. */
  untell(old: (decision: Decision) => boolean): void {
    this.#outbox.drop(old);
  }

  takeMails(): readonly Decision[] {
    return this.#outbox.take();
  }

  /** Whether there is anything to hear since this was last asked. */
  takeNews(): boolean {
    const news = this.#news;
    this.#news = false;
    return news;
  }

  /** HR must look at it; each thing once. */
  attend(entry: Raised, now: number): void {
    if (this.#attention.some((other) => isSame(other, entry))) return;
    this.#raised += 1;
    const id = attentionId(this.#owner, this.#raised);
    this.#attention = [...this.#attention, { id, ...entry, since: new Date(now).toISOString() }];
    this.#news = true;
  }

  hasCleared(former: string): boolean {
    return this.#cleared.has(former);
  }

  /** @returns whether an address that somebody had before is still to be cleared; asked again it is not */
  clears(former: string): boolean {
    const isNew = !this.hasCleared(former);
    this.#cleared.add(former);
    return isNew;
  }

  isAttending(over: (entry: Attention) => boolean): boolean {
    return this.#attention.some(over);
  }

  /** @returns the points that ended */
  mend(over: (entry: Attention) => boolean): readonly Attention[] {
    const ended = this.#attention.filter(over);
    if (ended.length === 0) return [];
    this.#attention = this.#attention.filter((entry) => !over(entry));
    this.#news = true;
    return ended;
  }
}

/** An address that refuses one mail refuses the next: that is one thing to mend. */
function isSame(one: Raised, other: Raised): boolean {
  const { kind, group, meeting, person } = one;
  if (kind !== other.kind || group !== other.group || meeting !== other.meeting || person !== other.person)
    return false;
  return kind === 'mail-refused' || one.about === other.about;
}
