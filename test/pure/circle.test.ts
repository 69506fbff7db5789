// The mentor circle's moments while nobody is in the circle.
import { expect, test } from 'vitest';
import { circleAgenda } from '../../domain/agenda.ts';
import { readProgramme } from '../../domain/body.ts';
import { plan } from '../../domain/plan.ts';
import { openingStatus } from '../../domain/standing.ts';
import { programmeJudge } from '../../workflows/programme/judge.ts';
import { ProgrammeState } from '../../workflows/programme/state.ts';
import { Moments } from '../../workflows/walk/moments.ts';
import { example } from '../example.ts';
import { timetableOf } from '../../domain/timetable.ts';

const NOW = Date.parse('2027-01-05T09:00:00Z');

test('they wait for the next mentor, and fall away where the programme is called off', () => {
  const reading = readProgramme(example());
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  const { programme } = reading;
  const state = new ProgrammeState(programme.id, {
    hr: programme.hr.id,
    sponsor: programme.sponsor.id,
    groups: programme.groups.map((group) => openingStatus(programme, group)),
    circle: plan(programme).circle,
    members: [],
    convener: programme.hr.id,
  });
  const moments = new Moments(programmeJudge(state), timetableOf(circleAgenda(programme, new Date(NOW).toISOString())));
  const forTheCircle = () => moments.open.filter(({ to }) => to === 'circle');
  const coming = forTheCircle().filter(({ at }) => Date.parse(at) > NOW);
  expect(coming.length).toBeGreaterThan(5);
  moments.takeDue(NOW);
  expect(forTheCircle()).toEqual(coming);
  state.cancel();
  moments.takeDue(NOW);
  expect(forTheCircle()).toEqual([]);
});
