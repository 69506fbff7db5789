// What holds of a group whatever messages reach it, in whatever order.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupChanges } from '../../workflows/group/changes.ts';
import { groupRefusals } from '../../workflows/group/refusals.ts';
import { GroupState } from '../../workflows/group/state.ts';
import type { GroupMessage } from '../../workflows/messages.ts';

const DAY = 86_400_000;
const START = Date.parse('2027-02-02T15:00:00Z');
const mentees = ['g.m1', 'g.m2', 'g.m3', 'g.m4', 'g.m5', 'g.m6'];

function group(): GroupState {
  const meetings = [0, 28, 56, 84].map((days, index) => ({
    meeting: index + 1,
    startsAt: new Date(START + days * DAY).toISOString(),
    endsAt: new Date(START + days * DAY + DAY / 8).toISOString(),
  }));
  return new GroupState({
    group: 'g',
    variant: 'aspirants',
    closing: 'fourth-meeting',
    mentor: 'g.mentor',
    hr: 'hr',
    mentees,
    meetings,
    talkDay: { startsAt: meetings[3]?.startsAt ?? '', endsAt: meetings[3]?.endsAt ?? '' },
  });
}

const person = fc.constantFrom(...mentees, 'somebody-else');
const meeting = fc.integer({ min: 0, max: 5 });
const message = fc.record({
  name: fc.constantFrom<GroupMessage>(
    'dropout',
    'proposeFinish',
    'declineFinish',
    'finishEarly',
    'meetingHeld',
    'meetingNotHeld',
    'talkHeld',
    'handIn',
  ),
  args: fc.record({ person, meeting, handedIn: fc.boolean(), by: fc.constantFrom('hr', 'g.mentor') }),
  day: fc.integer({ min: -5, max: 120 }),
});

function send(
  state: GroupState,
  { name, args }: { name: GroupMessage; args: Record<string, unknown> },
  now: number,
): boolean | string {
  const refusal = (groupRefusals(state)[name] as (message: unknown, now: number) => { rule: string } | undefined)(
    args,
    now,
  );
  return (
    refusal?.rule ?? (groupChanges(state)[name as 'dropout'] as (message: unknown, now: number) => boolean)(args, now)
  );
}

test('a repeated message changes nothing', () => {
  fc.assert(
    fc.property(fc.array(message, { maxLength: 30 }), (messages) => {
      const state = group();
      for (const each of messages.toSorted((a, b) => a.day - b.day)) {
        const now = START + each.day * DAY;
        if (send(state, each, now) !== true) continue;
        state.outbox.take();
        expect(send(state, each, now)).not.toBe(true);
        expect(state.outbox.take()).toEqual([]);
      }
    }),
    { numRuns: 500 },
  );
});

test('nobody who has left gets a mail but the goodbye, and nobody comes back', () => {
  fc.assert(
    fc.property(fc.array(message, { maxLength: 40 }), (messages) => {
      const state = group();
      const gone = new Set<string>();
      for (const each of messages.toSorted((a, b) => a.day - b.day)) {
        send(state, each, START + each.day * DAY);
        for (const { kind, send: people, matter } of state.outbox.take())
          for (const each of people)
            if (gone.has(each))
              expect([kind, matter?.person]).toEqual([
                expect.stringMatching(/dropout-confirmed|meeting-cancelled/),
                each,
              ]);
        for (const { id, status } of state.status(START).mentees) {
          if (status === 'left') gone.add(id);
          expect(gone.has(id)).toBe(status === 'left');
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('a group ends early only after its third meeting, and with the last talk', () => {
  const state = group();
  const now = START + 60 * DAY;
  expect(send(state, { name: 'finishEarly', args: {} }, now)).toBe('R65');
  for (const n of [1, 2, 3]) send(state, { name: 'meetingHeld', args: { meeting: n } }, now);
  expect(send(state, { name: 'finishEarly', args: {} }, now)).toBe(true);
  send(state, { name: 'dropout', args: { person: 'g.m6' } }, now);
  for (const id of mentees.slice(0, 4)) send(state, { name: 'talkHeld', args: { person: id } }, now);
  expect(state.complete).toBe(false);
  send(state, { name: 'talkHeld', args: { person: 'g.m5' } }, now);
  expect(state.complete).toBe(true);
});
