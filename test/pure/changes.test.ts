// What holds whatever changes reach a group, in whatever order, at whatever time: the agenda, the group's state and the ledger's sum.
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { planChange } from '../../activities/change.ts';
import { groupDates } from '../../activities/open.ts';
import { groupAgenda } from '../../domain/agenda.ts';
import { readProgramme } from '../../domain/body.ts';
import { Calendar } from '../../domain/plan.ts';
import type { Person, Programme } from '../../domain/programme.ts';
import { withPeople } from '../../domain/roster.ts';
import type { Decision, GroupChange } from '../../workflows/activities.ts';
import {
  datesChanged,
  groupChanges,
  isAsWanted,
  menteeAdded,
  mentorReplaced,
  type Planned,
} from '../../workflows/group/changes.ts';
import { groupJudge } from '../../workflows/group/judge.ts';
import { groupRefusals } from '../../workflows/group/refusals.ts';
import { GroupState } from '../../workflows/group/state.ts';
import { MomentList } from '../../workflows/walk/moments.ts';
import { example } from '../hall/town-hall.ts';

const DAY = 86_400_000;
const START = Date.parse('2027-01-05T09:00:00Z');
const iso = (ms: number) => new Date(ms).toISOString();

function programme(): Programme {
  const body = example();
  body.groups = [body.groups[0]];
  body.groups[0].meetings = { first: '2027-02-02T16:00', location: 'Rådhuset' };
  const reading = readProgramme(body);
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  return reading.programme;
}

type Act = { readonly day: number; readonly name: string; readonly args: Record<string, any> };

const person = fc.integer({ min: 1, max: 7 }).map((n) => `hold-1.m${n}`);
const meeting = fc.integer({ min: 1, max: 4 });
const day = fc.integer({ min: 0, max: 170 });
const act = (name: string, args: fc.Arbitrary<Record<string, any>>): fc.Arbitrary<Act> =>
  fc.record({ day, name: fc.constant(name), args });
const acts = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: act('meetingHeld', fc.record({ meeting })) },
    {
      weight: 3,
      arbitrary: act('moveMeeting', fc.record({ meeting, on: fc.integer({ min: 1, max: 200 }), force: fc.boolean() })),
    },
    { weight: 1, arbitrary: act('postpone', fc.record({ days: fc.integer({ min: 1, max: 30 }) })) },
    { weight: 2, arbitrary: act('dropout', fc.record({ person: fc.oneof(person, fc.constant('hold-1.mentor')) })) },
    { weight: 1, arbitrary: act('meetingNotHeld', fc.record({ meeting })) },
    {
      weight: 1,
      arbitrary: act('replaceMentor', fc.record({ mentor: fc.constantFrom('hold-1.mentor-2', 'hold-1.mentor-3') })),
    },
    { weight: 1, arbitrary: act('addMentee', fc.record({ person: fc.constant('hold-1.m7') })) },
    { weight: 2, arbitrary: act('finishEarly', fc.constant({})) },
    { weight: 3, arbitrary: act('talkHeld', fc.record({ person, held: fc.boolean() })) },
    { weight: 2, arbitrary: act('handIn', fc.record({ meeting, person, handedIn: fc.boolean() })) },
    {
      weight: 1,
      arbitrary: fc.record({
        day: fc.integer({ min: 100, max: 170 }),
        name: fc.constant('cancel'),
        args: fc.constant({}),
      }),
    },
  ),
  { maxLength: 25 },
);

interface Mail {
  outcome: 'planned' | 'sent' | 'suppressed';
  readonly kind: string;
  at?: number;
}

/** The group walked by the clock as its workflow does, with a ledger in place of activities. */
class WalkedGroup {
  readonly programme = programme();
  readonly people = new Map<string, Person>();
  readonly state: GroupState;
  readonly moments: MomentList;
  readonly ledger = new Map<string, Mail>();
  readonly sent: { readonly to: string; readonly decision: Decision; readonly at: number }[] = [];
  now = START;

