// The mentor asks HR to get in touch, without saying what about (R3).
import { Button } from '../button.tsx';
import { lastOf, says, type LinkPage, type Visit } from './page.tsx';

const isRaised = ({ status, link }: Visit) =>
  status?.attention.some(({ kind, person }) => kind === 'concern' && person === link.person) === true;

export const concern: LinkPage = {
  choices: ['raise'],

  ordinary: () => ({ name: 'raiseConcern', message: {} }),

  answered: (visit) => (isRaised(visit) ? lastOf(visit, ['concern-raised'], {}) : undefined),

  show(visit) {
    const t = visit.t.concern;
    // It is raised until HR has looked at it.
    if (isRaised(visit)) return { title: t.title, body: <p>{t.raised}</p> };
    return {
      title: t.title,
      body: <p>{t.text}</p>,
      forms: (
        <form method="post">
          <Button label={t.button} choice="raise" />
        </form>
      ),
    };
  },

  async act(visit, _form, desk) {
    await desk.toGroup(visit, 'raiseConcern', {});
    return says(visit.t.concern.title, visit.t.concern.raised);
  },
};
