// A mentee marks the task for a meeting as handed in, or takes that back.
import { Button, type LinkPage } from './page.tsx';

export const handIn: LinkPage = {
  choices: ['hand-in', 'take-back'],

  show({ t, status, link, n }) {
    const done = status?.handedIn[n]?.includes(link.person) === true;
    return {
      title: t.handIn.title(n),
      body: (
        <>
          <p>{done ? t.handIn.isHandedIn : t.handIn.text}</p>
          <form method="post">
            {done ? (
              <Button label={t.handIn.takeBack} choice="take-back" second />
            ) : (
              <Button label={t.handIn.handedIn} choice="hand-in" />
            )}
          </form>
        </>
      ),
    };
  },

  async act(visit, form, desk) {
    const { person } = visit.link;
    const handedIn = form.choice !== 'take-back';
    return { status: await desk.toGroup(visit, 'handIn', { meeting: visit.n, person, handedIn }) };
  },
};
