// A mentee leaves the programme. It can't be taken back on the page, so it is asked once more.
import { endingWithout } from '../../domain/status.ts';
import { Button } from '../button.tsx';
import { Lines, says, Sure, type LinkPage } from './page.tsx';

export const leave: LinkPage = {
  choices: ['leave'],
  // What follows depends on who else is there.
  needsStatus: (form) => !form.isSure,

  ordinary: ({ link }) => ({ name: 'dropout', message: { person: link.person } }),

  show: (visit) => ({
    title: visit.t.leave.title,
    body: <p>{visit.t.leave.text}</p>,
    forms: (
      <form method="post">
        <Lines visit={visit} name="reason" label={visit.t.reason} rows={3} />
        <Button label={visit.t.leave.ask} choice="leave" />
      </form>
    ),
  }),

  async act(visit, form, desk) {
    const t = visit.t.leave;
    const { person } = visit.link;
    const reason = form.text('reason');
    if (!form.isSure) {
      const ending = visit.status && endingWithout(visit.status, [person]);
      const follows = { 'nobody-left': t.followsLast, 'no-talk-left': t.followsLastTalk, none: t.follows }[
        ending ?? 'none'
      ];
      const given = { visit, follows, button: t.button, choice: 'leave', fields: { reason } };
      return { says: { title: t.sure, body: <Sure {...given} /> } };
    }
    await desk.toGroup(visit, 'dropout', { person }).catch(async (error: unknown) => {
      // Pressed twice: the first click has ended the link, and both are told the same.
      if (!(await desk.hasLeft(visit, person))) throw error;
    });
    if (reason) await desk.keep(visit, 'dropout-reason', person, reason);
    return says(t.left, t.leftText);
  },
};
