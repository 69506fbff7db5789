// The groups: proposed, with why each is where they are; kept in place by a box, moved by a select; and approved once they are right.
import type { ReactNode } from 'react';
import { HR_SCRIPT } from '../assets.ts';
import type { Form } from '../form.ts';
import { byRule } from '../../desk/refused.ts';
import { Button } from '../button.tsx';
import { Carried, isAdmin, ruleIn, type HrPage, type HrShown, type HrVisit } from './page.tsx';
import { framed, pageOf } from './programme-frame.ts';
import { Table } from './table.tsx';

type Drafted = NonNullable<Awaited<ReturnType<HrVisit['desk']['groupsDrafted']>>>;

/** The field of somebody's group, and of whether they stay there. */
const placeOf = (person: string) => `place-${person}`;
const lockOf = (person: string) => `lock-${person}`;

export const grouping: HrPage = {
  path: '/programmes/:id/grouping',

  async show(visit) {
    const { t, desk, path, query } = visit;
    const { id = '' } = path;
    const [programme, drafted] = await Promise.all([desk.plan(id), desk.groupsDrafted(id)]);
    return {
      ...framed(programme),
      title: t.grouping.title,
      script: HR_SCRIPT,
      body: (
        <>
          <p>{t.grouping.about}</p>
          {query.moved === undefined ? null : <p role="status">{t.grouping.moved(Number(query.moved))}</p>}
          {drafted ? <Draft visit={visit} drafted={drafted} /> : <Propose visit={visit} />}
        </>
      ),
    };
  },

  async act(visit, form) {
    const {
      desk,
      staff,
      who,
      path: { id = '' },
      here,
    } = visit;
    switch (form.choice) {
      case 'propose': {
        const { moved } = await desk.proposeGroups(id, { locks: locksIn(form), from: 'draft' });
        await staff.did(who, 'group', { programme: id });
        return { to: `${here}?moved=${moved}` };
      }
      case 'by-hand':
        await desk.changeGroups(id, { groups: placesIn(form) }, locksIn(form));
        await staff.did(who, 'group', { programme: id });
        return { to: here, done: 'saved' };
      case 'approve':
      case 'approve-now': {
        const drafted = await desk.groupsDrafted(id);
        if (!drafted || !isAsKept(drafted, form))
          throw byRule('groups-changed', 'what is on the page is not what is kept');
        if (form.choice === 'approve') return sure(visit, form, drafted);
        const { changed } = await desk.approveGroups(id);
        if (changed) await staff.did(who, 'approve-groups', { programme: id });
        return { to: pageOf(id, 'introduction'), done: changed ? 'changed' : 'unchanged' };
      }
      default:
        return { to: here };
    }
  },
};

/** Whether everybody on the page has the place that is kept. */
function isAsKept({ groups }: Drafted, form: Form): boolean {
  const kept = new Map(groups.flatMap(({ group, mentees }) => mentees.map(({ id }) => [id, group] as const)));
  const people = peopleIn(form);
  return (
    people.every((person) => form.text(placeOf(person)) === (kept.get(person) ?? '')) && people.length >= kept.size
  );
}

/** Invitations can't be taken back, so it is asked once more. */
async function sure(visit: HrVisit, form: Form, { groups }: Drafted): Promise<HrShown> {
  const { t, desk, path, here } = visit;
  const programme = await desk.plan(path.id ?? '');
  const count = groups.reduce((sum, { mentees }) => sum + mentees.length, 0);
  return {
    ...framed(programme),
    title: t.grouping.title,
    body: (
      <form method="post" action={here} className="narrow">
        <p>{t.grouping.sure(count, groups.length)}</p>
        <Carried form={form} />
        <Button label={t.grouping.approve} choice="approve-now" />
      </form>
    ),
  };
}

/** Whoever has a box and a group. */
function locksIn(form: Form): Record<string, string> {
  const people = peopleIn(form);
  return Object.fromEntries(
    people.flatMap((person) => {
      const group = form.text(placeOf(person));
      return form.has(lockOf(person)) && group !== '' ? [[person, group] as const] : [];
    }),
  );
}

