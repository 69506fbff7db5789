// The short questionnaires: of mentees at the start, and of mentors at the end (R70-R73).
import { Refused } from '../../desk/by-link.ts';
import { thresholdOf } from '../../domain/publishing.ts';
import { meetingOf } from '../../domain/status.ts';
import { QUESTIONS, readSurvey, type Survey } from '../../domain/survey.ts';
import { Button } from '../button.tsx';
import { Lines, type LinkPage, type Visit } from './page.tsx';
import { gradesIn, Scale } from './scale.tsx';

const EMPTY: Survey = { grades: {}, words: '' };

const keptIn = ({ kept }: Visit): Survey => (kept ? readSurvey(kept.text) : EMPTY);

const before: Pick<LinkPage, 'answered'> = {
  answered: ({ kept }) => kept && { at: kept.at.toISOString(), own: true },
};

function questionnaire(
  about: 'survey-before' | 'mentor-survey',
  asks: (visit: Visit) => {
    readonly title: string;
    readonly text: string;
    readonly questions: readonly string[];
    readonly words: string;
  },
): LinkPage {
  return {
    ...before,
    choices: ['send'],
    keeps: about,
    changeable: () => true,

    show(visit) {
      const { t } = visit;
      const { title, text, questions, words } = asks(visit);
      const kept = keptIn(visit);
      return {
        title,
        body: (
          <>
            <p>{text}</p>
            <p>{t.survey.confidential(thresholdOf(visit.programme))}</p>
          </>
        ),
        forms: (
          <form method="post">
            <p>{t.survey.intro}</p>
            <Scale visit={visit} questions={questions} kept={kept.grades} />
            {about === 'mentor-survey' ? <p>{t.survey.wording(thresholdOf(visit.programme))}</p> : null}
            <Lines visit={visit} name="words" label={words} rows={4} value={kept.words} />
            <Button label={t.send} choice="send" />
          </form>
        ),
      };
    },

    async act(visit, form, desk) {
      const { questions } = asks(visit);
      const given: Survey = { grades: gradesIn(form, questions.length), words: form.text('words') };
      if (Object.keys(given.grades).length === 0 && given.words === '')
        throw new Refused('invalid', [{ path: '', rule: 'unanswered', message: visit.t.unanswered }]);
      await desk.keep(visit, about, visit.link.person, JSON.stringify(given));
      return {};
    },
  };
}

export const surveyBefore: LinkPage = {
  needsStatus: true,
  ...questionnaire('survey-before', ({ t, group }) => ({
    title: t.survey.beforeTitle,
    text: t.survey.beforeText,
    questions: t.survey.mentees[group?.variant ?? 'aspirants'],
    words: t.survey.hopes,
  })),
  changeable({ status }) {
    const second = meetingOf(status, 2);
    return second ? { until: second.startsAt } : true;
  },
  // What is asked at the start is asked before the second meeting begins: later it would be an answer about something else.
  over({ status, t, now }) {
    const second = meetingOf(status, 2);
    return second && Date.parse(second.startsAt) <= Date.parse(now) ? t.survey.beforeOver : undefined;
  },
};

export const mentorSurvey: LinkPage = questionnaire('mentor-survey', ({ t }) => ({
  title: t.mentorSurvey.title,
  text: t.mentorSurvey.text,
  questions: t.survey.mentors.slice(0, QUESTIONS.mentors),
  words: t.mentorSurvey.lesson,
}));
