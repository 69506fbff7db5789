// The example programme, with its first meeting some weeks from now.
import example from '../examples/programme.json' with { type: 'json' };
import { DAY_MS } from './figures.ts';

export function exampleNow(id: string) {
  const first = new Date(Date.now() + 40 * DAY_MS);
  while (first.getUTCDay() !== 2) first.setTime(first.getTime() + DAY_MS);
  const meetings = { first: `${first.toISOString().slice(0, 10)}T16:00`, location: 'Rådhuset' };
  return { ...example, id, groups: example.groups.map((group) => ({ ...group, meetings })) };
}
