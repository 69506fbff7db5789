// Properties of the agenda that hold for any programme that the schema and the rules take.
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { agenda } from '../../domain/agenda.ts';
import { readProgramme } from '../../domain/body.ts';
import { compare, local } from '../../domain/local-time.ts';
import { Calendar, plan } from '../../domain/plan.ts';
import type { Programme } from '../../domain/programme.ts';
import { judge } from '../../domain/rules.ts';
import { runs } from './runs.ts';

const NOW = '2026-08-03T09:00:00Z';
const person = (name: string) => ({ name, email: `${name}@kommune.example`, department: name });

function body(
  first: string,
  options: {
    deadlineDays?: number;
    closing?: string;
    variant?: string;
    groups?: number;
    timeZone?: string;
    apart?: number;
  } = {},
) {
  const {
    deadlineDays = 3,
    closing = 'fourth-meeting',
    variant = 'aspirants',
    groups = 1,
    timeZone = 'Europe/Copenhagen',
    apart = 1,
  } = options;
  return {
    ...{ id: 'p', title: 'T', purpose: 'P', timeZone, hr: person('hr'), sponsor: person('sponsor') },
    groups: Array.from({ length: groups }, (_, g) => ({
      ...{ id: `g-${g}`, variant, mentor: person(`mentor${g}`), practice: { deadlineDays, closing } },
      mentees: Array.from({ length: 6 }, (__, m) => ({ ...person(`m${g}x${m}`), manager: 'chef@kommune.example' })),
      meetings: {
        first: `${Temporal.PlainDate.from(first.slice(0, 10))
          .add({ days: g * apart })
          .toString()}${first.slice(10)}`,
      },
    })),
  };
}

const ANY_FIELD = () => 'meetings.first';

function programme(value: unknown): Programme {
  const reading = readProgramme(value);
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  return reading.programme;
}

const anyProgramme = fc
  .record({
    day: fc.integer({ min: 20, max: 900 }),
    hour: fc.integer({ min: 9, max: 19 }),
    deadlineDays: fc.integer({ min: 1, max: 14 }),
    closing: fc.constantFrom('fourth-meeting', 'talks'),
    variant: fc.constantFrom('aspirants', 'leaders'),
    groups: fc.integer({ min: 1, max: 3 }),
    timeZone: fc.constantFrom('Europe/Copenhagen', 'America/Nuuk', 'Atlantic/Faroe'),
    apart: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ day, hour, ...options }) =>
    programme(
      body(
        `${Temporal.PlainDate.from('2026-08-03').add({ days: day }).toString()}T${String(hour).padStart(2, '0')}:00`,
        options,
      ),
    ),
  )
  .filter((made) => judge(made, NOW, ANY_FIELD).errors.length === 0);

test('no mail falls on a day off, outside its bounds, or after it is of use', () => {
  fc.assert(
    fc.property(anyProgramme, (made) => {
      const calendar = new Calendar(made);
      for (const { at, until, id } of agenda(made, NOW)) {
        expect(compare(at, NOW), id).toBeGreaterThanOrEqual(0);
        expect(compare(at, until), id).toBeLessThan(0);
        if (at !== NOW) expect(calendar.workingDays.includes(calendar.day(at)), `${id} ${at}`).toBe(true);
      }
    }),
    { numRuns: runs(150) },
  );
});

test('a reminder comes before what it reminds of, and after the task was given', () => {
  fc.assert(
    fc.property(anyProgramme, (made) => {
      const moments = agenda(made, NOW);
      for (const { group, meeting, startsAt, deadline } of plan(made).meetings) {
        const of = (kind: string) =>
          moments.filter((moment) => moment.group === group && moment.kind === kind && moment.round === meeting);
        for (const { at } of [...of('meeting-reminder'), ...of('briefing'), ...of('task-overdue')])
          expect(compare(at, startsAt)).toBeLessThan(0);
        for (const { at } of of('task-reminder')) expect(compare(at, deadline ?? '')).toBeLessThan(0);
      }
    }),
    { numRuns: runs(100) },
  );
});

test('leaders are given questions and never chased', () => {
  const kinds = new Set(
    agenda(programme(body('2026-09-01T16:00', { variant: 'leaders' })), NOW).map(({ kind }) => kind),
  );
  expect(kinds.has('task-assigned')).toBe(true);
  expect(kinds.has('task-reminder')).toBe(false);
  expect(kinds.has('task-overdue')).toBe(false);
});

test('a programme from September to January keeps 16:00 at 16:00', () => {
  const made = programme(body('2026-09-15T16:00'));
  expect(made.groups[0]?.meetings.map(({ startsAt }) => local(startsAt, made.timeZone).hour)).toEqual([16, 16, 16, 16]);
});

test('the agenda is the same whatever the time zone of the machine', () => {
  const made = programme(body('2026-09-15T16:00', { groups: 3 }));
  const code = `import { agenda } from './domain/agenda.ts'; process.stdout.write(JSON.stringify(agenda(${JSON.stringify(made)}, '${NOW}')))`;
  const under = (TZ: string) =>
    execFileSync(process.execPath, ['--import', './host/typescript.ts', '--input-type=module', '-e', code], {
      env: { ...process.env, TZ },
      encoding: 'utf8',
    });
  expect(under('Pacific/Auckland')).toBe(under('America/Los_Angeles'));
});

test('rules name the person and the rule', () => {
  const value = body('2026-09-15T16:00');
  const [group] = value.groups;
  if (!group) throw new Error('no group');
  Object.assign(group.mentees[2] ?? {}, { manager: group.mentor.email });
  Object.assign(group.mentees[3] ?? {}, { employedSince: '2026-01-01', department: 'm0x4' });
  const { errors, warnings } = judge(programme(value), NOW, ANY_FIELD);
  expect(errors).toMatchObject([{ rule: 'R27', path: 'groups.0.mentees.2.manager' }]);
  expect(warnings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['R10', 'R28', 'R31']));
  expect(warnings.find(({ rule }) => rule === 'R31')?.people).toEqual(['m0x3@kommune.example']);
});

test('a date that breaks a rule is named where HR gave it', () => {
  const value = body('2026-09-15T16:00');
  const dates = ['2026-09-15T16:00', '2026-10-13T16:00', '2026-11-08T16:00', '2026-12-08T16:00'];
  Object.assign(value.groups[0] ?? {}, { meetings: { dates } });
  const reading = readProgramme(value);
  if (!reading.ok) throw new Error('not read');
  expect(judge(reading.programme, NOW, reading.dateField).errors).toMatchObject([
    { rule: 'R13', path: 'groups.0.meetings.dates.2' },
  ]);
});
