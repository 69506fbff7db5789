// People from a spreadsheet: the file is read, its columns are said, what is wrong stands by line, and what it would do is shown before it
// is taken over.
import type { ReactNode } from 'react';
import type { KeptDraft, SheetView } from '../../desk/drafting.ts';
import { Refused } from '../../desk/refused.ts';
import { isOneOf } from '../../domain/kinds.ts';
import { COLUMNS, type DraftPerson } from '../../domain/people-sheet.ts';
import { HR_SCRIPT } from '../assets.ts';
import type { Form } from '../form.ts';
import { Button } from '../button.tsx';
import { isAdmin, Select, type HrPage, type HrVisit } from './page.tsx';
import { tableFile } from './table-file.ts';
import { Table } from './table.tsx';

export const IMPORT = '/hr/import';
export const draftPage = (id: string, more = '') => `/hr/programmes/new?draft=${id}${more}`;

export const upload: HrPage = {
  path: '/import',
  fields: { file: 'file' },

  async show(visit) {
    const { t, desk, query } = visit;
    const known = visit.entered?.text('draft') || query.draft;
    const draft = known ? await desk.draft(known) : undefined;
    const sheet = draft && desk.sheet(draft.content);
    if (draft && sheet && query.as === 'csv') return tableFile('rows-to-mend.csv', rowsToMend(visit, sheet));
    return {
      title: t.upload.title,
      script: HR_SCRIPT,
      body: (
        <>
          {sheet && draft ? <Sheet visit={visit} draft={draft} sheet={sheet} /> : <p>{t.upload.about}</p>}
          {isAdmin(visit) ? <Choose visit={visit} draft={draft?.id} again={sheet !== undefined} /> : null}
        </>
      ),
    };
  },

  async act({ desk, staff, who }, form) {
    const id = form.text('draft') || undefined;
    if (form.choice === 'upload') {
      const { file } = form;
      if (!file || 'fault' in file) throw noFile(file ? 'sheet-size' : 'sheet-none');
      const draft = await desk.takeSheet(id, who.name, file.bytes);
      await staff.did(who, 'upload');
      return { to: `${IMPORT}?draft=${draft}` };
    }
    if (id === undefined) return { to: IMPORT };
    await desk.mapSheet(id, mappingIn(form));
    if (form.choice !== 'apply') return { to: `${IMPORT}?draft=${id}` };
    await desk.applySheet(id);
    return { to: draftPage(id), done: 'saved' };
  },
};

function noFile(rule: string): Refused {
  return new Refused('invalid', [{ path: 'file', rule, message: rule }]);
}

const MOST_COLUMNS = 60;

function mappingIn(form: Form) {
  const named = Array.from({ length: MOST_COLUMNS }, (_, index) => form.text(columnName(index)));
  const last = named.findLastIndex((_, index) => form.has(columnName(index)));
  return named.slice(0, last + 1).map((column) => (isOneOf(COLUMNS, column) ? column : undefined));
}

const columnName = (index: number) => `column${index}`;

function Choose({ visit, draft, again }: { visit: HrVisit; draft: string | undefined; again: boolean }): ReactNode {
  const { t, here } = visit;
  return (
    <form method="post" action={here} encType="multipart/form-data" className="narrow" data-busy={t.upload.reading}>
      {draft === undefined ? null : <input type="hidden" name="draft" value={draft} />}
      <label className="label" htmlFor="file">
        {again ? t.upload.other : t.upload.file}
      </label>
      <span className="hint" id="file-hint">
        {t.upload.kinds}
      </span>
      <input type="file" id="file" name="file" aria-describedby="file-hint" accept=".csv,.txt,.xlsx" />
      <Button label={t.upload.read} choice="upload" second={again} />
    </form>
  );
}

function Sheet({ visit, draft, sheet }: { visit: HrVisit; draft: KeptDraft; sheet: SheetView }): ReactNode {
  const { t, here } = visit;
  const columns = [
    { value: '', label: t.upload.unused },
    ...COLUMNS.map((value) => ({ value, label: t.upload.columns[value] })),
  ];
  return (
    <>
      <Outcome visit={visit} draft={draft} sheet={sheet} />
      <h2>{t.upload.mapping}</h2>
      <form method="post" action={here}>
        <input type="hidden" name="draft" value={draft.id} />
        <Table label={t.upload.mapping} head={[t.upload.column, t.upload.means, t.upload.sample]}>
          {sheet.header.map((name, index) => (
            <tr key={columnName(index)}>
              <th scope="row">{name || t.upload.nameless(index + 1)}</th>
              <td>
                <Select
                  {...{ visit, options: columns, name: columnName(index), label: t.upload.meansOf(name) }}
                  value={sheet.mapping[index] ?? ''}
                />
              </td>
              <td>
                {sheet.sample
                  .map((cells) => cells[index] ?? '')
                  .filter(Boolean)
                  .join(' · ')}
              </td>
            </tr>
          ))}
        </Table>
        {isAdmin(visit) ? (
          <div className="buttons">
            <Button label={t.upload.apply(sheet.read.people.length)} choice="apply" />
            <Button label={t.upload.again} choice="map" second />
          </div>
        ) : null}
      </form>
    </>
  );
}

function Outcome({ visit, draft, sheet }: { visit: HrVisit; draft: KeptDraft; sheet: SheetView }): ReactNode {
  const { t, here } = visit;
  const { changes, read } = sheet;
  const list = (people: readonly DraftPerson[]) => people.slice(0, 12).map(({ name, email }) => `${name} (${email})`);
  return (
    <>
      <h2>{t.upload.will}</h2>
      <ul>
        <li>
          {t.upload.added(changes.added.length)} {list(changes.added).join(', ')}
          {changes.added.length > 12 ? ' …' : ''}
        </li>
        {changes.changed.map(({ person, was, fields }) => (
          <li key={person.email}>
            {t.upload.changed(person.name)}{' '}
            {fields
              .map((field) => `${t.upload.fields[field]}: ${was[field] ?? '–'} → ${person[field] ?? '–'}`)
              .join('; ')}
          </li>
        ))}
        <li>{t.upload.same(changes.same)}</li>
        {changes.kept.length > 0 ? <li>{t.upload.kept(changes.kept.length)}</li> : null}
      </ul>
      <h2>{t.upload.faults(read.faults.length)}</h2>
      {read.faults.length > 0 ? (
        <>
          <p>
            {t.upload.leftOut} <a href={`${here}?draft=${draft.id}&as=csv`}>{t.upload.download}</a>
          </p>
          <ul>
            {read.faults.slice(0, 100).map(({ line, column, fault, value }) => (
              <li key={`${String(line)} ${column} ${fault}`}>
                {t.upload.at(line, t.upload.columns[column])} {t.upload.says[fault](value)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

/** Rows with a fault as they came, each with what is wrong in it: mended, they can be read again. */
function rowsToMend({ t }: HrVisit, { header, read, faulty }: SheetView): (string | number)[][] {
  const wrong = Map.groupBy(read.faults, ({ line }) => line);
  const rows = [...faulty].map(([line, cells]) => [
    ...header.map((_, index) => cells[index] ?? ''),
    (wrong.get(line) ?? [])
      .map(({ column, fault, value }) => `${t.upload.columns[column]}: ${t.upload.says[fault](value)}`)
      .join(' '),
  ]);
  return [[...header, t.upload.wrong], ...rows];
}
