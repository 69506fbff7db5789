// Who is asked in each stage of the introduction, and who is to be in which group before the groups have begun.
import type { Placement } from '../../domain/grouping.ts';
import type { IntroductionStage } from '../../domain/kinds.ts';
import { GROUP_SIZE } from '../../domain/programme.ts';
import { activeMentees, type GroupStatus } from '../../domain/status.ts';

interface Asking {
  readonly hr: string;
  readonly sponsor: string;
  readonly directors: readonly string[];
  readonly groups: readonly GroupStatus[];
}

/** The groups of a programme that have not begun. */
interface Seats {
  readonly groups: readonly GroupStatus[];
  reseat(change: (group: GroupStatus) => GroupStatus): void;
}

export function askedIn(stage: IntroductionStage, { hr, sponsor, directors, groups }: Asking): readonly string[] {
  switch (stage) {
    case 'commission':
      return [sponsor];
    case 'nomination':
      return directors;
    case 'grouping':
      return [hr];
    case 'mentors':
    case 'seminar':
      return [...new Set(groups.map(({ mentor }) => mentor))];
    case 'invitations':
      return groups.flatMap((group) => activeMentees(group));
  }
}

/** R9: at least three in each. */
export function areFull(groups: readonly GroupStatus[]): boolean {
  return groups.every((group) => activeMentees(group).length >= GROUP_SIZE.least);
}

/** The stage in which somebody is invited. */
export function stageOfInvited({ groups }: Pick<Seats, 'groups'>, person: string): 'mentors' | 'invitations' {
  return groups.some(({ mentor }) => mentor === person) ? 'mentors' : 'invitations';
}

export function groupOfMentee({ groups }: Pick<Seats, 'groups'>, person: string): string | undefined {
  return groups.find((group) => activeMentees(group).includes(person))?.group;
}

export function placementOf({ groups }: Pick<Seats, 'groups'>): Placement {
  return Object.fromEntries(
    groups.flatMap((group) => activeMentees(group).map((person) => [person, group.group] as const)),
  );
}

export function placeMentees(state: Seats, placement: Placement): void {
  const people = Object.keys(placement);
  state.reseat((group) => ({
    ...group,
    mentees: people.filter((id) => placement[id] === group.group).map((id) => ({ id, status: 'active' })),
  }));
}

/** @param into who comes in their place, if anybody does */
export function changeMentee(state: Seats, out: string, into: string | undefined): void {
  state.reseat((group) => ({
    ...group,
    mentees: group.mentees.flatMap((mentee) => {
      if (mentee.id !== out) return [mentee];
      return into === undefined ? [] : [{ id: into, status: 'active' as const }];
    }),
  }));
}

export function changeMentor(state: Seats, group: string, mentor: string): void {
  state.reseat((each) => (each.group === group ? { ...each, mentor } : each));
}

/** A group of a programme that was called off before it began. */
export function neverBegun(group: GroupStatus): GroupStatus {
  const meetings = group.meetings.map((meeting) => ({ ...meeting, status: 'cancelled' as const }));
  return { ...group, phase: 'ended', cancelled: true, meetings };
}
