// A meeting that is corrected begins with what was said of it; one that is confirmed, with everybody.
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Dates } from '../../language/dates.ts';
import { WORDS } from '../../language/words.ts';
import { held } from '../../pages/hr/changes/course.tsx';

const [ANNA, BO] = ['p-aaaaaaaaaa', 'p-bbbbbbbbbb'];
const [startsAt, endsAt] = ['2027-02-02T16:00:00+01:00', '2027-02-02T19:00:00+01:00'];

function formOf(query: Readonly<Record<string, string>>, said: object): string {
  const mentees = [ANNA, BO].map((id) => ({ id, name: id, email: `${id}@kommune.example`, status: 'active' }));
  const group = {
    id: 'hold-1',
    name: 'Hold 1',
    phase: 'meetings',
    mentees,
    meetings: [{ meeting: 1, startsAt, endsAt, ...said }],
  };
  const given: any = {
    visit: { query, words: WORDS.da, t: WORDS.da.hr, language: 'da' },
    ...{ view: { groups: [group] }, dates: new Dates(WORDS.da, 'Europe/Copenhagen'), today: endsAt },
  };
  return renderToStaticMarkup(held.fields(given));
}

const ticked = (form: string) => [...form.matchAll(/checked="" value="hold-1\/([^"]+)"/g)].map(([, id]) => id);

test.each([
  [{ status: 'planned' }, [ANNA, BO], ''],
  [{ status: 'held', attended: [BO], hours: 6 }, [BO], '6'],
])('%j', (said, there, hours) => {
  const form = formOf({ group: 'hold-1', meeting: '1' }, said);
  expect([ticked(form), /name="hours" value="([^"]*)"/.exec(form)?.[1]]).toEqual([there, hours]);
});
