// What holds whatever changes reach a group, in whatever order, at whatever time: the agenda, the group's state and the ledger's sum.
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { DAY, NAMED, programmeOfOne, START, WalkedGroup } from './walked-group.ts';
import { runs } from './runs.ts';

interface Act {
  readonly day: number;
  readonly name: string;
  readonly args: Record<string, any>;
}

const [group] = programmeOfOne().groups;
const MENTOR = group?.mentor.id ?? '';
const MENTEES = group?.mentees.map(({ id }) => id) ?? [];
/** `npm run walk` takes many more. */
const RUNS = Number(process.env.WALK_RUNS ?? runs(250));
/** Each course takes some ten milliseconds; on a busy machine three times as long. */
vi.setConfig({ testTimeout: Math.max(180_000, RUNS * 40) });
const [NEW_MENTOR, NEWER_MENTOR, LATE] = NAMED;

const person = fc.constantFrom(...MENTEES, LATE);
/** Whoever has had any place, or was named for one, may be wanted for another. */
const anybody = fc.constantFrom(...MENTEES, LATE, MENTOR, NEW_MENTOR, NEWER_MENTOR);
const meeting = fc.integer({ min: 1, max: 4 });
const day = fc.integer({ min: 0, max: 170 });
const act = (name: string, args: fc.Arbitrary<Record<string, any>>): fc.Arbitrary<Act> =>
  fc.record({ day, name: fc.constant(name), args });
const late = fc.integer({ min: 100, max: 170 });
const moves = fc.record({ meeting, on: fc.integer({ min: 1, max: 200 }), force: fc.boolean() });
const acts = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: act('meetingHeld', fc.record({ meeting })) },
    { weight: 3, arbitrary: act('moveMeeting', moves) },
    { weight: 1, arbitrary: act('postpone', fc.record({ days: fc.integer({ min: 1, max: 30 }) })) },
    { weight: 2, arbitrary: act('dropout', fc.record({ person: anybody })) },
    { weight: 1, arbitrary: act('takeBackDropout', fc.record({ person: anybody })) },
    { weight: 1, arbitrary: act('meetingNotHeld', fc.record({ meeting })) },
    { weight: 1, arbitrary: act('replaceMentor', fc.record({ mentor: anybody })) },
    { weight: 1, arbitrary: act('addMentee', fc.record({ person: anybody })) },
    { weight: 2, arbitrary: act('finishEarly', fc.constant({})) },
    { weight: 3, arbitrary: act('talkHeld', fc.record({ person, held: fc.boolean() })) },
    { weight: 2, arbitrary: act('handIn', fc.record({ meeting, person, handedIn: fc.boolean() })) },
    { weight: 1, arbitrary: fc.record({ day: late, name: fc.constant('cancel'), args: fc.constant({}) }) },
  ),
  { maxLength: 25 },
);

const inOrder = (list: readonly Act[]) => list.toSorted((a, b) => a.day - b.day);

const GOODBYE = /^(dropout-confirmed|meeting-cancelled|mentor-released)$/;

