// Changes of the course: what was held, a group that ends early, a group or programme that is called off.
import { readInGroup } from '../../../domain/ids.ts';
import { Refused } from '../../../desk/refused.ts';
import { Area, Field, Select } from '../page.tsx';
import { attendable, groupsThere, meetingsThere, nameIn, pairIn, peopleThere, type Change } from './change.ts';
import { seenOf } from './places.tsx';
import { Which } from './which.tsx';

export const held: Change = {
  fields(given) {
    const { visit, view } = given;
    const { t, entered } = visit;
    const meetings = meetingsThere(given, true);
    if (meetings.length === 0) return null;
    const names = new Map(view.groups.map(({ id, name }) => [id, name]));
    const people = attendable(given);
    const { query } = visit;
    const { meetings: its } = view.groups.find(({ id }) => id === query.group) ?? { meetings: [] };
    // One that is corrected begins with what was said of it.
    const known = its.find(({ meeting }) => String(meeting) === query.meeting);
    const isThere = (value: string) =>
      entered ? entered.list('attended').includes(value) : (known?.attended?.includes(readInGroup(value)[1]) ?? true);
    return (
      <>
        <Which given={given} name="meeting" options={meetings} />
        <fieldset>
          <legend>{t.changes.attended}</legend>
          {people
            .filter(({ value }) => visit.query.group === undefined || readInGroup(value)[0] === visit.query.group)
            .map(({ value, label }) => (
              <label key={value} className="choice">
                <input type="checkbox" name="attended" value={value} defaultChecked={isThere(value)} />
                {label}
              </label>
            ))}
        </fieldset>
        <Field
          {...{ visit, name: 'hours', label: t.changes.hours, hint: t.changes.hoursHint }}
          value={known?.hours === undefined ? undefined : String(known.hours)}
        />
        <p className="hint">{names.size > 1 ? t.changes.ofThatGroup : ''}</p>
      </>
    );
  },
  foresee(given, form) {
    const { visit } = given;
    const { t } = visit;
    const [group, meeting] = pairIn(form, 'meeting');
    const there = attendedIn(form.list('attended'), group).map((person) => nameIn(given, person));
    if (meeting === '') throw new Refused('unknown');
    const hours = form.hours('hours are a number');
    const groupName = given.programme.groups.find(({ id }) => id === group)?.name ?? '';
    const says = [
      t.changes.wasHeld(t.course.meeting(Number(meeting), groupName), there.length, given.dates.and(there)),
      ...(hours === undefined ? [] : [`${t.changes.hours}: ${given.dates.number(hours)}`]),
    ];
    return Promise.resolve({ says, seen: [] });
  },
  async act({ visit: { desk }, programme }, form) {
    const [group, meeting] = pairIn(form, 'meeting');
    const hours = form.hours('hours are a number');
    const attended = attendedIn(form.list('attended'), group);
    const wish = { attended: [...attended], ...(hours === undefined ? {} : { hours }) };
    return (await desk.meetingHeld(programme.id, group, Number(meeting), wish)).changed;
  },
  about: (form) => ({ group: pairIn(form, 'meeting')[0], meeting: Number(pairIn(form, 'meeting')[1]) }),
};

/** Those of one group. */
function attendedIn(values: readonly string[], group: string): readonly string[] {
  return values.map(readInGroup).flatMap(([of, person]) => (of === group ? [person] : []));
}

export const talk: Change = {
  fields(given) {
    const { view } = given;
    const inTalks = view.groups
      .filter(({ closing, phase }) => closing === 'talks' && phase !== 'ended')
      .map(({ id }) => id);
    const people = peopleThere(given).filter(({ value }) => inTalks.includes(readInGroup(value)[0]));
    return people.length === 0 ? null : <Which given={given} name="person" options={people} />;
  },
  foresee(given, form) {
    const [, person] = pairIn(form, 'person');
    return Promise.resolve({ says: [given.visit.t.changes.talkHeld(nameIn(given, person))], seen: [] });
  },
  async act({ visit: { desk }, programme }, form) {
    const [group, person] = pairIn(form, 'person');
    return (await desk.talkHeld(programme.id, group, person, true)).changed;
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
