// A mentee leaves the programme. It can't be taken back on the page, so the page doesn't ask again.
import { Button, Lines, says, type LinkPage } from './page.tsx';

export const leave: LinkPage = {
  show: ({ t }) => ({
    title: t.leave.title,
    body: (
      <>
        <p>{t.leave.text}</p>
        <form method="post">
          <Lines name="reason" label={t.reason} rows={3} />
          <Button label={t.leave.button} />
        </form>
      </>
    ),
  }),

  async act(visit, form, desk) {
    const { person } = visit.link;
    await desk.toGroup(visit, 'dropout', { person });
    const reason = form.text('reason');
    if (reason) await desk.keep(visit, 'dropout-reason', person, reason);
    return says(visit.t.leave.left, visit.t.leave.leftText);
  },
};
