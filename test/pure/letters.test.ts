// Every letter in each variant, role, closing, size and language: what it says is true for who gets it, and for what has happened.
import { describe, expect, test } from 'vitest';
import type { MailKind } from '../../domain/kinds.ts';
import type { Person } from '../../domain/programme.ts';
import { openingStatus } from '../../domain/standing.ts';
import type { GroupStatus, ProgrammeStatus } from '../../domain/status.ts';
import { Dates } from '../../language/dates.ts';
import { WORDS } from '../../language/words.ts';
import { allTo } from './all-letters.ts';
import { CASES, held, nameOf, programmeOf, SEEN, START, whole, write, type Occasion } from './written-letters.ts';

describe.each(CASES.map((given) => [nameOf(given), given] as const))('%s', (_name, given) => {
  const programme = programmeOf(given);
  const [group] = programme.groups;
  if (!group) throw new Error('no group');
  const { mentor, mentees } = group;
  const { hr, sponsor } = programme;
  const [anna, birgit] = mentees;
  if (!anna || !birgit) throw new Error('no mentees');
  const words = WORDS[given.language];
  const dates = new Dates(words, programme.timeZone);
  const opening = openingStatus(programme, group);
  const meetings = opening.meetings.length;
  const of = (occasion: Occasion) => write(programme, occasion);
  const beforeTalks: GroupStatus = { ...held(opening, 3), phase: 'talks', closing: 'talks' };
  const startOf = (n: number) => opening.meetings.find(({ meeting }) => meeting === n)?.startsAt ?? '';

  const scene = { given, programme, opening, beforeTalks };
  const everybody = [mentor, anna, hr, sponsor].map((person) => ({ person, letters: allTo(scene, person) }));

  test('each is whole, greets who gets it, and asks nobody to write to themselves', () => {
    for (const { person, letters } of everybody)
      for (const { kind, subject, text } of letters) {
        expect([
          kind,
          /undefined|NaN|\[object|null| {2}|\(\)|: *\n\n/.exec(`${subject}\n${text.replace(/:\n/g, ' ')}`)?.[0],
        ]).toEqual([kind, undefined]);
        expect(text.split('\n')[0], kind).toContain(person.name.split(' ')[0]);
        const asked = text.split('\n').filter((line) => /[Ss]kriv|[Ww]rite to|tal med|talk with/.test(line));
        expect([kind, asked.filter((line) => line.includes(person.email))]).toEqual([kind, []]);
      }
  });

  test('no two different ones share what is seen of their subjects', () => {
    for (const { person, letters } of everybody) {
      const seen = Map.groupBy(letters, ({ subject }) => subject.slice(0, SEEN));
      const shared = [...seen].filter(([, list]) => list.length > 1);
      expect([person.name, shared.map(([line, list]) => [line, list.map(({ kind }) => kind)])]).toEqual([
        person.name,
        [],
      ]);
    }
  });

  test('each about a meeting says its date in what is seen of the subject', () => {
    const dated: readonly MailKind[] = [
      'meeting-invitation',
      'meeting-reminder',
      'meeting-confirmation',
      'meeting-unconfirmed',
      'briefing',
    ];
    for (const { letters } of everybody)
      for (const { kind, round, subject } of letters)
        if (dated.includes(kind)) expect(subject.slice(0, SEEN)).toContain(dates.short(startOf(round)));
  });

  test('what is said of working hours, of other mentors and of a no to leading holds', () => {
    const all = everybody.flatMap(({ letters }) => letters.map(({ text }) => text)).join('\n');
    expect(/uden for arbejdstiden|outside working hours/.test(all)).toBe(given.hour === '16:00');
    expect(/andre mentorer|[Dd]en anden mentor|other mentors?\b/.test(all)).toBe(given.groups > 1);
    expect(/lederkarriere|career in management/.test(all)).toBe(given.variant === 'aspirants');
    expect(/ikke set din|not seen yours|haven't seen/.test(all)).toBe(false);
  });

  test('the welcome says who is there and how to reach them, the first meeting, and all that the practice is', () => {
    const toMentor = of({ kind: 'welcome', to: mentor, status: opening });
    const toMentee = of({ kind: 'welcome', to: anna, status: opening });
    for (const { id, name, email } of mentees) {
      expect(toMentor.text).toContain(`${name} (${email})`);
      expect(toMentee.text.includes(`${name} (${email})`)).toBe(id !== anna.id);
    }
    expect(toMentee.text).toContain(`${mentor.name} (${mentor.email})`);
    for (const { text, calendar } of [toMentor, toMentee]) {
      for (const meeting of opening.meetings) expect(text).toContain(dates.span(meeting));
      expect(calendar).toContain('METHOD:REQUEST');
      expect(calendar).toContain(`DTSTART:${startOf(1).replace(/[-:]/g, '')}`);
      expect(text).toContain(programme.purpose);
      expect(text).toContain(words.practice.noPromise[given.variant]);
      expect(text.includes(words.practice.shared)).toBe(given.share && given.variant === 'aspirants');
      expect(text.includes(words.practice.talks)).toBe(given.closing === 'talks');
    }
    expect(toMentor.text).toContain(`${words.labels.groupHours}: ${words.labels.hours(meetings * 3)}`);
    expect(toMentor.text).toContain(`${words.labels.circleHours}: ${words.labels.hours(meetings * 3)}`);
  });

  test('a mentor who comes after the first meeting is not invited to it', () => {
    const late = of({ kind: 'welcome', to: mentor, at: startOf(2), status: held(opening, 1) });
    expect(late.calendar).toBe('');
    expect(late.text).not.toContain(words.letters.welcomeMentor.firstMeeting);
    // It speaks of what is to come only.
    expect(late.text).not.toContain(dates.span(opening.meetings[0] ?? { startsAt: START, endsAt: START }));
    expect(late.subject).not.toContain(dates.short(startOf(1)));
    expect(late.text).not.toContain(words.letters.firstInvitation.here);
    expect(late.text).not.toContain(words.letters.firstInvitation.hereAndMore);
  });

  test('the task is said where it is given, in the briefing, and wherever somebody is reminded of it', () => {
    const status = held(opening, 1);
    const parts = given.variant === 'leaders' ? words.questions[2] : words.tasks[2];
    const kinds: readonly (readonly [MailKind, Person])[] = [
      ['task-assigned', anna],
      ['briefing', mentor],
      ...(given.variant === 'aspirants'
        ? ([
            ['task-reminder', anna],
            ['task-overdue', anna],
          ] as const)
        : []),
    ];
    for (const [kind, to] of kinds)
      for (const part of parts ?? []) expect(of({ kind, to, round: 2, status }).text, kind).toContain(part);
    const asking = of({ kind: 'meeting-confirmation', to: mentor, round: 1, at: startOf(1), status: opening });
    for (const part of parts ?? []) expect(asking.text).toContain(part);
    if (given.variant === 'leaders') return;
    const { text } = of({ kind: 'task-assigned', to: anna, round: 2, status });
    expect(text.includes(words.letters.taskAssigned.shared)).toBe(given.share);
    expect(text.includes(words.letters.taskAssigned.private)).toBe(!given.share);
    expect(text.includes(birgit.email)).toBe(given.share);
  });

  test('the vision of the first task comes back in the second, and not where HR gave another first task', () => {
    const status = held(opening, 2);
    const third = { kind: 'task-assigned', to: anna, round: 3, status } as const;
    expect(of(third).text.includes(words.vision)).toBe(given.variant === 'aspirants');
    const own = { 2: ['Skriv et brev til dig selv.'] };
    const withOwn = { ...programme, groups: programme.groups.map((each) => ({ ...each, tasks: own })) };
    expect(write(withOwn, third).text).not.toContain(words.vision);
    expect(write(withOwn, { ...third, round: 2 }).text).toContain('Skriv et brev til dig selv.');
  });

  test('the briefing names who has handed in and who has not, and says where there is still time', () => {
    if (given.variant === 'leaders') return;
    const status = { ...held(opening, 1), handedIn: { 2: [anna.id] } };
    const deadline = status.meetings[1]?.deadline ?? '';
    const briefing = (at: string) => of({ kind: 'briefing', to: mentor, round: 2, at, status }).text;
    const [has, missing] = [words.labels.handedIn, words.labels.missing].map(
      (label) => new RegExp(`^${label}: (.*)$`, 'm').exec(briefing(startOf(2)))?.[1] ?? '',
    );
    expect(has).toBe(anna.name);
    expect(missing).toContain(birgit.name);
    expect(missing).not.toContain(anna.name);
    const still = words.letters.briefing.stillTime(dates.moment(deadline));
    expect(briefing(startOf(1)).includes(still)).toBe(true);
    expect(briefing(startOf(2)).includes(still)).toBe(false);
  });

  test('a meeting that falls away for talks tells those who hold its task, and the talk brings the last questions', () => {
    if (given.closing === 'talks') return;
    const off = {
      ...beforeTalks,
      meetings: beforeTalks.meetings.map((m) => (m.meeting === 4 ? { ...m, status: 'cancelled' as const } : m)),
    };
    const t = words.letters.meetingCancelled;
    const cancelled = of({
      kind: 'meeting-cancelled',
      to: anna,
      round: 4,
      matter: { meeting: 4, sequence: 1 },
      status: off,
    });
    expect(cancelled.text).toContain(given.variant === 'aspirants' ? t.taskFalls(4) : t.questionsStay(4));
    expect(cancelled.calendar).toContain('METHOD:CANCEL');
    for (const part of (given.variant === 'leaders' ? words.questions : words.tasks)[4] ?? [])
      for (const to of [anna, mentor]) expect(of({ kind: 'talk-invitation', to, status: off }).text).toContain(part);
  });

  test('a digest says held and evaluated only of what was confirmed', () => {
    const t = words.letters.digest;
    const groups = programme.groups.map((each) => held(openingStatus(programme, each), 1));
    const digest = (status: ProgrammeStatus) => of({ kind: 'sponsor-digest', to: sponsor, round: 1, status }).text;
    const evaluated = (status: ProgrammeStatus): ProgrammeStatus => ({
      ...status,
      circle: status.circle.map((meeting) => ({ ...meeting, status: 'held' })),
    });
    expect(digest(evaluated(whole(programme, groups)))).toContain(t.evaluated(1, given.groups, given.groups));
    expect(digest(whole(programme, groups))).toContain(t.held(1, given.groups, given.groups));
    const [first, ...others] = groups;
    if (!first) return;
    const unknown = { ...first, meetings: first.meetings.map((m) => ({ ...m, status: 'unconfirmed' as const })) };
    expect(digest(evaluated(whole(programme, [unknown, ...others])))).toContain(
      t.partly(1, given.groups - 1, given.groups),
    );
  });

  test('the circle is told where, who comes and who leads; whoever has no meeting in the round is not said to come', () => {
    const [first, ...others] = programme.groups.map((each) => openingStatus(programme, each));
    if (!first) return;
    const circle = { location: 'Mødelokale 3', online: 'https://teams.example/x', convener: mentor.id };
    const placed = { ...programme, circle };
    const status = whole(programme, [first, ...others]);
    const invitation = { kind: 'preparation-meeting', stage: 'invitation', round: 1, status } as const;
    const other = programme.groups[1]?.mentor ?? hr;
    const { text, calendar } = write(placed, { ...invitation, to: other });
    expect(text).toContain('Mødelokale 3');
    expect(text).toContain('https://teams.example/x');
    expect(text).toContain(words.letters.circleMeeting.chairs(mentor.name));
    expect(write(placed, { ...invitation, to: mentor }).text).toContain(words.letters.circleMeeting.youChair);
    expect(calendar).toContain('BEGIN:VALARM');
    const whoComes = (body: string) => new RegExp(`^${words.labels.whoComes}: (.*)$`, 'm').exec(body)?.[1] ?? '';
    expect(whoComes(text)).toContain(mentor.name);
    const done = { ...first, meetings: first.meetings.map((m) => ({ ...m, status: 'cancelled' as const })) };
    const without = write(placed, { ...invitation, to: other, status: whole(programme, [done, ...others]) });
    expect(whoComes(without.text)).not.toContain(mentor.name);
    // Where nobody is named HR calls, and leads only where they come.
    const hrCalls = of({ ...invitation, to: mentor }).text;
    const { chairs, calls } = words.letters.circleMeeting;
    expect(hrCalls).toContain(given.groups === 1 ? chairs(hr.name) : calls(hr.name, hr.email));
  });

  test('the goodbye thanks for what was, and speaks of the calendar only where there is something in it', () => {
    const t = words.letters.dropoutConfirmed;
    const goodbye = (at: string, status: GroupStatus) =>
      of({ kind: 'dropout-confirmed', to: anna, at, matter: { person: anna.id }, status }).text;
    expect(goodbye(START, opening)).toContain(t.cleared);
    expect(goodbye(START, opening)).not.toContain(t.thanks);
    const over = goodbye('2027-12-01T08:00:00Z', beforeTalks);
    expect(over).toContain(t.thanks);
    expect(over).not.toContain(t.cleared);
  });

  test('a group is said to have ended only once it has', () => {
    const t = words.letters.closingForm;
    const form = (status: GroupStatus) => of({ kind: 'closing-form', to: anna, status }).text;
    expect(form({ ...held(opening, 4), phase: 'closing' })).toContain(t.ended(group.name));
    expect(form(held(opening, 3))).toContain(t.ending(group.name));
  });

  test('what HR must look at names who asks', () => {
    const concern = { id: 'x-1', kind: 'concern', group: group.id, person: mentor.id, since: START } as const;
    const status = whole(programme, [opening], { attention: [concern] });
    expect(of({ kind: 'attention', to: hr, status }).text).toContain(mentor.name);
  });
});

test.each([
  ['da', 'mentor og personaleafdelingen', /mentorerne/],
  ['en', 'the mentor and HR', /the mentors/],
] as const)('a digest of one mentor of several groups speaks of no others (%s)', (language, both, others) => {
  const given = programmeOf({
    ...{ language, variant: 'aspirants', closing: 'fourth-meeting', groups: 3, share: false, hour: '16:00' },
  });
  const [first] = given.groups;
  const programme = {
    ...given,
    groups: given.groups.map((group) => ({ ...group, mentor: first?.mentor ?? group.mentor })),
  };
  const groups = programme.groups.map((each) => held(openingStatus(programme, each), 1));
  const { text } = write(programme, {
    ...{ kind: 'sponsor-digest', to: programme.sponsor, round: 1, status: whole(programme, groups) },
  });
  expect([text.includes(both), others.test(text)]).toEqual([true, false]);
});
