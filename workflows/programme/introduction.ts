// What is true of a programme before its first meeting: which stages are open, and what those have answered who were asked.
import { stagesBefore } from '../../domain/introduction-course.ts';
import { INTRODUCTION_STAGES, type IntroductionStage } from '../../domain/kinds.ts';
import type { Opened, StageAnswer, StageDates, Stages, StageState, StageStatus } from '../../domain/status.ts';

const DAY_MS = 86_400_000;

interface Stage {
  dates: StageDates;
  status: StageState;
  /** HR has ended it: it doesn't open again by itself. */
  byHr: boolean;
  openedAt?: number;
  endedAt?: number;
  readonly answers: Map<string, StageAnswer>;
}

/** Who is asked in each stage, as things stand. */
type Asked = (stage: IntroductionStage) => readonly string[];
/** Whether every group has as many as it needs (R9). */
type AreFull = () => boolean;

export type StageChange = { readonly stage: IntroductionStage; readonly is: 'opened' | 'done' };

export class Introduction {
  readonly #stages = new Map<IntroductionStage, Stage>();
  readonly #asked: Asked;
  readonly #areFull: AreFull;
  #seminarSequence = 0;
  /** Set where a stage has opened later than planned: its dates are reckoned anew. */
  #isLate = false;

  constructor(stages: Stages, asked: Asked, areFull: AreFull) {
    this.#asked = asked;
    this.#areFull = areFull;
    for (const stage of INTRODUCTION_STAGES) {
      const dates = stages[stage];
      if (dates) this.#stages.set(stage, { dates, status: 'waiting', byHr: false, answers: new Map() });
    }
  }

