// The moments of one walk: which are done, which are due, and when the next one comes.
import { courseOf } from '../../domain/course.ts';
import { momentForReturn, momentOfReturn, readMomentId, type MomentName } from '../../domain/ids.ts';
import { isOneOf, PLANNED_MAILS, type Audience, type MomentKind, type Reason } from '../../domain/kinds.ts';
import type { Instant } from '../../domain/programme.ts';
import type { Gate, Opening } from '../../domain/row.ts';
import type { NextMoment, Walked } from '../../domain/status.ts';
import { momentsIn, type Timetable } from '../../domain/timetable.ts';
import type { Decision, HeldBack } from '../activities.ts';

/** A line of the timetable, with what the course says of its kind. */
export interface Moment extends MomentName {
  readonly id: string;
  readonly at: Instant;
  readonly until: Instant;
  /** The two in milliseconds since 1970: they are looked at with every message. */
  readonly atMs: number;
  readonly untilMs: number;
  readonly to: Audience;
  readonly opens?: Opening;
  readonly gate?: Gate;
}

/** What a state says of its moments. */
export interface Judge {
  /** The ids behind an audience. */
  readonly people: (to: Audience) => readonly string[];
  /** Whether something has happened that brings the moment forward. */
  readonly opened: (moment: Moment) => boolean;
  /** Whether what must have happened before it has happened. */
  readonly gateOpen: (moment: Moment) => boolean;
  /** Why this person doesn't get the moment's mail, and never will; undefined if they do. */
  readonly settled: (moment: Moment, person: string) => Reason | undefined;
  /** Why this person doesn't get it at this time, though they might have. */
  readonly withheld: (moment: Moment, person: string) => Reason | undefined;
  /** Whether a moment that is for nobody has become idle. */
  readonly idle: (moment: Moment) => boolean;
  /** Whether nobody has the place that it is for, and somebody may still come to it. */
  readonly vacant?: (moment: Moment) => boolean;
}

/** How many coming moments people are shown. */
const OUTLOOK = 8;

export class Moments {
  readonly #judge: Judge;
  readonly #done = new Set<string>();
  /** How often somebody has come: mails of what they had before they left are others than those they get when they come back. */
  readonly #comings = new Map<string, number>();
  #moments: readonly Moment[];

