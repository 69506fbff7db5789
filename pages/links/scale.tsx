// Questions on a scale of five, as several forms ask them.
import type { ReactNode } from 'react';
import { grades, questionName, SCALE, type Grades } from '../../domain/survey.ts';
import type { Form } from '../form.ts';
import { Choice, type Visit } from './page.tsx';

export function Scale(given: { visit: Visit; questions: readonly string[]; kept: Grades }): ReactNode {
  const { visit, questions, kept } = given;
  const { t, entered } = visit;
  return questions.map((question, index) => {
    const name = questionName(index);
    const answered = entered ? entered.text(name) : String(kept[name] ?? '');
    return (
      <fieldset key={name} className="scale">
        <legend>{question}</legend>
        {SCALE.map((grade) => (
          <Choice
            key={grade}
            type="radio"
            name={name}
            value={String(grade)}
            label={t.survey.scale[grade]}
            checked={answered === String(grade)}
          />
        ))}
      </fieldset>
    );
  });
}

/** What was answered; what is none of the five is no answer. */
export function gradesIn(form: Form, count: number): Grades {
  const given = Array.from({ length: count }, (_, index) => questionName(index)).flatMap((name) => {
    const parsed = grades.safeParse({ [name]: form.text(name) });
    return parsed.success ? [parsed.data] : [];
  });
  return given.reduce((all, each) => ({ ...all, ...each }), {});
}
