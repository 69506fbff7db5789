// A table as a file that Danish Excel opens as one: semicolons, UTF-8 with its mark, and no cell that it would run as a formula.
import type { HrFile } from './page.tsx';

export function tableFile(name: string, rows: readonly (readonly (string | number)[])[]): HrFile {
  const lines = rows.map((row) => row.map(cell).join(';'));
  return { name, type: 'text/csv; charset=utf-8', content: `\uFEFF${lines.join('\r\n')}\r\n` };
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value).replace('.', ',');
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
