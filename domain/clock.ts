// The programme's clock. In reality it is the engine's own; in a rehearsal it runs faster, by a pace in the input.
import type { Instant } from './programme.ts';

/** Planned time is `origin` + (engine time - `engine`) * `pace`, all in milliseconds since 1970. */
export interface Pace {
  readonly origin: number;
  readonly engine: number;
  readonly pace: number;
  /** Milliseconds of engine time over which the workflows of a programme spread what falls due at the same time. */
  readonly jitter?: number;
  /**
   * Mails go by activities of their own. The engine hears of a timer only with all that is done in the same breath, some seconds
   * later where mails are; in a rehearsal those are days.
   */
  readonly mailsApart?: true;
}

export class Clock {
  readonly #pace: Pace;

  constructor(pace: Pace) {
    this.#pace = pace;
  }

  get mailsApart(): boolean {
    return this.#pace.mailsApart === true;
  }

  /** Planned milliseconds at an engine time. */
  plannedMs(engineMs: number): number {
    return this.#pace.origin + (engineMs - this.#pace.engine) * this.#pace.pace;
  }

  planned(engineMs: number): Instant {
    return new Date(this.plannedMs(engineMs)).toISOString();
  }

  /** Engine milliseconds from an engine time until a planned instant; 0 if it has passed. */
  wait(engineMs: number, until: Instant): number {
    return Math.max(0, Math.ceil((Date.parse(until) - this.plannedMs(engineMs)) / this.#pace.pace));
  }
}
