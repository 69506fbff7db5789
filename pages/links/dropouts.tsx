// The mentor reports that a mentee has left (R52).
import { activeIn, Button, calledIn, Lines, type LinkPage, type Visit } from './page.tsx';

const called = (visit: Visit) => activeIn(visit).map((mentee) => ({ id: mentee.id, name: calledIn(visit, mentee) }));

export const dropouts: LinkPage = {
  choices: ['left'],
  needsStatus: true,

  show: (visit) => ({
    title: visit.t.dropouts.title,
    body: (
      <>
        <p>{visit.t.dropouts.text}</p>
        {called(visit).map(({ id, name }) => (
          <form method="post" key={id}>
            <input type="hidden" name="person" value={id} />
            <Lines name="reason" id={`reason-${id}`} label={visit.t.reasonOf(name)} rows={2} />
            <Button label={visit.t.dropouts.button(name)} choice="left" second />
          </form>
        ))}
      </>
    ),
  }),

  async act(visit, form, desk) {
    const person = form.text('person');
    if (!activeIn(visit).some(({ id }) => id === person)) return { status: visit.status };
    const status = await desk.toGroup(visit, 'dropout', { person });
    const reason = form.text('reason');
    if (reason) await desk.keep(visit, 'dropout-reason', person, reason);
    return { status };
  },
};
