// Changes of people: who leaves, comes back, takes a place, has a new address, or is erased.
import { inGroup } from '../../../domain/ids.ts';
import { distinct } from '../../../domain/programme.ts';
import { menteeBody, personBody } from '../../../domain/person-body.ts';
import { Refused } from '../../../desk/refused.ts';
import { mendRequest } from '../../../desk/requests.ts';
import type { Form } from '../../form.ts';
import { filledIn, read } from '../reading.ts';
import { pageOf } from '../programme-frame.ts';
import { Area, Field, Select, type HrVisit } from '../page.tsx';
import { groupsThere, nameIn, pairIn, peopleThere, type Change, type Foresight, type Given } from './change.ts';
import { Which } from './which.tsx';

const DETAILS = ['name', 'email', 'department', 'organisation', 'manager', 'employedSince', 'greeting'] as const;

function Person({
  visit,
  mentee = false,
  known = {},
}: {
  visit: HrVisit;
  mentee?: boolean;
  known?: Readonly<Record<string, string | undefined>>;
}) {
  const { t } = visit;
  return (
    <>
      <Field visit={visit} name="name" label={t.people.name} value={known.name} more={{ autoComplete: 'off' }} />
      <Field
        visit={visit}
        name="email"
        type="email"
        label={t.people.email}
        value={known.email}
        more={{ autoComplete: 'off' }}
      />
      <Field visit={visit} name="department" label={t.people.department} value={known.department} />
      {mentee ? (
        <>
          <Field
            visit={visit}
            name="manager"
            type="email"
            label={t.people.manager}
            hint={t.changes.managerHint}
            value={known.manager}
          />
          <Field
            visit={visit}
            name="employedSince"
            type="date"
            label={t.people.employedSince}
            value={known.employedSince}
          />
        </>
      ) : null}
    </>
  );
}

const PERSON = ['name', 'email', 'department'] as const;

/** Who and in which group. */
function placeIn(form: Form) {
  const [group, person] = pairIn(form, 'person');
  return { group, person };
}

async function foreseePlace(
  { visit: { desk }, programme }: Given,
  form: Form,
  what: 'dropout' | 'undo',
): Promise<Foresight> {
  const foreseen = await desk.foresee(programme.id, { what, ...placeIn(form) });
  return { says: [], foreseen, seen: seenOf(foreseen) };
}

export const dropout: Change = {
  fields(given) {
    const { visit } = given;
    const people = peopleThere(given, 'both');
    if (people.length === 0) return null;
    return (
      <>
        <Which given={given} name="person" options={people} />
        <Area visit={visit} name="reason" label={visit.t.changes.reason} hint={visit.t.changes.reasonHint} />
      </>
    );
  },
  foresee: (given, form) => foreseePlace(given, form, 'dropout'),
  async act({ visit: { desk }, programme }, form) {
    const { group, person } = placeIn(form);
    const reason = form.text('reason');
    return (await desk.dropout(programme.id, group, { person, ...(reason ? { reason } : {}) })).changed;
  },
  about: placeIn,
};

export const undo: Change = {
  fields(given) {
    const { view } = given;
    const left = view.groups.flatMap(({ id, name, phase, mentor, mentees }) =>
      [
        ...('gone' in mentor && mentor.gone === 'left' ? [mentor] : []),
        ...mentees.filter((mentee) => mentee.status === 'left' && !('erased' in mentee)),
      ]
        .filter(() => phase !== 'ended')
        .map((person) => ({ value: inGroup(id, person.id), label: `${person.name}, ${name}` })),
    );
    return left.length === 0 ? null : <Which given={given} name="person" options={left} />;
  },
  foresee: (given, form) => foreseePlace(given, form, 'undo'),
  async act({ visit: { desk }, programme }, form) {
    const { group, person } = placeIn(form);
    return (await desk.takeBackDropout(programme.id, group, person)).changed;
  },
  about: placeIn,
};

function seat(what: 'mentor' | 'mentee'): Change {
  return {
    fields(given) {
      const { visit } = given;
      const groups = groupsThere(given);
      if (groups.length === 0) return null;
      return (
        <>
          <Select visit={visit} name="group" label={visit.t.people.group} value={visit.query.group} options={groups} />
          <Person visit={visit} mentee={what === 'mentee'} />
        </>
      );
    },
    async foresee({ visit: { desk, t }, programme }, form) {
      const group = form.text('group');
      const wish =
        what === 'mentor'
          ? ({ what, group, person: read(personBody, filledIn(form, PERSON)) } as const)
          : ({ what, group, person: read(menteeBody, filledIn(form, DETAILS)) } as const);
      const foreseen = await desk.foresee(programme.id, wish);
      const says = foreseen.isInvited ? t.changes.asked : t.changes.invited;
      return { says: [says(wish.person.name)], foreseen, seen: seenOf(foreseen) };
    },
    async act({ visit: { desk }, programme }, form) {
      const group = form.text('group');
      const answer =
        what === 'mentor'
          ? await desk.replaceMentor(programme.id, group, read(personBody, filledIn(form, PERSON)))
          : await desk.addMentee(programme.id, group, read(menteeBody, filledIn(form, DETAILS)));
      return answer.changed;
    },
    about: (form) => ({ group: form.text('group') }),
  };
}

