// The closed lists that everything else is written over: kinds of mail and of moment, audiences, reasons, rules, attention.

/** Mails that the agenda plans. */
export const PLANNED_MAILS = [
  'commission-request',
  'mentor-invitation',
  'nomination-request',
  'grouping-request',
  'mentee-invitation',
  'seminar-invitation',
  'seminar-confirmation',
  'welcome',
  'meeting-invitation',
  'task-assigned',
  'task-reminder',
  'task-overdue',
  'briefing',
  'meeting-reminder',
  'meeting-confirmation',
  'meeting-unconfirmed',
  'talk-invitation',
  'talk-reminder',
  'talk-confirmation',
  'talk-unconfirmed',
  'preparation-meeting',
  'evaluation-meeting',
  'circle-confirmation',
  'sponsor-digest',
  'closing-form',
  'mentor-survey',
  'final-report',
  'organisation-people',
] as const;
export type PlannedMail = (typeof PLANNED_MAILS)[number];

/** Moments that send nothing: HR is made attentive, or a group that nobody confirms is closed. */
export const SILENT_MOMENTS = [
  'attention-stage',
  'attention-introduction',
  'introduction-lapse',
  'attention-unconfirmed',
  'attention-talks',
  'attention-circle',
  'lapse',
] as const;
type SilentMoment = (typeof SILENT_MOMENTS)[number];

export type MomentKind = PlannedMail | SilentMoment;

/** Mails about what has just happened, outside the plan. */
export const NEWS_MAILS = [
  'meeting-moved',
  'meeting-cancelled',
  'talks-moved',
  'mentor-replaced',
  'mentor-released',
  'mentee-added',
  'dropout-confirmed',
  'dropout-notice',
  'dropout-taken-back',
  'early-finish-proposed',
  'early-finish-declined',
  'group-cancelled',
  'programme-cancelled',
  'attention',
  'erasure-notice',
  'erasure-receipt',
  'task-changed',
  'next-step',
  'commission-amended',
  'introduction-moved',
  'seminar-cancelled',
  'sign-in-link',
] as const;
export type NewsMail = (typeof NEWS_MAILS)[number];

export type MailKind = PlannedMail | NewsMail;

/** What there can be before the first meeting, in order. */
export const INTRODUCTION_STAGES = [
  'commission',
  'mentors',
  'nomination',
  'grouping',
  'invitations',
  'seminar',
] as const;
export type IntroductionStage = (typeof INTRODUCTION_STAGES)[number];

/** Which time of several it is, or what of several things it is about. */
export const STAGES = ['invitation', 'reminder', 'last-reminder', 'preparation', 'evaluation'] as const;
export type Stage = (typeof STAGES)[number];

/** The mentor circle meets before each round and after it. */
export type CircleKind = 'preparation' | 'evaluation';

/** The kind of a circle's meeting that one of its moments belongs to. */
export function circleKindIn({
  kind,
  stage,
}: {
  readonly kind: MomentKind | NewsMail;
  readonly stage?: Stage | undefined;
}): CircleKind {
  return kind === 'preparation-meeting' || stage === 'preparation' ? 'preparation' : 'evaluation';
}

/** The kind of mail that invites to it. */
export function circleMail(kind: CircleKind): `${CircleKind}-meeting` {
  return `${kind}-meeting`;
}

/** Whom a moment is for. */
export type Audience =
  | 'group'
  | 'mentees'
  | 'mentor'
  | 'circle'
  | 'convener'
  | 'hr-and-sponsor'
  | 'hr'
  | 'sponsor'
  | 'directors'
  | 'mentors'
  | 'invited'
  | 'contacts'
  | 'nobody';

/** Why a mail is not sent. */
export const REASONS = [
  'left',
  'replaced',
  'returned',
  'erased',
  'handed-in',
  'held',
  'cancelled',
  'talk-held',
  'group-ended',
  'group-cancelled',
  'group-lost',
  'programme-cancelled',
  'too-late',
  'not-everyone-met',
  'early-finish',
  'no-meeting',
  'meeting-moved',
  'not-recorded',
  'answered',
  'stage-closed',
] as const;
export type Reason = (typeof REASONS)[number];

/** A reason, or the mail that says all that this one would have said. */
export type Suppression = Reason | `merged:${MailKind}`;

/** What HR must look at, the worst first. */
export const ATTENTION_WORST_FIRST = [
  'group-lost',
  'mail-server',
  'no-mentor',
  'mail-refused',
  'introduction-late',
  'meeting-not-held',
  'invitation-declined',
  'no-reserve',
  'commission-commented',
  'concern',
  'stage-late',
  'meeting-unconfirmed',
  'talks-unconfirmed',
  'circle-unconfirmed',
  'small-group',
  'group-lapsed',
  'group-empty',
  'message-refused',
] as const;
export type AttentionKind = (typeof ATTENTION_WORST_FIRST)[number];

/** The rules by which the engine refuses a message: an R-number where it comes from the pamphlet (docs/rules.md). */
export const ENGINE_RULES = [
  'R9',
  'R12',
  'R13',
  'R14',
  'R27',
  'R33',
  'R34',
  'R35',
  'R36',
  'R43',
  'R53',
  'R64',
  'R65',
  'answer-closed',
  'circle-time',
  'date-time',
  'group-cancelled',
  'group-ended',
  'hours',
  'introduction',
  'left',
  'meeting-cancelled',
  'no-stage',
  'postpone',
  'programme-cancelled',
  'programme-ended',
  'stage-closed',
  'unique-person',
  'unknown-attention',
  'unknown-meeting',
  'unknown-person',
  'unreadable',
  'withdrawn',
] as const;
export type EngineRule = (typeof ENGINE_RULES)[number];

/** What can happen in a programme, as its timeline tells it. */
export const HAPPENINGS = [
  'dropout',
  'dropout-taken-back',
  'mentor-left',
  'mentor-replaced',
  'mentee-added',
  'early-finish-proposed',
  'early-finish-declined',
  'early-finish',
  'meeting-held',
  'meeting-corrected',
  'meeting-not-held',
  'meeting-moved',
  'meeting-cancelled',
  'talk-held',
  'talk-taken-back',
  'talks-moved',
  'handed-in',
  'hand-in-taken-back',
  'task-changed',
  'concern-raised',
  'acknowledged',
  'group-cancelled',
  'programme-cancelled',
  'lapsed',
  'group-ended',
  'stage-opened',
  'stage-done',
  'stage-waived',
  'commission-approved',
  'commission-commented',
  'commission-amended',
  'invitation-accepted',
  'invitation-declined',
  'stepped-in',
  'nominated',
  'groups-made',
  'mentor-chosen',
  'seminar-held',
  'preparation-meeting-held',
  'preparation-meeting-not-held',
  'preparation-meeting-moved',
  'evaluation-meeting-held',
  'evaluation-meeting-not-held',
  'evaluation-meeting-moved',
] as const;
export type HappeningKind = (typeof HAPPENINGS)[number];

/** A refusal by the programme's own rules. */
export interface Refusal {
  readonly rule: EngineRule;
  /** In words, without anything personal. */
  readonly message: string;
}

/** Whether a text is one of a list, for reading what comes from outside. */
export function isOneOf<T extends string>(list: readonly T[], text: unknown): text is T {
  return list.some((each) => each === text);
}

/** The keys of a record whose keys are known. */
export function keysOf<K extends string>(record: Readonly<Record<K, unknown>>): readonly K[] {
  return Object.keys(record).filter((key): key is K => key in record);
}
