// Who is in a draft, one by one: added, taken away, or taken in from a spreadsheet.
import type { ReactNode } from 'react';
import { Refused } from '../../desk/refused.ts';
import { isOneOf } from '../../domain/kinds.ts';
import { DRAFT_ROLES, type DraftPerson } from '../../domain/people-sheet.ts';
import type { ProgrammeDraft } from '../../domain/programme-draft.ts';
import type { Form } from '../form.ts';
import { IMPORT } from './import.tsx';
import { Button } from '../button.tsx';
import { Field, isAdmin, Select, type HrVisit } from './page.tsx';
import { Remove, Table } from './table.tsx';

/** Whether somebody has been begun. */
export const isTyped = (form: Form): boolean => form.text('new-name') !== '' || form.text('new-email') !== '';

export function personIn(form: Form): DraftPerson {
  const of = (name: string) => form.text(`new-${name}`) || undefined;
  const [name, email] = [of('name'), of('email')];
  const missing = [...(name ? [] : ['new-name']), ...(email ? [] : ['new-email'])];
  if (!name || !email)
    throw new Refused(
      'invalid',
      missing.map((path) => ({ path, rule: 'required', message: 'must be filled in' })),
    );
  const wanted = form.text('new-role');
  const role = isOneOf(DRAFT_ROLES, wanted) ? wanted : 'mentee';
  const rest = {
    group: of('group'),
    department: of('department'),
    manager: of('manager'),
    employedSince: of('employedSince'),
  };
  return { name, email, role, ...rest };
}

export function People({
  visit,
  id,
  content: { people },
}: {
  visit: HrVisit;
  id: string;
  content: ProgrammeDraft;
}): ReactNode {
  const { t } = visit;
  const head = [t.people.name, t.people.email, t.people.role, t.people.group, t.people.department, t.draft.remove];
  return (
    <>
      <h2>{t.draft.who(people.length)}</h2>
      <p>
        <a href={`${IMPORT}?draft=${id}`}>{t.menu.upload}</a>
      </p>
      {people.length > 0 ? (
        <Table label={t.draft.who(people.length)} head={head}>
          {people.map(({ name, email, role, group, department }) => (
            <tr key={email}>
              <th scope="row">{name}</th>
              <td>{email}</td>
              <td>{t.people.roles[role ?? 'mentee']}</td>
              <td>{group ?? ''}</td>
              <td>{department ?? ''}</td>
              <td>{isAdmin(visit) ? <Remove t={t} name={name} choice={`remove:${email}`} /> : null}</td>
            </tr>
          ))}
        </Table>
      ) : null}
      {isAdmin(visit) ? <Fresh visit={visit} isFirst={people.length === 0} /> : null}
    </>
  );
}

function Fresh({ visit, isFirst }: { visit: HrVisit; isFirst: boolean }): ReactNode {
  const { t } = visit;
  const fresh = (name: 'name' | 'email' | 'group' | 'department' | 'manager' | 'employedSince') => ({
    ...{ visit, name: `new-${name}`, label: t.upload.fields[name] },
  });
  return (
    <details
      open={isFirst || visit.query.adding !== undefined || (visit.entered !== undefined && isTyped(visit.entered))}
    >
      <summary>{t.draft.add}</summary>
      <div className="narrow">
        <Field {...fresh('name')} />
        <Field {...fresh('email')} type="email" />
        <Select
          {...{ visit, name: 'new-role', label: t.people.role }}
          options={DRAFT_ROLES.map((value) => ({ value, label: t.people.roles[value] }))}
        />
        <Field {...fresh('group')} />
        <Field {...fresh('department')} />
        <Field {...fresh('manager')} type="email" hint={t.changes.managerHint} />
        <Field {...fresh('employedSince')} type="date" />
        <Button label={t.draft.addButton} choice="add" second />
      </div>
    </details>
  );
}
