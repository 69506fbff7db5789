// The commission, amended: HR answers the sponsor's comment with another text.
import type { ReactNode } from 'react';
import type { Commission } from '../../domain/programme.ts';
import { Button } from '../button.tsx';
import type { Form } from '../form.ts';
import { Area, Field, type HrVisit } from './page.tsx';
import { filledIn } from './reading.ts';

/** What of a commission is filled in. */
export function commissionIn(form: Form) {
  const criteria = form
    .text('criteria')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return { ...filledIn(form, ['strategy', 'approveBy']), criteria };
}

export function Amending({ visit, commission }: { visit: HrVisit; commission: Commission | undefined }): ReactNode {
  const { t, here, entered, faults = [] } = visit;
  if (!commission) return null;
  const wasEntered = entered?.choice === 'amend' || faults.some(({ field }) => field === 'strategy');
  return (
    <details open={wasEntered}>
      <summary>{t.introduction.amend}</summary>
      <form method="post" action={here} className="narrow">
        <Area visit={visit} name="strategy" label={t.introduction.strategy} value={commission.strategy} rows={5} />
        <Area visit={visit} name="criteria" label={t.introduction.criteria} value={commission.criteria.join('\n')} />
        <Field visit={visit} name="approveBy" type="date" label={t.introduction.approveBy} />
        <p className="hint">{t.introduction.amendHint}</p>
        <Button label={t.introduction.amend} choice="amend" />
      </form>
    </details>
  );
}
