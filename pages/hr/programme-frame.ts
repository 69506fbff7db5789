// What the pages of one programme have in common.
import type { Programme } from '../../domain/programme.ts';
import { datesOf, type HrVisit } from './page.tsx';

/** The programme's place in the menu. */
export function framed({ id, title, introduction }: Pick<Programme, 'id' | 'title' | 'introduction'>) {
  return { programme: { id, title, introduced: introduction !== undefined } };
}

/** @returns the address of one of the programme's pages, with what it is asked */
export function pageOf(
  id: string,
  page = '',
  query: Readonly<Record<string, string | number | undefined>> = {},
): string {
  const asked = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  ).toString();
  const path = ['/hr/programmes', encodeURIComponent(id), ...(page === '' ? [] : [page])].join('/');
  return asked === '' ? path : `${path}?${asked}`;
}

/** The programme of the address. @throws Refused where it can't be told just now */
export async function programmeIn(visit: HrVisit) {
  const { desk, path } = visit;
  const { id = '' } = path;
  const { view, programme, now } = await desk.overview(id);
  const line = view.rehearsal ? await desk.timeline(id) : undefined;
  // A rehearsal's clock runs ahead of ours; once it has ended, its today is when something happened last.
  const today = now ?? line?.past.at(-1)?.at ?? new Date().toISOString();
  const steps = line && { done: line.past.length, of: line.past.length + line.coming.length };
  return { view, programme, today, steps, dates: datesOf(visit, programme.timeZone) };
}
