// Every mail of a programme, to be filtered and taken out as a table: when, to whom, what became of it, and why.
import type { ReactNode } from 'react';
import type { LedgerView } from '../../desk/views.ts';
import { inGroup, readInGroup } from '../../domain/ids.ts';
import { isOneOf, NEWS_MAILS, PLANNED_MAILS } from '../../domain/kinds.ts';
import { everyone, type Programme } from '../../domain/programme.ts';
import { datesOf, Select, type HrPage, type HrVisit } from './page.tsx';
import { framed, pageOf } from './programme-frame.ts';
import { tableFile } from './table-file.ts';
import { Table } from './table.tsx';

type Mail = LedgerView['mails'][number];
const OUTCOMES = ['planned', 'sent', 'suppressed', 'failed'] as const;
const KINDS = [...PLANNED_MAILS, ...NEWS_MAILS];
const A_PAGE = 200;
/** What a filter names the programme's own mails by. */
const CIRCLE = 'circle';

export const mails: HrPage = {
  path: '/programmes/:id/mails',

  async show(visit) {
    const { t, desk, staff, who, path, query, here } = visit;
    const { id = '' } = path;
    const [programme, { mails: all }, { lines }] = await Promise.all([
      desk.plan(id),
      desk.mails(id, {}, visit.language),
      desk.roll(id),
    ]);
    const found = all.filter((mail) => isWanted(mail, query));
    const called = new Map(lines.map((line) => [line.person.id, line.person.name]));
    if (query.as === 'csv') {
      await staff.did(who, 'took-mails', { programme: id });
      return tableFile(`${programme.id}-mails.csv`, rowsOf(visit, programme, found, called));
    }
    const from = Math.max(0, Number(query.from ?? 0) || 0);
    const shown = found.slice(from, from + A_PAGE);
    const to = (more: Record<string, string>) => `${here}?${new URLSearchParams({ ...query, ...more }).toString()}`;
    return {
      ...framed(programme),
      title: t.mails.title,
      body: (
        <>
          <Filter visit={visit} programme={programme} />
          <p role="status">
            {t.mails.found(found.length, all.length)} <a href={pageOf(id, 'unanswered')}>{t.unanswered.title}</a>{' '}
            <a href={to({ as: 'csv' })}>{t.people.csv}</a>
          </p>
          <MailTable visit={visit} programme={programme} mails={shown} names={called} />
          <p className="buttons">
            {from > 0 ? <a href={to({ from: String(Math.max(0, from - A_PAGE)) })}>{t.mails.before}</a> : null}
            {from + A_PAGE < found.length ? <a href={to({ from: String(from + A_PAGE) })}>{t.mails.after}</a> : null}
          </p>
        </>
      ),
    };
  },
};

function Filter({ visit, programme }: { visit: HrVisit; programme: Programme }): ReactNode {
  const { t, query } = visit;
  const any = { value: '', label: t.people.any };
  return (
    <form method="get" className="filters" role="search" aria-label={t.people.filter}>
      <Select
        {...{ visit, name: 'kind', label: t.mails.kind, value: query.kind }}
        options={[any, ...KINDS.map((value) => ({ value, label: t.moments[value] }))]}
      />
      <Select
        {...{ visit, name: 'group', label: t.people.group, value: query.group }}
        options={[
          any,
          ...programme.groups.map(({ id, name }) => ({ value: id, label: name })),
          { value: CIRCLE, label: t.mails.whole },
        ]}
      />
      <Select
        {...{ visit, name: 'round', label: t.mails.round, value: query.round }}
        options={[any, ...[1, 2, 3, 4].map((n) => ({ value: String(n), label: t.start.round(n) }))]}
      />
      <Select
        {...{ visit, name: 'outcome', label: t.mails.outcome, value: query.outcome }}
        options={[any, ...OUTCOMES.map((value) => ({ value, label: t.mails.outcomes[value] }))]}
      />
      <button type="submit">{t.people.show}</button>
    </form>
  );
}

