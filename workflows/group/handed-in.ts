// Who has handed in for which meeting.
export class HandedIn {
  readonly #byMeeting = new Map<number, ReadonlySet<string>>();

  has(meeting: number, person: string): boolean {
    return this.#byMeeting.get(meeting)?.has(person) === true;
  }

  mark(meeting: number, person: string, handedIn: boolean): void {
    const others = [...(this.#byMeeting.get(meeting) ?? [])].filter((other) => other !== person);
    this.#byMeeting.set(meeting, new Set(handedIn ? [...others, person] : others));
  }

  /** By meeting. */
  view(): Readonly<Record<number, readonly string[]>> {
    return Object.fromEntries([...this.#byMeeting].map(([meeting, people]) => [meeting, [...people]]));
  }
}
