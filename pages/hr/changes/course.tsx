// Changes of the course: what was held, a group that ends early, a group or programme that is called off.
import { inGroup, readInGroup } from '../../../domain/ids.ts';
import { MEETINGS } from '../../../domain/programme.ts';
import { Refused } from '../../../desk/refused.ts';
import type { Form } from '../../form.ts';
import { pageOf } from '../programme-frame.ts';
import { Area, Field, Select, type HrVisit } from '../page.tsx';
import {
  attendable,
  groupsThere,
  meetingsThere,
  nameIn,
  pairIn,
  peopleThere,
  type Change,
  type Given,
} from './change.ts';
import { seenOf } from './places.tsx';
import { Which } from './which.tsx';

/** The meeting that is answered about: chosen first, so that those who were there then can be shown. */
function meetingIn({ visit: { query, entered } }: Given): readonly [group: string, meeting: string] {
  if (entered?.has('meeting')) return pairIn(entered, 'meeting');
  return [query.group ?? '', query.meeting ?? ''];
}

function knownMeeting({ view }: Given, group: string, meeting: string) {
  return view.groups.find(({ id }) => id === group)?.meetings.find((each) => String(each.meeting) === meeting);
}

export const held: Change = {
  first(given) {
    const { visit, programme } = given;
    if (meetingIn(given)[1] !== '') return undefined;
    const meetings = meetingsThere(given, true);
    return meetings.length === 0 ? undefined : (
      <ul>
        {meetings.map(({ value, label }) => {
          const [group, meeting] = readInGroup(value);
          return (
            <li key={value}>
              <a href={pageOf(programme.id, 'changes', { ...visit.query, do: 'held', group, meeting })}>{label}</a>
            </li>
          );
        })}
      </ul>
    );
  },
  fields(given) {
    const { visit } = given;
    const { t, entered } = visit;
    const [group, meeting] = meetingIn(given);
    const chosen = meetingsThere(given, true).find(({ value }) => value === inGroup(group, meeting));
    // One that is corrected begins with what was said of it.
    const known = knownMeeting(given, group, meeting);
    if (!chosen || !known) return null;
    const isThere = (value: string) =>
      entered ? entered.list('attended').includes(value) : (known.attended?.includes(readInGroup(value)[1]) ?? true);
    return (
      <>
        <input type="hidden" name="meeting" value={chosen.value} />
        <p>{chosen.label}</p>
        <fieldset>
          <legend>{t.changes.attended}</legend>
          {attendable(given, group, known.startsAt).map(({ value, label }) => (
            <label key={value} className="choice">
              <input type="checkbox" name="attended" value={value} defaultChecked={isThere(value)} />
              {label}
            </label>
          ))}
        </fieldset>
        <Field
          {...{ visit, name: 'hours', label: t.changes.hours, hint: t.changes.hoursHint }}
          value={known.hours === undefined ? undefined : String(known.hours)}
        />
        <Select {...{ visit, name: 'was', label: t.changes.was, value: HELD }} options={wasOptions(visit)} />
      </>
    );
  },
  foresee(given, form) {
    const { visit } = given;
    const { t } = visit;
    const [group, meeting] = pairIn(form, 'meeting');
    const there = attendedIn(form.list('attended'), group).map((person) => nameIn(given, person));
    const known = knownMeeting(given, group, meeting);
    if (!known) throw new Refused('unknown');
    const hours = form.hours('hours are a number');
    const groupName = given.programme.groups.find(({ id }) => id === group)?.name ?? '';
    const called = t.course.meeting(Number(meeting), groupName);
    const says = wasHeld(form)
      ? [
          t.changes.wasHeld(called, there.length, given.dates.and(there)),
          ...(hours === undefined ? [] : [`${t.changes.hours}: ${given.dates.number(hours)}`]),
        ]
      : [t.changes.wasNotHeld(called)];
    return Promise.resolve({ says, seen: [known.status, known.attended, known.hours] });
  },
  async act({ visit: { desk }, programme }, form) {
    const [group, meeting] = pairIn(form, 'meeting');
    if (!wasHeld(form)) return (await desk.meetingNotHeld(programme.id, group, Number(meeting))).changed;
    const hours = form.hours('hours are a number');
    const attended = attendedIn(form.list('attended'), group);
    const wish = { attended: [...attended], ...(hours === undefined ? {} : { hours }) };
    return (await desk.meetingHeld(programme.id, group, Number(meeting), wish)).changed;
  },
  about: (form) => ({ group: pairIn(form, 'meeting')[0], meeting: Number(pairIn(form, 'meeting')[1]) }),
};

const [HELD, NOT_HELD] = ['held', 'not-held'];
const wasHeld = (form: Form) => form.text('was') !== NOT_HELD;
const wasOptions = ({ t }: HrVisit) => [
  { value: HELD, label: t.changes.isHeld },
  { value: NOT_HELD, label: t.changes.isNotHeld },
];

/** Those of one group. */
function attendedIn(values: readonly string[], group: string): readonly string[] {
  return values.map(readInGroup).flatMap(([of, person]) => (of === group ? [person] : []));
}