  constructor() {
    const [group] = this.programme.groups;
    if (!group) throw new Error('no group');
    const moments = withPeople(this.programme, groupAgenda(this.programme, group, iso(START)));
    for (const [id, name] of [
      ['hold-1.mentor-2', 'Ny'],
      ['hold-1.mentor-3', 'Nyere'],
      ['hold-1.m7', 'Sen'],
    ] as const)
      this.people.set(id, { id, name, email: `${name}@kommune.example` });
    this.state = new GroupState({
      group: group.id,
      variant: group.variant,
      closing: group.practice.closing,
      mentor: group.mentor.id,
      hr: 'hr',
      mentees: group.mentees.map(({ id }) => id),
      ...groupDates(new Calendar(this.programme), group),
    });
    this.moments = new MomentList(groupJudge(this.state), moments);
    this.#enter(moments.flatMap(({ id, kind, people }) => people.map((to) => ({ id, kind, to }))));
  }

  get isOver(): boolean {
    return this.state.complete && (this.state.isOff || this.moments.open.length === 0);
  }

  walk(until: number): void {
    for (;;) {
      this.#step();
      const next = this.moments.nextAt();
      if (this.isOver || next === undefined || next > until) break;
      this.now = Math.max(this.now, next);
    }
    this.now = Math.max(this.now, until);
    this.#step();
  }

  /** @returns the rule that refused it, or whether it changed anything */
  send(name: string, { on, ...args }: Record<string, any>): string | boolean {
    const message =
      on === undefined
        ? args
        : {
            ...args,
            startsAt: iso(
              Date.parse(`${Temporal.PlainDate.from('2027-01-05').add({ days: on }).toString()}T15:00:00Z`),
            ),
          };
    const refused = (groupRefusals(this.state) as any)[name](message, this.now);
    if (refused) return refused.rule;
    const change = changeOf(name, message, this.state);
    if (change && isAsWanted(this.state, name as Planned, message)) return false;
    if (!change) {
      const changed = (groupChanges(this.state) as any)[name](message, this.now);
      if (this.state.wantsReplan) {
        this.state.wantsReplan = false;
        this.#adopt({ is: 'early-finish' }, () => undefined);
      }
      return changed;
    }
    return this.#adopt(change, (fresh) => {
      if (change.is === 'mentor') mentorReplaced(this.state, change.mentor, 'hr', this.now);
      else if (change.is === 'mentee') menteeAdded(this.state, change.person, 'hr', this.now);
      else datesChanged(this.state, fresh, undefined, 'hr', this.now);
    });
  }

  #adopt(change: GroupChange, take: (fresh: any) => void): string | boolean {
    const { programme: posted, people } = this;
    const planned = planChange({ programme: posted, people }, this.state.status(this.now), change, {
      start: iso(START),
      now: iso(this.now),
      walked: this.moments.walked,
    });
    if ('refused' in planned) return planned.refused.rule;
    const { revised, dates } = planned;
    if (change.is === 'mentor') Object.assign(posted.groups[0] as object, { mentor: people.get(change.mentor) });
    if (change.is === 'mentee')
      Object.assign(posted.groups[0] as object, {
        mentees: [...(posted.groups[0]?.mentees ?? []), people.get(change.person)],
      });
    const done = new Set(this.moments.walked.done);
    this.#enter(
      revised.moments
        .filter(({ id }) => !done.has(id))
        .flatMap(({ id, kind, people: to }) => to.map((each) => ({ id, kind, to: each }))),
    );
    this.moments.replace(revised.moments, revised.merged);
    for (const id of [...revised.merged, ...revised.fallen])
      for (const [key, mail] of this.ledger)
        if (key.startsWith(`${id}/`) && mail.outcome === 'planned') mail.outcome = 'suppressed';
    take({ ...dates, moments: revised.moments, merged: revised.merged });
    if (change.is === 'mentor')
      for (const [key, mail] of this.ledger)
        if (key.endsWith(`/${change.former}`) && mail.outcome === 'planned') mail.outcome = 'suppressed';
    if (change.is === 'mentor' || change.is === 'mentee')
      this.#deliver(this.moments.catchUp(change.is === 'mentor' ? change.mentor : change.person, this.now));
    return true;
  }

  #step(): void {
    for (;;) {
      const news = this.state.outbox.take();
      const due = this.moments.takeDue(this.now);
      for (const { kind } of due.filter(({ people }) => people.length === 0))
        if (kind === 'lapse' && !this.state.complete) this.state.lapse(this.now);
      const decisions = [
        ...news,
        ...due.filter(({ people }) => people.length > 0).map((moment) => this.moments.decide(moment, this.now)),
      ];
      if (decisions.length === 0 && !this.moments.hasDue(this.now)) return;
      this.#deliver(decisions);
    }
  }

  #deliver(decisions: readonly Decision[]): void {
    for (const decision of decisions) {
      this.#enter(decision.send.map((to) => ({ id: decision.moment, kind: decision.kind, to })));
      for (const { person: to } of decision.heldBack) this.#settle(`${decision.moment}/${to}`, 'suppressed');
      for (const to of decision.send)
        if (this.#settle(`${decision.moment}/${to}`, 'sent')) this.sent.push({ to, decision, at: this.now });
    }
  }

  #enter(mails: readonly { readonly id: string; readonly kind: string; readonly to: string }[]): void {
    for (const { id, kind, to } of mails)
      if (!this.ledger.has(`${id}/${to}`)) this.ledger.set(`${id}/${to}`, { outcome: 'planned', kind });
  }

  #settle(key: string, outcome: Mail['outcome']): boolean {
    const mail = this.ledger.get(key);
    if (mail?.outcome !== 'planned') return false;
    mail.outcome = outcome;
    return true;
  }
}

