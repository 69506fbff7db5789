// A meeting that is corrected begins with what was said of it; one that is confirmed, with everybody.
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Dates } from '../../language/dates.ts';
import { WORDS } from '../../language/words.ts';
import { Form } from '../../pages/form.ts';
import { held } from '../../pages/hr/changes/course.tsx';

const [ANNA, BO] = ['p-aaaaaaaaaa', 'p-bbbbbbbbbb'];
const [startsAt, endsAt] = ['2027-02-02T16:00:00+01:00', '2027-02-02T19:00:00+01:00'];

function givenTo(query: Readonly<Record<string, string>>, said: object, left: object = {}): any {
  const mentees = [ANNA, BO].map((id) => ({
    ...{ id, name: id, email: `${id}@kommune.example`, status: 'active' },
    ...(id === BO ? left : {}),
  }));
  const group = {
    id: 'hold-1',
    name: 'Hold 1',
    phase: 'meetings',
    mentees,
    meetings: [{ meeting: 1, startsAt, endsAt, ...said }],
  };
  return {
    visit: { query, words: WORDS.da, t: WORDS.da.hr, language: 'da' },
    programme: { id: 'p', groups: [group] },
    ...{ view: { groups: [group] }, dates: new Dates(WORDS.da, 'Europe/Copenhagen'), today: endsAt },
  };
}

const formOf = (...given: Parameters<typeof givenTo>) => renderToStaticMarkup(held.fields(givenTo(...given)));

const ticked = (form: string) => [...form.matchAll(/checked="" value="hold-1\/([^"]+)"/g)].map(([, id]) => id);

test.each([
  [{ status: 'planned' }, [ANNA, BO], ''],
  [{ status: 'held', attended: [BO], hours: 6 }, [BO], '6'],
])('%j', (said, there, hours) => {
  const form = formOf({ group: 'hold-1', meeting: '1' }, said);
  expect([ticked(form), /name="hours" value="([^"]*)"/.exec(form)?.[1]]).toEqual([there, hours]);
});

test('the meeting is chosen first, and who has left since is among those who were there', () => {
  const first = (query: Readonly<Record<string, string>>) => held.first?.(givenTo(query, { status: 'held' }));
  const choosing = renderToStaticMarkup(first({}));
  expect(/href="([^"]*)"/.exec(choosing)?.[1]).toContain('group=hold-1&amp;meeting=1');
  expect(first({ group: 'hold-1', meeting: '1' })).toBeUndefined();
  const named = { group: 'hold-1', meeting: '1' };
  const said = { status: 'held', attended: [ANNA, BO] };
  expect(ticked(formOf(named, said, { status: 'left', leftAt: '2027-02-10T09:00:00Z' }))).toEqual([ANNA, BO]);
  expect(ticked(formOf(named, said, { status: 'left', leftAt: '2027-01-10T09:00:00Z' }))).toEqual([ANNA]);
});

test('that it was not held can be said, and whoever looked at what has changed meanwhile looks again', async () => {
  const posted = new Form({ meeting: 'hold-1/1', was: 'not-held' });
  const looked = async (said: object) => held.foresee(givenTo({}, said), posted);
  const [one, other] = [await looked({ status: 'planned' }), await looked({ status: 'held', attended: [BO] })];
  expect(one.says).toEqual([expect.stringContaining('blev ikke holdt')]);
  expect(other.seen).not.toEqual(one.seen);
});
