// Danish public holidays against an independent oracle, and counting working days.
import Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { danishHolidays, WorkingDays } from '../../domain/working-days.ts';

test('the public holidays of 2015 to 2099 are those of an independent calendar', () => {
  const oracle = new Holidays('DK');
  for (let year = 2015; year <= 2099; year += 1) {
    const expected = oracle
      .getHolidays(year)
      .filter(({ type }) => type === 'public')
      .map(({ date }) => date.slice(0, 10));
    expect([...danishHolidays(year)].sort(), String(year)).toEqual([...new Set(expected)].sort());
  }
});

test('one working day before the Tuesday after Easter is Wednesday of Holy Week', () => {
  const days = new WorkingDays();
  expect(days.before(Temporal.PlainDate.from('2027-03-30'), 1).toString()).toBe('2027-03-24');
});

test("the company's own days off are no working days", () => {
  expect(new WorkingDays(['2027-12-24']).includes(Temporal.PlainDate.from('2027-12-24'))).toBe(false);
  expect(new WorkingDays().includes(Temporal.PlainDate.from('2027-12-24'))).toBe(true);
});
