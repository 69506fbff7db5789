// What a link lets its holder choose, as forms: one for each choice, filled in as they are most likely to be posted.
import type { ReactNode } from 'react';
import { withOffset } from '../domain/local-time.ts';
import { Wording } from '../language/dates.ts';
import { placeOf, type previewMoves } from '../desk/moving.ts';
import type { PageTexts } from './page-texts.ts';
import type { Visit } from './visit.ts';

const button = (label: string, choice?: string, second = false) => (
  <>
    {choice ? <input type="hidden" name="choice" value={choice} /> : null}
    <button type="submit" className={second ? 'second' : undefined}>
      {label}
    </button>
  </>
);

export function choices(visit: Visit): { title: string; body: ReactNode } {
  const { link, programme, group, status, t } = visit;
  const n = link.meeting ?? 0;
  const active =
    group?.mentees.filter(({ id }) =>
      status?.mentees.some((mentee) => mentee.id === id && mentee.status === 'active'),
    ) ?? [];
  const meeting = status?.meetings.find((candidate) => candidate.meeting === n);
  switch (link.purpose) {
    case 'meeting':
      return {
        title: t.meeting(n, group?.name ?? ''),
        body: (
          <>
            <form method="post">
              <fieldset>
                <legend>{t.attended}</legend>
                {active.map(({ id, name }) => (
                  <label key={id} className="choice">
                    <input
                      type="checkbox"
                      name="attended"
                      value={id}
                      defaultChecked={meeting?.attended?.includes(id) ?? true}
                    />
                    {name}
                  </label>
                ))}
              </fieldset>
              <label className="label" htmlFor="hours">
                {t.hours}
              </label>
              <input type="number" id="hours" name="hours" min="0" max="100" step="0.5" defaultValue={meeting?.hours} />
              {button(t.held, 'held')}
            </form>
            <form method="post">{button(t.notHeld, 'not-held', true)}</form>
          </>
        ),
      };
    case 'move':
      return {
        title: t.move(n, group?.name ?? ''),
        body: (
          <>
            <p>{t.moveText}</p>
            <MoveForm t={t} at={local(meeting?.startsAt, programme.timeZone)} place={whereHeld(visit)} />
          </>
        ),
      };
    case 'concern':
      return {
        title: t.concern,
        body: (
          <>
            <p>{t.concernText}</p>
            <form method="post">{button(t.concernButton)}</form>
          </>
        ),
      };
    case 'circle':
      return { title: t.circle(link.circle ?? 'evaluation', n), body: <form method="post">{button(t.held)}</form> };
    case 'talks':
      return {
        title: t.talks,
        body: (
          <form method="post">
            <fieldset>
              <legend>{group?.name}</legend>
              {active.map(({ id, name }) => {
                const held = status?.mentees.some((mentee) => mentee.id === id && mentee.talk === 'held');
                return (
                  <label key={id} className="choice">
                    <input type="checkbox" name="held" value={id} defaultChecked={link.ticked === true || held} />
                    {name}
                  </label>
                );
              })}
            </fieldset>
            {button(t.confirm)}
          </form>
        ),
      };
    case 'hand-in': {
      const done = status?.handedIn[n]?.includes(link.person);
      return {
        title: t.handIn(n),
        body: (
          <>
            <p>{done ? t.isHandedIn : t.handInText}</p>
            {done ? (
              <form method="post">{button(t.takeBack, 'take-back', true)}</form>
            ) : (
              <form method="post">{button(t.handedIn, 'handed-in')}</form>
            )}
          </>
        ),
      };
    }
    case 'leave':
      return {
        title: t.leave,
        body: (
          <>
            <p>{t.leaveText}</p>
            <form method="post">
              <label className="label" htmlFor="reason">
                {t.reason}
              </label>
              <textarea id="reason" name="reason" rows={3} maxLength={4000} />
              {button(t.leaveButton)}
            </form>
          </>
        ),
      };
    case 'dropouts':
      return {
        title: t.dropouts,
        body: (
          <>
            <p>{t.dropoutsText}</p>
            {active.map(({ id, name }) => (
              <form method="post" key={id}>
                <input type="hidden" name="person" value={id} />
                <label className="label" htmlFor={`reason-${id}`}>
                  {name}: {t.reason}
                </label>
                <textarea id={`reason-${id}`} name="reason" rows={2} maxLength={4000} />
                {button(t.dropout(name), undefined, true)}
              </form>
            ))}
          </>
        ),
      };
    case 'propose-finish':
      return {
        title: t.propose,
        body: (
          <>
            <p>{t.proposeText}</p>
            <form method="post">{button(t.proposeButton)}</form>
          </>
        ),
      };
    case 'approve-finish':
      return {
        title: t.approve(group?.name ?? ''),
        body: (
          <>
            <p>{t.approveText}</p>
            <form method="post">{button(t.approveButton, 'approve')}</form>
            <form method="post">{button(t.decline, 'decline', true)}</form>
          </>
        ),
      };
    case 'closing-form':
      return {
        title: t.closing,
        body: (
          <form method="post">
            <fieldset>
              <legend>{t.clarified}</legend>
              {Object.entries(t.clarifiedChoices).map(([value, label]) => (
                <label key={value} className="choice">
                  <input type="radio" name="clarified" value={value} defaultChecked={value === 'yes'} />
                  {label}
                </label>
              ))}
            </fieldset>
            <label className="label" htmlFor="goal">
              {t.goal}
            </label>
            <textarea id="goal" name="goal" rows={3} maxLength={4000} />
            <label className="label" htmlFor="nextStep">
              {t.nextStep}
            </label>
            <input type="date" id="nextStep" name="nextStep" />
            {button(t.send)}
          </form>
        ),
      };
    case 'mentor-survey':
      return {
        title: t.survey,
        body: (
          <form method="post">
            {t.surveyQuestions.map((question, index) => (
              <div key={question}>
                <label className="label" htmlFor={`answer${index}`}>
                  {question}
                </label>
                <textarea id={`answer${index}`} name={`answer${index}`} rows={3} maxLength={4000} />
              </div>
            ))}
            {button(t.send)}
          </form>
        ),
      };
  }
}