function changeOf(name: string, message: any, state: GroupState): GroupChange | undefined {
  if (name === 'moveMeeting') return { is: 'moved', ...message };
  if (name === 'postpone') return { is: 'postponed', ...message };
  if (name === 'replaceMentor') return { is: 'mentor', mentor: message.mentor, former: state.mentor };
  return name === 'addMentee' ? { is: 'mentee', person: message.person } : undefined;
}

const GOODBYE = /^(dropout-confirmed|meeting-cancelled|mentor-released)$/;

test('no mail to someone gone, no meeting lost, planned = sent + suppressed, and the group always ends', () => {
  fc.assert(
    fc.property(acts, (list) => {
      const group = new WalkedGroup();
      const gone = new Map<string, number>();
      for (const { day: when, name, args } of list.toSorted((a, b) => a.day - b.day)) {
        group.walk(START + when * DAY);
        if (group.isOver) break;
        group.send(name, args);
        for (const to of [...group.ledger.keys()].map((key) => key.split('/')[1] ?? ''))
          if (group.state.goneBy(to) && !gone.has(to)) gone.set(to, group.sent.length);
      }
      group.walk(START + 900 * DAY);
      expect(group.isOver, 'the group ends').toBe(true);
      for (const [index, { to, decision }] of group.sent.entries()) {
        const left = gone.get(to);
        if (left !== undefined && index >= left && decision.matter?.person !== to)
          expect([to, decision.kind]).toEqual([to, expect.stringMatching(GOODBYE)]);
      }
      const open = [...group.ledger].filter(([, { outcome }]) => outcome === 'planned').map(([key]) => key);
      // What is left when a group is off is settled by the activity that withdraws it; everything else has been walked.
      if (!group.state.isOff) expect(open).toEqual([]);
      group.state.end(group.now);
      expect(group.state.status(group.now).meetings.map(({ status }) => status)).toEqual(
        Array(4).fill(expect.stringMatching(/^(held|cancelled|unconfirmed)$/)),
      );
    }),
    { numRuns: 400 },
  );
});

test('a meeting keeps its order, its entry counts up, and nobody hears twice of the same time', () => {
  fc.assert(
    fc.property(acts, (list) => {
      const group = new WalkedGroup();
      const sequences = [0, 0, 0, 0];
      for (const { day: when, name, args } of list.toSorted((a, b) => a.day - b.day)) {
        group.walk(START + when * DAY);
        if (group.isOver) break;
        group.send(name, args);
        const { meetings } = group.state.status(group.now);
        const held = meetings.filter(({ status }) => status !== 'cancelled');
        for (const [index, { startsAt }] of held.entries())
          if (index > 0) expect(Date.parse(startsAt)).toBeGreaterThan(Date.parse(held[index - 1]?.startsAt ?? ''));
        for (const [index, { sequence }] of meetings.entries()) {
          expect(sequence).toBeGreaterThanOrEqual(sequences[index] ?? 0);
          sequences[index] = sequence;
        }
      }
      group.walk(START + 900 * DAY);
      const news = group.sent
        .filter(({ decision }) => decision.kind === 'meeting-moved')
        .map(({ to, decision }) => `${to} ${decision.round} ${decision.matter?.sequence}`);
      expect(new Set(news).size).toBe(news.length);
      // A reminder never comes after the meeting that it reminds of.
      for (const { decision, at } of group.sent.filter(({ decision: { kind } }) => kind === 'meeting-reminder'))
        expect(at).toBeLessThan(Date.parse(decision.until));
    }),
    { numRuns: 400 },
  );
});
