// Who comes into which group (R9, R27-R31, R63). Hard rules leave places out; soft ones cost. The solver reads the same tables as the
// explanations, so that what is said of a place is what it was chosen by.
import { areColleagues, departmentKey } from './colleagues.ts';
import type { Gender, Group, Variant } from './programme.ts';
import { sameAddress } from './programme.ts';

/** Somebody who has been named. */
export interface Candidate {
  readonly id: string;
  readonly email: string;
  readonly department?: string | undefined;
  readonly organisation?: string | undefined;
  /** The direct manager's address. */
  readonly manager?: string | undefined;
  readonly gender?: Gender | undefined;
  /** Where HR knows which kind of group they belong in. */
  readonly variant?: Variant | undefined;
  /** Their manager's manager, where that is known. */
  readonly secondManager?: string | undefined;
}

export type GroupSeats = Pick<Group, 'id' | 'variant' | 'mentor'> & { readonly gender?: 'women' | 'men' | undefined };

/** What each costs; a second-level manager as mentor may be forbidden instead. */
export interface Weights {
  /** Somebody more of a department that a group has already (R28). */
  readonly department: number;
  /** Somebody of the mentor's department (R28). */
  readonly mentorDepartment: number;
  /** Somebody more of an organisation than its share (R29). */
  readonly organisation: number;
  readonly secondManager: number | 'hard';
  /** Somebody who was in another group in the draft before. */
  readonly moving: number;
}

export const WEIGHTS: Weights = {
  department: 10,
  mentorDepartment: 6,
  organisation: 3,
  secondManager: 20,
  moving: 50,
};

export interface Grouping {
  readonly groups: readonly GroupSeats[];
  readonly people: readonly Candidate[];
  /** By person, the group that HR wants them in. */
  readonly locks: Readonly<Record<string, string>>;
  readonly weights: Weights;
  /** By person, the group they were in before, where there was a draft. */
  readonly before: Readonly<Record<string, string>>;
}

/** By person, their group. Whoever is in none is a reserve. */
export type Placement = Readonly<Record<string, string>>;

/** The groups as they are proposed. */
export interface Draft {
  readonly placement: Placement;
  readonly locks: Readonly<Record<string, string>>;
  readonly weights: Weights;
  readonly cost: number;
  readonly proven: boolean;
  /** How many would move from the draft before. */
  readonly moved: number;
  /** Made by hand, not by the solver. */
  readonly byHand?: true;
  /** What it was made from, and by which version, so that it can be made again. */
  readonly input: string;
}

export type HardRule = 'R27' | 'R27-second' | 'R30' | 'R63' | 'locked';

/** How large groups are: six each where there are enough people, else as even as can be. */
export function sizesOf({ groups, people }: Pick<Grouping, 'groups' | 'people'>): { least: number; most: number } {
  const [each, usual] = [people.length / Math.max(1, groups.length), 6];
  if (each >= usual) return { least: usual, most: usual };
  return { least: Math.max(3, Math.floor(each)), most: Math.max(3, Math.ceil(each)) };
}

/** How many can have a place. */
export function seatsIn(grouping: Pick<Grouping, 'groups' | 'people'>): number {
  return Math.min(grouping.people.length, sizesOf(grouping).most * grouping.groups.length);
}

/** The rules by which somebody can't be in a group. */
export function forbids(
  { locks, weights }: Pick<Grouping, 'locks' | 'weights'>,
  person: Candidate,
  group: GroupSeats,
): readonly HardRule[] {
  const { mentor, gender, variant } = group;
  const lock = locks[person.id];
  const isSecond = sameAddress(person.secondManager, mentor.email);
  const wrongGender = gender !== undefined && person.gender !== (gender === 'women' ? 'woman' : 'man');
  const rules: readonly (readonly [HardRule, boolean])[] = [
    ['R27', sameAddress(person.manager, mentor.email)],
    ['R27-second', weights.secondManager === 'hard' && isSecond],
    ['R30', wrongGender],
    ['R63', person.variant !== undefined && person.variant !== variant],
    ['locked', lock !== undefined && lock !== group.id],
  ];
  return rules.filter(([, applies]) => applies).map(([rule]) => rule);
}