export const talk: Change = {
  fields(given) {
    const { visit, view } = given;
    const inTalks = view.groups
      .filter(({ closing, phase }) => closing === 'talks' && phase !== 'ended')
      .map(({ id }) => id);
    const people = peopleThere(given).filter(({ value }) => inTalks.includes(readInGroup(value)[0]));
    return people.length === 0 ? null : (
      <>
        <Which given={given} name="person" options={people} />
        <Select {...{ visit, name: 'was', label: visit.t.changes.was, value: HELD }} options={wasOptions(visit)} />
      </>
    );
  },
  foresee(given, form) {
    const { t } = given.visit;
    const [group, person] = pairIn(form, 'person');
    const known = given.view.groups.find(({ id }) => id === group)?.mentees.find(({ id }) => id === person);
    const says = wasHeld(form) ? t.changes.talkHeld : t.changes.talkNotHeld;
    return Promise.resolve({ says: [says(nameIn(given, person))], seen: [known?.talk] });
  },
  async act({ visit: { desk }, programme }, form) {
    const [group, person] = pairIn(form, 'person');
    return (await desk.talkHeld(programme.id, group, person, wasHeld(form))).changed;
  },
  about: (form) => ({ group: pairIn(form, 'person')[0], person: pairIn(form, 'person')[1] }),
};

/** What counts is the engine's; the text is its writer's alone. */
export const handIn: Change = {
  fields(given) {
    const { visit, view } = given;
    const { t } = visit;
    const writing = view.groups.filter(({ variant }) => variant === 'aspirants').map(({ id }) => id);
    const people = peopleThere(given).filter(({ value }) => writing.includes(readInGroup(value)[0]));
    if (people.length === 0) return null;
    const tasks = Array.from({ length: MEETINGS }, (_, index) => String(index + 1));
    return (
      <>
        <Which given={given} name="person" options={people} />
        <Select
          {...{ visit, name: 'task', label: t.changes.task, value: '2' }}
          options={tasks.map((value) => ({ value, label: t.start.meeting(Number(value)) }))}
        />
        <Select
          {...{ visit, name: 'given', label: t.changes.isGiven, value: 'yes' }}
          options={[
            { value: 'yes', label: t.changes.given },
            { value: 'no', label: t.changes.notGiven },
          ]}
        />
      </>
    );
  },
  foresee(given, form) {
    const { view, visit } = given;
    const [group, person] = pairIn(form, 'person');
    const task = Number(form.text('task'));
    const has = view.groups.find(({ id }) => id === group)?.handedIn[task]?.includes(person) === true;
    const says = visit.t.changes.handIn(nameIn(given, person), task, form.text('given') !== 'no');
    return Promise.resolve({ says: [says], seen: [has] });
  },
  async act({ visit: { desk }, programme }, form) {
    const [group, person] = pairIn(form, 'person');
    return (await desk.handIn(programme.id, group, Number(form.text('task')), person, form.text('given') !== 'no'))
      .changed;
  },
  about: (form) => ({ group: pairIn(form, 'person')[0], person: pairIn(form, 'person')[1] }),
};

export const finish: Change = {
  fields(given) {
    const groups = groupsThere(given);
    const { visit } = given;
    return groups.length === 0 ? null : (
      <Select visit={visit} name="group" label={visit.t.people.group} value={visit.query.group} options={groups} />
    );
  },
  async foresee({ visit: { desk }, programme }, form) {
    const foreseen = await desk.foresee(programme.id, { what: 'finish', group: form.text('group') });
    return { says: [], foreseen, seen: seenOf(foreseen) };
  },
  act: async ({ visit: { desk }, programme }, form) =>
    (await desk.finishEarly(programme.id, form.text('group'))).changed,
  about: (form) => ({ group: form.text('group') }),
};

export const cancel: Change = {
  fields(given) {
    const { visit } = given;
    const { t } = visit;
    return (
      <>
        <Select
          {...{ visit, name: 'group', label: t.changes.whom, value: visit.query.group }}
          options={[...groupsThere(given), { value: '', label: t.changes.wholeProgramme }]}
        />
        <Area visit={visit} name="reason" label={t.changes.cancelReason} hint={t.changes.cancelHint} />
      </>
    );
  },
  async foresee({ visit: { desk }, programme }, form) {
    if (form.text('reason') === '')
      throw new Refused('invalid', [{ path: 'reason', rule: 'required', message: 'a reason is needed' }]);
    const group = form.text('group');
    const wish = group === '' ? ({ what: 'cancel-all' } as const) : ({ what: 'cancel', group } as const);
    const foreseen = await desk.foresee(programme.id, wish);
    return { says: [], foreseen, seen: seenOf(foreseen) };
  },
  async act({ visit: { desk }, programme }, form) {
    const [group, reason] = [form.text('group'), form.text('reason')];
    const answer =
      group === '' ? desk.cancelProgramme(programme.id, reason) : desk.cancelGroup(programme.id, group, reason);
    return (await answer).changed;
  },
  about: (form) => ({ group: form.text('group') || undefined }),
};
