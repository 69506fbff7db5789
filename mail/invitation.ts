// Which mails carry a calendar entry, and what it says.
import { circleUid, meetingUid, seminarUid } from '../domain/ids.ts';
import type { MailKind } from '../domain/kinds.ts';
import type { MeetingStatus } from '../domain/status.ts';
import type { Decision } from '../workflows/activities.ts';
import { calendarFile, type CalendarEntry, type CalendarFile } from './calendar.ts';
import { isMentor, seminarIn } from './letters/introduction.ts';
import { invitesToFirst, type GroupOccasion, type Occasion, type ProgrammeOccasion } from './occasion.ts';

export function groupEntry(occasion: GroupOccasion): CalendarFile | undefined {
  const { decision, programme, group, meeting, n, place, online, words, rehearsal } = occasion;
  const { kind } = decision;
  const changes = kind === 'meeting-invitation' || kind === 'meeting-moved' || kind === 'meeting-cancelled';
  if (!changes && !invitesToFirst(occasion)) return undefined;
  return calendarFile({
    ...common(occasion),
    uid: meetingUid(programme.id, group.id, n, rehearsal),
    sequence: sequenceOf(decision, meeting),
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    location: place,
    online,
    title: words.calendar.meeting(n, group.name),
  });
}

/**
 * The newest: a mail that was held up says what is true when it goes. But what is withdrawn from one person keeps its own, which their
 * next invitation outranks; it may be the same calendar.
 */
function sequenceOf({ matter }: Decision, meeting: MeetingStatus): number {
  if (matter?.person !== undefined && matter.sequence !== undefined) return matter.sequence;
  return Math.max(matter?.sequence ?? 0, meeting.sequence);
}

export function programmeEntry(occasion: ProgrammeOccasion): CalendarFile | undefined {
  const { decision, programme, circle, status, words, rehearsal } = occasion;
  const { kind, stage, matter } = decision;
  if (kind === 'seminar-invitation' || kind === 'seminar-cancelled') return seminarEntry(occasion);
  if (kind === 'mentor-released') return matter?.sequence === undefined ? undefined : seminarEntry(occasion);
  const known = status.introduction?.find((each) => each.stage === 'seminar');
  if (kind === 'introduction-moved' && known?.status === 'open' && isMentor(occasion)) return seminarEntry(occasion);
  const invites = stage === 'invitation' && (kind === 'preparation-meeting' || kind === 'evaluation-meeting');
  if (!circle || !(invites || kind === 'meeting-moved' || kind === 'meeting-cancelled')) return undefined;
  const planned = status.circle.find((meeting) => meeting.kind === circle.kind && meeting.round === circle.round);
  return calendarFile({
    ...common(occasion),
    uid: circleUid(programme.id, circle, rehearsal),
    sequence: matter?.sequence ?? planned?.sequence ?? 0,
    startsAt: circle.startsAt,
    endsAt: circle.endsAt,
    location: programme.circle?.location ?? '',
    online: programme.circle?.online,
    title: words.calendar.circle(circle.kind, circle.round),
    alarm: true,
  });
}

/** The mentors' half day (R33). */
function seminarEntry(occasion: ProgrammeOccasion): CalendarFile | undefined {
  const { programme, words, rehearsal } = occasion;
  const seminar = seminarIn(occasion);
  return (
    seminar &&
    calendarFile({
      ...common(occasion),
      uid: seminarUid(programme.id, rehearsal),
      sequence: seminarSequence(occasion),
      ...seminar,
      location: programme.introduction?.seminar?.location ?? '',
      online: undefined,
      title: words.calendar.seminar,
    })
  );
}

/** What is withdrawn keeps its own; an invitation has the newest. */
function seminarSequence({ decision: { kind, matter }, status }: ProgrammeOccasion): number {
  const own = matter?.sequence ?? 0;
  const newest = status.introduction?.find((each) => each.stage === 'seminar')?.sequence ?? 0;
  return WITHDRAWING.includes(kind) ? own : Math.max(own, newest);
}

const WITHDRAWING: readonly MailKind[] = ['meeting-cancelled', 'seminar-cancelled', 'mentor-released'];

type Common = Pick<CalendarEntry, 'method' | 'organizer' | 'attendee' | 'stamp' | 'description'>;

function common({ decision, programme, person, organizer, writtenAt }: Occasion): Common {
  return {
    method: WITHDRAWING.includes(decision.kind) ? 'CANCEL' : 'REQUEST',
    // One address for a programme's whole life: Outlook takes no update by another, and no invitation whose organizer is the attendee.
    organizer: { name: programme.hr.name, email: organizer },
    attendee: person,
    stamp: writtenAt,
    description: programme.title,
  };
}
