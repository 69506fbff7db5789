// HR makes the groups: proposed by the solver, changed by hand, looked at as often as wanted, and approved. Until then nobody hears of it.
import { createHash } from 'node:crypto';
import {
  broken,
  costOf,
  movedIn,
  WEIGHTS,
  whyHere,
  type Draft,
  type Grouping,
  type InTheWay,
  type Placement,
  type Weights,
} from '../domain/grouping.ts';
import { groupOf, GROUP_SIZE, type Person, type Programme } from '../domain/programme.ts';
import { candidatesOf, keepDraft, readDraft } from '../records/nominations.ts';
import type { ProgrammeRecord } from '../records/programmes.ts';
import type { Answer } from '../workflows/messages.ts';
import { Files, peopleNamed, type DeskTools } from './files.ts';
import { byRule, Refused } from './refused.ts';
import type { GroupingByHand, GroupingRequest } from './requests.ts';
import { solve, SOLVER } from './solver.ts';

export function groupingDesk(tools: DeskTools) {
  const [files, { db }] = [new Files(tools), tools];
  return {
    groupsDrafted: (id: string) => drafted(tools, files, id),
    async proposeGroups(id: string, { locks = {}, weights = {}, from }: GroupingRequest) {
      const { record, people, groups, placement } = await given(tools, files, id);
      if (people.length === 0) throw byRule('introduction', 'nobody has been nominated yet');
      const last = await readDraft(db, id);
      // Whoever has a place stays where they are as long as that can be.
      const before = from === 'draft' ? (last?.placement ?? placement) : placement;
      const grouping: Grouping = {
        groups,
        people,
        locks: locksOf(record, locks),
        weights: weightsOf(weights),
        before: Object.fromEntries(
          Object.entries(before).filter(([person]) => people.some((each) => each.id === person)),
        ),
      };
      const solution = await solve(grouping);
      const { placement: proposed, cost, proven, moved } = solution;
      const draft = { placement: proposed, locks: grouping.locks, weights: grouping.weights, cost, proven, moved };
      await keepDraft(db, id, { ...draft, input: inputOf(grouping) });
      return answerOf(record, grouping, { ...draft, inTheWay: solution.inTheWay });
    },

    /** By hand; what breaks a rule is refused, with what it would break. @param kept who is to stay where they are next time */
    async changeGroups(id: string, { groups: wanted }: GroupingByHand, kept?: Readonly<Record<string, string>>) {
      const { record, people, groups } = await given(tools, files, id);
      const last = await readDraft(db, id);
      const placement = byHand(record, wanted);
      const { weights = WEIGHTS, placement: before = {} } = last ?? {};
      const grouping: Grouping = { groups, people, locks: {}, weights, before };
      const unknown = Object.keys(placement).filter((person) => !people.some((each) => each.id === person));
      if (unknown.length > 0)
        throw byRule('unknown-person', 'somebody has not been nominated, or has said no', 'groups');
      keepsRules(record, grouping, placement);
      const here = { ...grouping, before: {} };
      const draft: Draft = {
        placement,
        locks: holding(kept ?? last?.locks, placement),
        weights: grouping.weights,
        cost: costOf(here, placement),
        proven: false,
        moved: movedIn(grouping, placement),
        byHand: true,
        input: inputOf(grouping),
      };
      await keepDraft(db, id, draft);
      return answerOf(record, here, { ...draft, inTheWay: outOfSize(here, placement) });
    },

    async approveGroups(id: string): Promise<Answer> {
      const { record, people, groups } = await given(tools, files, id);
      const draft = await readDraft(db, id);
      if (!draft) throw byRule('introduction', 'no groups have been proposed yet');
      const grouping = { groups, people, locks: {}, weights: draft.weights, before: {} };
      if (!areThere(people, draft.placement))
        throw byRule('introduction', 'somebody in the draft is no longer there; make the groups again');
      keepsRules(record, grouping, draft.placement);
      return files.toProgramme(record, 'groupsMade', { placement: draft.placement, by: 'hr' });
    },
  };
}

/** The draft as it was left, with why each is where they are; none where nobody has made one, or the groups can't be made now. */
async function drafted(tools: DeskTools, files: Files, id: string) {
  const draft = await readDraft(tools.db, id);
  if (!draft) return undefined;
  const { record, people, groups } = await given(tools, files, id);
  const grouping = { groups, people, locks: draft.locks, weights: draft.weights, before: {} };
  const inTheWay = outOfSize(grouping, draft.placement);
  return { ...answerOf(record, grouping, { ...draft, inTheWay }), locks: draft.locks };
}

/** Of who is to stay in a group, those who are in it. */
function holding(locks: Readonly<Record<string, string>> = {}, placement: Placement): Record<string, string> {
  return Object.fromEntries(Object.entries(locks).filter(([person, group]) => placement[person] === group));
}

function areThere(people: Grouping['people'], placement: Placement): boolean {
  return Object.keys(placement).every((person) => people.some(({ id }) => id === person));
}

/** Sizes are HR's to choose within the limits, which the engine keeps. @throws Refused with each rule that would be broken */
function keepsRules(record: ProgrammeRecord, grouping: Grouping, placement: Placement): void {
  const rules = broken(grouping, placement).filter(({ rule }) => rule !== 'R9');
  const faults = rules.map((each) => ({ path: '', rule: each.rule, message: sentence(record, each) }));
  if (faults.length > 0) throw new Refused('rule', faults);
}

