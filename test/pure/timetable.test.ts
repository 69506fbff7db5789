// Times as the engine keeps them: the same moments and meetings come back, whatever form they were kept in.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupAgenda } from '../../domain/agenda.ts';
import { groupDates } from '../../domain/standing.ts';
import { datesIn, keptDates, momentsIn, timetableOf, type Timetable } from '../../domain/timetable.ts';
import { programmeOfOne } from './walked-group.ts';

const instant = fc
  .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('9999-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
const wholeMinute = instant.map((at) => at.replace(/:\d\d\.\d{3}Z$/, 'Z'));
const throughTheEngine = (kept: Timetable): Timetable => JSON.parse(JSON.stringify(kept));

test('each moment is due when it was, to the millisecond', () => {
  const time = fc.oneof(instant, wholeMinute);
  fc.assert(
    fc.property(time, time, (at, until) => {
      const [due] = momentsIn(throughTheEngine(timetableOf([{ id: 'task-reminder.2.last-reminder', at, until }])));
      expect(due?.id).toBe('task-reminder.2.last-reminder');
      expect([Date.parse(due?.at ?? ''), Date.parse(due?.until ?? '')]).toEqual([Date.parse(at), Date.parse(until)]);
    }),
  );
});

test('a whole agenda comes back in its order', () => {
  const programme = programmeOfOne();
  const [group] = programme.groups;
  const moments = group ? groupAgenda(programme, group, '2027-01-05T09:00:27.952Z') : [];
  expect(moments.length).toBeGreaterThan(30);
  expect(momentsIn(throughTheEngine(timetableOf(moments))).map(({ id }) => id)).toEqual(moments.map(({ id }) => id));
});

test('what is kept by kind is read as it was kept by id, and as it was kept in instants', () => {
  const at = '2027-02-02T15:00Z';
  const until = '2027-02-04T07:00Z';
  const known = [{ id: 'meeting-reminder.1', at, until }];
  expect(momentsIn({ 'meeting-reminder.1': { at, until } })).toEqual(known);
  expect(momentsIn({ 'meeting-reminder.1': [30026340, 2400] })).toEqual(known);
  expect(momentsIn({ from: 30026000, due: { 'meeting-reminder': '.1@340/2400' } })).toEqual(known);
});

test('an agenda of no moments is one', () => {
  expect(momentsIn(throughTheEngine(timetableOf([])))).toEqual([]);
});

test('an open group’s agenda takes a kilobyte', () => {
  const programme = programmeOfOne();
  const [group] = programme.groups;
  const moments = group ? groupAgenda(programme, group, '2027-01-05T09:00:27.952Z') : [];
  expect(JSON.stringify(timetableOf(moments)).length).toBeLessThan(1000);
});

test('a group’s dates come back from minutes', () => {
  const programme = programmeOfOne();
  const [group] = programme.groups;
  if (!group) throw new Error('no group');
  const dates = groupDates(programme, group);
  expect(datesIn(JSON.parse(JSON.stringify(keptDates(dates))))).toEqual(dates);

  const [startsAt, endsAt] = ['2027-03-02T15:00:00Z', '2027-03-02T18:00:00Z'];
  expect(datesIn({ meetings: { 2: [30066660, 180, 30062819] }, talkDay: [30066660, 180] })).toEqual({
    meetings: [{ meeting: 2, startsAt, endsAt, deadline: '2027-02-27T22:59:00Z' }],
    talkDay: { startsAt, endsAt },
  });
});