/** What a move would do, and the button that does it. */
export function moveLook(
  visit: Visit,
  shown: Shown,
  wish: { readonly date: string; readonly time: string; readonly place: string },
): ReactNode {
  const { t, programme } = visit;
  const words = new Wording(programme.language, programme.timeZone);
  const there = whereHeld(visit);
  const changes = [
    ...shown.invitations
      .filter(({ before, after }) => before.startsAt !== after.startsAt)
      .map(({ kind, round, before, after }) => ({
        what: kind === 'meeting' ? t.nthMeeting(round) : t.circleMeeting(kind, round),
        before: words.moment(before.startsAt ?? ''),
        after: words.moment(after.startsAt ?? ''),
      })),
    ...(wish.place === there ? [] : [{ what: t.place, before: there, after: wish.place }]),
  ];
  if (changes.length === 0)
    return (
      <>
        <p className="note">{t.moveNothing}</p>
        <p>
          <a href="">{t.moveAgain}</a>
        </p>
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
              {before ? (
                <>
                  <s>{before}</s>
                  <br />
                </>
              ) : null}
              {after}
            </dd>
          </div>
        ))}
      </dl>
      <p>{t.moveEffects(people, shown.moments.length)}</p>
      <form method="post">
        <input type="hidden" name="date" value={wish.date} />
        <input type="hidden" name="time" value={wish.time} />
        <input type="hidden" name="place" value={wish.place} />
        {button(t.moveButton, 'move')}
      </form>
      <p>
        <a href="">{t.moveAgain}</a>
      </p>
    </>
  );
}

type Shown = Awaited<ReturnType<typeof previewMoves>>;

function MoveForm({
  t,
  at,
  place,
}: {
  readonly t: PageTexts;
  readonly at: { readonly date: string; readonly time: string };
  readonly place: string;
}): ReactNode {
  return (
    <form method="post">
      <label className="label" htmlFor="date">
        {t.date}
      </label>
      <input type="date" id="date" name="date" required defaultValue={at.date} />
      <label className="label" htmlFor="time">
        {t.time}
      </label>
      <input type="time" id="time" name="time" required defaultValue={at.time} />
      <label className="label" htmlFor="place">
        {t.place}
      </label>
      <input type="text" id="place" name="place" maxLength={200} defaultValue={place} />
      {button(t.moveLook, 'look')}
    </form>
  );
}

function local(instant: string | undefined, timeZone: string): { readonly date: string; readonly time: string } {
  const [date = '', time = ''] = instant ? withOffset(instant, timeZone).split('T') : [];
  return { date, time: time.slice(0, 5) };
}

function whereHeld({ link, group, status, places }: Visit): string {
  return group ? placeOf({ places }, group, status, link.meeting ?? 0) : '';
}
