// The mentor asks HR to get in touch, without saying what about (R3).
import { Button, says, type LinkPage } from './page.tsx';

export const concern: LinkPage = {
  choices: ['raise'],

  ordinary: () => ({ name: 'raiseConcern', message: {} }),

  show: ({ t }) => ({
    title: t.concern.title,
    body: <p>{t.concern.text}</p>,
    forms: (
      <form method="post">
        <Button label={t.concern.button} choice="raise" />
      </form>
    ),
  }),

  async act(visit, _form, desk) {
    await desk.toGroup(visit, 'raiseConcern', {});
    return says(visit.t.concern.title, visit.t.concern.raised);
  },
};
