// The mentor reports that a mentee has left (R52). It can't be taken back on the page, so it is asked once more.
import { Refused } from '../../desk/refused.ts';
import { activeMentees, endingWithout } from '../../domain/status.ts';
import { Button } from '../button.tsx';
import { activeIn, calledIn, Choice, Lines, says, Sure, Wrong, type LinkPage } from './page.tsx';

export const dropouts: LinkPage = {
  choices: ['left'],
  needsStatus: true,
  fields: { choose: 'person' },

  show(visit) {
    const t = visit.t.dropouts;
    return {
      title: t.title,
      body: <p>{t.text}</p>,
      forms: (
        <form method="post">
          <fieldset>
            <legend>{visit.group?.name}</legend>
            <Wrong visit={visit} field="person" />
            {activeIn(visit).map((mentee) => {
              const { id } = mentee;
              const checked = visit.entered?.text('person') === id;
              const label = calledIn(visit, mentee);
              return <Choice key={id} type="radio" name="person" value={id} label={label} checked={checked} />;
            })}
          </fieldset>
          <Lines visit={visit} name="reason" label={visit.t.reason} rows={2} />
          <Button label={t.ask} choice="left" />
        </form>
      ),
    };
  },

  async act(visit, form, desk) {
    const t = visit.t.dropouts;
    const mentee = activeIn(visit).find(({ id }) => id === form.text('person'));
    if (!mentee) throw new Refused('invalid', [{ path: 'person', rule: 'choose', message: t.choose }]);
    const name = calledIn(visit, mentee);
    const reason = form.text('reason');
    if (!form.isSure) {
      const fields = { person: mentee.id, reason };
      const ending = visit.status && endingWithout(visit.status, [mentee.id]);
      const follows = { 'nobody-left': t.followsLast, 'no-talk-left': t.followsLastTalk, none: t.follows }[
        ending ?? 'none'
      ];
      const given = { visit, follows: follows(name), button: t.button(name), choice: 'left', fields };
      return { says: { title: t.sure(name), body: <Sure {...given} /> } };
    }
    const status = await desk.toGroup(visit, 'dropout', { person: mentee.id });
    if (reason) await desk.keep(visit, 'dropout-reason', mentee.id, reason);
    const left = status ? activeMentees(status).length : activeIn(visit).length - 1;
    return says(t.left(name), t.leftText(left));
  },
};
