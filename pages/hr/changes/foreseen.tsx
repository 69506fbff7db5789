// What a change will do, as HR reads it before it is done.
import type { ReactNode } from 'react';
import { roundIn } from '../../../domain/ids.ts';
import { Told } from '../page.tsx';
import { nameIn, type Foresight, type Given } from './change.ts';
import { Table } from '../table.tsx';

export function Foreseen({ given, foresight }: { given: Given; foresight: Foresight }): ReactNode {
  const { says, foreseen, moves } = foresight;
  return (
    <>
      {says.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {foreseen ? <Effects given={given} foreseen={foreseen} /> : null}
      {moves ? <Moves given={given} moves={moves} /> : null}
    </>
  );
}

function Effects({ given, foreseen }: { given: Given; foreseen: NonNullable<Foresight['foreseen']> }): ReactNode {
  const { visit, programme, dates } = given;
  const { t } = visit;
  const { changes, falls, withdrawn, told, talks, warnings, ends } = foreseen;
  const groupName = (group: string) => programme.groups.find(({ id }) => id === group)?.name ?? group;
  return (
    <>
      {changes ? null : <p className="note">{t.changes.already}</p>}
      {ends ? <p className="warning">{t.changes.endsGroup}</p> : null}
      {warnings.map(({ rule, message, people }) => (
        <p key={message} className="warning">
          <Told visit={visit} rule={rule} message={message} people={people} />
        </p>
      ))}
      {told.length > 0 ? (
        <>
          <h3>{t.changes.told}</h3>
          <p>{dates.and(told.map(({ name }) => name))}</p>
        </>
      ) : null}
      {talks.length > 0 ? (
        <>
          <h3>{t.changes.talks}</h3>
          <p>{dates.and(talks.map(({ name }) => name))}</p>
        </>
      ) : null}
      {withdrawn.length > 0 ? (
        <>
          <h3>{t.changes.calendar}</h3>
          <ul>
            {withdrawn.map(({ group, meeting }) => (
              <li key={`${group} ${String(meeting.meeting)}`}>
                {groupName(group)}, {t.start.meeting(meeting.meeting)}, {dates.moment(meeting.startsAt)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <h3>{t.changes.falls(falls.length)}</h3>
      {falls.length > 0 ? (
        <details>
          <summary>{t.changes.which}</summary>
          <ul>
            {falls.map(({ kind, moment, group, person, plannedFor }) => (
              <li key={`${group ?? ''} ${moment} ${person}`}>
                {dates.shortMoment(plannedFor.toISOString())}: {t.moments[kind]} {roundIn(moment) || ''}{' '}
                {nameIn(given, person)}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

function Moves({ given, moves }: { given: Given; moves: NonNullable<Foresight['moves']> }): ReactNode {
  const { visit, programme, dates } = given;
  const { t } = visit;
  const at = (instant: string | null) => (instant === null ? t.changes.never : dates.moment(instant));
  const groupName = (group: string | null) => programme.groups.find(({ id }) => id === group)?.name ?? t.course.circle;
  return (
    <>
      <h3>{t.changes.invitations}</h3>
      <ul>
        {moves.invitations.map(({ kind, group, round, people, before, after }) => (
          <li key={`${kind} ${group ?? ''} ${String(round)}`}>
            {kind === 'meeting' ? t.course.meeting(round, groupName(group)) : t.course.circleMeeting[kind](round)}:{' '}
            {t.changes.from(dates.moment(before.startsAt), dates.moment(after.startsAt))}{' '}
            {t.changes.people(people.length)}
          </li>
        ))}
      </ul>
      <h3>{t.changes.dates}</h3>
      <Table label={t.changes.dates} head={[t.mails.kind, t.people.group, t.changes.before, t.changes.after]}>
        {moves.moments.map(({ moment, kind, group, round, before, after }) => (
          <tr key={`${group ?? ''} ${moment}`}>
            <td>
              {t.moments[kind]} {round || ''}
            </td>
            <td>{groupName(group)}</td>
            <td>{at(before)}</td>
            <td>{at(after)}</td>
          </tr>
        ))}
      </Table>
    </>
  );
}
