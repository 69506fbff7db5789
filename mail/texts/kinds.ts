// Every kind of mail that must have a text, so that a language that lacks one doesn't compile.
import type { PlannedMail } from '../../domain/agenda.ts';
import type { Letter } from '../letter.ts';
import type { GroupOccasion, Occasion, ProgrammeOccasion } from '../occasion.ts';

type ProgrammeMail =
  | 'preparation-meeting'
  | 'evaluation-meeting'
  | 'circle-confirmation'
  | 'sponsor-digest'
  | 'final-report'
  | 'attention'
  | 'meeting-moved'
  | 'meeting-cancelled'
  | 'programme-cancelled'
  | 'erasure-notice'
  | 'erasure-receipt';
type GroupMail =
  | Exclude<PlannedMail, ProgrammeMail>
  | 'meeting-moved'
  | 'talks-moved'
  | 'mentor-replaced'
  | 'mentor-released'
  | 'mentee-added'
  | 'group-cancelled'
  | 'programme-cancelled'
  | 'dropout-confirmed'
  | 'dropout-notice'
  | 'meeting-cancelled'
  | 'early-finish-proposed'
  | 'early-finish-declined';

export type GroupLetters = Record<GroupMail, (occasion: GroupOccasion) => Letter>;
export type ProgrammeLetters = Record<ProgrammeMail, (occasion: ProgrammeOccasion) => Letter>;

/** What surrounds every letter. */
export interface Frame {
  greeting(occasion: Occasion): string;
  signature(occasion: Occasion): readonly string[];
  /** Whom to ask; for mentors also each other (R38). */
  footer(occasion: Occasion): readonly string[];
  readonly rehearsal: string;
  readonly rehearsalNote: string;
}
