// The mentor confirms that a meeting was held, and who was there; or says that it wasn't.
import { meetingOf } from '../../domain/status.ts';
import { activeIn, Button, calledIn, Choice, type LinkPage } from './page.tsx';

export const meeting: LinkPage = {
  choices: ['held', 'not-held'],

  show(visit) {
    const t = visit.t.meeting;
    const known = meetingOf(visit.status, visit.n);
    return {
      title: t.title(visit.n, visit.group?.name ?? ''),
      body: (
        <>
          <form method="post">
            <fieldset>
              <legend>{t.attended}</legend>
              {activeIn(visit).map((mentee) => {
                const { id } = mentee;
                const there = known?.attended?.includes(id) ?? true;
                const label = calledIn(visit, mentee);
                return <Choice key={id} type="checkbox" name="attended" value={id} label={label} checked={there} />;
              })}
            </fieldset>
            <label className="label" htmlFor="hours">
              {t.hours}
            </label>
            <input type="number" id="hours" name="hours" min="0" max="100" step="0.5" defaultValue={known?.hours} />
            <Button label={t.held} choice="held" />
          </form>
          <form method="post">
            <Button label={t.notHeld} choice="not-held" second />
          </form>
        </>
      ),
    };
  },

  async act(visit, form, desk) {
    if (form.choice === 'not-held')
      return { status: await desk.toGroup(visit, 'meetingNotHeld', { meeting: visit.n }) };
    const hours = form.number('hours');
    const mentees = visit.group?.mentees.map(({ id }) => id) ?? [];
    const attended = form.list('attended').filter((person) => mentees.includes(person));
    const held = { meeting: visit.n, attended, ...(hours === undefined ? {} : { hours }) };
    return { status: await desk.toGroup(visit, 'meetingHeld', held) };
  },
};
