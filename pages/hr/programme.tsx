// One programme: what needs HR, the picture of its course, its groups, what comes next.
import type { ReactNode } from 'react';
import { HR_SCRIPT } from '../assets.ts';
import { CoursePicture, type Course } from './course.tsx';
import { type HrPage, type HrVisit } from './page.tsx';
import { framed, pageOf, programmeIn } from './programme-frame.ts';
import { NeedLine } from './start.tsx';
import { Table, Wide } from './table.tsx';

type Found = Awaited<ReturnType<typeof programmeIn>>;

export const programme: HrPage = {
  path: '/programmes/:id',

  async show(visit) {
    const { t } = visit;
    const found = await programmeIn(visit);
    const { view, programme: of, dates } = found;
    const needs = view.phase === 'ended' ? [] : view.attention;
    return {
      ...framed(of),
      title: t.programme.title,
      ...(view.rehearsal && view.phase !== 'ended' ? { script: HR_SCRIPT } : {}),
      body: (
        <>
          <p>
            {t.phases[view.phase]}
            {view.round > 0 ? `, ${t.start.round(view.round)}` : ''}{' '}
            {view.rehearsal ? <span className="state">{t.start.rehearsal}</span> : null}{' '}
            {'cancelled' in view ? <span className="state bad">{t.start.cancelled}</span> : null}
          </p>
          <Rehearsed visit={visit} found={found} />
          {needs.length > 0 ? <h2>{t.start.needs(needs.length)}</h2> : null}
          <ul className="worst">
            {needs.map((entry) => (
              <NeedLine
                key={entry.id}
                visit={visit}
                need={{ programme: of, entry, groupName: of.groups.find(({ id }) => id === entry.group)?.name }}
              />
            ))}
          </ul>
          <h2>{t.course.title}</h2>
          <Picture visit={visit} found={found} />
          <h2>{t.programme.groups}</h2>
          <Groups visit={visit} found={found} />
          {view.next.length > 0 ? <h2>{t.programme.next}</h2> : null}
          <ul>
            {view.next.map(({ kind, round, at, group }) => (
              <li key={`${kind} ${String(round)} ${group ?? ''} ${at}`}>
                {dates.moment(at)}: {t.moments[kind]}
                {group === undefined ? '' : `, ${of.groups.find(({ id }) => id === group)?.name ?? group}`}
              </li>
            ))}
          </ul>
        </>
      ),
    };
  },

  act: async ({ desk, staff, who, path: { id = '' }, here }, form) => {
    if (form.choice !== 'acknowledge') return { to: here };
    await desk.acknowledge(id, form.text('attention'));
    await staff.did(who, 'acknowledged', { programme: id });
    return { to: here, done: 'acknowledged' };
  },
};

/** How far a rehearsal has come. */
function Rehearsed({
  visit: { t },
  found: { view, steps, today, dates },
}: {
  visit: HrVisit;
  found: Found;
}): ReactNode {
  if (!steps || view.phase === 'ended') return null;
  const says = t.programme.rehearsed(dates.day(today), steps.done, steps.of);
  return (
    <div data-live="">
      <p>{says}</p>
      <progress value={steps.done} max={steps.of} aria-label={says} />
    </div>
  );
}

/** @param only one group, where not all are wanted */
export function Picture({
  visit,
  found,
  only,
}: {
  visit: HrVisit;
  found: Found;
  only?: string | undefined;
}): ReactNode {
  const { t } = visit;
  const { view, programme: of, dates, today } = found;
  const course: Course = {
    programme: of.id,
    lanes: view.groups.filter(({ id }) => only === undefined || id === only),
    circle: view.circle,
    today,
  };
  return (
    <figure>
      <Wide label={t.course.title}>
        <CoursePicture t={t} dates={dates} course={course} />
      </Wide>
      <figcaption className="hint">{t.course.legend}</figcaption>
    </figure>
  );
}

function Groups({ visit: { t }, found: { view, programme: of, dates } }: { visit: HrVisit; found: Found }): ReactNode {
  return (
    <Table
      label={t.programme.groups}
      head={[t.programme.group, t.programme.mentor, t.programme.mentees, t.programme.meetings, t.programme.where]}
    >
      {view.groups.map(({ id, name, mentor, mentees, meetings, phase }) => (
        <tr key={id}>
          <th scope="row">
            <a href={pageOf(of.id, 'people', { group: id })}>{name}</a>
          </th>
          <td>{mentor.name || t.people.nobody}</td>
          <td>{t.programme.count(mentees.filter(({ status }) => status === 'active').length, mentees.length)}</td>
          <td>
            <ol>
              {meetings.map(({ meeting, startsAt, status }) => (
                <li key={meeting}>
                  {dates.shortMoment(startsAt)} <span className="state">{t.course.states[status]}</span>
                </li>
              ))}
            </ol>
          </td>
          <td>{t.groupPhases[phase]}</td>
        </tr>
      ))}
    </Table>
  );
}
