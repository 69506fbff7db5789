// What a mail is written from: the programme and its people, where its group stands, the moment it belongs to, and who gets it.
import { circleKindIn } from '../domain/kinds.ts';
import type { CircleMeeting } from '../domain/plan.ts';
import {
  groupOf,
  LAST_BEFORE_TALKS,
  MEETINGS,
  pagesOf,
  type Group,
  type Instant,
  type Person,
  type Programme,
  type Span,
} from '../domain/programme.ts';
import { locationOf } from '../domain/standing.ts';
import {
  activeMentees,
  meetingOf,
  talksLeft,
  type GroupStatus,
  type MeetingStatus,
  type ProgrammeStatus,
} from '../domain/status.ts';
import { Dates } from '../language/dates.ts';
import { WORDS, type Words } from '../language/words.ts';
import type { Decision } from '../workflows/activities.ts';

/** Who is told what. */
export interface Told {
  readonly programme: Programme;
  readonly person: Person;
  readonly decision: Decision;
  /** When the mail is written, on the programme's clock. */
  readonly writtenAt: Instant;
  /** What HR wrote for everybody to read, where something is cancelled. */
  readonly reason?: string | undefined;
  /** The address that calendar entries come from. */
  readonly organizer: string;
  /** Which rehearsal it is one of, if it is. */
  readonly rehearsal?: string | undefined;
  /** Who has nominated the person, by name. */
  readonly nominatedBy?: string | undefined;
}

export interface Occasion extends Told {
  readonly words: Words;
  readonly dates: Dates;
  /** As whom the person is written to. */
  readonly as: 'mentor' | 'mentee' | 'hr' | 'sponsor' | 'director' | 'contact';
}

export interface GroupOccasion extends Occasion {
  readonly group: Group;
  readonly status: GroupStatus;
  readonly active: readonly Person[];
  /** Mentees whose talk is still to be held. */
  readonly talksLeft: readonly Person[];
  /** The meeting of the moment's round; the first where the moment has none. */
  readonly meeting: MeetingStatus;
  /** Its number. */
  readonly n: number;
  /** Where that meeting is held. */
  readonly place: string;
  /** Where any of them is. */
  readonly placeAt: (meeting: MeetingStatus) => string;
  /** A link to it, where people meet on a screen. */
  readonly online: string | undefined;
  /** The fourth meeting, or the day by which talks are held. */
  readonly last: Span;
  readonly pages: number;
}

export interface ProgrammeOccasion extends Occasion {
  readonly status: ProgrammeStatus;
  /** The circle's meeting that the mail is about. */
  readonly circle?: CircleMeeting | undefined;
}

export function groupOccasion(told: Told, status: GroupStatus, places: ReadonlyMap<string, string>): GroupOccasion {
  const { programme, person, decision } = told;
  const group = groupOf(programme, status.group);
  const meeting = meetingOf(status, decision.round) ?? status.meetings.at(decision.round > LAST_BEFORE_TALKS ? -1 : 0);
  if (!group || !meeting) throw new Error(`programme ${programme.id} has no group ${status.group} with meetings`);
  const among = (ids: readonly string[]) => group.mentees.filter(({ id }) => ids.includes(id));
  const isMentor = person.id === group.mentor.id;
  const isMentee = group.mentees.some(({ id }) => id === person.id);
  return {
    ...base(told),
    as: isMentor ? 'mentor' : isMentee ? 'mentee' : roleOf(programme, person),
    group,
    status,
    active: among(activeMentees(status)),
    talksLeft: among(talksLeft(status)),
    meeting,
    n: meeting.meeting,
    place: locationOf(group, meeting, places),
    placeAt: (other) => locationOf(group, other, places),
    online: group.online,
    last: group.meetings[MEETINGS - 1] ?? meeting,
    pages: pagesOf(group),
  };
}

export function programmeOccasion(told: Told, status: ProgrammeStatus): ProgrammeOccasion {
  const { programme, person, decision } = told;
  const kind = circleKindIn(decision);
  const planned = status.circle.find((meeting) => meeting.kind === kind && meeting.round === decision.round);
  return { ...base(told), as: roleOf(programme, person), status, circle: decision.matter?.circle ?? planned };
}

/** Whether the welcome invites to the first meeting: not where that has been, as for a mentor who comes later. */
export function invitesToFirst({ decision, meeting, writtenAt }: GroupOccasion): boolean {
  const isComing = meeting.status === 'planned' && Date.parse(meeting.startsAt) > Date.parse(writtenAt);
  return decision.kind === 'welcome' && isComing;
}

function base(told: Told): Omit<Occasion, 'as'> {
  const words = WORDS[told.programme.language];
  return { ...told, words, dates: new Dates(words, told.programme.timeZone) };
}

/** In the programme as a whole. */
function roleOf({ hr, sponsor, groups, introduction, organisations = [] }: Programme, { id }: Person): Occasion['as'] {
  if (id === hr.id) return 'hr';
  if (id === sponsor.id) return 'sponsor';
  if (groups.some(({ mentor }) => mentor.id === id)) return 'mentor';
  if (organisations.some((organisation) => organisation.hr.id === id)) return 'contact';
  return introduction?.nomination?.directors.some((director) => director.id === id) ? 'director' : 'mentee';
}
