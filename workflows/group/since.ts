// What messages do otherwise since a change of our own code. A run asks it where it carries a message out, and never where it only
// reads: a history that has taken such a message before goes on as it was.
type Change = 'mentor-awaited' | 'fourth-only';

export class Since {
  readonly #knows: (change: Change) => boolean;
  #isMentorAwaited = true;

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

  /** Whether only the fourth meeting falls away for talks, and none that only has not been confirmed. */
  isFourthOnly(): boolean {
    return this.#knows('fourth-only');
  }
}
