// A mentee's closing form: clarified or not, the goal, and when the next step is taken (R69).
import { z } from 'zod';
import { Refused } from '../../desk/refused.ts';
import { keysOf } from '../../domain/kinds.ts';
import type { Form } from '../form.ts';
import { Button, Choice, Field, Lines, Wrong, type LinkPage, type Visit } from './page.tsx';

type Name = 'clarified' | 'goal' | 'nextStep' | 'nextStepOn';

const kept = z.record(z.string(), z.string());

/** What was answered before; empty where nothing was. */
function answers({ kept: before }: Visit): Readonly<Record<string, string>> {
  return before ? kept.catch({}).parse(JSON.parse(before.text)) : {};
}

export const closingForm: LinkPage = {
  choices: ['send'],
  keeps: 'closing-form',
  fields: { clarified: 'clarified', nextStepOn: 'nextStepOn' },

  answered: ({ kept: before }) => before && { at: before.at.toISOString(), own: true },

  changeable: () => true,

  show(visit) {
    const { t, group, entered } = visit;
    const words = t.closingForm;
    const choices = words.choices[group?.variant ?? 'aspirants'];
    const before = answers(visit);
    const clarified = entered ? entered.text('clarified') : before.clarified;
    return {
      title: words.title,
      forms: (
        <form method="post">
          <fieldset>
            <legend>{words.clarified}</legend>
            <Wrong visit={visit} field="clarified" />
            {keysOf(choices).map((value) => {
              const label = choices[value];
              const checked = value === clarified;
              return <Choice key={value} type="radio" name="clarified" value={value} label={label} checked={checked} />;
            })}
          </fieldset>
          <Lines visit={visit} name="goal" label={words.goal} rows={3} value={before.goal} />
          <Lines visit={visit} name="nextStep" label={words.nextStep} rows={2} value={before.nextStep} />
          <Field visit={visit} type="date" name="nextStepOn" label={words.nextStepOn} value={before.nextStepOn} />
          <Button label={t.send} choice="send" />
        </form>
      ),
    };
  },

  async act(visit, form, desk) {
    const given = read(visit, form);
    await desk.keep(visit, 'closing-form', visit.link.person, JSON.stringify(given));
    return {};
  },
};

/** @throws Refused where nothing is chosen: an untouched form is no answer */
function read({ t }: Visit, form: Form): Readonly<Record<Name, string>> {
  const text = (name: Name) => form.text(name);
  const choices = keysOf(t.closingForm.choices.aspirants);
  if (!choices.some((choice) => choice === text('clarified'))) throw invalid('clarified', t.closingForm.choose);
  if (text('nextStepOn') !== '' && !z.iso.date().safeParse(text('nextStepOn')).success)
    throw invalid('nextStepOn', t.closingForm.noDay);
  return {
    clarified: text('clarified'),
    goal: text('goal'),
    nextStep: text('nextStep'),
    nextStepOn: text('nextStepOn'),
  };
}

function invalid(path: Name, message: string): Refused {
  return new Refused('invalid', [{ path, rule: path, message }]);
}
