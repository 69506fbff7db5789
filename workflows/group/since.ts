// What messages do otherwise since a change of our own code. A run asks it where it carries a message out, and never where it only
// reads: a history that has taken such a message before goes on as it was.
type Change = 'mentor-awaited' | 'fourth-only' | 'not-held' | 'off-settled' | 'peers-told' | 'back-once';

export class Since {
  readonly #knows: (change: Change) => boolean;
  #isMentorAwaited = true;
  #isNotHeldAnAnswer = false;

  /** @param knows Temporal's `patched`, in a workflow */
  constructor(knows: (change: Change) => boolean = () => true) {
    this.#knows = knows;
  }

  mentorLeaves(): void {
    this.#isMentorAwaited = this.#knows('mentor-awaited');
  }

  /** Whether what is for a mentor who has left waits for the next one. */
  get isMentorAwaited(): boolean {
    return this.#isMentorAwaited;
  }

  meetingNotHeld(): void {
    this.#isNotHeldAnAnswer = this.#knows('not-held');
  }

  /** Whether nobody is asked about a meeting that was said not to have been held, and the closing forms wait for the last one. */
  get isNotHeldAnAnswer(): boolean {
    return this.#isNotHeldAnAnswer;
  }

  /** Whether only the fourth meeting falls away for talks, and none that only has not been confirmed. */
  isFourthOnly(): boolean {
    return this.#knows('fourth-only');
  }

  /** Whether somebody who is back does not come back once more. */
  areBackOnce(): boolean {
    return this.#knows('back-once');
  }

  /** Whether mentees hear of another one also where the group has no mentor. */
  arePeersTold(): boolean {
    return this.#knows('peers-told');
  }

  /** Whether HR has nothing more to look at of a meeting that falls away for talks. */
  isOffSettled(): boolean {
    return this.#knows('off-settled');
  }
}
