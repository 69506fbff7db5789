// The mentor proposes that the group closes with talks after three meetings (R65).
import { Button, type LinkPage } from './page.tsx';

export const proposeFinish: LinkPage = {
  choices: ['propose'],

  show: ({ t }) => ({
    title: t.proposeFinish.title,
    body: (
      <>
        <p>{t.proposeFinish.text}</p>
        <form method="post">
          <Button label={t.proposeFinish.button} choice="propose" />
        </form>
      </>
    ),
  }),

  async act(visit, _form, desk) {
    return { status: await desk.toGroup(visit, 'proposeFinish', {}) };
  },
};
