// One mail as its receiver will see it: in a frame where it can do nothing, and as plain text.
import type { ReactNode } from 'react';
import type { Specimen } from '../../desk/specimens.ts';
import type { HrFile, HrVisit } from './page.tsx';

/** What the frame asks for. */
export function mailFile({ html }: Specimen): HrFile {
  return { name: 'mail.html', type: 'text/html; charset=utf-8', content: html, framed: true };
}

export function FramedMail({ visit, mail }: { visit: HrVisit; mail: Specimen }): ReactNode {
  const { t, here, query } = visit;
  const own = `${here}?${new URLSearchParams({ ...query, as: 'html' }).toString()}`;
  return (
    <>
      <iframe className="mail" title={mail.subject} src={own} />
      <details>
        <summary>{t.preview.asText}</summary>
        <div className="written">{mail.text}</div>
      </details>
    </>
  );
}

/** Which mail the address names. */
export function whichIn({ query }: Pick<HrVisit, 'query'>) {
  return { moment: query.moment ?? '', group: query.group || undefined, person: query.person ?? '' };
}
