// A programme in numbers, for those who may see numbers only. Every count in mails, report and pages is one of these.
import type { GroupStatus, MeetingStatus } from './status.ts';

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
  const stillIn = ({ startsAt }: MeetingStatus, { mentees }: GroupStatus) =>
    mentees.filter(({ leftAt }) => leftAt === undefined || Date.parse(leftAt) > Date.parse(startsAt)).length;
  return {
    groups: groups.length,
    mentees: sum(({ mentees }) => mentees.length),
    left: sum(({ mentees }) => mentees.filter(({ status }) => status === 'left').length),
    met: sum((group) => held(group).length),
    meetings: sum((group) => meetings(group).length),
    attended: sumOver(held, ({ attended }) => attended?.length ?? 0),
    seats: sumOver(held, stillIn),
    handedIn: sumOver(written, ({ meeting }, { handedIn }) => handedIn[meeting]?.length ?? 0),
    tasks: sumOver(written, stillIn),
    talks: sum(({ mentees }) => mentees.filter(({ talk }) => talk === 'held').length),
  };
}

/** Hours that the mentors say they have spent (R6). */
export function mentorHours(groups: readonly GroupStatus[]): number {
  return groups.flatMap(({ meetings }) => meetings).reduce((sum, { hours }) => sum + (hours ?? 0), 0);
}

/** Answers are told in sum only, and only of so many that nobody can be told by them (R74). */
export const FEWEST_ANSWERS = 3;
