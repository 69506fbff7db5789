// Dates that lie close together, or close to now: nobody is reminded of what they were never given, and nothing is planned in the past.
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { agenda, type Moment } from '../../domain/agenda.ts';
import { readProgramme } from '../../domain/body.ts';
import { compare } from '../../domain/local-time.ts';
import type { Programme } from '../../domain/programme.ts';
import { judge } from '../../domain/rules.ts';
import { planIntroduction } from '../../domain/introduction.ts';
import { example } from '../example.ts';

function programme(change: (body: Record<string, any>) => void): Programme {
  const body = example();
  body.groups = body.groups.slice(0, 1);
  change(body);
  const reading = readProgramme(body);
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  return reading.programme;
}

const onDates = (...dates: readonly string[]) =>
  programme((body) => {
    body.groups[0].meetings = { dates: dates.map((day) => `${day}T16:00`), location: 'Rådhuset' };
  });

const taskMoments = (moments: readonly Moment[], round: number) =>
  moments.filter((moment) => moment.round === round && /^task-/.test(moment.kind)).map(({ kind, at }) => [kind, at]);

/** For each round, that a task is given before anybody is reminded of it, and that nobody is where none is. */
function isGivenFirst(moments: readonly Moment[]): void {
  for (const round of [1, 2, 3, 4]) {
    const [given, ...others] = taskMoments(moments, round);
    if (others.length > 0) expect(given?.[0]).toBe('task-assigned');
    for (const [, at] of others) expect(compare(at ?? '', given?.[1] ?? '')).toBeGreaterThanOrEqual(0);
  }
}

test('a task whose day would come after its deadline is given with the meeting before', () => {
  const closed = ['21', '22', '23', '24', '28', '29', '30', '31'].map((day) => `2026-12-${day}`);
  const made = programme((body) => {
    body.companyDays = closed;
    const dates = ['2026-11-20', '2026-12-18', '2027-01-04', '2027-02-01'].map((day) => `${day}T16:00`);
    body.groups[0].meetings = { dates, location: 'Rådhuset' };
  });
  const moments = agenda(made, '2026-11-02T09:00:00Z');
  isGivenFirst(moments);
  expect(taskMoments(moments, 3)[0]).toEqual(['task-assigned', '2026-12-18T18:00:00Z']);
});

test('around Easter, too, and with a week between meetings', () => {
  isGivenFirst(agenda(onDates('2027-02-24', '2027-03-24', '2027-03-31', '2027-04-28'), '2027-01-04T09:00:00Z'));
  const made = programme((body) => {
    body.groups[0].practice = { ...body.groups[0].practice, deadlineDays: 4 };
    const dates = ['2027-02-02', '2027-02-09', '2027-02-16', '2027-02-23'].map((day) => `${day}T16:00`);
    body.groups[0].meetings = { dates, location: 'Rådhuset' };
  });
  isGivenFirst(agenda(made, '2027-01-04T09:00:00Z'));
});

test('a task before meeting 1 that there is no time for is not asked for', () => {
  const made = programme((body) => {
    body.groups[0].practice = { ...body.groups[0].practice, firstTask: true };
    body.groups[0].meetings = { first: '2027-02-04T16:00', location: 'Rådhuset' };
  });
  const on = (start: string) => taskMoments(agenda(made, start), 1);
  expect(on('2027-02-02T09:00:00Z')).toEqual([]);
  expect(on('2027-02-01T09:00:00Z').map(([kind]) => kind)).toEqual(['task-assigned', 'task-overdue']);
  isGivenFirst(agenda(made, '2027-02-01T09:00:00Z'));
});

test('nobody is asked about a meeting of the circle that lay before the programme began', () => {
  const made = onDates('2027-02-02', '2027-03-02', '2027-04-06', '2027-05-04');
  const about = agenda(made, '2027-01-27T12:00:00Z').filter(
    ({ round, stage }) => round === 1 && stage === 'preparation',
  );
  expect(about).toEqual([]);
});

test('an evaluation that comes after the next preparation is asked about, and the sponsor hears', () => {
  const made = programme((body) => {
    const { groups } = example();
    body.groups = groups.slice(0, 2);
    const dates = ['2027-02-02', '2027-03-02', '2027-04-06', '2027-05-04'];
    const late = ['2027-02-02', '2027-03-31', '2027-04-28', '2027-05-26'];
    for (const [index, days] of [dates, late].entries())
      body.groups[index].meetings = { dates: days.map((day) => `${day}T16:00`), location: 'Rådhuset' };
  });
  const kinds = agenda(made, '2027-01-04T09:00:00Z')
    .filter(({ round, group }) => round === 2 && group === undefined)
    .map(({ kind, stage }) => `${kind} ${stage ?? ''}`.trim());
  for (const kind of ['circle-confirmation evaluation', 'attention-circle evaluation', 'sponsor-digest'])
    expect(kinds).toContain(kind);
});

const ALL = { commission: { strategy: 'S' }, mentors: {}, invitations: {}, seminar: { location: 'Rådssalen' } };
/** A Saturday, Easter Monday, and a working day's evening. */
const NOWS = ['2027-01-09T10:00:00Z', '2027-03-29T08:00:00Z', '2027-01-06T20:00:00Z'];
const soon = (introduction: object, now: string, first: string) => {
  const made = programme((body) => {
    Object.assign(body, { introduction });
    body.groups[0].meetings = { first: `${first}T16:00`, location: 'Rådhuset' };
  });
  return { made, errors: judge(made, now, () => 'meetings.first').errors };
};
const inDays = (now: string, days: number) => {
  let day = Temporal.PlainDate.from(now.slice(0, 10)).add({ days });
  while (day.dayOfWeek > 5) day = day.add({ days: 1 });
  return day.toString();
};

test.each(NOWS)('at %s the first day that is named for an introduction is taken, and none before it', (now) => {
  for (const introduction of [ALL, { seminar: ALL.seminar }, { mentors: {} }]) {
    const { errors } = soon(introduction, now, inDays(now, 4));
    const named = /is (\d{4}-\d{2}-\d{2})$/.exec(errors[0]?.message ?? '')?.[1] ?? '';
    const { made, errors: after } = soon(introduction, now, named);
    expect(after).toEqual([]);
    const { seminar } = planIntroduction(made, now);
    if (seminar) expect(compare(seminar.startsAt, now)).toBeGreaterThan(0);
  }
});

test('a seminar has a time, on a working day and by day', () => {
  const body = example();
  const at = (startsAt: string) => {
    const reading = readProgramme({ ...body, introduction: { seminar: { location: 'X', startsAt } } });
    return reading.ok
      ? judge(reading.programme, '2026-11-02T09:00:00Z', () => 'meetings.first').errors
      : reading.errors;
  };
  expect(at('2027-01-12').map(({ path, rule }) => [path, rule])).toEqual([
    ['introduction.seminar.startsAt', 'date-time'],
  ]);
  for (const odd of ['2027-01-10T12:30', '2027-01-12T03:00'])
    expect(at(odd)).toMatchObject([{ path: 'introduction.seminar.startsAt', rule: 'R33' }]);
  expect(at('2027-01-12T12:30')).toEqual([]);
});
