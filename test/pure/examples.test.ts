// The bodies under examples/: each of the pamphlet's uses (R75, R76) can be posted as it stands, with tasks that suit it.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { agenda } from '../../domain/agenda.ts';
import { readProgramme } from '../../domain/body.ts';
import { judge } from '../../domain/rules.ts';

const NOW = '2026-12-01T08:00:00Z';
const files = ['from-the-start.json', ...readdirSync('examples/templates').map((name) => `templates/${name}`)];

test('there is one for each use', () => {
  expect(files).toHaveLength(1 + 7);
});

test.each(files)('%s can be posted, begins with its commission and brings its own tasks', (file) => {
  const body = JSON.parse(readFileSync(`examples/${file}`, 'utf8')) as { groups: { meetings: { first: string } }[] };
  if (file === 'from-the-start.json')
    for (const [n, group] of body.groups.entries()) group.meetings.first = `2027-04-0${6 + n}T16:00`;
  const reading = readProgramme(body);
  expect(reading.ok ? [] : reading.errors).toEqual([]);
  if (!reading.ok) return;
  const { programme, dateField } = reading;
  expect(judge(programme, NOW, dateField).errors).toEqual([]);
  const [first] = agenda(programme, NOW);
  expect(first?.kind).toBe('commission-request');
  if (file === 'from-the-start.json') return;
  for (const { tasks = {} } of programme.groups) expect(Object.keys(tasks)).toEqual(['2', '3', '4']);
});