/** What it costs by itself that somebody is in a group, whoever else is. */
export function costOfPlace({ weights, before }: Grouping, person: Candidate, group: GroupSeats): number {
  const isSecond = sameAddress(person.secondManager, group.mentor.email);
  const was = before[person.id];
  return (
    (areColleagues(person, group.mentor) ? weights.mentorDepartment : 0) +
    (isSecond && weights.secondManager !== 'hard' ? weights.secondManager : 0) +
    (was !== undefined && was !== group.id ? weights.moving : 0)
  );
}

/** What it costs that somebody who had a place has none. */
export function costOfNoPlace({ weights, before }: Grouping, person: Candidate): number {
  return before[person.id] === undefined ? 0 : weights.moving;
}

export function organisationKey({ organisation }: Pick<Candidate, 'organisation'>): string | undefined {
  return organisation ? organisation.toLowerCase() : undefined;
}

/** How many of an organisation a group has before it has more than its share; by organisation. Nothing where there is only one. */
export function fairShares({ groups, people }: Pick<Grouping, 'groups' | 'people'>): ReadonlyMap<string, number> {
  const counts = countBy(people, organisationKey);
  if (counts.size < 2) return new Map();
  return new Map([...counts].map(([name, count]) => [name, Math.ceil(count / Math.max(1, groups.length))]));
}

/** What a placement costs as a whole. */
export function costOf(grouping: Grouping, placement: Placement): number {
  const { groups, people, weights } = grouping;
  const shares = fairShares(grouping);
  const single = people.reduce((sum, person) => {
    const group = groups.find(({ id }) => id === placement[person.id]);
    return sum + (group ? costOfPlace(grouping, person, group) : costOfNoPlace(grouping, person));
  }, 0);
  const together = groups.reduce((sum, group) => {
    const here = people.filter(({ id }) => placement[id] === group.id);
    const excess = (counts: ReadonlyMap<string, number>, free: (name: string) => number) =>
      [...counts].reduce((more, [name, count]) => more + Math.max(0, count - free(name)), 0);
    return (
      sum +
      weights.department * excess(countBy(here, departmentKey), () => 1) +
      weights.organisation * excess(countBy(here, organisationKey), (name) => shares.get(name) ?? Infinity)
    );
  }, 0);
  return single + together;
}

/** Why somebody is where they are: what each other group would cost, or which rule forbids it. */
export interface Why {
  readonly person: string;
  readonly group: string | null;
  readonly others: readonly { readonly group: string; readonly cost: number; readonly rule?: HardRule }[];
}

export function whyHere(grouping: Grouping, placement: Placement): readonly Why[] {
  const now = costOf(grouping, placement);
  return grouping.people.map((person) => {
    const here = placement[person.id];
    const others = grouping.groups.filter(({ id }) => id !== here);
    return {
      person: person.id,
      group: here ?? null,
      others: others.map((group) => {
        const [rule] = forbids(grouping, person, group);
        const cost = costOf(grouping, { ...placement, [person.id]: group.id }) - now;
        return { group: group.id, cost, ...(rule ? { rule } : {}) };
      }),
    };
  });
}

/** Whoever has a place that a rule forbids, and groups of a size that they can't have. */
export interface InTheWay {
  readonly people: readonly string[];
  readonly group: string;
  readonly rule: HardRule | 'R9';
  /** By how many a group is too small or too large. */
  readonly count?: number;
}

export function broken(grouping: Grouping, placement: Placement): readonly InTheWay[] {
  const { groups, people } = grouping;
  const { least, most } = sizesOf(grouping);
  return groups.flatMap((group): readonly InTheWay[] => {
    const here = people.filter(({ id }) => placement[id] === group.id);
    const rules = here.flatMap((person) =>
      forbids(grouping, person, group).map((rule) => ({ people: [person.id], group: group.id, rule })),
    );
    const count = Math.max(least - here.length, here.length - most);
    return [...rules, ...(count > 0 ? [{ people: [], group: group.id, rule: 'R9' as const, count }] : [])];
  });
}

/** How many of those who had a place have another, or none. */
export function movedIn({ before }: Pick<Grouping, 'before'>, placement: Placement): number {
  return Object.entries(before).filter(([person, group]) => placement[person] !== group).length;
}

function countBy<T>(people: readonly T[], key: (person: T) => string | undefined): Map<string, number> {
  const counts = new Map<string, number>();
  for (const person of people) {
    const name = key(person);
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}
