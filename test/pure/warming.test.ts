// The start goes through a programme's firsts, and must come up whatever day it is.
import { afterEach, expect, test, vi } from 'vitest';
import { warmUp } from '../../embedded/warming.ts';

afterEach(() => {
  vi.useRealTimers();
});

test.each(['2026-01-05', '2027-02-02', '2031-06-01'])('a programme’s firsts can be gone through on %s', (day) => {
  vi.useFakeTimers({ now: new Date(`${day}T09:00:00Z`), toFake: ['Date'] });
  expect(warmUp).not.toThrow();
});