test('no mail to someone gone, no meeting lost, planned = sent + suppressed, and the group always ends', () => {
  fc.assert(
    fc.property(acts, (list) => {
      const walked = new WalkedGroup();
      /** By person: between which of the mails sent they were gone. */
      const gone = new Map<string, { from: number; to?: number }[]>();
      for (const { day: when, name, args } of inOrder(list)) {
        walked.walk(START + when * DAY);
        if (walked.isOver) break;
        const before = walked.sent.length;
        walked.send(name, args);
        expect(walked.state.mentees, 'nobody is mentor and mentee of one group').not.toContain(walked.state.mentor);
        for (const id of [...MENTEES, MENTOR, ...NAMED]) {
          const times = gone.get(id) ?? [];
          const last = times.at(-1);
          const isGone = walked.state.goneBy(id) !== undefined;
          if (isGone && (!last || last.to !== undefined)) times.push({ from: walked.sent.length });
          if (!isGone && last && last.to === undefined) last.to = before;
          gone.set(id, times);
        }
      }
      walked.walk(START + 900 * DAY);
      expect(walked.isOver, 'the group ends').toBe(true);
      for (const [index, { to, decision }] of walked.sent.entries()) {
        const isGone = gone.get(to)?.some((time) => index >= time.from && index < (time.to ?? Infinity));
        if (isGone && decision.matter?.person !== to)
          expect([to, decision.kind]).toEqual([to, expect.stringMatching(GOODBYE)]);
      }
      const open = [...walked.ledger].filter(([, { outcome }]) => outcome === 'planned').map(([id]) => id);
      // What is left when a group is off is settled by the activity that withdraws it; everything else has been walked.
      if (!walked.state.isOff) expect(open).toEqual([]);
      walked.state.end();
      expect(walked.state.status(walked.now).meetings.map(({ status }) => status)).toEqual(
        Array(4).fill(expect.stringMatching(/^(held|cancelled|unconfirmed)$/)),
      );
    }),
    { numRuns: RUNS },
  );
});

test('a meeting keeps its order, its entry counts up, and nobody hears twice of the same time', () => {
  fc.assert(
    fc.property(acts, (list) => {
      const walked = new WalkedGroup();
      const sequences = [0, 0, 0, 0];
      for (const { day: when, name, args } of inOrder(list)) {
        walked.walk(START + when * DAY);
        if (walked.isOver) break;
        walked.send(name, args);
        const { meetings } = walked.state.status(walked.now);
        const held = meetings.filter(({ status }) => status !== 'cancelled');
        for (const [index, { startsAt }] of held.entries())
          if (index > 0) expect(Date.parse(startsAt)).toBeGreaterThan(Date.parse(held[index - 1]?.startsAt ?? ''));
        for (const [index, { sequence }] of meetings.entries()) {
          expect(sequence).toBeGreaterThanOrEqual(sequences[index] ?? 0);
          sequences[index] = sequence;
        }
      }
      walked.walk(START + 900 * DAY);
      const news = walked.sent
        .filter(({ decision }) => decision.kind === 'meeting-moved')
        .map(({ to, decision }) => `${to} ${decision.round} ${decision.matter?.sequence}`);
      expect(new Set(news).size).toBe(news.length);
      // A reminder never comes after the meeting that it reminds of.
      for (const { decision, at } of walked.sent.filter(({ decision: { kind } }) => kind === 'meeting-reminder'))
        expect(at).toBeLessThan(Date.parse(decision.until));
    }),
    { numRuns: RUNS },
  );
});

test('a mentee who leaves before the first meeting and comes back gets the calendar anew, under other mail ids', () => {
  const walked = new WalkedGroup();
  const [anna = ''] = MENTEES;
  walked.walk(START + DAY);
  const before = walked.sent.filter(({ to }) => to === anna).map(({ decision }) => decision.moment);
  expect(before).toContain('meeting-invitation.2');
  expect(walked.send('dropout', { person: anna })).toBe(true);
  walked.walk(START + 2 * DAY);
  expect(walked.send('addMentee', { person: anna })).toBe(true);
  walked.walk(START + 3 * DAY);
  const all = walked.sent.filter(({ to }) => to === anna).map(({ decision }) => decision.moment);
  expect(new Set(all).size).toBe(all.length);
  expect(all.slice(before.length)).toContain('meeting-invitation.2+1');
  // What is still to come comes as to everybody.
  walked.walk(Date.parse(walked.state.meeting(1)?.startsAt ?? ''));
  expect(walked.sent.filter(({ to }) => to === anna).map(({ decision }) => decision.moment)).toContain(
    'meeting-reminder.1',
  );
  // And what has become of no use isn't sent again, under whatever id it went.
  expect(walked.moments.unwanted('meeting-invitation.2+1', anna)).toBeUndefined();
  walked.send('meetingHeld', { meeting: 1 });
  walked.send('meetingHeld', { meeting: 2 });
  expect(walked.moments.unwanted('meeting-invitation.2+1', anna)).toBeDefined();
});
