// A group's plan told in short: what its other fields say already is left out, since each open group keeps its plan for months.
import type { PeopledMoment } from '../domain/roster.ts';
import type { GroupPlan } from './asks.ts';

type Said = 'id' | 'group' | 'people';

export interface ShortPlan extends Omit<GroupPlan, 'moments'> {
  readonly moments: readonly (Omit<PeopledMoment, Said> & Partial<Pick<PeopledMoment, Said>>)[];
}

export function inShort(plan: GroupPlan): ShortPlan {
  return {
    ...plan,
    moments: plan.moments.map(({ id, group, people, ...moment }) => ({
      ...moment,
      ...(id === usualId(moment) ? {} : { id }),
      ...(group === plan.group ? {} : { group }),
      ...(people.join() === audience(moment.to, plan).join() ? {} : { people }),
    })),
  };
}

/** Also of a plan that came in full, as they did before. */
export function inFull(plan: ShortPlan): GroupPlan {
  return { ...plan, moments: plan.moments.map((moment) => ({ id: usualId(moment), group: plan.group, people: audience(moment.to, plan), ...moment })) };
}

function usualId({ kind, round, stage }: Pick<PeopledMoment, 'kind' | 'round' | 'stage'>): string {
  return [kind, ...(round === 0 ? [] : [round]), ...(stage === undefined ? [] : [stage])].join('.');
}

function audience(to: PeopledMoment['to'], { mentor, mentees }: ShortPlan | GroupPlan): readonly string[] {
  if (to === 'group') return [mentor, ...mentees];
  if (to === 'mentor') return [mentor];
  return to === 'mentees' ? mentees : [];
}
