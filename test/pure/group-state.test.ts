// What holds of a group whatever messages reach it, in whatever order.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupChanges } from '../../workflows/group/changes.ts';
import { groupRefusals } from '../../workflows/group/refusals.ts';
import { isAsWanted } from '../../workflows/group/wanted.ts';
import { GroupState } from '../../workflows/group/state.ts';
import { runs } from './runs.ts';

const DAY = 86_400_000;
const START = Date.parse('2027-02-02T15:00:00Z');
const MENTOR = 'p-mentoraaaa';
const mentees = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `p-mentee${letter.repeat(4)}`);

function group(): GroupState {
  const meetings = [0, 28, 56, 84].map((days, index) => ({
    meeting: index + 1,
    startsAt: new Date(START + days * DAY).toISOString(),
    endsAt: new Date(START + days * DAY + DAY / 8).toISOString(),
  }));
  return new GroupState('g', {
    variant: 'aspirants',
    closing: 'fourth-meeting',
    mentor: MENTOR,
    hr: 'hr',
    mentees,
    meetings,
    talkDay: { startsAt: meetings[3]?.startsAt ?? '', endsAt: meetings[3]?.endsAt ?? '' },
  });
}

const person = fc.constantFrom(...mentees, 'somebody-else');
const meeting = fc.integer({ min: 0, max: 5 });
const message = fc.record({
  name: fc.constantFrom<keyof typeof groupChanges>(
    'dropout',
    'proposeFinish',
    'declineFinish',
    'finishEarly',
    'meetingHeld',
    'meetingNotHeld',
    'talkHeld',
    'handIn',
  ),
  args: fc.record({ person, meeting, handedIn: fc.boolean(), by: fc.constantFrom('hr', MENTOR) }),
  day: fc.integer({ min: -5, max: 120 }),
});

function send(
  state: GroupState,
  { name, args }: { name: keyof typeof groupChanges; args: Record<string, unknown> },
  now: number,
): boolean | string {
  const refusal = (groupRefusals as any)[name](state, args, now);
  if (refusal) return refusal.rule;
  if ((isAsWanted as any)[name](state, args)) return false;
  (groupChanges as any)[name](state, args, now);
  return true;
}

test('a repeated message changes nothing', () => {
  fc.assert(
    fc.property(fc.array(message, { maxLength: 30 }), (messages) => {
      const state = group();
      for (const each of messages.toSorted((a, b) => a.day - b.day)) {
        const now = START + each.day * DAY;
        if (send(state, each, now) !== true) continue;
        state.journal.takeMails();
        expect(send(state, each, now)).not.toBe(true);
        expect(state.journal.takeMails()).toEqual([]);
      }
    }),
    { numRuns: runs(500) },
  );
});

test('nobody who has left gets a mail but the goodbye, and nobody comes back', () => {
  fc.assert(
    fc.property(fc.array(message, { maxLength: 40 }), (messages) => {
      const state = group();
      const gone = new Set<string>();
      for (const each of messages.toSorted((a, b) => a.day - b.day)) {
        send(state, each, START + each.day * DAY);
        for (const { kind, send: people, matter } of state.journal.takeMails())
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
    { numRuns: runs(500) },
  );
});

test('a group ends early only after its third meeting, and with the last talk', () => {
  const state = group();
  const now = START + 60 * DAY;
  expect(send(state, { name: 'finishEarly', args: {} }, now)).toBe('R65');
  for (const n of [1, 2, 3]) send(state, { name: 'meetingHeld', args: { meeting: n } }, now);
  expect(send(state, { name: 'finishEarly', args: {} }, now)).toBe(true);
  send(state, { name: 'dropout', args: { person: mentees[5] ?? '' } }, now);
  for (const id of mentees.slice(0, 4)) send(state, { name: 'talkHeld', args: { person: id } }, now);
  expect(state.complete).toBe(false);
  send(state, { name: 'talkHeld', args: { person: mentees[4] ?? '' } }, now);
  expect(state.complete).toBe(true);
});
