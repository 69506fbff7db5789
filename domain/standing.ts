// How a programme stands after what has changed in it: the dates that the engine keeps, put in place of those that were posted.
import { Calendar, planGroup } from './plan.ts';
import type { Group, Meeting, Programme } from './programme.ts';
import type { Final, GroupStatus, MeetingStatus, ProgrammeStatus } from './status.ts';
import type { GroupDates } from './timetable.ts';

/** What the engine knows of one group's dates. */
export type Standing = Pick<GroupStatus, 'group' | 'phase' | 'closing' | 'meetings' | 'talkDay'>;

/** The programme with the dates and closings that hold now. Groups that nothing is known of stay as they were posted. */
export function asItStands(programme: Programme, standings: readonly Standing[]): Programme {
  const known = new Map(standings.map((standing) => [standing.group, standing]));
  return { ...programme, groups: programme.groups.map((group) => groupAsItStands(group, known.get(group.id))) };
}

function groupAsItStands(group: Group, standing: Standing | undefined): Group {
  if (!standing) return group;
  const { closing, meetings, talkDay } = standing;
  const dated = group.meetings.map(({ meeting }): Meeting => {
    const held = meetings.find(
      (candidate) => candidate.meeting === meeting && (closing !== 'talks' || candidate.status !== 'cancelled'),
    );
    const { startsAt, endsAt } = held ?? talkDay;
    return { meeting, startsAt, endsAt };
  });
  return { ...group, meetings: dated, practice: { ...group.practice, closing } };
}

/** By group: the meetings that will not be held. */
export function cancelledMeetings(standings: readonly Standing[]): Record<string, readonly number[]> {
  return Object.fromEntries(
    standings.map(({ group, meetings }) => [
      group,
      meetings.filter(({ status }) => status === 'cancelled').map(({ meeting }) => meeting),
    ]),
  );
}

/** What the engine is told of a group's dates: its meetings with their deadlines, and its last day for talks. */
export function groupDates(programme: Programme, group: Group): GroupDates {
  const last = group.meetings.at(-1);
  return {
    meetings: planGroup(new Calendar(programme), group).map(({ group: _group, ...meeting }) => meeting),
    talkDay: { startsAt: last?.startsAt ?? '', endsAt: last?.endsAt ?? '' },
  };
}

/** Where a group stands before anything has happened. */
export function openingStatus(programme: Programme, group: Group): GroupStatus {
  const { meetings, talkDay } = groupDates(programme, group);
  return {
    group: group.id,
    phase: 'introduction',
    closing: group.practice.closing,
    mentor: group.mentor.id,
    talkDay,
    mentees: group.mentees.filter(({ gone }) => !gone).map(({ id }) => ({ id, status: 'active' })),
    meetings: meetings.map((meeting) => ({ ...meeting, status: 'planned', sequence: 0 })),
    handedIn: {},
    attention: [],
  };
}

/** What is left of a programme that was called off before it began. */
export function neverBegun({ id, groups }: Pick<Programme, 'id' | 'groups'>): Final<ProgrammeStatus> {
  return {
    programme: id,
    phase: 'ended',
    cancelled: true,
    round: 0,
    circle: [],
    opened: {},
    groups: groups.map(({ id: group, practice, mentor, mentees, meetings }): GroupStatus => ({
      group,
      phase: 'ended',
      closing: practice.closing,
      mentor: mentor.id,
      cancelled: true,
      talkDay: { startsAt: meetings.at(-1)?.startsAt ?? '', endsAt: meetings.at(-1)?.endsAt ?? '' },
      mentees: mentees.map((mentee) => ({ id: mentee.id, status: 'active' })),
      meetings: meetings.map((meeting) => ({ ...meeting, status: 'cancelled', sequence: 0 })),
      handedIn: {},
      attention: [],
    })),
    attention: [],
    happenings: [],
  };
}

/** Where a meeting is held: where it was moved to, or the group's own place. */
export function locationOf(
  { location }: Pick<Group, 'location'>,
  meeting: MeetingStatus | undefined,
  places: ReadonlyMap<string, string>,
): string {
  return (meeting?.place === undefined ? undefined : places.get(meeting.place)) ?? location;
}
