// The grouping as a linear programme in whole numbers, in CPLEX's LP format: one variable for each place that a person may have.
import { departmentKey } from './colleagues.ts';
import {
  costOfNoPlace,
  costOfPlace,
  fairShares,
  forbids,
  organisationKey,
  seatsIn,
  sizesOf,
  type Candidate,
  type Grouping,
  type Placement,
} from './grouping.ts';

/** What breaking a rule costs where it can't be helped: more than all soft costs together. */
const BREAKING = 100_000;

export interface Model {
  readonly text: string;
  /** Reads a solution: the value of each variable. */
  readonly placement: (valueOf: (name: string) => number) => Placement;
}

/** @param elastic every hard rule as a large cost: the best solution then breaks as few as can be */
export function modelOf(grouping: Grouping, elastic: boolean): Model {
  const { groups, people } = grouping;
  const { least, most } = sizesOf(grouping);
  const costs: Term[] = [];
  const rows: string[] = [];
  const whole: string[] = [];
  const places = people.map((person, p) =>
    groups.flatMap((group, g) => {
      const rules = forbids(grouping, person, group).length;
      if (rules > 0 && !elastic) return [];
      const name = `x${p}_${g}`;
      whole.push(name);
      costs.push([costOfPlace(grouping, person, group) + rules * BREAKING, name]);
      return [{ name, g }];
    }),
  );
  people.forEach((person, p) => {
    const none = `n${p}`;
    whole.push(none);
    costs.push([costOfNoPlace(grouping, person), none]);
    rows.push(`${sum([...(places[p] ?? []).map(({ name }) => name), none])} = 1`);
  });
  const inGroup = (g: number, among: (person: Candidate) => boolean = () => true) =>
    people.flatMap((person, p) =>
      among(person) ? (places[p] ?? []).filter((place) => place.g === g).map(({ name }) => name) : [],
    );
  groups.forEach((_, g) => {
    const here = inGroup(g);
    const [few, many] = [`f${g}`, `m${g}`];
    if (elastic) {
      costs.push([BREAKING, few], [BREAKING, many]);
      rows.push(`${sum([...here, few])} >= ${least}`, `${sum(here)} - ${many} <= ${most}`);
    } else {
      // A group that nobody may join can't be filled: nothing is at least three.
      const all = sum(here.length > 0 ? here : ['nobody']);
      rows.push(`${all} >= ${least}`, `${all} <= ${here.length > 0 ? most : 0}`);
    }
  });
  // As many as there are places have one.
  rows.push(`${sum(people.map((_, p) => `n${p}`))} = ${people.length - seatsIn(grouping)}`);
  excess(grouping, inGroup, costs, rows);
  const text = [
    'Minimize',
    ` cost: ${costs.map(([cost, name]) => `${cost} ${name}`).join(' + ')}`,
    'Subject To',
    ...rows.map((row, index) => ` r${index}: ${row}`),
    'Binaries',
    ` ${whole.join(' ')}`,
    'End',
  ].join('\n');
  return {
    text,
    placement: (valueOf) =>
      Object.fromEntries(
        people.flatMap((person, p) => {
          const place = places[p]?.find(({ name }) => valueOf(name) > 0.5);
          const group = place && groups[place.g];
          return group ? [[person.id, group.id]] : [];
        }),
      ),
  };
}

type Term = readonly [cost: number, name: string];

/** Somebody more of a department or an organisation than costs nothing. */
function excess(
  grouping: Grouping,
  inGroup: (g: number, among: (person: Candidate) => boolean) => readonly string[],
  costs: Term[],
  rows: string[],
): void {
  const { groups, people, weights } = grouping;
  const shares = fairShares(grouping);
  const kinds = [
    { key: departmentKey, weight: weights.department, free: () => 1, letter: 'd' },
    {
      key: organisationKey,
      weight: weights.organisation,
      free: (name: string) => shares.get(name) ?? Infinity,
      letter: 'o',
    },
  ];
  for (const { key, weight, free, letter } of kinds) {
    const names = [...new Set(people.map(key).filter((name) => name !== undefined))];
    names.forEach((name, index) =>
      groups.forEach((_, g) => {
        const here = inGroup(g, (person) => key(person) === name);
        if (here.length <= free(name)) return;
        const more = `${letter}${index}_${g}`;
        costs.push([weight, more]);
        rows.push(`${sum(here)} - ${more} <= ${free(name)}`);
      }),
    );
  }
}

function sum(names: readonly string[]): string {
  return names.join(' + ');
}
