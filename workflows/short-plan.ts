// A group's plan told in short, since each open group keeps its plan for months: a usual moment is one line, what it leaves out is said elsewhere.
import type { PeopledMoment } from '../domain/roster.ts';
import type { GroupPlan } from './asks.ts';

type Said = 'id' | 'group' | 'people';
type ShortMoment = Omit<PeopledMoment, Said> & Partial<Pick<PeopledMoment, Said>>;

export interface ShortPlan extends Omit<GroupPlan, 'moments'> {
  /** A line is `task-reminder.2.reminder mentees 2027-02-24T07:00Z 2027-02-27T22:59Z`: id, audience, when, until when, and what else there is as JSON. */
  readonly moments: readonly (string | ShortMoment)[];
}

export function inShort(plan: GroupPlan): ShortPlan {
  return { ...plan, moments: plan.moments.map((moment) => (isUsual(moment, plan) ? lineOf(moment) : moment)) };
}

/** Also of a plan that came in full, or with moments that only leave out what is said elsewhere, as they did before. */
export function inFull(plan: ShortPlan): GroupPlan {
  return {
    ...plan,
    moments: plan.moments.map((short) => {
      const moment = typeof short === 'string' ? readLine(short) : short;
      return { id: idOf(moment), group: plan.group, people: audience(moment.to, plan), ...moment };
    }),
  };
}

function isUsual(moment: PeopledMoment, plan: GroupPlan): boolean {
  const { id, group, to, people } = moment;
  return id === idOf(moment) && group === plan.group && people.join() === audience(to, plan).join();
}

function lineOf({ id, to, at, until, kind: _kind, round: _round, stage: _stage, group: _group, people: _people, ...more }: PeopledMoment): string {
  return [id, to, toTheMinute(at), toTheMinute(until), ...(Object.keys(more).length === 0 ? [] : [JSON.stringify(more)])].join(' ');
}

function readLine(line: string): ShortMoment {
  const [id = '', to, at = '', until = '', ...more] = line.split(' ');
  const [kind, ...rest] = id.split('.');
  const round = Number(rest[0] ?? 0);
  const stage = rest[1];
  return { kind, round, ...(stage === undefined ? {} : { stage }), at: toTheSecond(at), until: toTheSecond(until), to, ...(more.length === 0 ? {} : (JSON.parse(more.join(' ')) as object)) } as ShortMoment;
}

const toTheMinute = (instant: string) => instant.replace(/^(.{16}):00Z$/, '$1Z');
const toTheSecond = (instant: string) => instant.replace(/^(.{16})Z$/, '$1:00Z');

function idOf({ kind, round, stage }: Pick<PeopledMoment, 'kind' | 'round' | 'stage'>): string {
  return [kind, ...(round === 0 ? [] : [round]), ...(stage === undefined ? [] : [stage])].join('.');
}

function audience(to: PeopledMoment['to'], { mentor, mentees }: ShortPlan | GroupPlan): readonly string[] {
  if (to === 'group') return [mentor, ...mentees];
  if (to === 'mentor') return [mentor];
  return to === 'mentees' ? mentees : [];
}