function isWanted(mail: Mail, { kind, group, round, outcome }: Readonly<Record<string, string>>): boolean {
  const isOfGroup = !group || (group === CIRCLE ? mail.group === null : mail.group === group);
  // Refused and tried again it is trouble, too.
  const trouble = mail.outcome === 'failed' || (mail.outcome === 'planned' && mail.reason !== null);
  const isOutcome = !outcome || (outcome === 'failed' ? trouble : mail.outcome === outcome);
  // The picture's deadlines ask for all about a task.
  const isKind = !kind || mail.kind === kind || (!isOneOf(KINDS, kind) && mail.kind.startsWith(kind));
  return isOfGroup && isOutcome && isKind && (!round || String(mail.round) === round);
}

function rowsOf({ t }: HrVisit, programme: Programme, all: readonly Mail[], called: ReadonlyMap<string, string>) {
  const nameOf = namer(programme, called);
  const groupOf = (id: string | null) => programme.groups.find((group) => group.id === id)?.name ?? '';
  return [
    [t.mails.planned, t.mails.kind, t.people.name, t.people.group, t.mails.outcome, t.mails.at, t.mails.why],
    ...all.map((mail) => [
      ...[mail.plannedFor, t.moments[mail.kind], nameOf(mail.person), groupOf(mail.group)],
      ...[t.mails.outcomes[mail.outcome], mail.at ?? '', mail.why],
    ]),
  ];
}

function namer(programme: Programme, called: ReadonlyMap<string, string>): (person: string) => string {
  const known = new Map(everyone(programme).map(({ id, name }) => [id, name]));
  return (person) => called.get(person) ?? known.get(person) ?? '';
}

/** @param names who they went to; false where all went to one. @param again whether each that has gone has a button to send it again */
export function MailTable(given: {
  visit: HrVisit;
  programme: Programme;
  mails: readonly Mail[];
  names: ReadonlyMap<string, string> | false;
  again?: boolean;
}): ReactNode {
  const { visit, programme, mails: all, names, again = false } = given;
  const { t } = visit;
  const dates = datesOf(visit, programme.timeZone);
  const nameOf = namer(programme, names || new Map());
  const head = [
    t.mails.planned,
    t.mails.kind,
    ...(names ? [t.people.name] : []),
    t.mails.outcome,
    t.mails.why,
    ...(again ? [t.mails.again] : []),
  ];
  return (
    <Table label={t.mails.title} head={head}>
      {all.map((mail) => (
        <tr key={`${mail.group ?? ''} ${mail.moment} ${mail.person}`}>
          <td>{dates.shortMoment(mail.plannedFor)}</td>
          <td>
            {t.moments[mail.kind]}
            {mail.round > 0 ? ` ${mail.round}` : ''}
          </td>
          {names ? (
            <td>
              <a href={pageOf(programme.id, `people/${mail.person}`)}>{nameOf(mail.person) || t.people.erased}</a>
            </td>
          ) : null}
          <td>
            <span className={tagOf(mail)}>{t.mails.outcomes[mail.outcome]}</span>
          </td>
          <td>{mail.why}</td>
          {again ? <td>{canGoAgain(mail) ? <Again visit={visit} mail={mail} /> : null}</td> : null}
        </tr>
      ))}
    </Table>
  );
}

function canGoAgain({ kind, outcome }: Mail): boolean {
  return isOneOf(PLANNED_MAILS, kind) && (outcome === 'sent' || outcome === 'failed');
}

function Again({ visit: { t }, mail }: { visit: HrVisit; mail: Mail }): ReactNode {
  const value = `again:${inGroup(mail.group ?? '', mail.moment)}`;
  return (
    <button
      type="submit"
      name="choice"
      value={value}
      className="second"
      aria-label={t.mails.againOf(t.moments[mail.kind])}
    >
      {t.mails.again}
    </button>
  );
}

/** The mail of such a button, to that person. */
export function againIn(choice: string, person: string) {
  const [group, moment] = readInGroup(choice.slice('again:'.length));
  return { group: group === '' ? null : group, moment, person };
}

function tagOf({ outcome, reason }: Mail): string {
  if (outcome === 'failed' || (outcome === 'planned' && reason !== null)) return 'state bad';
  return outcome === 'sent' ? 'state good' : 'state';
}
