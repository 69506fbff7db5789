// How a programme stands after what has changed in it: the dates that the engine keeps, put in place of those that were posted.
import type { Closing, Group, Instant, Meeting, Programme } from './programme.ts';

/** What the engine knows of one group's dates. A group's status is one. */
export interface Standing {
  readonly group: string;
  readonly phase: string;
  readonly closing: Closing;
  readonly meetings: readonly StandingMeeting[];
  /** The day by which talks are held, where the group closes with talks; else the day of the fourth meeting. */
  readonly talkDay: { readonly startsAt: Instant; readonly endsAt: Instant };
}

interface StandingMeeting extends Meeting {
  readonly status: string;
}

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
