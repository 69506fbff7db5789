// What the programme has given a mentor, and what the next one should know (R73).
import { z } from 'zod';
import { Refused } from '../../desk/refused.ts';
import { Button, Lines, type LinkPage, type Visit } from './page.tsx';

const kept = z.array(z.string());

/** What was answered before; empty where nothing was. */
function answers({ kept: before }: Visit): readonly string[] {
  return before ? kept.catch([]).parse(JSON.parse(before.text)) : [];
}

const nameOf = (index: number) => `answer${index}`;

export const mentorSurvey: LinkPage = {
  choices: ['send'],
  keeps: 'mentor-survey',

  answered: ({ kept: before }) => before && { at: before.at.toISOString(), own: true },

  changeable: () => true,

  show(visit) {
    const { t } = visit;
    const before = answers(visit);
    return {
      title: t.mentorSurvey.title,
      forms: (
        <form method="post">
          {t.mentorSurvey.questions.map((question, index) => (
            <Lines key={question} visit={visit} name={nameOf(index)} label={question} rows={3} value={before[index]} />
          ))}
          <Button label={t.send} choice="send" />
        </form>
      ),
    };
  },

  async act(visit, form, desk) {
    const given = visit.t.mentorSurvey.questions.map((_, index) => form.text(nameOf(index)));
    if (given.every((answer) => answer === ''))
      throw new Refused('invalid', [{ path: '', rule: 'unanswered', message: visit.t.unanswered }]);
    await desk.keep(visit, 'mentor-survey', visit.link.person, JSON.stringify(given));
    return {};
  },
};
