// Who is who in a posted programme: one human, one id, all that is said of them, and nothing of them in the id.
import { expect, test } from 'vitest';
import { readProgramme } from '../../domain/body.ts';
import { everyone, type Programme } from '../../domain/programme.ts';
import { example } from '../example.ts';

function read(change: (body: Record<string, any>) => void): Programme {
  const body = example();
  change(body);
  const reading = readProgramme(body);
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  return reading.programme;
}

test('what is said of somebody in one place holds in all, also where they are named first without it', () => {
  const programme = read((body) => {
    body.hr = { name: 'Helle Storm', email: 'helle.storm@kommune.example' };
    body.groups[1].mentor = { ...body.hr, email: 'Helle.Storm@kommune.example', department: 'Personale' };
  });
  const places = [programme.hr, programme.groups[1]?.mentor];
  expect(new Set(places.map((person) => person?.id)).size).toBe(1);
  expect(places.map((person) => person?.department)).toEqual(['Personale', 'Personale']);
  expect(everyone(programme).filter(({ name }) => name === 'Helle Storm')).toEqual([programme.hr]);
});

test('an id is the same for the same body, and another for another programme of the same people', () => {
  const [one, again, other] = [read(() => undefined), read(() => undefined), read((body) => (body.title = 'Et andet'))];
  expect(everyone(again).map(({ id }) => id)).toEqual(everyone(one).map(({ id }) => id));
  const ids = new Set(everyone(one).map(({ id }) => id));
  expect(everyone(other).filter(({ id }) => ids.has(id))).toEqual([]);
});
