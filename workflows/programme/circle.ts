// The mentor circle: its meetings, who is called to each, and what its convener says of them.
import { circleKey } from '../../domain/ids.ts';
import type { CircleMeeting } from '../../domain/plan.ts';
import type { Instant, Span } from '../../domain/programme.ts';
import type { CircleRevision } from '../activities.ts';

export type CircleName = Pick<CircleMeeting, 'kind' | 'round'>;
type CircleAnswer = 'held' | 'not-held';
/** Which of the circle are called to a round. */
type CalledTo = (round: number) => readonly string[];

export class Circle {
  #meetings: readonly CircleMeeting[];
  #members: readonly string[];
  #convener: string;
  readonly #answers = new Map<string, CircleAnswer>();
  /** Meetings that were not held, at the time that was found instead. */
  readonly #moved = new Map<string, Span>();
  readonly #sequences = new Map<string, number>();
  readonly #called = new Map<string, readonly string[]>();
  readonly #former = new Set<string>();

  constructor({ circle, members, convener }: Pick<CircleRevision, 'circle' | 'members' | 'convener'>) {
    this.#meetings = circle;
    this.#members = members;
    this.#convener = convener;
  }

  get meetings(): readonly CircleMeeting[] {
    return this.#meetings;
  }

  get members(): readonly string[] {
    return this.#members;
  }

  /** Whether somebody was in it and is not any more. */
  hasLost(person: string): boolean {
    return this.#former.has(person) && !this.#members.includes(person);
  }

  get convener(): string {
    return this.#convener;
  }

  meeting(name: CircleName): CircleMeeting | undefined {
    return this.#meetings.find((meeting) => circleKey(meeting) === circleKey(name));
  }

  isHeld(name: CircleName): boolean {
    return this.answerOf(name) === 'held';
  }

  /** What the convener says of it, if anything. */
  answerOf(name: CircleName): CircleAnswer | undefined {
    return this.#answers.get(circleKey(name));
  }

  answer(name: CircleName, answer: CircleAnswer): void {
    this.#answers.set(circleKey(name), answer);
  }

  /** It is held at another time, and keeps that whatever moves around it. */
  move(name: CircleName, startsAt: Instant): void {
    const known = this.meeting(name);
    if (!known) return;
    const start = Date.parse(startsAt);
    const end = start + Date.parse(known.endsAt) - Date.parse(known.startsAt);
    const span = { startsAt: new Date(start).toISOString(), endsAt: new Date(end).toISOString() };
    this.#moved.set(circleKey(name), span);
    this.#answers.delete(circleKey(name));
  }

  isMoved(name: CircleName): boolean {
    return this.#moved.has(circleKey(name));
  }

  /** At the time that was found for it. */
  asMoved(meeting: CircleMeeting): CircleMeeting {
    return { ...meeting, ...this.#moved.get(circleKey(meeting)) };
  }

  /** How often a meeting's calendar entry has been changed. */
  sequenceOf(name: CircleName): number {
    return this.#sequences.get(circleKey(name)) ?? 0;
  }

  nextSequence(name: CircleName): number {
    const sequence = this.sequenceOf(name) + 1;
    this.#sequences.set(circleKey(name), sequence);
    return sequence;
  }

  /** Those who were called to a meeting when its time was last set. */
  calledTo(meeting: CircleName): readonly string[] {
    return this.#called.get(circleKey(meeting)) ?? [];
  }

  /** Keeps who is called to which meeting from now on. */
  call(calledTo: CalledTo): void {
    for (const meeting of this.#meetings) this.#called.set(circleKey(meeting), calledTo(meeting.round));
  }

  /** Puts what a new agenda holds in place. Meetings that have been stay where they were. */
  adopt({ circle, members, convener }: Pick<CircleRevision, 'circle' | 'members' | 'convener'>, now: number): void {
    const gone = this.#meetings.filter((old) => !circle.some((meeting) => circleKey(meeting) === circleKey(old)));
    const past = gone.filter(({ startsAt }) => Date.parse(startsAt) <= now);
    this.#meetings = [...circle, ...past].sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
    for (const person of this.#members) this.#former.add(person);
    this.#members = members;
    this.#convener = convener;
  }
}
