// An agenda as the engine keeps it: the same moments come back, whether they are kept in minutes or as they were.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dueIn, timetableOf } from '../../domain/timetable.ts';

const instant = fc
  .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2060-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
const wholeMinute = instant.map((at) => at.replace(/:\d\d\.\d{3}Z$/, 'Z'));

test('each moment is due when it was, to the millisecond', () => {
  const time = fc.oneof(instant, wholeMinute);
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 1 })), time, time, (ids, at, until) => {
      const kept: unknown = JSON.parse(JSON.stringify(timetableOf(ids.map((id) => ({ id, at, until })))));
      expect(kept).toEqual(timetableOf(ids.map((id) => ({ id, at, until }))));
      for (const due of Object.values(timetableOf(ids.map((id) => ({ id, at, until }))))) {
        expect(Date.parse(dueIn(due).at)).toBe(Date.parse(at));
        expect(Date.parse(dueIn(due).until)).toBe(Date.parse(until));
      }
    }),
  );
});

test('whole minutes take a third of the room, and what was kept before is read as it was', () => {
  const at = '2027-02-02T15:00Z';
  const until = '2027-02-04T07:00Z';
  const { welcome } = timetableOf([{ id: 'welcome', at, until }]);
  expect(welcome).toEqual([30026340, 2400]);
  expect(welcome && dueIn(welcome)).toEqual({ at, until });
  expect(dueIn({ at, until })).toEqual({ at, until });
});
