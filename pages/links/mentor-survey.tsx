// What the programme has given a mentor, and what the next one should know (R73).
import { Button, Lines, type LinkPage } from './page.tsx';

export const mentorSurvey: LinkPage = {
  choices: ['send'],

  show: ({ t }) => ({
    title: t.mentorSurvey.title,
    body: (
      <form method="post">
        {t.mentorSurvey.questions.map((question, index) => (
          <div key={question}>
            <Lines name={`answer${index}`} label={question} rows={3} />
          </div>
        ))}
        <Button label={t.send} choice="send" />
      </form>
    ),
  }),

  async act(visit, form, desk) {
    const answers = visit.t.mentorSurvey.questions.map((_, index) => form.text(`answer${index}`));
    await desk.keep(visit, 'mentor-survey', visit.link.person, JSON.stringify(answers));
    return {};
  },
};