  get stages(): readonly IntroductionStage[] {
    return [...this.#stages.keys()];
  }

  has(stage: IntroductionStage): boolean {
    return this.#stages.has(stage);
  }

  status(stage: IntroductionStage): StageState | undefined {
    return this.#stages.get(stage)?.status;
  }

  isOpen(stage: IntroductionStage | undefined): boolean {
    return stage !== undefined && this.status(stage) === 'open';
  }

  hasOpened(stage: IntroductionStage | undefined): boolean {
    return stage !== undefined && (this.status(stage) ?? 'waiting') !== 'waiting';
  }

  /** Those in it have been asked: it has not been ended before it opened. */
  hasAsked(stage: IntroductionStage): boolean {
    return this.#stages.get(stage)?.openedAt !== undefined;
  }

  /** Nothing is awaited in it any more. */
  isOver(stage: IntroductionStage | undefined): boolean {
    const status = stage && this.status(stage);
    return status === 'done' || status === 'waived';
  }

  /** HR has ended it. */
  isEndedByHr(stage: IntroductionStage): boolean {
    return this.isOver(stage) && this.#stages.get(stage)?.byHr === true;
  }

  /** All of it is over: the meetings can begin. */
  get hasEnded(): boolean {
    return this.stages.every((stage) => this.isOver(stage));
  }

  by(stage: IntroductionStage): number {
    return Date.parse(this.#stages.get(stage)?.dates.by ?? '');
  }

  asked(stage: IntroductionStage): readonly string[] {
    return this.#asked(stage);
  }

  answer(stage: IntroductionStage | undefined, person: string): StageAnswer | undefined {
    return stage && this.#stages.get(stage)?.answers.get(person);
  }

  /** Whether somebody wants no part in it: whoever will not be a mentor, in the mentors' seminar, too. */
  hasDeclined(stage: IntroductionStage, person: string): boolean {
    return this.answer(stage === 'seminar' ? 'mentors' : stage, person) === 'no';
  }

  /** Everybody who has answered so. */
  saying(stage: IntroductionStage, answer: StageAnswer): readonly string[] {
    return [...(this.#stages.get(stage)?.answers ?? [])]
      .filter(([, said]) => said === answer)
      .map(([person]) => person);
  }

  /** @returns whether that is another answer than before */
  answers(stage: IntroductionStage, person: string, answer: StageAnswer | undefined): boolean {
    const answers = this.#stages.get(stage)?.answers;
    if (!answers || answers.get(person) === answer) return false;
    if (answer === undefined) answers.delete(person);
    else answers.set(person, answer);
    return true;
  }

  missing(stage: IntroductionStage): readonly string[] {
    return this.#asked(stage).filter((person) => this.answer(stage, person) !== 'yes');
  }

  /** What must be over before it can open, and isn't. */
  before(stage: IntroductionStage): readonly IntroductionStage[] {
    return stagesBefore(stage, this.stages).filter((other) => !this.isOver(other));
  }

  open(stage: IntroductionStage, now: number): boolean {
    const known = this.#stages.get(stage);
    if (!known || known.status === 'open') return false;
    this.#isLate ||= now > Date.parse(known.dates.opens);
    known.status = 'open';
    known.byHr = false;
    known.openedAt = now;
    delete known.endedAt;
    return true;
  }

  /** @param byHr it stays so, whatever is answered later */
  end(stage: IntroductionStage, as: 'done' | 'waived', now: number, byHr: boolean): boolean {
    const known = this.#stages.get(stage);
    if (!known || (known.status === as && known.byHr === byHr)) return false;
    known.status = as;
    known.byHr = byHr;
    known.endedAt = now;
    return true;
  }

  /** Opens what can open, ends what is done, and opens again what is no longer: somebody new is asked, or has thought again. */
  advance(now: number): readonly StageChange[] {
    const changes: StageChange[] = [];
    for (const [stage, known] of this.#stages) {
      if (known.status === 'waiting' && this.before(stage).length === 0 && this.open(stage, now))
        changes.push({ stage, is: 'opened' });
      if (known.status === 'done' && !known.byHr && !this.#isComplete(stage) && this.open(stage, now))
        changes.push({ stage, is: 'opened' });
      if (known.status === 'open' && this.#isComplete(stage) && this.end(stage, 'done', now, false))
        changes.push({ stage, is: 'done' });
    }
    return changes;
  }

  #isComplete(stage: IntroductionStage): boolean {
    const asked = this.#asked(stage);
    if (stage === 'invitations' && !this.#areFull()) return false;
    return asked.length > 0 && asked.every((person) => this.answer(stage, person) === 'yes');
  }

  /** Whether somebody who is asked now would be asked for an answer by a day that has passed, or nearly has. */
  isTooLate(stage: IntroductionStage, now: number): boolean {
    return this.isOpen(stage) && this.by(stage) - now < DAY_MS;
  }

  /** It has its least time once more, from now on. */
  openAnew(stage: IntroductionStage, now: number): void {
    const known = this.#stages.get(stage);
    if (!known) return;
    known.openedAt = now;
    this.#isLate = true;
  }

  /** Whether its dates are to be reckoned anew; asked again they are not. */
  takeLate(): boolean {
    const isLate = this.#isLate;
    this.#isLate = false;
    return isLate;
  }

  dated(stages: Stages): void {
    for (const [stage, known] of this.#stages) known.dates = stages[stage] ?? known.dates;
  }

  /** The mentors have it in their calendars, and it is still to come. */
  get isSeminarComing(): boolean {
    return this.hasAsked('seminar') && !this.isOver('seminar');
  }

  /** The SEQUENCE of another change of the seminar's calendar entry. */
  nextSeminarSequence(): number {
    this.#seminarSequence += 1;
    return this.#seminarSequence;
  }

  /** What is open now. */
  get openStages(): readonly IntroductionStage[] {
    return this.stages.filter((stage) => this.isOpen(stage));
  }

  get opened(): Opened {
    return Object.fromEntries(
      [...this.#stages].flatMap(([stage, { openedAt }]) => (openedAt === undefined ? [] : [[stage, iso(openedAt)]])),
    );
  }

  view(): readonly StageStatus[] {
    return [...this.#stages].map(([stage, { dates, status, openedAt, endedAt, answers }]) => ({
      stage,
      status,
      ...dates,
      ...(openedAt === undefined ? {} : { openedAt: iso(openedAt) }),
      ...(endedAt === undefined ? {} : { endedAt: iso(endedAt) }),
      answers: Object.fromEntries(answers),
      missing: this.isOver(stage) ? [] : this.missing(stage),
      ...(stage === 'seminar' && this.#seminarSequence > 0 ? { sequence: this.#seminarSequence } : {}),
    }));
  }
}

const iso = (ms: number) => new Date(ms).toISOString();
