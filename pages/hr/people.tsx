// Everybody in a programme, to be filtered and taken out as a table; and one of them, with every mail and why it went or didn't.
import type { ReactNode } from 'react';
import { ROLES, STANDINGS, type Line } from '../../desk/roll.ts';
import { calledAmong } from '../../domain/programme.ts';
import { Button } from '../button.tsx';
import { datesOf, Field, isAdmin, Select, type HrPage, type HrVisit } from './page.tsx';
import { framed, pageOf } from './programme-frame.ts';
import { againIn, MailTable } from './mails.tsx';
import { tableFile } from './table-file.ts';
import { Table } from './table.tsx';

export const people: HrPage = {
  path: '/programmes/:id/people',
  seeks: true,

  async show(visit) {
    const { t, desk, staff, who, path, query, here } = visit;
    const { programme, lines } = await desk.roll(path.id ?? '');
    const found = lines.filter((line) => isWanted(line, query));
    if (query.as === 'csv') {
      await staff.did(who, 'took-people', { programme: programme.id });
      return tableFile(`${programme.id}-people.csv`, rowsOf(visit, found));
    }
    return {
      ...framed(programme),
      title: t.people.title,
      body: (
        <>
          <form method="post" action={here} className="filters" role="search" aria-label={t.people.filter}>
            <Field visit={visit} type="search" name="q" label={t.people.search} value={query.q} />
            <Select
              {...{ visit, name: 'role', label: t.people.role, value: query.role }}
              options={[any(t), ...ROLES.map((value) => ({ value, label: t.people.roles[value] }))]}
            />
            <Select
              {...{ visit, name: 'group', label: t.people.group, value: query.group }}
              options={[any(t), ...programme.groups.map(({ id, name }) => ({ value: id, label: name }))]}
            />
            <Select
              {...{ visit, name: 'standing', label: t.people.standing, value: query.standing }}
              options={[any(t), ...STANDINGS.map((value) => ({ value, label: t.people.standings[value] }))]}
            />
            <Button label={t.people.show} choice="show" />
            <Button label={t.people.csv} choice="csv" second />
          </form>
          <p role="status">{t.people.found(found.length, lines.length)}</p>
          <Lines visit={visit} programme={programme.id} lines={found} />
        </>
      ),
    };
  },
};

const any = (t: HrVisit['t']) => ({ value: '', label: t.people.any });

function isWanted({ person, role, group, standing }: Line, query: Readonly<Record<string, string>>): boolean {
  const text = (query.q ?? '').toLowerCase();
  const all = [person.name, person.email, person.department, person.organisation].join(' ').toLowerCase();
  return (
    all.includes(text) &&
    (!query.role || role === query.role) &&
    (!query.group || group?.id === query.group) &&
    (!query.standing || standing === query.standing)
  );
}

function rowsOf({ t }: HrVisit, lines: readonly Line[]): (string | number)[][] {
  const head = [
    ...[t.people.name, t.people.email, t.people.department, t.people.role, t.people.group, t.people.standing],
    ...[t.people.attended, t.people.of, t.people.handedIn],
  ];
  return [
    head,
    ...lines.map(({ person, role, group, standing, attended, held, handedIn }) => [
      ...[person.name, person.email, person.department ?? '', t.people.roles[role], group?.name ?? ''],
      ...[t.people.standings[standing], attended ?? '', held ?? '', handedIn ?? ''],
    ]),
  ];
}

