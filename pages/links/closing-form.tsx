// A mentee's closing form: clarified or not, the goal, when the next step is taken (R69), the questions of the start once more, and what
// they promise for later (R24, R72).
import type { ReactNode } from 'react';
import { z } from 'zod';
import { Refused } from '../../desk/refused.ts';
import { isOneOf, keysOf } from '../../domain/kinds.ts';
import { thresholdOf } from '../../domain/publishing.ts';
import { CLARIFIED, readClosingForm, readSurvey, type ClosingForm } from '../../domain/survey.ts';
import type { Form } from '../form.ts';
import { Button } from '../button.tsx';
import { Choice, Field, Lines, Wrong, type LinkPage, type Visit } from './page.tsx';
import { gradesIn, Scale } from './scale.tsx';
import { Text } from './written.tsx';

/** What was answered before; empty where nothing was. */
const answers = ({ kept }: Visit): ClosingForm => readClosingForm(kept?.text ?? '{}');

/** How far ahead somebody may want to be asked. */
const MOST_YEARS = 2;

const questionsOf = ({ t, group }: Visit) => t.survey.mentees[group?.variant ?? 'aspirants'];

export const closingForm: LinkPage = {
  choices: ['send'],
  keeps: 'closing-form',
  fields: { clarified: 'clarified', nextStepOn: 'nextStepOn', hours: 'hours' },

  answered: ({ kept: before }) => before && { at: before.at.toISOString(), own: true },

  changeable: () => true,

  async load(visit, desk) {
    const start = await desk.kept(visit, 'survey-before');
    return { hopes: start && readSurvey(start.text).words };
  },

  show(visit) {
    const { t, entered } = visit;
    const words = t.closingForm;
    const before = answers(visit);
    const ticked = (name: 'remind' | 'mentorLater' | 'contactList') =>
      entered ? entered.text(name) === 'yes' : before[name];
    const hours = before.hours === undefined ? undefined : String(before.hours);
    return {
      title: words.title,
      body: (
        <>
          <p>{t.survey.confidential(thresholdOf(visit.programme))}</p>
          <Text label={t.survey.hoped} text={visit.hopes ?? ''} />
        </>
      ),
      forms: (
        <form method="post">
          <Clarified visit={visit} />
          <Lines visit={visit} name="goal" label={words.goal} rows={3} value={before.goal} />
          <Lines visit={visit} name="nextStep" label={words.nextStep} rows={2} value={before.nextStep} />
          <Field visit={visit} type="date" name="nextStepOn" label={words.nextStepOn} value={before.nextStepOn} />
          <Choice type="checkbox" name="remind" value="yes" label={words.remind} checked={ticked('remind')} />
          <p>{t.survey.intro}</p>
          <Scale visit={visit} questions={questionsOf(visit)} kept={before.grades} />
          <Field
            visit={visit}
            type="number"
            name="hours"
            label={words.hours}
            value={hours}
            more={{ min: 0, max: 1000, step: 0.5 }}
          />
          <Choice
            type="checkbox"
            name="mentorLater"
            value="yes"
            label={words.mentorLater}
            checked={ticked('mentorLater')}
          />
          <Choice
            type="checkbox"
            name="contactList"
            value="yes"
            label={words.contactList}
            checked={ticked('contactList')}
          />
          <Button label={t.send} choice="send" />
        </form>
      ),
    };
  },

  async act(visit, form, desk) {
    const given = read(visit, form);
    await desk.keep(visit, 'closing-form', visit.link.person, JSON.stringify(given));
    await desk.askOn(visit, given.remind ? given.nextStepOn : undefined);
    return {};
  },
};

function Clarified({ visit }: { visit: Visit }): ReactNode {
  const { t, group, entered } = visit;
  const words = t.closingForm;
  const choices = words.choices[group?.variant ?? 'aspirants'];
  const clarified = entered ? entered.text('clarified') : answers(visit).clarified;
  return (
    <fieldset>
      <legend>{words.clarified}</legend>
      <Wrong visit={visit} field="clarified" />
      {keysOf(choices).map((value) => {
        const label = choices[value];
        const checked = value === clarified;
        return <Choice key={value} type="radio" name="clarified" value={value} label={label} checked={checked} />;
      })}
    </fieldset>
  );
}

/** @throws Refused where nothing is chosen: an untouched form is no answer */
function read(visit: Visit, form: Form): ClosingForm {
  const words = visit.t.closingForm;
  const clarified = form.text('clarified');
  if (!isOneOf(CLARIFIED, clarified)) throw invalid('clarified', words.choose);
  const nextStepOn = form.text('nextStepOn');
  if (nextStepOn !== '' && !z.iso.date().safeParse(nextStepOn).success) throw invalid('nextStepOn', words.noDay);
  const remind = form.text('remind') === 'yes';
  // Who is asked later is kept so long: not for ever.
  const [today, most] = [visit.now.slice(0, 10), inYears(visit.now, MOST_YEARS)];
  if (remind && (nextStepOn <= today || nextStepOn > most)) throw invalid('nextStepOn', words.remindWhen(MOST_YEARS));
  const hours = form.number('hours');
  if (form.text('hours') !== '' && (hours === undefined || hours < 0 || hours > 1000))
    throw invalid('hours', words.noHours);
  return {
    clarified,
    goal: form.text('goal'),
    nextStep: form.text('nextStep'),
    nextStepOn,
    remind,
    mentorLater: form.text('mentorLater') === 'yes',
    contactList: form.text('contactList') === 'yes',
    ...(hours === undefined ? {} : { hours }),
    grades: gradesIn(form, questionsOf(visit).length),
  };
}

function inYears(now: string, years: number): string {
  return `${Number(now.slice(0, 4)) + years}${now.slice(4, 10)}`;
}

function invalid(path: string, message: string): Refused {
  return new Refused('invalid', [{ path, rule: path, message }]);
}
