// The mentor confirms the one-to-one talks that have been held (R65). The last one ends the group, so that is asked once more.
import type { GroupStatus } from '../../domain/status.ts';
import type { Form } from '../form.ts';
import { Button } from '../button.tsx';
import { activeIn, calledIn, Choice, lastOf, Sure, type LinkPage, type Visit } from './page.tsx';

const isHeld = ({ status }: Visit, person: string): boolean =>
  status?.mentees.some(({ id, talk }) => id === person && talk === 'held') === true;

export const talks: LinkPage = {
  choices: ['confirm'],
  needsStatus: true,

  ordinary(visit) {
    const [first] = activeIn(visit);
    return first && { name: 'talkHeld', message: { person: first.id, held: !isHeld(visit, first.id) } };
  },

  answered: (visit) =>
    activeIn(visit).some(({ id }) => isHeld(visit, id))
      ? lastOf(visit, ['talk-held', 'talk-taken-back'], {})
      : undefined,

  changeable: ({ status }) => status?.phase === 'talks',

  show(visit) {
    const { t, entered, link } = visit;
    // Until something is answered: then the answer is what is shown.
    const allTicked = link.ticked === true && !activeIn(visit).some(({ id }) => isHeld(visit, id));
    return {
      title: t.talks.title,
      forms: (
        <form method="post">
          <fieldset>
            <legend>{visit.group?.name}</legend>
            {activeIn(visit).map((mentee) => {
              const { id } = mentee;
              const ticked = entered?.list('held').includes(id) ?? (allTicked || isHeld(visit, id));
              const label = calledIn(visit, mentee);
              return <Choice key={id} type="checkbox" name="held" value={id} label={label} checked={ticked} />;
            })}
          </fieldset>
          <Button label={t.talks.confirm} choice="confirm" />
        </form>
      ),
    };
  },

  async act(visit, form, desk) {
    const ticked = form.list('held');
    if (!form.isSure && endsTheGroup(visit, form)) return { says: sure(visit, ticked) };
    const changed = activeIn(visit).filter(({ id }) => ticked.includes(id) !== isHeld(visit, id));
    // Taken back before given: the group ends with the last one.
    const inOrder = changed.toSorted((a, b) => Number(ticked.includes(a.id)) - Number(ticked.includes(b.id)));
    let status: GroupStatus | undefined = visit.status;
    for (const { id } of inOrder)
      status = await desk.toGroup(visit, 'talkHeld', { person: id, held: ticked.includes(id) });
    return { status };
  },
};

function endsTheGroup(visit: Visit, form: Form): boolean {
  const ticked = form.list('held');
  return visit.status?.phase === 'talks' && activeIn(visit).every(({ id }) => ticked.includes(id));
}

function sure(visit: Visit, held: readonly string[]) {
  const t = visit.t.talks;
  return {
    title: t.sure(visit.group?.name ?? ''),
    body: <Sure visit={visit} follows={t.ends} button={t.end} choice="confirm" fields={{ held }} />,
  };
}
