// A day as people write it in Denmark and England, and as spreadsheets keep it.
import { Temporal } from 'temporal-polyfill';

const MONTHS = [
  ['januar', 'january', 'jan'],
  ['februar', 'february', 'feb'],
  ['marts', 'march', 'mar'],
  ['april', 'apr'],
  ['maj', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['august', 'aug'],
  ['september', 'sep', 'sept'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
];

/** The days before 1900-03-01 that Excel counts are not worth a rule. */
const EXCEL_EPOCH = '1899-12-30';

/** `2020-03-01`, `1.3.2020`, `01-03-2020`, `1/3-2020`, `1. marts 2020`, or as many days as Excel counts. The day comes before the month. */
export function dayIn(text: string): string | undefined {
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text) ?? [];
  if (isoYear) return dayOf(isoYear, isoMonth, isoDay);
  const [, day, month, year] = /^(\d{1,2})[./-]\s?(\d{1,2})[./-]\s?(\d{2}|\d{4})$/.exec(text) ?? [];
  if (day) return dayOf(fullYear(year ?? ''), month, day);
  const [, wordDay, word = '', wordYear] = /^(\d{1,2})\.?\s+(\p{L}+)\.?\s+(\d{4})$/u.exec(text) ?? [];
  const index = MONTHS.findIndex((names) => names.includes(word.toLowerCase()));
  if (wordDay && index >= 0) return dayOf(wordYear, String(index + 1), wordDay);
  if (!/^\d{5}(?:[.,]0+)?$/.test(text)) return undefined;
  return Temporal.PlainDate.from(EXCEL_EPOCH)
    .add({ days: Number.parseInt(text, 10) })
    .toString();
}

function fullYear(year: string): string {
  if (year.length === 4) return year;
  return Number(year) > 40 ? `19${year}` : `20${year}`;
}

function dayOf(year = '', month = '', day = ''): string | undefined {
  try {
    const parts = { year: Number(year), month: Number(month), day: Number(day) };
    return Temporal.PlainDate.from(parts, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
}
