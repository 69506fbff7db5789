// HR decides on a proposal to close with talks (R65).
import { Button, type LinkPage } from './page.tsx';

export const approveFinish: LinkPage = {
  choices: ['approve', 'decline'],

  show: ({ t, group }) => ({
    title: t.approveFinish.title(group?.name ?? ''),
    body: (
      <>
        <p>{t.approveFinish.text}</p>
        <form method="post">
          <Button label={t.approveFinish.approve} choice="approve" />
        </form>
        <form method="post">
          <Button label={t.approveFinish.decline} choice="decline" second />
        </form>
      </>
    ),
  }),

  async act(visit, form, desk) {
    const name = form.choice === 'decline' ? 'declineFinish' : 'finishEarly';
    return { status: await desk.toGroup(visit, name, {}) };
  },
};
