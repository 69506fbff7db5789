// Questions to the database, many at once: each has its own answer, asked after it was put, and they share a trip.
import { expect, test } from 'vitest';
import { Gathered } from '../../records/gathering.ts';

/** Answers when it is let, with how often it had been asked by then. */
function answering() {
  const asked: (readonly string[])[] = [];
  const waiting: (() => void)[] = [];
  const gathered = new Gathered<string, string>(async (questions) => {
    asked.push(questions);
    const trip = asked.length;
    await new Promise<void>((answer) => waiting.push(answer));
    if (questions.includes('fails')) throw new Error('no answer');
    return questions.map((question) => `${question} on trip ${trip}`);
  });
  return {
    gathered,
    asked,
    answer: async () => {
      while (waiting.length === 0) await new Promise((next) => setImmediate(next));
      waiting.shift()?.();
    },
  };
}

test('what is asked while one is answered goes together as the next, and each has its own answer', async () => {
  const { gathered, asked, answer } = answering();
  const first = [gathered.ask('a'), gathered.ask('b')];
  const trip = answer();
  while (asked.length === 0) await new Promise((next) => setImmediate(next));
  // Put after the first was sent off: it is no answer to these.
  const later = [gathered.ask('c'), gathered.ask('a')];
  await trip;
  expect(await Promise.all(first)).toEqual(['a on trip 1', 'b on trip 1']);
  await answer();
  expect(await Promise.all(later)).toEqual(['c on trip 2', 'a on trip 2']);
  expect(asked).toEqual([
    ['a', 'b'],
    ['c', 'a'],
  ]);
});

test('a trip that fails fails for those who were on it, and the next goes', async () => {
  const { gathered, answer } = answering();
  const lost = Promise.allSettled([gathered.ask('fails'), gathered.ask('a')]);
  await answer();
  expect((await lost).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  const again = gathered.ask('a');
  await answer();
  expect(await again).toBe('a on trip 2');
});

test('however many come, a trip takes two hundred', async () => {
  const { gathered, asked, answer } = answering();
  const all = Promise.all(Array.from({ length: 450 }, (_, n) => gathered.ask(String(n))));
  for (let trip = 0; trip < 3; trip += 1) await answer();
  expect((await all).length).toBe(450);
  expect(asked.map(({ length }) => length)).toEqual([200, 200, 50]);
});
