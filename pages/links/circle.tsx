// The convener says whether the mentor circle has met (R35, R36); if not, when it meets instead.
import { Refused } from '../../desk/refused.ts';
import { readInstant } from '../../domain/local-time.ts';
import type { Form } from '../form.ts';
import { Button } from '../button.tsx';
import { Field, lastOf, says, Sure, type LinkPage, type Visit } from './page.tsx';

const kindOf = ({ link }: Visit) => link.circle ?? 'evaluation';
const title = (visit: Visit) => visit.t.circle.title(kindOf(visit), visit.n);
const meetingIn = (visit: Visit) =>
  visit.whole?.circle.find(({ kind, round }) => kind === kindOf(visit) && round === visit.n);

function isAnswered(visit: Visit): boolean {
  const status = meetingIn(visit)?.status;
  return status === 'held' || status === 'not-held';
}

export const circle: LinkPage = {
  choices: ['held', 'not-held'],
  needsWhole: true,
  fields: { 'no-date': 'date', R34: 'date', 'date-time': 'date', 'circle-time': 'date' },

  // Moved, it is to be answered anew.
  answered: (visit) =>
    isAnswered(visit)
      ? lastOf(visit, [`${kindOf(visit)}-meeting-held`, `${kindOf(visit)}-meeting-not-held`], { meeting: visit.n })
      : undefined,

  changeable: isAnswered,

  show(visit) {
    const { t } = visit;
    const meeting = meetingIn(visit);
    const state =
      meeting?.status === 'held' ? t.circle.isHeld : meeting?.status === 'not-held' ? t.circle.isNotHeld : '';
    return {
      title: title(visit),
      body: (
        <>
          {meeting ? <p>{visit.dates.span(meeting)}</p> : null}
          {state ? <p>{state}</p> : null}
        </>
      ),
      forms: (
        <>
          <form method="post">
            <Button label={t.circle.held} choice="held" />
          </form>
          <form method="post">
            <p>{t.circle.notHeldText}</p>
            <Field visit={visit} type="date" name="date" label={t.move.date} />
            <Field visit={visit} type="time" name="time" label={t.move.time} />
            <Button label={t.circle.notHeld} choice="not-held" second />
          </form>
        </>
      ),
    };
  },

  async act(visit, form, desk) {
    if (form.choice === 'held') {
      await desk.circleMeetingHeld(visit);
      return {};
    }
    const startsAt = newTime(visit, form);
    if (startsAt !== undefined && !form.isSure) return { says: sure(visit, form, startsAt) };
    await desk.circleMeetingNotHeld(visit, startsAt);
    return startsAt === undefined ? {} : says(title(visit), visit.t.circle.isMoved(visit.dates.moment(startsAt)));
  },
};

/** @returns undefined where none is given */
function newTime({ programme, t }: Visit, form: Form): string | undefined {
  const [date, time] = [form.text('date'), form.text('time')];
  if (date === '' && time === '') return undefined;
  const startsAt = readInstant(`${date}T${time}`, programme.timeZone);
  if (startsAt) return startsAt;
  throw new Refused('invalid', [{ path: 'date', rule: 'no-date', message: t.move.noDate }]);
}

function sure(visit: Visit, form: Form, startsAt: string) {
  const { t, dates } = visit;
  const fields = { date: form.text('date'), time: form.text('time') };
  const given = { visit, follows: t.circle.moves(dates.moment(startsAt)), button: t.move.button, fields };
  return { title: title(visit), body: <Sure {...given} choice="not-held" again={t.move.again} /> };
}
