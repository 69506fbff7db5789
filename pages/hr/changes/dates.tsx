// Changes of dates: one meeting moves, or all coming ones are put off.
import { postponeRequest } from '../../../desk/requests.ts';
import { Refused } from '../../../desk/refused.ts';
import type { Form } from '../../form.ts';
import { read } from '../reading.ts';
import { Box, Field, Select } from '../page.tsx';
import { groupsThere, meetingsThere, pairIn, type Change, type Given } from './change.ts';
import { Which } from './which.tsx';

function moveIn(form: Form) {
  const [group, meeting] = pairIn(form, 'meeting');
  const location = form.text('location');
  return {
    group,
    meeting: Number(meeting),
    wish: {
      startsAt: `${form.text('date')}T${form.text('time')}`,
      force: form.has('force'),
      ...(location === '' ? {} : { location }),
    },
  };
}

export const move: Change = {
  fields(given) {
    const { visit } = given;
    const { t } = visit;
    const meetings = meetingsThere(given);
    if (meetings.length === 0) return null;
    return (
      <>
        <Which given={given} name="meeting" options={meetings} />
        <Field visit={visit} name="date" type="date" label={t.changes.date} more={{ required: true }} />
        <Field visit={visit} name="time" type="time" label={t.changes.time} value="16:00" more={{ required: true }} />
        <Field visit={visit} name="location" label={t.changes.location} hint={t.changes.locationHint} />
        <Box visit={visit} name="force" label={t.changes.force} />
      </>
    );
  },

  async foresee({ visit: { desk, t }, programme }, form) {
    const { group, meeting, wish } = moveIn(form);
    const moves = await desk.moveMeeting(programme.id, group, meeting, { ...wish, preview: true });
    if (!('preview' in moves)) throw new Refused('away');
    const says = wish.location === undefined ? [] : [t.changes.heldAt(wish.location)];
    return { says, moves, seen: [moves.moments, moves.invitations] };
  },

  async act({ visit: { desk }, programme }, form) {
    const { group, meeting, wish } = moveIn(form);
    const answer = await desk.moveMeeting(programme.id, group, meeting, { ...wish, preview: false });
    return 'changed' in answer && answer.changed;
  },

  about: (form) => {
    const { group, meeting } = moveIn(form);
    return { group, meeting };
  },
};

function postponementIn(form: Form) {
  const days = form.number('days');
  const to = form.text('to');
  if ((days === undefined) === (to === ''))
    throw new Refused('invalid', [{ path: 'days', rule: 'days-or-day', message: 'either days or a day' }]);
  return read(postponeRequest, {
    ...(days === undefined ? { to } : { days }),
    force: form.has('force'),
  });
}

export const postpone: Change = {
  fields(given) {
    const { visit } = given;
    const { t } = visit;
    const groups = groupsThere(given);
    if (groups.length === 0) return null;
    return (
      <>
        <Select
          {...{ visit, name: 'group', label: t.changes.whom, value: visit.query.group }}
          options={[{ value: '', label: t.changes.wholeProgramme }, ...groups]}
        />
        <Field visit={visit} name="days" type="number" label={t.changes.days} more={{ min: 1, max: 366 }} />
        <Field visit={visit} name="to" type="date" label={t.changes.orTo} />
        <Box visit={visit} name="force" label={t.changes.force} />
      </>
    );
  },

  async foresee(given, form) {
    const moves = await postponed(given, form, true);
    if (!('preview' in moves)) throw new Refused('away');
    return { says: [], moves, seen: [moves.moments, moves.invitations] };
  },

  async act(given, form) {
    const answer = await postponed(given, form, false);
    return 'changed' in answer && answer.changed;
  },

  about: (form) => ({ group: form.text('group') || undefined }),
};

function postponed({ visit: { desk }, programme }: Given, form: Form, preview: boolean) {
  const wish = { ...postponementIn(form), preview };
  const group = form.text('group');
  return group === '' ? desk.postponeProgramme(programme.id, wish) : desk.postponeGroup(programme.id, group, wish);
}
