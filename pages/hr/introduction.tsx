// What comes before the first meeting: where each stage stands and who is missing, who is named, and what is ready.
import type { ReactNode } from 'react';
import { INTRODUCTION_STAGES, isOneOf } from '../../domain/kinds.ts';
import { commissionRequest, nominationRequest } from '../../desk/requests.ts';
import { filledIn, read } from './reading.ts';
import { Button } from '../button.tsx';
import { datesOf, Field, isAdmin, Select, type HrPage, type HrVisit } from './page.tsx';
import { Amending, commissionIn } from './commission.tsx';
import { framed, pageOf } from './programme-frame.ts';
import { Remove, Table } from './table.tsx';

type Introduction = Awaited<ReturnType<HrVisit['desk']['introduction']>>;
type Stage = Introduction['stages'][number];
type Nomination = Awaited<ReturnType<HrVisit['desk']['nominations']>>['nominations'][number];

export const introduction: HrPage = {
  path: '/programmes/:id/introduction',
  fields: {
    strategy: 'strategy',
    criteria: 'criteria',
    approveBy: 'approveBy',
    name: 'name',
    email: 'email',
    reason: 'reason',
    'unique-person': 'email',
    employedSince: 'employedSince',
  },

  async show(visit) {
    const { t, desk, path } = visit;
    const { id = '' } = path;
    const [programme, { stages, comment, declined, checklist }] = await Promise.all([
      desk.plan(id),
      desk.introduction(id),
    ]);
    const names = programme.introduction?.nomination !== undefined;
    const nominations = names ? (await desk.nominations(id)).nominations : [];
    const dates = datesOf(visit, programme.timeZone);
    return {
      ...framed(programme),
      title: t.introduction.title,
      body: (
        <>
          {stages.length === 0 ? <p>{t.introduction.none}</p> : null}
          {comment === undefined ? null : (
            <section>
              <h2>{t.introduction.comment}</h2>
              <div className="written">{comment}</div>
            </section>
          )}
          {stages.map((stage) => (
            <StageSection key={stage.stage} visit={visit} stage={stage} when={dates.moment(stage.by)}>
              {stage.stage === 'commission' &&
              isAdmin(visit) &&
              (stage.status === 'waiting' || stage.status === 'open') ? (
                <Amending visit={visit} commission={programme.introduction?.commission} />
              ) : null}
            </StageSection>
          ))}
          {names ? <Named visit={visit} nominations={nominations} id={id} /> : null}
          {declined.length > 0 ? <h2>{t.introduction.declined}</h2> : null}
          <ul>
            {declined.map(({ person, name, reason }) => (
              <li key={person}>
                {name}: {reason}
              </li>
            ))}
          </ul>
          <h2>{t.introduction.ready}</h2>
          <ul>
            {checklist.map(({ what, ready }) => (
              <li key={what}>
                <span className={ready ? 'state good' : 'state bad'}>
                  {ready ? t.introduction.yes : t.introduction.no}
                </span>{' '}
                {isOneOf(INTRODUCTION_STAGES, what)
                  ? visit.words.introduction.stages[what]
                  : t.introduction.checkOf(what)}
              </li>
            ))}
          </ul>
        </>
      ),
    };
  },

  async act({ desk, staff, who, path: { id = '' }, here }, form) {
    const [what, about = ''] = form.choice.split(':');
    if ((what === 'open' || what === 'close' || what === 'waive') && isOneOf(INTRODUCTION_STAGES, about)) {
      const { changed } = await desk.changeStage(id, about, what, form.text('reason') || undefined);
      if (changed) await staff.did(who, `stage-${what}`, { programme: id });
      return { to: here, done: changed ? 'changed' : 'unchanged' };
    }
    if (what === 'held') {
      const { changed } = await desk.seminarHeld(id, form.list('attended'));
      if (changed) await staff.did(who, 'seminar-held', { programme: id });
      return { to: here, done: changed ? 'changed' : 'unchanged' };
    }
    if (what === 'amend') {
      const { changed } = await desk.amendCommission(id, read(commissionRequest, commissionIn(form)));
      if (changed) await staff.did(who, 'amend', { programme: id });
      return { to: here, done: 'changed' };
    }
    if (what === 'strike') {
      await desk.strike(id, about);
      await staff.did(who, 'strike', { programme: id, person: about });
      return { to: here, done: 'changed' };
    }
    if (what !== 'name') return { to: here };
    const { changed } = await desk.nominate(id, read(nominationRequest, filledIn(form, NOMINATION)));
    if (changed) await staff.did(who, 'nominate', { programme: id });
    return { to: here, done: changed ? 'changed' : 'unchanged' };
  },
};

const NOMINATION = ['name', 'email', 'department', 'manager', 'employedSince', 'gender'] as const;

