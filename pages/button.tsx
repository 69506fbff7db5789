// What people press: its value says which of a form's buttons it was.
import type { ReactNode } from 'react';

export function Button({
  label,
  choice,
  second = false,
}: {
  label: string;
  choice: string;
  second?: boolean | undefined;
}): ReactNode {
  return (
    <button type="submit" name="choice" value={choice} className={second ? 'second' : undefined}>
      {label}
    </button>
  );
}
