// What a mail is written from: the programme and its people, where its group stands, the moment it belongs to, and who gets it.
import type { CircleMeeting } from '../domain/plan.ts';
import { TASK_PAGES, type Group, type Mentee, type Person, type Programme } from '../domain/programme.ts';
import type { GroupStatus, MeetingStatus, ProgrammeStatus } from '../domain/status.ts';
import type { Decision } from '../workflows/activities.ts';
import { Wording } from '../language/dates.ts';

/** Who is told what. */
export interface Told {
  readonly programme: Programme;
  readonly person: Person;
  readonly decision: Decision;
  /** What HR wrote for everybody to read, where something is cancelled. */
  readonly reason?: string | undefined;
}

export interface Occasion extends Told {
  readonly words: Wording;
  readonly say: 'mentor' | 'mentee' | 'hr' | 'sponsor';
}

export interface GroupOccasion extends Occasion {
  readonly group: Group;
  readonly status: GroupStatus;
  readonly active: readonly Mentee[];
  /** The meeting of the moment's round; the first where the moment has none. */
  readonly meeting: MeetingStatus;
  /** Where that meeting is held. */
  readonly place: string;
  readonly pages: number;
}

export interface ProgrammeOccasion extends Occasion {
  readonly status: ProgrammeStatus;
  /** The circle's meeting that the mail is about. */
  readonly circle?: CircleMeeting | undefined;
}

export function groupOccasion(told: Told, status: GroupStatus, places: ReadonlyMap<string, string>): GroupOccasion {
  const { programme, decision } = told;
  const group = programme.groups.find(({ id }) => id === status.group);
  const meeting =
    status.meetings.find((candidate) => candidate.meeting === decision.round) ??
    status.meetings.at(decision.round > 3 ? -1 : 0);
  if (!group || !meeting) throw new Error(`programme ${programme.id} has no group ${status.group} with meetings`);
  const active = group.mentees.filter(({ id }) =>
    status.mentees.some((mentee) => mentee.id === id && mentee.status === 'active'),
  );
  const place = (meeting.place === undefined ? undefined : places.get(meeting.place)) ?? group.location;
  return { ...base(told), group, status, active, meeting, place, pages: TASK_PAGES };
}

export function programmeOccasion(told: Told, status: ProgrammeStatus): ProgrammeOccasion {
  const { decision } = told;
  const kind =
    decision.kind === 'preparation-meeting' || decision.stage === 'preparation' ? 'preparation' : 'evaluation';
  const circle =
    decision.matter?.circle ??
    status.circle.find((meeting) => meeting.kind === kind && meeting.round === decision.round);
  return { ...base(told), status, circle };
}

function base(told: Told): Occasion {
  const { programme, person } = told;
  const isMentor = programme.groups.some(({ mentor }) => mentor.id === person.id);
  const say =
    person.id === programme.hr.id
      ? 'hr'
      : person.id === programme.sponsor.id
        ? 'sponsor'
        : isMentor
          ? 'mentor'
          : 'mentee';
  return { ...told, words: new Wording(programme.language, programme.timeZone), say };
}

/** How many of a group's active mentees were at a meeting. */
function attendance({ attended }: MeetingStatus): number {
  return attended?.length ?? 0;
}

/** A programme in numbers, for those who may see numbers only. */
export interface Counts {
  readonly groups: number;
  readonly mentees: number;
  readonly left: number;
  /** Of one round, or of all. */
  readonly met: number;
  readonly meetings: number;
  readonly attended: number;
  readonly seats: number;
  readonly handedIn: number;
  readonly tasks: number;
  readonly talks: number;
}

/** @param round counts that round's meetings and tasks; all rounds without it */
export function counts(groups: readonly GroupStatus[], aspirants: (group: string) => boolean, round?: number): Counts {
  const sum = (of: (group: GroupStatus) => number) => groups.reduce((total, group) => total + of(group), 0);
  const meetings = (group: GroupStatus) =>
    group.meetings.filter(
      ({ meeting, status }) => status !== 'cancelled' && (round === undefined || meeting === round),
    );
  const held = (group: GroupStatus) => meetings(group).filter(({ status }) => status === 'held');
  const writers = (group: GroupStatus) =>
    aspirants(group.group) ? meetings(group).filter(({ meeting }) => meeting > 1) : [];
  const stillIn = (group: GroupStatus, at: string) =>
    group.mentees.filter(({ leftAt }) => leftAt === undefined || Date.parse(leftAt) > Date.parse(at)).length;
  return {
    groups: groups.length,
    mentees: sum(({ mentees }) => mentees.length),
    left: sum(({ mentees }) => mentees.filter(({ status }) => status === 'left').length),
    met: sum((group) => held(group).length),
    meetings: sum((group) => meetings(group).length),
    attended: sum((group) => held(group).reduce((total, meeting) => total + attendance(meeting), 0)),
    seats: sum((group) => held(group).reduce((total, { startsAt }) => total + stillIn(group, startsAt), 0)),
    handedIn: sum((group) =>
      writers(group).reduce((total, { meeting }) => total + (group.handedIn[meeting]?.length ?? 0), 0),
    ),
    tasks: sum((group) => writers(group).reduce((total, { startsAt }) => total + stillIn(group, startsAt), 0)),
    talks: sum(({ mentees }) => mentees.filter(({ talk }) => talk === 'held').length),
  };
}
