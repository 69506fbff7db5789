// The mentor proposes that the group closes with talks after three meetings (R65).
import { Button } from '../button.tsx';
import { lastOf, Note, type LinkPage } from './page.tsx';

export const proposeFinish: LinkPage = {
  choices: ['propose'],

  ordinary: () => ({ name: 'proposeFinish', message: {} }),

  answered: (visit) => (visit.status?.earlyFinish ? lastOf(visit, ['early-finish-proposed'], {}) : undefined),

  show({ t, status }) {
    const { title, text, button, proposed, approved } = t.proposeFinish;
    if (status?.earlyFinish)
      return { title, body: <Note says={status.earlyFinish === 'approved' ? approved : proposed} /> };
    return {
      title,
      body: <p>{text}</p>,
      forms: (
        <form method="post">
          <Button label={button} choice="propose" />
        </form>
      ),
    };
  },

  async act(visit, _form, desk) {
    return { status: await desk.toGroup(visit, 'proposeFinish', {}) };
  },
};
