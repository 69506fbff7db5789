// A director names people, sees and changes their own until the deadline (R19). What the rules say of somebody is told at once.
import type { ReactNode } from 'react';
import { Refused } from '../../desk/by-link.ts';
import { asksGender, placesIn } from '../../domain/introduction.ts';
import { keysOf } from '../../domain/kinds.ts';
import { menteeBody } from '../../domain/person-body.ts';
import type { Form } from '../form.ts';
import { Button } from '../button.tsx';
import { Choice, Field, Hidden, Note, stageIn, Wrong, type LinkPage, type Visit } from './page.tsx';

const FIELDS = ['name', 'email', 'department', 'manager', 'employedSince', 'gender'] as const;

const mostOf = ({ programme }: Visit) => placesIn(programme.introduction?.nomination?.quota ?? { people: 1 });

export const nominate: LinkPage = {
  choices: ['add', 'done', 'remove'],
  needsWhole: true,
  fields: {
    ...Object.fromEntries(FIELDS.map((field) => [field, field])),
    R19: 'gender',
    full: 'name',
    'unique-person': 'email',
    'hr-as-mentee': 'email',
  },

  async load(visit, desk) {
    return { named: await desk.invited.mine(visit) };
  },

  show(visit) {
    const { programme, t, words, whole, dates, named = [], link } = visit;
    const stage = stageIn(visit, 'nomination');
    const isOpen = !whole || (stage?.status !== 'waiting' && stageIn(visit, 'grouping')?.status !== 'done');
    const left = Math.max(0, mostOf(visit) - named.length);
    return {
      title: t.nominate.title(programme.title),
      body: (
        <>
          {stage?.answers[link.person] === 'yes' ? <Note says={t.nominate.isDone} /> : null}
          <p>{words.introduction.nomination.text(programme.title)}</p>
          <p>{words.introduction.nomination.suits(words.years(programme.minimumYears))}</p>
          <p>{words.introduction.nomination.notTold}</p>
          <p>
            <strong>{left > 0 ? t.nominate.left(left) : t.nominate.full}</strong>{' '}
            {stage && isOpen && Date.parse(stage.by) > Date.parse(visit.now)
              ? t.nominate.until(dates.moment(stage.by))
              : null}
          </p>
          <Mine visit={visit} isOpen={isOpen} />
        </>
      ),
      forms: isOpen ? (
        <>
          {left > 0 ? <Adding visit={visit} /> : null}
          <form method="post">
            <Button label={t.nominate.done} choice="done" second={left > 0 ? true : undefined} />
          </form>
        </>
      ) : null,
    };
  },

  async act(visit, form, desk) {
    if (form.choice === 'done') await desk.invited.done(visit, true);
    else if (form.choice === 'remove') await desk.invited.remove(visit, form.text('person'));
    else {
      const details = read(visit, form);
      await desk.invited.name(visit, details).catch((error: unknown) => {
        throw inWords(visit, error);
      });
    }
    return {};
  },
};

/** Those named, each with what is to be told of them, and a button to take them out again. */
function Mine({ visit, isOpen }: { visit: Visit; isOpen: boolean }): ReactNode {
  const { t, named = [] } = visit;
  return (
    <>
      <h2>{t.nominate.named}</h2>
      {named.length === 0 ? <p>{t.nominate.nobody}</p> : null}
      <ul>
        {named.map(({ person, warnings }) => (
          <li key={person.id}>
            <p>
              {[person.name, person.department].filter(Boolean).join(', ')}
              {warnings.map(({ rule, name }) => (
                <span key={rule} className="wrong">
                  {t.nominate.warnings[rule](name)}
                </span>
              ))}
            </p>
            {isOpen ? (
              <form method="post">
                <Hidden fields={{ person: person.id }} />
                <Button label={t.nominate.remove(person.name)} choice="remove" second />
              </form>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}

const ADDRESS = { autoComplete: 'off', inputMode: 'email', maxLength: 254 };

function Adding({ visit }: { visit: Visit }): ReactNode {
  const { t, programme } = visit;
  const words = t.nominate;
  // What has just been taken in is not there to be sent again.
  const given = { ...visit, entered: visit.fault ? visit.entered : undefined };
  return (
    <form method="post">
      <Field visit={given} type="text" name="name" label={words.name} more={{ autoComplete: 'off', maxLength: 120 }} />
      <Field visit={given} type="text" name="email" label={words.email} more={ADDRESS} />
      <Field visit={given} type="text" name="department" label={words.department} more={{ maxLength: 120 }} />
      <Field visit={given} type="text" name="manager" label={words.manager} more={ADDRESS} />
      <Field visit={given} type="date" name="employedSince" label={words.employedSince} />
      {asksGender(programme) ? (
        <fieldset>
          <legend>{words.gender}</legend>
          <p>{words.genderWhy}</p>
          <Wrong visit={given} field="gender" />
          {keysOf(words.genders).map((value) => (
            <Choice
              key={value}
              type="radio"
              name="gender"
              value={value}
              label={words.genders[value]}
              checked={given.entered?.text('gender') === value}
            />
          ))}
        </fieldset>
      ) : null}
      <Button label={words.add} choice="add" />
    </form>
  );
}

/** @throws Refused with the first field that is wrong */
function read({ t, programme }: Visit, form: Form) {
  const given = Object.fromEntries(
    FIELDS.map((field) => [field, form.text(field)] as const).filter(([, value]) => value !== ''),
  );
  const parsed = menteeBody.safeParse(asksGender(programme) ? given : { ...given, gender: undefined });
  if (parsed.success) return parsed.data;
  const field = FIELDS.find((each) => parsed.error.issues.some(({ path: [name] }) => name === each)) ?? 'name';
  throw new Refused('invalid', [{ path: field, rule: field, message: t.nominate.wrong[field] }]);
}

/** The desk's refusals, as a director reads them. */
function inWords({ t }: Visit, error: unknown): unknown {
  if (!(error instanceof Refused)) return error;
  const [fault] = error.faults;
  if (fault?.rule === 'R19') {
    const isFull = fault.path === 'name';
    const message = isFull ? t.nominate.full : t.nominate.wrong.gender;
    return new Refused('rule', [{ path: fault.path, rule: isFull ? 'full' : 'R19', message }]);
  }
  if (fault?.rule === 'R20')
    return new Refused('rule', [{ path: 'email', rule: 'hr-as-mentee', message: t.nominate.wrong.self }]);
  if (fault?.rule === 'unique-person' || fault?.rule === 'hr-as-mentee')
    return new Refused('rule', [{ path: 'email', rule: 'hr-as-mentee', message: t.nominate.wrong.taken }]);
  return error;
}
