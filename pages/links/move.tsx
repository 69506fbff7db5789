// The mentor finds a new time or place for a meeting: sees what that would change, then moves it.
import type { ReactNode } from 'react';
import { MOST_PLACE, type LinkDesk, type MovePreview } from '../../desk/by-link.ts';
import { Refused } from '../../desk/refused.ts';
import { readInstant, withOffset } from '../../domain/local-time.ts';
import { meetingOf } from '../../domain/status.ts';
import { Dates } from '../../language/dates.ts';
import type { Form } from '../form.ts';
import { Button, says, type LinkPage, type Visit } from './page.tsx';

/** A date, a time and a place, as they are typed. */
interface Wish {
  readonly date: string;
  readonly time: string;
  readonly place: string;
  readonly startsAt: string;
}

export const move: LinkPage = {
  choices: ['look', 'move'],
  needsStatus: true,

  show(visit, desk) {
    const t = visit.t.move;
    return {
      title: t.title(visit.n, visit.group?.name ?? ''),
      body: (
        <>
          <p>{t.text}</p>
          <MoveForm visit={visit} place={desk.placeOf(visit)} />
        </>
      ),
    };
  },

  async act(visit, form, desk) {
    const t = visit.t.move;
    const wish = wished(visit, form);
    if (form.choice === 'move') {
      await desk.move(visit, wish);
      return says(t.title(visit.n, visit.group?.name ?? ''), t.moved);
    }
    const shown = await desk.lookAtMove(visit, wish);
    return {
      says: { title: t.sure(visit.n, visit.group?.name ?? ''), body: <Look {...{ visit, shown, wish, desk }} /> },
    };
  },
};

function wished({ programme, t }: Visit, form: Form): Wish {
  const [date, time, place] = [form.text('date'), form.text('time'), form.text('place', MOST_PLACE)];
  const startsAt = readInstant(`${date}T${time}`, programme.timeZone);
  if (startsAt) return { date, time, place, startsAt };
  throw new Refused('invalid', [{ path: 'date', rule: 'no-date', message: t.move.noDate }]);
}

function MoveForm({ visit, place }: { readonly visit: Visit; readonly place: string }): ReactNode {
  const { t, n, status, programme } = visit;
  const startsAt = meetingOf(status, n)?.startsAt;
  const [date = '', time = ''] = startsAt ? withOffset(startsAt, programme.timeZone).split('T') : [];
  const field = (type: 'date' | 'time' | 'text', name: string, label: string, value: string) => (
    <>
      <label className="label" htmlFor={name}>
        {label}
      </label>
      <input
        type={type}
        id={name}
        name={name}
        required={type !== 'text'}
        maxLength={type === 'text' ? MOST_PLACE : undefined}
        defaultValue={value}
      />
    </>
  );
  return (
    <form method="post">
      {field('date', 'date', t.move.date, date)}
      {field('time', 'time', t.move.time, time.slice(0, 5))}
      {field('text', 'place', t.move.place, place)}
      <Button label={t.move.look} choice="look" />
    </form>
  );
}

/** What a move would do, and the button that does it. */
function Look(given: { visit: Visit; shown: MovePreview; wish: Wish; desk: LinkDesk }): ReactNode {
  const { visit, shown, wish, desk } = given;
  const t = visit.t.move;
  const changes = changesOf(visit, shown, wish, desk.placeOf(visit));
  const again = (
    <p>
      <a href="">{t.again}</a>
    </p>
  );
  if (changes.length === 0)
    return (
      <>
        <p className="note">{t.nothing}</p>
        {again}
      </>
    );
  const people = new Set(shown.invitations.flatMap((invitation) => invitation.people)).size;
  return (
    <>
      <dl>
        {changes.map(({ what, before, after }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              {before ? <s>{before}</s> : null}
              {before ? <br /> : null}
              {after}
            </dd>
          </div>
        ))}
      </dl>
      <p>{t.effects(people, shown.moments.length)}</p>
      <form method="post">
        <input type="hidden" name="date" value={wish.date} />
        <input type="hidden" name="time" value={wish.time} />
        <input type="hidden" name="place" value={wish.place} />
        <Button label={t.button} choice="move" />
      </form>
      {again}
    </>
  );
}

function changesOf({ words, t, programme }: Visit, { invitations }: MovePreview, { place }: Wish, there: string) {
  const dates = new Dates(words, programme.timeZone);
  const moved = invitations
    .filter(({ before, after }) => before.startsAt !== after.startsAt)
    .map(({ kind, round, before, after }) => ({
      what: kind === 'meeting' ? t.move.meeting(round) : t.move.circle(kind, round),
      before: dates.moment(before.startsAt),
      after: dates.moment(after.startsAt),
    }));
  return [...moved, ...(place === there ? [] : [{ what: t.move.place, before: there, after: place }])];
}
