// Questions to the database that come while one is being answered go together as the next: one trip and one flush for many mails.

interface Waiting<Question, Answer> {
  readonly question: Question;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (failure: unknown) => void;
}

const MOST_AT_ONCE = 200;

export class Gathered<Question, Answer> {
  readonly #answer: (questions: readonly Question[]) => Promise<readonly Answer[]>;
  readonly #waiting: Waiting<Question, Answer>[] = [];
  #isAsking = false;

  /** @param answer to each question, in their order */
  constructor(answer: (questions: readonly Question[]) => Promise<readonly Answer[]>) {
    this.#answer = answer;
  }

  /** Asked after this call, never before it: what was true earlier is no answer. */
  ask(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ question, resolve, reject });
      if (!this.#isAsking) void this.#askAll();
    });
  }

  async #askAll(): Promise<void> {
    this.#isAsking = true;
    while (this.#waiting.length > 0) {
      // What comes in the same breath goes along.
      await new Promise((next) => setImmediate(next));
      const asked = this.#waiting.splice(0, MOST_AT_ONCE);
      await this.#answer(asked.map(({ question }) => question)).then(
        (answers) => {
          for (const [n, answer] of answers.entries()) asked[n]?.resolve(answer);
        },
        (failure: unknown) => {
          for (const { reject } of asked) reject(failure);
        },
      );
    }
    this.#isAsking = false;
  }
}

/** One for each database. */
export function perDatabase<Database extends object, Kept>(make: (db: Database) => Kept): (db: Database) => Kept {
  const known = new WeakMap<Database, Kept>();
  return (db) => {
    const kept = known.get(db) ?? make(db);
    known.set(db, kept);
    return kept;
  };
}
