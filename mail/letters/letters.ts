// Every kind of mail and the letter that it is, so that a kind without a letter doesn't compile.
import type { MailKind } from '../../domain/kinds.ts';
import type { Letter } from '../letter.ts';
import type { GroupOccasion, ProgrammeOccasion } from '../occasion.ts';
import * as circle from './circle.ts';
import * as closing from './closing.ts';
import * as introduction from './introduction.ts';
import * as meetings from './meetings.ts';
import * as people from './people.ts';
import * as programme from './programme.ts';
import { signInLink } from './sign-in-link.ts';
import * as tasks from './tasks.ts';

/** What the programme itself writes: to the circle, to HR and to the sponsor. */
export type ProgrammeMail =
  | 'preparation-meeting'
  | 'evaluation-meeting'
  | 'circle-confirmation'
  | 'commission-request'
  | 'commission-amended'
  | 'introduction-moved'
  | 'seminar-cancelled'
  | 'mentor-invitation'
  | 'nomination-request'
  | 'grouping-request'
  | 'mentee-invitation'
  | 'seminar-invitation'
  | 'seminar-confirmation'
  | 'sponsor-digest'
  | 'final-report'
  | 'organisation-people'
  | 'attention'
  | 'erasure-notice'
  | 'erasure-receipt'
  | Both;

/** What a group writes to those in it, and to HR about it. */
export type GroupMail = Exclude<MailKind, ProgrammeMail> | Both;

/** Written by a group of its meetings, and by the programme of the circle's and of itself. */
type Both = 'meeting-moved' | 'meeting-cancelled' | 'programme-cancelled' | 'mentor-released';

export const GROUP_LETTERS: Readonly<Record<GroupMail, (occasion: GroupOccasion) => Letter>> = {
  welcome: meetings.welcome,
  'meeting-invitation': meetings.meetingInvitation,
  'meeting-reminder': meetings.meetingReminder,
  'meeting-confirmation': meetings.meetingConfirmation,
  'meeting-unconfirmed': meetings.meetingUnconfirmed,
  'meeting-moved': meetings.meetingMoved,
  'meeting-cancelled': meetings.meetingCancelled,
  'task-assigned': tasks.taskAssigned,
  'task-reminder': tasks.taskReminder,
  'task-overdue': tasks.taskOverdue,
  'task-changed': tasks.taskChanged,
  briefing: tasks.briefing,
  'talk-invitation': closing.talkInvitation,
  'talk-reminder': closing.talkReminder,
  'talk-confirmation': closing.talkConfirmation,
  'talk-unconfirmed': closing.talkUnconfirmed,
  'talks-moved': closing.talksMoved,
  'closing-form': closing.closingForm,
  'next-step': closing.nextStep,
  'mentor-survey': closing.mentorSurvey,
  'early-finish-proposed': closing.finishProposed,
  'early-finish-declined': closing.finishDeclined,
  'dropout-confirmed': people.dropoutConfirmed,
  'dropout-notice': people.dropoutNotice,
  'dropout-taken-back': people.dropoutTakenBack,
  'mentor-replaced': people.mentorReplaced,
  'mentor-released': people.mentorReleased,
  'mentee-added': people.menteeAdded,
  'group-cancelled': people.groupCancelled,
  'programme-cancelled': people.programmeCancelledInGroup,
  'sign-in-link': signInLink,
};

export const PROGRAMME_LETTERS: Readonly<Record<ProgrammeMail, (occasion: ProgrammeOccasion) => Letter>> = {
  'meeting-moved': circle.circleMoved,
  'meeting-cancelled': circle.circleCancelled,
  'programme-cancelled': programme.programmeCancelled,
  'preparation-meeting': circle.preparationMeeting,
  'evaluation-meeting': circle.evaluationMeeting,
  'circle-confirmation': circle.circleConfirmation,
  'commission-request': introduction.commissionRequest,
  'commission-amended': introduction.commissionRequest,
  'mentor-invitation': introduction.mentorInvitation,
  'nomination-request': introduction.nominationRequest,
  'grouping-request': introduction.groupingRequest,
  'mentee-invitation': introduction.menteeInvitation,
  'seminar-invitation': introduction.seminarInvitation,
  'seminar-confirmation': introduction.seminarConfirmation,
  'introduction-moved': introduction.introductionMoved,
  'seminar-cancelled': introduction.seminarCancelled,
  'mentor-released': introduction.mentorReleased,
  'sponsor-digest': programme.sponsorDigest,
  'final-report': programme.finalReport,
  'organisation-people': programme.organisationPeople,
  attention: programme.attention,
  'erasure-notice': programme.erasureNotice,
  'erasure-receipt': programme.erasureReceipt,
};
