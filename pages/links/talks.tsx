// The mentor confirms the one-to-one talks that have been held (R65).
import type { GroupStatus } from '../../domain/status.ts';
import { activeIn, Button, calledIn, Choice, type LinkPage, type Visit } from './page.tsx';

const isHeld = ({ status }: Visit, person: string): boolean =>
  status?.mentees.some(({ id, talk }) => id === person && talk === 'held') === true;

export const talks: LinkPage = {
  choices: ['confirm'],
  needsStatus: true,

  show: (visit) => ({
    title: visit.t.talks.title,
    body: (
      <form method="post">
        <fieldset>
          <legend>{visit.group?.name}</legend>
          {activeIn(visit).map((mentee) => {
            const { id } = mentee;
            const ticked = visit.link.ticked === true || isHeld(visit, id);
            const label = calledIn(visit, mentee);
            return <Choice key={id} type="checkbox" name="held" value={id} label={label} checked={ticked} />;
          })}
        </fieldset>
        <Button label={visit.t.talks.confirm} choice="confirm" />
      </form>
    ),
  }),

  async act(visit, form, desk) {
    const ticked = form.list('held');
    const changed = activeIn(visit).filter(({ id }) => ticked.includes(id) !== isHeld(visit, id));
    // Taken back before given: the group ends with the last one.
    const inOrder = changed.toSorted((a, b) => Number(ticked.includes(a.id)) - Number(ticked.includes(b.id)));
    let status: GroupStatus | undefined = visit.status;
    for (const { id } of inOrder)
      status = await desk.toGroup(visit, 'talkHeld', { person: id, held: ticked.includes(id) });
    return { status };
  },
};
