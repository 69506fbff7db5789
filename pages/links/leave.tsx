// A mentee leaves the programme. It can't be taken back on the page, so the page doesn't ask again.
import { Button, Lines, says, type LinkPage } from './page.tsx';

export const leave: LinkPage = {
  choices: ['leave'],

  show: ({ t }) => ({
    title: t.leave.title,
    body: (
      <>
        <p>{t.leave.text}</p>
        <form method="post">
          <Lines name="reason" label={t.reason} rows={3} />
          <Button label={t.leave.button} choice="leave" />
        </form>
      </>
    ),
  }),

  async act(visit, form, desk) {
    const { person } = visit.link;
    await desk.toGroup(visit, 'dropout', { person }).catch(async (error: unknown) => {
      // Pressed twice: the first click has ended the link, and both are told the same.
      if (!(await desk.hasLeft(visit, person))) throw error;
    });
    const reason = form.text('reason');
    if (reason) await desk.keep(visit, 'dropout-reason', person, reason);
    return says(visit.t.leave.left, visit.t.leave.leftText);
  },
};
