// A mentee's closing form: clarified or not, the goal, and when the next step is taken (R69).
import { keysOf } from '../../domain/kinds.ts';
import { Button, Choice, Lines, type LinkPage } from './page.tsx';

export const closingForm: LinkPage = {
  choices: ['send'],

  show({ t }) {
    const { choices, ...words } = t.closingForm;
    return {
      title: words.title,
      body: (
        <form method="post">
          <fieldset>
            <legend>{words.clarified}</legend>
            {keysOf(choices).map((value) => {
              const label = choices[value];
              return (
                <Choice
                  key={value}
                  type="radio"
                  name="clarified"
                  value={value}
                  label={label}
                  checked={value === 'yes'}
                />
              );
            })}
          </fieldset>
          <Lines name="goal" label={words.goal} rows={3} />
          <label className="label" htmlFor="nextStep">
            {words.nextStep}
          </label>
          <input type="date" id="nextStep" name="nextStep" />
          <Button label={t.send} choice="send" />
        </form>
      ),
    };
  },

  async act(visit, form, desk) {
    const answers = { clarified: form.text('clarified'), goal: form.text('goal'), nextStep: form.text('nextStep') };
    await desk.keep(visit, 'closing-form', visit.link.person, JSON.stringify(answers));
    return {};
  },
};