/** Groups of a size that can't be approved (R9): told as soon as they are kept, so that nobody finds out at the end. */
function outOfSize({ groups }: Grouping, placement: Placement): readonly InTheWay[] {
  return groups.flatMap(({ id }) => {
    const there = Object.values(placement).filter((group) => group === id).length;
    const count = Math.max(GROUP_SIZE.least - there, there - GROUP_SIZE.most);
    return count > 0 ? [{ people: [], group: id, rule: 'R9' as const, count }] : [];
  });
}

function weightsOf(given: NonNullable<GroupingRequest['weights']>): Weights {
  return {
    department: given.department ?? WEIGHTS.department,
    mentorDepartment: given.mentorDepartment ?? WEIGHTS.mentorDepartment,
    organisation: given.organisation ?? WEIGHTS.organisation,
    secondManager: given.secondManager ?? WEIGHTS.secondManager,
    moving: given.moving ?? WEIGHTS.moving,
  };
}

/** Everybody who can have a place now: not who has said no, and no reserve. */
async function given({ db }: Pick<DeskTools, 'db'>, files: Files, id: string) {
  const record = await files.running(id);
  const { programme } = record;
  if (!programme.introduction?.nomination) throw byRule('no-stage', 'no groups are made in this programme');
  const { status } = await files.state(record);
  const answers = status?.introduction?.find(({ stage }) => stage === 'invitations')?.answers ?? {};
  const placement = placementOf(programme);
  const reserves = programme.introduction.invitations?.reserves.map((person) => person.id) ?? [];
  const isFree = (person: string) =>
    answers[person] !== 'no' && (!reserves.includes(person) || record.nominations.has(person) || person in placement);
  const people = (await candidatesOf(db, record)).filter((each) => isFree(each.id));
  const groups = programme.groups.map((group) => ({ ...group, gender: group.practice.gender }));
  return { record, people, groups, placement };
}

function placementOf({ groups }: Programme): Placement {
  return Object.fromEntries(
    groups.flatMap(({ id, mentees }) => mentees.filter(({ gone }) => !gone).map((mentee) => [mentee.id, id] as const)),
  );
}

function locksOf(record: ProgrammeRecord, locks: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(locks).map(([named, group]) => {
      if (!groupOf(record.programme, group))
        throw new Refused('invalid', [
          { path: `locks.${named}`, rule: 'unknown-group', message: 'there is no such group' },
        ]);
      return [peopleNamed(record, named).person.id, group];
    }),
  );
}

function byHand(record: ProgrammeRecord, wanted: GroupingByHand['groups']): Record<string, string> {
  const placement: Record<string, string> = {};
  wanted.forEach(({ group, mentees }, index) => {
    if (!groupOf(record.programme, group))
      throw new Refused('invalid', [
        { path: `groups.${index}.group`, rule: 'unknown-group', message: 'there is no such group' },
      ]);
    mentees.forEach((named, position) => {
      const { id } = peopleNamed(record, named).person;
      const path = `groups.${index}.mentees.${position}`;
      if (placement[id] !== undefined)
        throw new Refused('invalid', [{ path, rule: 'unique-person', message: 'they stand in two groups' }]);
      placement[id] = group;
    });
  });
  return placement;
}

/** What a draft was made from, so that the same gives the same. */
function inputOf(grouping: Grouping): string {
  const groups = grouping.groups.map(({ id, variant, gender, mentor }) => ({ id, variant, gender, mentor: mentor.id }));
  const people = [...grouping.people].sort((a, b) => (a.id < b.id ? -1 : 1));
  const hash = createHash('sha256')
    .update(JSON.stringify({ ...grouping, groups, people }))
    .digest('hex');
  return `${SOLVER} ${hash}`;
}

interface Shown {
  readonly placement: Placement;
  readonly cost: number;
  readonly proven: boolean;
  readonly moved: number;
  readonly weights: Weights;
  readonly inTheWay: readonly InTheWay[];
}

function answerOf(record: ProgrammeRecord, grouping: Grouping, { placement, inTheWay, ...rest }: Shown) {
  const ids = grouping.people.map(({ id }) => id);
  return {
    ...rest,
    groups: record.programme.groups.map(({ id, name, mentor }) => ({
      group: id,
      name,
      mentor: { id: mentor.id, name: mentor.name },
      mentees: ids.filter((person) => placement[person] === id).map((person) => called(record, person)),
    })),
    reserves: ids.filter((person) => placement[person] === undefined).map((person) => called(record, person)),
    why: whyHere(grouping, placement),
    ...(inTheWay.length > 0
      ? { inTheWay: inTheWay.map((each) => ({ ...each, message: sentence(record, each) })) }
      : {}),
  };
}

function called({ people }: ProgrammeRecord, id: string) {
  const { name = '', department }: Partial<Person> = people.get(id) ?? {};
  return { id, name, ...(department ? { department } : {}) };
}

/** What is in the way, by name. */
function sentence(record: ProgrammeRecord, { people, group, rule, count = 0 }: InTheWay): string {
  const known = groupOf(record.programme, group);
  const mentor = known?.mentor.name ?? '';
  const who = people.map((id) => record.people.get(id)?.name ?? '').join(', ');
  switch (rule) {
    case 'R27':
      return `${mentor} is the direct manager of ${who}`;
    case 'R27-second':
      return `${mentor} leads the manager of ${who}`;
    case 'R30':
      return `${known?.name ?? group} is for ${known?.practice.gender ?? ''}, and ${who} can't be in it`;
    case 'R63':
      return `${who} belongs in another kind of group than ${known?.name ?? group}`;
    case 'locked':
      return `${who} is locked into another group than ${known?.name ?? group}`;
    case 'R9':
      return `${known?.name ?? group} has ${count} too few or too many`;
  }
}
