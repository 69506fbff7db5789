// The mentor confirms that a meeting was held, and who was there; or says that it wasn't, and can find another time.
import type { Person } from '../../domain/programme.ts';
import { meetingOf, membersAt, saidNotHeld } from '../../domain/status.ts';
import { Button } from '../button.tsx';
import { activeIn, calledIn, Choice, Field, lastOf, type LinkPage, type Visit } from './page.tsx';

const isNotHeld = ({ status, n }: Pick<Visit, 'status' | 'n'>) =>
  status !== undefined && meetingOf(status, n)?.status === 'planned' && saidNotHeld(status, n);

export const meeting: LinkPage = {
  choices: ['held', 'not-held'],
  fields: { hours: 'hours' },

  ordinary: ({ n }) => ({ name: 'meetingHeld', message: { meeting: n } }),

  answered(visit) {
    const isAnswered = meetingOf(visit.status, visit.n)?.status === 'held' || isNotHeld(visit);
    const answers = ['meeting-held', 'meeting-corrected', 'meeting-not-held'] as const;
    return isAnswered ? lastOf(visit, answers, { meeting: visit.n }) : undefined;
  },

  // The last answer ends the group, or leads to its talks; the others can be changed until the next meeting.
  changeable({ status, n, now }) {
    const next = meetingOf(status, n + 1);
    if (next && next.status !== 'cancelled')
      return Date.parse(next.startsAt) > Date.parse(now) && { until: next.startsAt };
    return status?.phase === 'talks' || isNotHeld({ status, n });
  },

  show(visit) {
    const t = visit.t.meeting;
    const { n, group, status, dates, entered } = visit;
    const known = meetingOf(status, n);
    // The form without boxes says nothing about them.
    const typed = entered?.choice === 'not-held' ? undefined : entered;
    const ticked = typed?.list('attended') ?? known?.attended;
    const notHeld = isNotHeld(visit);
    const newTime = visit.urlOf({ purpose: 'move', meeting: n });
    return {
      title: t.title(n, group?.name ?? ''),
      body: (
        <>
          {known ? <p>{dates.span(known)}</p> : null}
          {known?.status === 'held' ? <p>{t.isHeld}</p> : null}
          {meetingOf(status, n + 1)?.status === 'planned' ? (
            <p>
              <a href={visit.urlOf({ purpose: 'task', meeting: n + 1 })}>{visit.t.task.adapt(n + 1)}</a>
            </p>
          ) : null}
          {notHeld ? (
            <p>
              {t.isNotHeld} <a href={newTime}>{t.newTime}</a>
            </p>
          ) : null}
        </>
      ),
      forms: (
        <>
          <form method="post">
            <fieldset>
              <legend>{t.attended}</legend>
              {thereFor(visit).map((mentee) => {
                const { id } = mentee;
                const there = ticked?.includes(id) ?? true;
                const label = calledIn(visit, mentee);
                return <Choice key={id} type="checkbox" name="attended" value={id} label={label} checked={there} />;
              })}
            </fieldset>
            <Field
              visit={{ ...visit, entered: typed }}
              type="number"
              name="hours"
              label={t.hours}
              value={known?.hours === undefined ? undefined : String(known.hours)}
              more={{ min: 0, max: 100, step: 0.5 }}
            />
            <Button label={t.held} choice="held" />
          </form>
          {notHeld ? null : (
            <form method="post">
              <Button label={t.notHeld} choice="not-held" second />
            </form>
          )}
        </>
      ),
    };
  },

  async act(visit, form, desk) {
    if (form.choice === 'not-held')
      return { status: await desk.toGroup(visit, 'meetingNotHeld', { meeting: visit.n }) };
    const hours = form.hours(visit.words.rules.hours);
    const mentees = visit.group?.mentees.map(({ id }) => id) ?? [];
    const attended = form.list('attended').filter((person) => mentees.includes(person));
    const held = { meeting: visit.n, attended, ...(hours === undefined ? {} : { hours }) };
    return { status: await desk.toGroup(visit, 'meetingHeld', held) };
  },
};

/** Who was in the group when it began; the last who have left since were still there. */
function thereFor(visit: Visit): readonly Person[] {
  const { status, group, n } = visit;
  const known = meetingOf(status, n);
  const there = status && known ? membersAt(status, known.startsAt) : undefined;
  return there ? (group?.mentees.filter(({ id, name }) => there.includes(id) && name !== '') ?? []) : activeIn(visit);
}
