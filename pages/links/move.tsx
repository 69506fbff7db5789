// The mentor finds a new time or place for a meeting: sees what that would change, then moves it.
import type { ReactNode } from 'react';
import { MOST_PLACE, type MovePreview } from '../../desk/by-link.ts';
import { Refused } from '../../desk/refused.ts';
import { addMinutes, readInstant, withOffset } from '../../domain/local-time.ts';
import { Calendar } from '../../domain/plan.ts';
import { CIRCLE_MINUTES, MEETING_MINUTES, type Instant } from '../../domain/programme.ts';
import { meetingOf } from '../../domain/status.ts';
import type { Form } from '../form.ts';
import { Button } from '../button.tsx';
import { Again, Field, Note, says, Sure, type LinkPage, type Visit } from './page.tsx';

/** A date, a time and a place, as they are typed. */
interface Wish {
  readonly date: string;
  readonly time: string;
  readonly place: string;
  readonly startsAt: string;
}

/** What changes, as it was and as it would be. */
interface Change {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

const title = ({ t, n, group }: Visit) => t.move.title(n, group?.name ?? '');

export const move: LinkPage = {
  choices: ['look', 'move'],
  needsStatus: true,
  most: { place: MOST_PLACE },
  fields: { 'no-date': 'date', R12: 'date', R13: 'date', R34: 'date', R43: 'date', 'date-time': 'date' },

  show(visit, desk) {
    const { t, n, status, programme } = visit;
    const startsAt = meetingOf(status, n)?.startsAt;
    const [date = '', time = ''] = startsAt ? withOffset(startsAt, programme.timeZone).split('T') : [];
    const more = { required: true };
    return {
      title: title(visit),
      body: <p>{t.move.text}</p>,
      forms: (
        <form method="post">
          <Field visit={visit} type="date" name="date" label={t.move.date} value={date} more={more} />
          <Field visit={visit} type="time" name="time" label={t.move.time} value={time.slice(0, 5)} more={more} />
          <Field
            visit={visit}
            type="text"
            name="place"
            label={t.move.place}
            value={desk.placeOf(visit)}
            more={{ maxLength: MOST_PLACE }}
          />
          <Button label={t.move.look} choice="look" />
        </form>
      ),
    };
  },

  async act(visit, form, desk) {
    const t = visit.t.move;
    const wish = wished(visit, form);
    if (form.choice === 'move') {
      await desk.move(visit, wish);
      return says(title(visit), t.moved);
    }
    const preview = await desk.lookAtMove(visit, wish);
    const changes = changesOf(visit, preview, wish, desk.placeOf(visit));
    const body = <Look visit={visit} preview={preview} wish={wish} changes={changes} />;
    return { says: { title: t.sure(visit.n, visit.group?.name ?? ''), body } };
  },
};

/** @throws Refused where it is no date and time */
function wished({ programme, t }: Visit, form: Form): Wish {
  const [date, time, place] = [form.text('date'), form.text('time'), form.text('place', MOST_PLACE)];
  const startsAt = readInstant(`${date}T${time}`, programme.timeZone);
  if (startsAt) return { date, time, place, startsAt };
  throw new Refused('invalid', [{ path: 'date', rule: 'no-date', message: t.move.noDate }]);
}

/** What a move would do, in words, and the button that does it. */
function Look({ visit, preview, wish, changes }: LookGiven): ReactNode {
  const t = visit.t.move;
  const { date, time, place } = wish;
  const fields = { date, time, place };
  if (changes.length === 0)
    return (
      <>
        <Note says={t.nothing} />
        <Again label={t.again} fields={fields} />
      </>
    );
  const people = new Set(preview.invitations.flatMap((invitation) => invitation.people)).size;
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
      <p>{t.effects(people)}</p>
      <Sure visit={visit} follows={t.follows} button={t.button} choice="move" fields={fields} again={t.again} />
    </>
  );
}

interface LookGiven {
  readonly visit: Visit;
  readonly preview: MovePreview;
  readonly wish: Wish;
  readonly changes: readonly Change[];
}

function changesOf(visit: Visit, { invitations }: MovePreview, { place }: Wish, there: string): readonly Change[] {
  const { t } = visit;
  const moved = invitations
    .filter(({ before, after }) => before.startsAt !== after.startsAt)
    .flatMap(({ kind, round, before, after }): Change[] => {
      const isMeeting = kind === 'meeting';
      const span = spanOf(visit, isMeeting ? MEETING_MINUTES : CIRCLE_MINUTES);
      const what = isMeeting ? t.move.meeting(round) : t.move.circle(kind, round);
      const meeting = { what, before: span(before.startsAt), after: span(after.startsAt) };
      return isMeeting ? [meeting, ...deadlineChange(visit, after.startsAt)] : [meeting];
    });
  return [...moved, ...(place === there ? [] : [{ what: t.move.place, before: there, after: place || NOWHERE }])];
}

const NOWHERE = '–';

const spanOf =
  ({ dates }: Visit, minutes: number) =>
  (startsAt: Instant): string =>
    dates.span({ startsAt, endsAt: addMinutes(startsAt, minutes) });

function deadlineChange({ t, n, group, status, dates, programme }: Visit, startsAt: Instant): Change[] {
  const before = meetingOf(status, n)?.deadline;
  if (!before || !group) return [];
  const after = new Calendar(programme).deadline(startsAt, group.practice.deadlineDays);
  return [{ what: t.move.deadline(n), before: dates.moment(before), after: dates.moment(after) }];
}