function placesIn(form: Form): { group: string; mentees: string[] }[] {
  const placed = peopleIn(form).map((person) => ({ person, group: form.text(placeOf(person)) }));
  const groups = Map.groupBy(
    placed.filter(({ group }) => group !== ''),
    ({ group }) => group,
  );
  return [...groups].map(([group, people]) => ({ group, mentees: people.map(({ person }) => person) }));
}

function peopleIn(form: Form): readonly string[] {
  const start = placeOf('');
  return Object.keys(form.all).flatMap((name) => (name.startsWith(start) ? [name.slice(start.length)] : []));
}

function Propose({ visit }: { visit: HrVisit }): ReactNode {
  const { t, here } = visit;
  return isAdmin(visit) ? (
    <form method="post" action={here} className="plain" data-busy={t.grouping.working}>
      <Button label={t.grouping.propose} choice="propose" />
    </form>
  ) : null;
}

function Draft({ visit, drafted }: { visit: HrVisit; drafted: Drafted }): ReactNode {
  const { t, here } = visit;
  const { groups, reserves, cost, proven, locks, inTheWay = [] } = drafted;
  const options = groups.map(({ group, name, mentor }) => ({ value: group, label: `${name} (${mentor.name})` }));
  const all = [...groups, { group: '', name: t.grouping.reserves, mentees: reserves }];
  return (
    <>
      <p>{t.grouping.cost(cost, proven)}</p>
      {inTheWay.map(({ group, rule }) => (
        <p key={`${group} ${rule}`} className="warning">
          {t.grouping.cannotApprove(groups.find((each) => each.group === group)?.name ?? group)}{' '}
          {ruleIn(t, rule) ?? rule}
        </p>
      ))}
      <form method="post" action={here} data-busy={t.grouping.working} data-busy-choice="propose">
        {/* The one that the Enter key presses. */}
        <button type="submit" name="choice" value="by-hand" hidden />
        {all.map(({ group, name, mentees }) => (
          <section key={group}>
            <h2>
              {name} ({mentees.length})
            </h2>
            {mentees.length > 0 ? (
              <Table
                label={name}
                head={[t.people.name, t.people.department, t.people.group, t.grouping.lock, t.grouping.why]}
              >
                {mentees.map((mentee) => (
                  <Placed
                    key={mentee.id}
                    {...{ visit, drafted, mentee, group, options }}
                    isLocked={mentee.id in locks}
                  />
                ))}
              </Table>
            ) : null}
          </section>
        ))}
        {isAdmin(visit) ? (
          <div className="buttons">
            <Button label={t.grouping.approve} choice="approve" />
            <Button label={t.grouping.byHand} choice="by-hand" second />
            <Button label={t.grouping.again} choice="propose" second />
          </div>
        ) : null}
      </form>
    </>
  );
}

function Placed(given: {
  visit: HrVisit;
  drafted: Drafted;
  mentee: { readonly id: string; readonly name: string; readonly department?: string };
  group: string;
  options: readonly { readonly value: string; readonly label: string }[];
  isLocked: boolean;
}): ReactNode {
  const { visit, drafted, mentee, group, options, isLocked } = given;
  const { t } = visit;
  const others = drafted.why.find(({ person }) => person === mentee.id)?.others ?? [];
  const nameOf = (id: string) => options.find(({ value }) => value === id)?.label ?? id;
  return (
    <tr>
      <th scope="row">{mentee.name}</th>
      <td>{mentee.department ?? ''}</td>
      <td>
        <select
          name={placeOf(mentee.id)}
          defaultValue={visit.entered?.has(placeOf(mentee.id)) ? visit.entered.text(placeOf(mentee.id)) : group}
          aria-label={t.grouping.placeOf(mentee.name)}
        >
          <option value="">{t.grouping.reserves}</option>
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </td>
      <td>
        <input
          type="checkbox"
          name={lockOf(mentee.id)}
          value="yes"
          defaultChecked={visit.entered ? visit.entered.has(lockOf(mentee.id)) : isLocked}
          aria-label={t.grouping.lockOf(mentee.name)}
        />
      </td>
      <td>
        {others.map(({ group: other, cost, rule }) => (
          <div key={other}>{t.grouping.other(nameOf(other), cost, rule && (ruleIn(t, rule) ?? rule))}</div>
        ))}
      </td>
    </tr>
  );
}