function Lines({
  visit: { t },
  programme,
  lines,
}: {
  visit: HrVisit;
  programme: string;
  lines: readonly Line[];
}): ReactNode {
  const others = lines.map(({ person }) => person);
  return (
    <Table
      label={t.people.title}
      head={[t.people.name, t.people.role, t.people.group, t.people.department, t.people.standing, t.people.attended]}
    >
      {lines.map(({ person, role, group, standing, attended, held }) => (
        <tr key={`${person.id} ${role} ${group?.id ?? ''}`}>
          <th scope="row">
            {standing === 'erased' ? (
              t.people.erased
            ) : (
              <a href={pageOf(programme, `people/${person.id}`)}>{calledAmong(person, others)}</a>
            )}
          </th>
          <td>{t.people.roles[role]}</td>
          <td>{group?.name ?? ''}</td>
          <td>{person.department ?? ''}</td>
          <td>{t.people.standings[standing]}</td>
          <td>{held === undefined || held === 0 ? '–' : `${attended ?? 0} / ${held}`}</td>
        </tr>
      ))}
    </Table>
  );
}

export const person: HrPage = {
  path: '/programmes/:id/people/:person',

  async show(visit) {
    const { t, desk, staff, who, path, here } = visit;
    const { programme, person: of, lines, mails } = await desk.person(path.id ?? '', path.person ?? '', visit.language);
    await staff.looked(who, programme.id, of.id);
    const looks = await staff.log({ programme: programme.id, person: of.id });
    const facts = [
      [t.people.email, of.email],
      [t.people.department, of.department],
      [t.people.organisation, of.organisation],
      [t.people.manager, of.manager],
      [t.people.employedSince, of.employedSince && datesOf(visit, programme.timeZone).plain(of.employedSince)],
    ].flatMap(([label = '', value]) => (value ? [{ label, value }] : []));
    return {
      ...framed(programme),
      title: of.gone === 'erased' ? t.people.erased : of.name,
      body: (
        <>
          <ul>
            {lines.map(({ role, group, standing }) => (
              <li key={`${role} ${group?.id ?? ''}`}>
                {t.people.roles[role]}
                {group ? `, ${group.name}` : ''}: {t.people.standings[standing]}
              </li>
            ))}
          </ul>
          <dl>
            {facts.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {isAdmin(visit) && of.gone !== 'erased' ? (
            <Ways visit={visit} programme={programme.id} of={of.id} lines={lines} />
          ) : null}
          <h2>{t.people.mails}</h2>
          {isAdmin(visit) && of.gone !== 'erased' ? (
            <form method="post" action={here} className="plain">
              <MailTable visit={visit} programme={programme} mails={mails} names={false} again />
            </form>
          ) : (
            <MailTable visit={visit} programme={programme} mails={mails} names={false} />
          )}
          <h2>{t.people.looked}</h2>
          <ul>
            {looks.map(({ at, name, deed }, index) => (
              <li key={`${at.toISOString()} ${String(index)}`}>
                {t.log.line(visit.words.dates.locale, at, name, t.log.deedOf(deed))}
              </li>
            ))}
          </ul>
        </>
      ),
    };
  },

  async act({ desk, staff, who, path: { id = '', person: of = '' }, here }, form) {
    if (!form.choice.startsWith('again:')) return { to: here };
    const isSent = await desk.sendAgain(id, againIn(form.choice, of));
    if (isSent) await staff.did(who, 'send-again', { programme: id, person: of });
    return { to: here, done: isSent ? 'again' : 'unchanged' };
  },
};

function Ways({
  visit: { t },
  programme,
  of,
  lines,
}: {
  visit: HrVisit;
  programme: string;
  of: string;
  lines: readonly Line[];
}): ReactNode {
  const place = lines.find(({ group, standing }) => group && standing === 'active');
  const ways = [
    { what: 'mend', label: t.changes.kinds.mend },
    ...(place?.role === 'mentee' ? [{ what: 'dropout', label: t.changes.kinds.dropout }] : []),
    ...(place?.role === 'mentor' ? [{ what: 'mentor', label: t.changes.kinds.mentor }] : []),
    { what: 'erase', label: t.changes.kinds.erase },
  ];
  return (
    <p className="buttons">
      {ways.map(({ what, label }) => (
        <a
          key={what}
          className="button second"
          href={pageOf(programme, 'changes', { do: what, person: of, group: place?.group?.id })}
        >
          {label}
        </a>
      ))}
    </p>
  );
}
