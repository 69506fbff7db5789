// A group's plan told in short, since each open group keeps its plan for months: a usual moment is one line, what it leaves out is said elsewhere.
import type { PeopledMoment } from '../domain/roster.ts';
import type { GroupPlan } from './activities.ts';
import { tell, told, type Form, type Told } from './form.ts';

type Said = 'id' | 'group' | 'people';
type ShortMoment = Omit<PeopledMoment, Said> & Partial<Pick<PeopledMoment, Said>>;

/** A line is `task-reminder.2.reminder mentees 2027-02-24T07:00Z 2027-02-27T22:59Z`: id, audience, when, until when, and what else there is as JSON. */
export type ShortPlan = Omit<GroupPlan, 'moments'> & Told<readonly (string | ShortMoment)[]>;

export function inShort({ moments, ...plan }: GroupPlan, form: Form): ShortPlan {
  return {
    ...plan,
    ...tell(
      moments.map((moment) => (isUsual(moment, plan) ? lineOf(moment) : moment)),
      form,
    ),
  };
}

/** Also of a plan that came in full, or with moments that only leave out what is said elsewhere, as they did before. */
export function inFull(short: ShortPlan): GroupPlan {
  const { agenda: _agenda, moments: _moments, ...plan } = short;
  return {
    ...plan,
    moments: told(short).map((line) => {
      const moment = typeof line === 'string' ? readLine(line) : line;
      return { id: idOf(moment), group: plan.group, people: audience(moment.to, plan), ...moment };
    }),
  };
}

function isUsual(moment: PeopledMoment, plan: Omit<GroupPlan, 'moments'>): boolean {
  const { id, group, to, people } = moment;
  return id === idOf(moment) && group === plan.group && people.join() === audience(to, plan).join();
}

function lineOf({
  id,
  to,
  at,
  until,
  kind: _kind,
  round: _round,
  stage: _stage,
  group: _group,
  people: _people,
  ...more
}: PeopledMoment): string {
  return [
    id,
    to,
    toTheMinute(at),
    toTheMinute(until),
    ...(Object.keys(more).length === 0 ? [] : [JSON.stringify(more)]),
  ].join(' ');
}

function readLine(line: string): ShortMoment {
  const [id = '', to, at = '', until = '', ...more] = line.split(' ');
  const [kind, ...rest] = id.split('.');
  const round = Number(rest[0] ?? 0);
  const stage = rest[1];
  return {
    kind,
    round,
    ...(stage === undefined ? {} : { stage }),
    at: toTheSecond(at),
    until: toTheSecond(until),
    to,
    ...(more.length === 0 ? {} : (JSON.parse(more.join(' ')) as object)),
  } as ShortMoment;
}

const toTheMinute = (instant: string) => instant.replace(/^(.{16}):00Z$/, '$1Z');
const toTheSecond = (instant: string) => instant.replace(/^(.{16})Z$/, '$1:00Z');

function idOf({ kind, round, stage }: Pick<PeopledMoment, 'kind' | 'round' | 'stage'>): string {
  return [kind, ...(round === 0 ? [] : [round]), ...(stage === undefined ? [] : [stage])].join('.');
}

function audience(
  to: PeopledMoment['to'],
  { mentor, mentees }: Pick<GroupPlan, 'mentor' | 'mentees'>,
): readonly string[] {
  if (to === 'group') return [mentor, ...mentees];
  if (to === 'mentor') return [mentor];
  return to === 'mentees' ? mentees : [];
}
