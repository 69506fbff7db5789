// A programme in numbers, for those who may see numbers only. Every count in mails, report and pages is one of these.
import { membersAt, type GroupStatus, type MeetingStatus } from './status.ts';

export interface Figures {
  readonly groups: number;
  readonly mentees: number;
  readonly left: number;
  /** Meetings held, and meetings to be held, of one round or of all. */
  readonly met: number;
  readonly meetings: number;
  readonly attended: number;
  readonly seats: number;
  readonly handedIn: number;
  readonly tasks: number;
  readonly talks: number;
}

/**
 * @param isAspirants whether a group hands in
 * @param round counts that round's meetings and tasks; all rounds without it
 */
export function figures(
  groups: readonly GroupStatus[],
  isAspirants: (group: string) => boolean,
  round?: number,
): Figures {
  const sum = (of: (group: GroupStatus) => number) => groups.reduce((total, group) => total + of(group), 0);
  const sumOver = (
    of: (group: GroupStatus) => readonly MeetingStatus[],
    count: (m: MeetingStatus, g: GroupStatus) => number,
  ) => sum((group) => of(group).reduce((total, meeting) => total + count(meeting, group), 0));
  const meetings = (group: GroupStatus) =>
    group.meetings.filter(
      ({ meeting, status }) => status !== 'cancelled' && (round === undefined || meeting === round),
    );
  const held = (group: GroupStatus) => meetings(group).filter(({ status }) => status === 'held');
  const written = (group: GroupStatus) =>
    isAspirants(group.group) ? meetings(group).filter(({ deadline }) => deadline !== undefined) : [];
  const seated = ({ startsAt }: MeetingStatus, group: GroupStatus) => membersAt(group, startsAt);
  const stillIn = (meeting: MeetingStatus, group: GroupStatus) => seated(meeting, group).length;
  // Whoever has left before the meeting hands in nothing for it.
  const done = (meeting: MeetingStatus, group: GroupStatus) =>
    seated(meeting, group).filter((id) => group.handedIn[meeting.meeting]?.includes(id)).length;
  return {
    groups: groups.length,
    mentees: sum(({ mentees }) => mentees.length),
    left: sum(({ mentees }) => mentees.filter(({ status }) => status === 'left').length),
    met: sum((group) => held(group).length),
    meetings: sum((group) => meetings(group).length),
    attended: sumOver(held, ({ attended }) => attended?.length ?? 0),
    seats: sumOver(held, stillIn),
    handedIn: sumOver(written, done),
    tasks: sumOver(written, stillIn),
    talks: sum(({ mentees }) => mentees.filter(({ talk }) => talk === 'held').length),
  };
}

/** Hours that the mentors say they have spent (R6). */
export function mentorHours(groups: readonly GroupStatus[]): number {
  return groups.flatMap(({ meetings }) => meetings).reduce((sum, { hours }) => sum + (hours ?? 0), 0);
}

/** One meeting of one group in numbers. */
export interface MeetingFigures extends Pick<Figures, 'attended' | 'seats' | 'handedIn' | 'tasks'> {
  readonly group: string;
  readonly meeting: number;
  readonly status: MeetingStatus['status'];
}

/** Every meeting that was to be held, group by group. */
export function byMeeting(
  groups: readonly GroupStatus[],
  isAspirants: (group: string) => boolean,
): readonly MeetingFigures[] {
  return groups.flatMap((group) =>
    group.meetings
      .filter(({ status }) => status !== 'cancelled')
      .map(({ meeting, status }) => {
        const { attended, seats, handedIn, tasks } = figures([group], isAspirants, meeting);
        return { group: group.group, meeting, status, attended, seats, handedIn, tasks };
      }),
  );
}

/** How many left, by the last meeting that had begun when they did; 0 for before the first. */
export function leavers(
  groups: readonly GroupStatus[],
): readonly { readonly group: string; readonly after: number; readonly left: number }[] {
  return groups.flatMap(({ group, mentees, meetings }) => {
    const after = (leftAt: string) =>
      meetings.filter(({ startsAt }) => Date.parse(startsAt) <= Date.parse(leftAt)).length;
    const counts = new Map<number, number>();
    for (const { leftAt } of mentees)
      if (leftAt !== undefined) counts.set(after(leftAt), (counts.get(after(leftAt)) ?? 0) + 1);
    return [...counts].map(([meeting, left]) => ({ group, after: meeting, left }));
  });
}

/** What as many one-to-one pairs would have cost the mentors: the same hours, once for each mentee (R6). */
export function pairHours(groups: readonly GroupStatus[]): number {
  return groups.reduce((sum, group) => sum + mentorHours([group]) * group.mentees.length, 0);
}

/** Hours that mentees have sat in meetings. */
export function menteeHours(groups: readonly GroupStatus[]): number {
  const HOUR_MS = 3_600_000;
  const hours = groups.flatMap(({ meetings }) =>
    meetings.map(
      ({ attended = [], startsAt, endsAt }) =>
        (attended.length * (Date.parse(endsAt) - Date.parse(startsAt))) / HOUR_MS,
    ),
  );
  return hours.reduce((sum, each) => sum + each, 0);
}
