// HR confirms that the mentors' seminar was held, and who was there (R33).
import { Button } from '../button.tsx';
import { Choice, Note, stageIn, type LinkPage, type Visit } from './page.tsx';

const mentorsIn = ({ programme }: Visit) => [
  ...new Map(programme.groups.map(({ mentor }) => [mentor.id, mentor])).values(),
];

export const seminar: LinkPage = {
  choices: ['held'],
  needsWhole: true,

  show(visit) {
    const { t, whole } = visit;
    const stage = stageIn(visit, 'seminar');
    const isHeld = Object.keys(stage?.answers ?? {}).length > 0;
    const isOpen = !whole || stage?.status === 'open' || isHeld;
    const ticked = (mentor: string) =>
      visit.entered?.list('attended').includes(mentor) ?? (isHeld ? stage?.answers[mentor] === 'yes' : true);
    return {
      title: t.seminar.title,
      body: isHeld ? <Note says={t.seminar.isHeld} /> : null,
      forms: isOpen ? (
        <form method="post">
          <fieldset>
            <legend>{t.seminar.attended}</legend>
            {mentorsIn(visit).map(({ id, name }) => (
              <Choice key={id} type="checkbox" name="attended" value={id} label={name} checked={ticked(id)} />
            ))}
          </fieldset>
          <Button label={t.seminar.held} choice="held" />
        </form>
      ) : null,
    };
  },

  async act(visit, form, desk) {
    const mentors = mentorsIn(visit).map(({ id }) => id);
    await desk.invited.seminarHeld(
      visit,
      form.list('attended').filter((person) => mentors.includes(person)),
    );
    return {};
  },
};