export const mentor = seat('mentor');
export const mentee = seat('mentee');

/** Everybody who is known; null where the address names somebody who isn't: nobody else stands in their place. */
function choiceOf({ everybody, visit: { query } }: Given, but: readonly string[] = []) {
  const all = distinct(everybody)
    .filter(({ id, name }) => name !== '' && !but.includes(id))
    .map(({ id, name, email }) => ({ value: id, label: `${name}, ${email}` }));
  const isThere = query.person === undefined || all.some(({ value }) => value === query.person);
  return isThere ? all : null;
}

export const mend: Change = {
  fields(given) {
    const { visit } = given;
    const options = choiceOf(given);
    return options === null ? null : (
      <>
        <Select visit={visit} name="person" label={visit.t.changes.who} value={visit.query.person} options={options} />
        <p className="hint">{visit.t.changes.mendHint}</p>
        <Person visit={visit} mentee />
        <Field visit={visit} name="organisation" label={visit.t.people.organisation} />
        <Field visit={visit} name="greeting" label={visit.t.people.greeting} />
      </>
    );
  },
  async foresee(given, form) {
    const { visit, programme } = given;
    const person = form.text('person');
    const wish = read(mendRequest, filledIn(form, DETAILS));
    if (Object.keys(wish).length === 0)
      throw new Refused('invalid', [{ path: 'name', rule: 'required', message: 'what is to be mended' }]);
    const foreseen = await visit.desk.foresee(programme.id, { what: 'mend', person, mending: wish });
    const says = [visit.t.changes.mended(nameIn(given, person), Object.values(wish).join(', '))];
    return {
      says: wish.email === undefined ? says : [...says, visit.t.changes.newAddress],
      foreseen,
      // As they are known: somebody else may have mended them meanwhile.
      seen: given.everybody.filter(({ id }) => id === person),
    };
  },
  async act({ visit: { desk }, programme }, form) {
    await desk.mend(programme.id, form.text('person'), read(mendRequest, filledIn(form, DETAILS)));
    return true;
  },
  about: (form) => ({ person: form.text('person') }),
};

export const erase: Change = {
  fields(given) {
    const { visit, programme, view } = given;
    // HR's contact and the sponsor are needed while the programme runs.
    const options = choiceOf(given, view.phase === 'ended' ? [] : [programme.hr.id, programme.sponsor.id]);
    return options === null ? null : (
      <Select visit={visit} name="person" label={visit.t.changes.who} value={visit.query.person} options={options} />
    );
  },
  async foresee(given, form) {
    const { visit, programme } = given;
    const person = form.text('person');
    const foreseen = await visit.desk.foresee(programme.id, { what: 'erase', person });
    return { says: [visit.t.changes.erased(nameIn(given, person))], foreseen, seen: seenOf(foreseen) };
  },
  async act({ visit: { desk, t }, programme, dates }, form) {
    const { at, erased, kept, stillFound } = await desk.erase(programme.id, form.text('person'));
    const { receipt } = t.changes;
    // It names nobody: who was erased is known to whoever asked.
    return {
      receipt: (
        <>
          <p className="note">{receipt.done(dates.moment(at), erased.words)}</p>
          <h2>{receipt.stays}</h2>
          <ul>
            {kept.map(({ what }) => (
              <li key={what}>{receipt.kept[what]}</li>
            ))}
          </ul>
          <p>{stillFound.length === 0 ? receipt.nowhere : receipt.found(stillFound.join(', '))}</p>
          <p>
            <a href={pageOf(programme.id)}>{t.programme.title}</a>
          </p>
        </>
      ),
    };
  },
  about: (form) => ({ person: form.text('person') }),
};

/** What would have to be told anew, were it otherwise: not when the mails go. */
export function seenOf({ changes, falls, told, withdrawn }: Awaited<ReturnType<HrVisit['desk']['foresee']>>): unknown {
  return [changes, falls.map(({ moment, person }) => [moment, person]), told.map(({ id }) => id), withdrawn.length];
}
