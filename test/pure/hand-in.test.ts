// How long a text is, and when it is late.
import { expect, test } from 'vitest';
import { isLate, lengthOf, mostCharacters } from '../../domain/hand-in.ts';

test('a page has 2,400 characters, spaces included, and a letter of several bytes is one', () => {
  expect([mostCharacters(1), mostCharacters(2)]).toEqual([2400, 4800]);
  expect(lengthOf('æ ø å 😀\n')).toBe(8);
});

test('the minute of the deadline is in time', () => {
  const deadline = '2027-01-15T22:59:00Z';
  expect(isLate('2027-01-15T22:58:59Z', deadline)).toBe(false);
  expect(isLate('2027-01-15T22:59:59.999Z', deadline)).toBe(false);
  expect(isLate('2027-01-15T23:00:00Z', deadline)).toBe(true);
  // Where there is no deadline nothing is late.
  expect(isLate('2027-01-15T23:00:00Z', undefined)).toBe(false);
});
