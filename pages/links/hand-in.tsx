// A mentee marks the task for a meeting as handed in, or takes that back.
import { meetingOf } from '../../domain/status.ts';
import { taskOf } from '../../language/tasks.ts';
import { Button, lastOf, type LinkPage, type Visit } from './page.tsx';

const isDone = ({ status, link, n }: Visit) => status?.handedIn[n]?.includes(link.person) === true;

export const handIn: LinkPage = {
  choices: ['hand-in', 'take-back'],

  ordinary: (visit) => ({
    name: 'handIn',
    message: { meeting: visit.n, person: visit.link.person, handedIn: !isDone(visit) },
  }),

  answered: (visit) =>
    isDone(visit) ? lastOf(visit, ['handed-in'], { meeting: visit.n, person: visit.link.person }) : undefined,

  changeable: ({ status, n }) => {
    const startsAt = meetingOf(status, n)?.startsAt;
    return startsAt !== undefined && { until: startsAt };
  },

  show(visit) {
    const { t, n, group, words, status, dates, now } = visit;
    const done = isDone(visit);
    const { deadline } = meetingOf(status, n) ?? {};
    const isPast = deadline !== undefined && Date.parse(deadline) < Date.parse(now);
    const when = deadline ? (isPast ? t.handIn.pastDeadline : t.handIn.deadline)(dates.moment(deadline)) : '';
    return {
      title: t.handIn.title(n),
      body: (
        <>
          <ul>{group ? taskOf(group, words, n).map((part) => <li key={part}>{part}</li>) : null}</ul>
          {when ? <p>{when}</p> : null}
          {done ? <p>{t.handIn.isHandedIn}</p> : null}
        </>
      ),
      forms: (
        <>
          {done ? null : <p>{t.handIn.text}</p>}
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
