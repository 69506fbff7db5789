// The moments of one walk: which are done, which are due, and when the next one comes.
import type { PeopledMoment } from '../../domain/roster.ts';
import type { NextMoment, Walked } from '../../domain/status.ts';
import type { Decision, HeldBack } from '../activities.ts';

/** What a state says of its moments. */
export interface Judge {
  /** Whether something has happened that brings the moment forward. */
  opened(moment: PeopledMoment): boolean;
  /** Whether what must have happened before it has happened. */
  gateOpen(moment: PeopledMoment): boolean;
  /** Why this person doesn't get the moment's mail, and never will; undefined if they do. */
  settled(moment: PeopledMoment, person: string): string | undefined;
  /** Why this person doesn't get it at this time, though they might have. */
  withheld(moment: PeopledMoment, person: string): string | undefined;
  /** Whether a moment that sends nothing has become idle. */
  idle(moment: PeopledMoment): boolean;
}

export class MomentList {
  readonly #judge: Judge;
  readonly #done = new Set<string>();
  #moments: readonly PeopledMoment[];

  constructor(judge: Judge, moments: readonly PeopledMoment[]) {
    this.#judge = judge;
    this.#moments = moments;
  }

  /** Puts a new agenda in place of the old one. What has been done stays done; what was merged into another mail is done, too. */
  replace(moments: readonly PeopledMoment[], merged: readonly string[] = []): void {
    this.#moments = moments;
    for (const id of merged) this.#done.add(id);
  }

  get walked(): Walked {
    return { done: [...this.#done], open: this.open.map(({ id }) => id) };
  }

  /** What has gone out before somebody came, and is still of use to them. */
  catchUp(person: string, now: number): Decision[] {
    return this.#moments
      .filter(({ id, people, until }) => this.#done.has(id) && people.includes(person) && Date.parse(until) > now)
      .map((moment) => this.decide({ ...moment, people: [person], at: new Date(now).toISOString() }, now))
      .filter(({ send }) => send.length > 0);
  }

  /** Whether a mail would still go to a person, by the moment's id; mails outside the plan always would. */
  wanted(id: string, person: string): boolean {
    const moment = this.#moments.find((candidate) => candidate.id === id);
    return !moment || (this.#judge.settled(moment, person) ?? this.#judge.withheld(moment, person)) === undefined;
  }

  isDone(id: string): boolean {
    return this.#done.has(id);
  }

  get open(): readonly PeopledMoment[] {
    return this.#moments.filter(({ id }) => !this.#done.has(id));
  }

  hasDue(now: number): boolean {
    return this.open.some((moment) => this.#isDue(moment, now));
  }

  /** Takes the due moments off the list. */
  takeDue(now: number): readonly PeopledMoment[] {
    const due = this.open.filter((moment) => this.#isDue(moment, now));
    for (const { id } of due) this.#done.add(id);
    return due;
  }

  /** When something next falls due by time alone. */
  nextAt(): number | undefined {
    const times = this.open.map((moment) => this.#time(moment));
    return times.length === 0 ? undefined : Math.min(...times);
  }

  /** The next few moments, for people to read. */
  outlook(count: number): NextMoment[] {
    return this.open
      .filter(({ people }) => people.length > 0)
      .slice(0, count)
      .map(({ kind, round, at, group }) => ({ kind, round, at, ...(group === undefined ? {} : { group }) }));
  }

  /** Who gets the mail of a due moment and who doesn't. */
  decide(moment: PeopledMoment, now: number): Decision {
    const { id, kind, round, stage, at, until, people } = moment;
    const late =
      now >= Date.parse(until) ? (this.#judge.gateOpen(moment) ? 'too-late' : 'not-everyone-met') : undefined;
    const verdicts = people.map((person) => ({
      person,
      reason: this.#judge.settled(moment, person) ?? this.#judge.withheld(moment, person) ?? late,
    }));
    return {
      ...{ moment: id, kind, round, at, until },
      ...(stage === undefined ? {} : { stage }),
      send: verdicts.filter(({ reason }) => reason === undefined).map(({ person }) => person),
      heldBack: verdicts.filter((verdict): verdict is HeldBack => verdict.reason !== undefined),
    };
  }

  #isDue(moment: PeopledMoment, now: number): boolean {
    return (
      this.#time(moment) <= now || (this.#judge.gateOpen(moment) && this.#judge.opened(moment)) || this.#moot(moment)
    );
  }

  /** A moment behind a shut gate is looked at again when its mail would be of no use. */
  #time(moment: PeopledMoment): number {
    return Date.parse(this.#judge.gateOpen(moment) ? moment.at : moment.until);
  }

  /** Nobody will get it any more: it's settled at once, without waiting for its time. */
  #moot(moment: PeopledMoment): boolean {
    if (moment.people.length === 0) return this.#judge.idle(moment);
    return moment.people.every((person) => this.#judge.settled(moment, person) !== undefined);
  }
}
