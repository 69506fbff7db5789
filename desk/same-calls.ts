// What is asked for a second time before it was answered the first time is done once, and answered alike: a button pressed twice.

export class SameCalls<Answer> {
  readonly #answers = new Map<string, Promise<Answer>>();

  once(what: string, answer: () => Promise<Answer>): Promise<Answer> {
    const known = this.#answers.get(what);
    if (known) return known;
    const answering = answer().finally(() => this.#answers.delete(what));
    this.#answers.set(what, answering);
    return answering;
  }
}
