// Whom or which meeting a change is about: chosen already where the address names it.
import type { ReactNode } from 'react';
import { inGroup } from '../../../domain/ids.ts';
import { Select, type Option } from '../page.tsx';
import type { Given } from './change.ts';

export function Which({
  given: { visit },
  name,
  options,
}: {
  given: Given;
  name: 'person' | 'meeting';
  options: readonly Option[];
}): ReactNode {
  const { query, t } = visit;
  const other = query[name];
  return (
    <Select
      visit={visit}
      name={name}
      label={name === 'person' ? t.changes.who : t.changes.meeting}
      value={query.group !== undefined && other !== undefined ? inGroup(query.group, other) : undefined}
      options={options}
    />
  );
}