function StageSection({
  visit,
  stage,
  when,
  children,
}: {
  visit: HrVisit;
  stage: Stage;
  when: string;
  children?: ReactNode;
}): ReactNode {
  const { t, words, path } = visit;
  const { stage: called, status, answers, missing, reason } = stage;
  const count = (answer: string) => answers.filter((each) => each.answer === answer).length;
  return (
    <section>
      <h2 id={called}>{words.introduction.stages[called]}</h2>
      <p>
        <span className="state">{t.introduction.states[status]}</span>{' '}
        {status === 'waiting' || status === 'open' ? t.introduction.by(when) : ''}{' '}
        {answers.length > 0 ? t.introduction.answers(count('yes'), count('no')) : ''}
      </p>
      {reason === undefined ? null : <p className="written">{reason}</p>}
      {missing.length > 0 ? <p>{t.introduction.missing(missing.map(({ name }) => name).join(', '))}</p> : null}
      {called === 'grouping' && status !== 'done' ? (
        <p>
          <a href={pageOf(path.id ?? '', 'grouping')}>{t.grouping.title}</a>
        </p>
      ) : null}
      {children}
      {isAdmin(visit) && called === 'seminar' && status === 'open' ? <Attendance visit={visit} stage={stage} /> : null}
      {isAdmin(visit) && (status === 'waiting' || status === 'open') ? <Ways visit={visit} stage={stage} /> : null}
    </section>
  );
}

/** Who was there, as the mail asks HR. */
function Attendance({ visit, stage: { missing } }: { visit: HrVisit; stage: Stage }): ReactNode {
  const { t, here } = visit;
  return (
    <form method="post" action={here} className="narrow">
      <fieldset>
        <legend>{t.introduction.wasThere}</legend>
        {missing.map(({ person, name }) => (
          <label key={person} className="choice">
            <input type="checkbox" name="attended" value={person} defaultChecked />
            {name}
          </label>
        ))}
      </fieldset>
      <Button label={t.introduction.seminarHeld} choice="held" />
    </form>
  );
}

function Ways({ visit, stage: { stage, status } }: { visit: HrVisit; stage: Stage }): ReactNode {
  const { t, here } = visit;
  return (
    <details>
      <summary>{t.introduction.act}</summary>
      <form method="post" action={here} className="narrow">
        <div>
          <label className="label" htmlFor={`reason-${stage}`}>
            {t.introduction.reason}
          </label>
          <input type="text" id={`reason-${stage}`} name="reason" />
        </div>
        <div className="buttons">
          {status === 'waiting' ? <Button label={t.introduction.open} choice={`open:${stage}`} /> : null}
          {status === 'open' ? <Button label={t.introduction.close} choice={`close:${stage}`} /> : null}
          <Button label={t.introduction.waive} choice={`waive:${stage}`} second />
        </div>
      </form>
    </details>
  );
}

function Named({
  visit,
  nominations,
  id,
}: {
  visit: HrVisit;
  nominations: readonly Nomination[];
  id: string;
}): ReactNode {
  const { t, here } = visit;
  const head = [t.people.name, t.people.department, t.introduction.namedBy, t.people.group, t.draft.remove];
  const nominated = nominations.length;
  return (
    <section>
      <h2>{t.introduction.named(nominated)}</h2>
      {nominated > 0 ? (
        <form method="post" action={here} className="plain">
          <Table label={t.introduction.named(nominated)} head={head}>
            {nominations.map((each) => (
              <NamedRow key={each.person} visit={visit} id={id} named={each} />
            ))}
          </Table>
        </form>
      ) : null}
      {isAdmin(visit) ? <NameOne visit={visit} /> : null}
    </section>
  );
}

function NameOne({ visit }: { visit: HrVisit }): ReactNode {
  const { t, here, faults: wrong = [] } = visit;
  return (
    <details open={wrong.length > 0}>
      <summary>{t.introduction.nameOne}</summary>
      <form method="post" action={here} className="narrow">
        <Field visit={visit} name="name" label={t.people.name} />
        <Field visit={visit} name="email" type="email" label={t.people.email} />
        <Field visit={visit} name="department" label={t.people.department} />
        <Field visit={visit} name="manager" type="email" label={t.people.manager} hint={t.changes.managerHint} />
        <Field visit={visit} name="employedSince" type="date" label={t.people.employedSince} />
        <Select
          {...{ visit, name: 'gender', label: t.introduction.gender }}
          options={(['', 'woman', 'man'] as const).map((value) => ({ value, label: t.introduction.genders[value] }))}
        />
        <Button label={t.introduction.nameButton} choice="name" />
      </form>
    </details>
  );
}

function NamedRow({ visit, id, named }: { visit: HrVisit; id: string; named: Nomination }): ReactNode {
  const { t } = visit;
  const { person, name, byName, ...more } = named;
  return (
    <tr>
      <th scope="row">
        <a href={pageOf(id, `people/${person}`)}>{name}</a>
      </th>
      <td>{'department' in more ? String(more.department) : ''}</td>
      <td>{byName}</td>
      <td>{more.group ?? ''}</td>
      <td>
        {isAdmin(visit) && more.group === undefined ? <Remove t={t} name={name} choice={`strike:${person}`} /> : null}
      </td>
    </tr>
  );
}