  constructor(judge: Judge, agenda: Timetable) {
    this.#judge = judge;
    this.#moments = read(agenda);
    for (const { to } of this.#moments) for (const person of judge.people(to)) this.#comings.set(person, 1);
  }

  /** Puts a new agenda in place of the old one. What has been done stays done; what was merged into another mail is done, too. */
  replace(agenda: Timetable, merged: readonly string[] = []): void {
    this.#moments = read(agenda);
    for (const id of merged) this.#done.add(id);
  }

  /** What sends nothing and has been done is to come after all: why it was idle no longer holds. */
  reopen(moments: readonly Moment[]): void {
    for (const { id } of moments) this.#done.delete(id);
  }

  /** Those of a kind that have been done. */
  doneOf(kind: MomentKind): readonly Moment[] {
    return this.#moments.filter((moment) => moment.kind === kind && this.#done.has(moment.id));
  }

  /** Another agenda begins, for others, too. */
  begin(agenda: Timetable): void {
    this.replace(agenda);
    for (const { to } of this.#moments)
      for (const person of this.#judge.people(to)) this.#comings.set(person, this.#comings.get(person) ?? 1);
  }

  get walked(): Walked {
    return { done: [...this.#done], open: this.open.map(({ id }) => id) };
  }

  /** What has gone out before somebody came, and is still of use to them. */
  catchUp(person: string, now: number): Decision[] {
    const comings = this.#comings.get(person) ?? 0;
    this.#comings.set(person, comings + 1);
    const at = new Date(now).toISOString();
    return this.#moments
      .filter(({ id, to, untilMs }) => this.#done.has(id) && this.#judge.people(to).includes(person) && untilMs > now)
      .flatMap((moment) => this.#decideFor(moment, [person], now))
      .filter(({ send }) => send.length > 0)
      .map((decision) => ({ ...decision, moment: momentForReturn(decision.moment, comings), at }));
  }

  /** Why a mail would no longer go to a person, by the moment's id; mails outside the plan always would. */
  unwanted(id: string, person: string): Reason | undefined {
    const moment = this.#moments.find((candidate) => candidate.id === momentOfReturn(id));
    return moment && (this.#judge.settled(moment, person) ?? this.#judge.withheld(moment, person));
  }

  isDone(id: string): boolean {
    return this.#done.has(id);
  }

  get open(): readonly Moment[] {
    return this.#moments.filter(({ id }) => !this.#done.has(id));
  }

  hasDue(now: number): boolean {
    return this.open.some((moment) => this.#isDue(moment, now));
  }

  /** Takes the due moments off the list. */
  takeDue(now: number): readonly Moment[] {
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
  outlook(group?: string): NextMoment[] {
    return this.open
      .filter(({ to }) => to !== 'nobody')
      .slice(0, OUTLOOK)
      .map(({ kind, round, at }) => ({ kind, round, at, ...(group === undefined ? {} : { group }) }));
  }

  /** Who gets the mail of a due moment and who doesn't; none for a moment that sends nothing. */
  decide(moment: Moment, now: number): Decision[] {
    return this.#decideFor(moment, this.#judge.people(moment.to), now);
  }

  #decideFor(moment: Moment, people: readonly string[], now: number): Decision[] {
    const { id, kind, round, stage, at, until, untilMs } = moment;
    if (!isOneOf(PLANNED_MAILS, kind)) return [];
    const shut = moment.gate === 'stage-open' ? 'stage-closed' : 'not-everyone-met';
    const late = now < untilMs ? undefined : this.#judge.gateOpen(moment) ? 'too-late' : shut;
    const why = (person: string): Reason | undefined =>
      this.#judge.settled(moment, person) ?? this.#judge.withheld(moment, person) ?? late;
    const verdicts = people.map((person) => ({ person, reason: why(person) }));
    return [
      {
        moment: id,
        kind,
        round,
        ...(stage === undefined ? {} : { stage }),
        at,
        until,
        send: verdicts.filter(({ reason }) => reason === undefined).map(({ person }) => person),
        heldBack: verdicts.filter((verdict): verdict is HeldBack => verdict.reason !== undefined),
      },
    ];
  }

  #isDue(moment: Moment, now: number): boolean {
    return (
      this.#time(moment) <= now || (this.#judge.gateOpen(moment) && this.#judge.opened(moment)) || this.#moot(moment)
    );
  }

  /** A moment behind a shut gate is looked at again when its mail would be of no use. */
  #time(moment: Moment): number {
    return this.#judge.gateOpen(moment) ? moment.atMs : moment.untilMs;
  }

  /** Nobody will get it any more: it's settled at once, without waiting for its time. */
  #moot(moment: Moment): boolean {
    const people = this.#judge.people(moment.to);
    if (people.length === 0 || this.#judge.vacant?.(moment)) return this.#judge.idle(moment);
    return people.every((person) => this.#judge.settled(moment, person) !== undefined);
  }
}

function read(agenda: Timetable): Moment[] {
  const moments = momentsIn(agenda).map((due) => {
    const name = readMomentId(due.id);
    const times = { atMs: Date.parse(due.at), untilMs: Date.parse(due.until) };
    return { ...due, ...times, ...name, ...courseOf(name) };
  });
  // In agendas that were made before the forms could wait, nothing of them is of use once the group is closed as it stands.
  const lapses = moments.find(({ kind }) => kind === 'lapse')?.atMs ?? 0;
  return moments.map(({ gate, ...moment }) =>
    gate === undefined || (gate === 'not-missed' && moment.untilMs <= lapses) ? moment : { ...moment, gate },
  );
}
