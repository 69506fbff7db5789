// Everything that HR can change while a programme runs. Each first shows what it will do, and then does it; whoever comes second sees what
// the first did.
import { createHash } from 'node:crypto';
import type { Form } from '../form.ts';
import { CHANGES, CHANGE_KINDS, type ChangeKind, type Given } from './changes/all.ts';
import { Foreseen } from './changes/foreseen.tsx';
import type { Change } from './changes/change.ts';
import { Button } from '../button.tsx';
import { Carried, isAdmin, type HrPage, type HrShown, type HrVisit } from './page.tsx';
import { framed, pageOf, programmeIn } from './programme-frame.ts';
import { isOneOf } from '../../domain/kinds.ts';

export const changes: HrPage = {
  path: '/programmes/:id/changes',
  fields: {
    ...{
      startsAt: 'date',
      'date-time': 'date',
      R12: 'date',
      R34: 'date',
      postpone: 'days',
      'days-or-day': 'days',
      days: 'days',
    },
    ...{ email: 'email', name: 'name', manager: 'manager', employedSince: 'employedSince', 'unique-person': 'email' },
    ...{ reason: 'reason', location: 'location', hours: 'hours' },
  },

  async show(visit) {
    const { t, query, entered } = visit;
    const given = await givenTo(visit);
    const wanted = entered?.text('do') || query.do;
    const kind = isOneOf(CHANGE_KINDS, wanted) ? wanted : undefined;
    const { programme, view } = given;
    // Who asks for it is erased after the end, too.
    if (view.phase === 'ended' && kind !== 'erase' && kind !== 'mend')
      return { ...framed(programme), title: t.changes.title, body: <p>{t.ended}</p> };
    return {
      ...framed(programme),
      title: kind ? t.changes.kinds[kind] : t.changes.title,
      body: kind ? <Asked given={given} kind={kind} /> : <Menu visit={visit} id={programme.id} />,
    };
  },

  async act(visit, form) {
    const {
      staff,
      who,
      path: { id = '' },
    } = visit;
    const wanted = form.text('do');
    const kind = isOneOf(CHANGE_KINDS, wanted) ? wanted : undefined;
    if (!kind) return { to: visit.here };
    const given = await givenTo(visit);
    const change = CHANGES[kind];
    const foresight = await change.foresee(given, form);
    const seen = createHash('sha256').update(JSON.stringify(foresight.seen)).digest('base64url');
    const isSame = form.text('seen') === seen;
    if (form.choice !== 'do' || !isSame) {
      const isAnew = !isSame && form.has('seen');
      const since = new Date(form.text('at')).getTime();
      const others = isAnew ? (await staff.log({ programme: id })).filter(({ at }) => at.getTime() > since) : [];
      return confirming({ ...given, form, kind, change, foresight, seen, isAnew, meanwhile: others });
    }
    const changed = await change.act(given, form);
    if (changed) await staff.did(who, kind, { programme: id, ...change.about(form) });
    if (typeof changed === 'object')
      return { ...framed(given.programme), title: visit.t.changes.kinds[kind], body: changed.receipt };
    return { to: pageOf(id), done: changed ? 'changed' : 'unchanged' };
  },
};

async function givenTo(visit: HrVisit): Promise<Given> {
  const [found, { lines }] = await Promise.all([programmeIn(visit), visit.desk.roll(visit.path.id ?? '')]);
  return { visit, ...found, everybody: lines.map(({ person }) => person) };
}

function Menu({ visit: { t }, id }: { visit: HrVisit; id: string }) {
  return (
    <>
      <p>{t.changes.about}</p>
      <ul>
        {CHANGE_KINDS.map((kind) => (
          <li key={kind}>
            <a href={pageOf(id, 'changes', { do: kind })}>{t.changes.kinds[kind]}</a>: {t.changes.abouts[kind]}
          </li>
        ))}
      </ul>
    </>
  );
}

function Asked({ given, kind }: { given: Given; kind: ChangeKind }) {
  const { visit } = given;
  const { t } = visit;
  const first = CHANGES[kind].first?.(given);
  const fields = CHANGES[kind].fields(given);
  return (
    <>
      <p>{t.changes.abouts[kind]}</p>
      {!isAdmin(visit) ? (
        <p>{t.door.readerOnly.says}</p>
      ) : first ? (
        first
      ) : fields === null ? (
        <p>{t.changes.notNow}</p>
      ) : (
        <form method="post" action={visit.here} className="narrow">
          <input type="hidden" name="do" value={kind} />
          {fields}
          <Button label={t.changes.see} choice="see" />
        </form>
      )}
    </>
  );
}

interface Confirming extends Given {
  readonly form: Form;
  readonly kind: ChangeKind;
  readonly change: Change;
  readonly foresight: Awaited<ReturnType<Change['foresee']>>;
  readonly seen: string;
  /** It is otherwise now than when it was looked at. */
  readonly isAnew: boolean;
  /** What has been done on HR's pages since then. */
  readonly meanwhile: readonly { readonly at: Date; readonly name: string; readonly deed: string }[];
}

function confirming({
  visit,
  programme,
  form,
  kind,
  foresight,
  seen,
  isAnew,
  meanwhile,
  ...rest
}: Confirming): HrShown {
  const { t, words } = visit;
  return {
    ...framed(programme),
    title: t.changes.kinds[kind],
    body: (
      <>
        {isAnew ? (
          <div className="warning" role="alert">
            <p>{meanwhile.length > 0 ? t.changes.meanwhile : t.changes.otherwise}</p>
            <ul>
              {meanwhile.map(({ at, name, deed }) => (
                <li key={at.toISOString()}>{t.log.line(words.dates.locale, at, name, t.log.deedOf(deed))}</li>
              ))}
            </ul>
          </div>
        ) : null}
        <h2>{t.changes.will}</h2>
        <Foreseen given={{ visit, programme, ...rest }} foresight={foresight} />
        <form method="post" action={visit.here} className="narrow">
          <Carried form={form} but={['seen', 'at']} />
          <input type="hidden" name="seen" value={seen} />
          <input type="hidden" name="at" value={new Date().toISOString()} />
          <div className="buttons">
            <Button label={t.changes.buttons[kind]} choice="do" />
            <a className="button second" href={pageOf(programme.id, 'changes', { do: kind })}>
              {t.changes.back}
            </a>
          </div>
        </form>
      </>
    ),
  };
}
