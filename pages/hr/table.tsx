// A table of HR's pages: wider than a phone it scrolls by itself, also by keyboard.
import type { ReactNode } from 'react';
import type { Words } from '../../language/words.ts';

export function Wide({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <div className="wide" tabIndex={0} role="group" aria-label={label}>
      {children}
    </div>
  );
}

/** @param label what it is a table of. @param head what stands in each column. @param children its rows */
export function Table(given: { label: string; head: readonly string[]; children: ReactNode }): ReactNode {
  const { label, head, children } = given;
  return (
    <Wide label={label}>
      <table>
        <thead>
          <tr>
            {head.map((each) => (
              <th key={each} scope="col">
                {each}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </Wide>
  );
}

/** In a row of somebody: takes them away. */
export function Remove({ t, name, choice }: { t: Words['hr']; name: string; choice: string }): ReactNode {
  return (
    <button type="submit" name="choice" value={choice} className="second" aria-label={t.draft.removeOf(name)}>
      {t.draft.remove}
    </button>
  );
}
