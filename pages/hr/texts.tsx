// Own words: a paragraph of HR's own in each letter, in the places meant for it, seen as each of its receivers will see it.
import type { ReactNode } from 'react';
import { isOneOf, PLANNED_MAILS, type PlannedMail } from '../../domain/kinds.ts';
import { CHIPS, OWN_PLACES, WITH_GROUP, WITHOUT_GROUP } from '../../domain/own-words.ts';
import type { Receiver } from '../../desk/own-words.ts';
import type { Programme } from '../../domain/programme.ts';
import { roundIn } from '../../domain/ids.ts';
import { HR_SCRIPT } from '../assets.ts';
import { Button } from '../button.tsx';
import { Area, isAdmin, type HrPage, type HrVisit } from './page.tsx';
import { FramedMail, mailFile, whichIn } from './framed-mail.tsx';
import { framed, pageOf } from './programme-frame.ts';

export const texts: HrPage = {
  path: '/programmes/:id/texts',
  fields: { before: 'before', after: 'after' },

  async show(visit) {
    const { t, desk, path, query, entered } = visit;
    const { id = '' } = path;
    const { programme, kinds, ownWords } = await desk.ownWords(id);
    const wanted = entered?.text('kind') || query.kind;
    const kind = isOneOf(PLANNED_MAILS, wanted) ? wanted : undefined;
    if (!kind)
      return {
        ...framed(programme),
        title: t.texts.title,
        body: (
          <>
            <p>{t.texts.about}</p>
            <ul>
              {kinds.map((each) => (
                <li key={each}>
                  <a href={pageOf(id, 'texts', { kind: each })}>{t.moments[each]}</a>{' '}
                  {ownWords.has(each) ? <span className="state good">{t.texts.own}</span> : null}
                </li>
              ))}
            </ul>
          </>
        ),
      };
    const receivers = await desk.receivers(id, kind);
    return {
      ...framed(programme),
      title: t.moments[kind],
      ...(isAdmin(visit) ? { script: HR_SCRIPT } : {}),
      body: (
        <>
          <Say visit={visit} programme={programme} kind={kind} receivers={receivers} said={ownWords.get(kind) ?? {}} />
          <h2>{t.texts.received(receivers.length)}</h2>
          <Receivers visit={visit} receivers={receivers} />
        </>
      ),
    };
  },

  async act({ desk, staff, who, path: { id = '' } }, form) {
    const kind = form.text('kind');
    if (!isOneOf(PLANNED_MAILS, kind) || form.choice !== 'save') return { to: pageOf(id, 'texts') };
    await desk.sayOwn(id, kind, { before: form.text('before'), after: form.text('after') });
    await staff.did(who, 'own-words', { programme: id });
    return { to: pageOf(id, 'texts', { kind }), done: 'saved' };
  },
};

function Say(given: {
  visit: HrVisit;
  programme: Programme;
  kind: PlannedMail;
  receivers: readonly Receiver[];
  said: Readonly<Partial<Record<(typeof OWN_PLACES)[number], string>>>;
}): ReactNode {
  const { visit, programme, kind, receivers, said } = given;
  const { t, here } = visit;
  const chips = receivers.some(({ group }) => group !== undefined) ? WITH_GROUP : WITHOUT_GROUP;
  const written = programme.language === 'da' ? 0 : 1;
  return (
    <form method="post" action={here} className="narrow">
      <input type="hidden" name="kind" value={kind} />
      <p>
        {t.texts.chips}{' '}
        {chips.map((chip) => (
          <span key={chip}>
            <code className="chip" data-insert={t.texts.insert(CHIPS[chip][written])}>
              {CHIPS[chip][written]}
            </code>{' '}
            {t.texts.chip[chip]}.{' '}
          </span>
        ))}
      </p>
      {OWN_PLACES.map((place) => (
        <Area
          key={place}
          {...{ visit, name: place, label: t.texts.places[place], value: said[place], rows: 5 }}
          more={{ 'data-chips': JSON.stringify(chips.flatMap((chip) => CHIPS[chip])) }}
        />
      ))}
      <p className="hint">{t.texts.stays}</p>
      {isAdmin(visit) ? <Button label={t.texts.save} choice="save" /> : null}
    </form>
  );
}

function Receivers({ visit: { t, path }, receivers }: { visit: HrVisit; receivers: readonly Receiver[] }): ReactNode {
  const { id = '' } = path;
  return (
    <ul>
      {receivers.map(({ moment, group, person, name }) => (
        <li key={`${group ?? ''} ${moment} ${person}`}>
          <a href={pageOf(id, 'texts/mail', { moment, group, person })}>
            {name} {roundIn(moment) > 0 ? t.start.meeting(roundIn(moment)) : ''}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** One letter with its own words, as somebody will get it. */
export const textMail: HrPage = {
  path: '/programmes/:id/texts/mail',

  async show(visit) {
    const { t, desk, path, query } = visit;
    const { id = '' } = path;
    const mail = await desk.asReceived(id, whichIn(visit));
    if (query.as === 'html') return mailFile(mail);
    return {
      ...framed(await desk.plan(id)),
      title: mail.subject,
      body: (
        <>
          <p>{t.preview.inert}</p>
          <FramedMail visit={visit} mail={mail} />
          <Test visit={visit} />
        </>
      ),
    };
  },

  async act(visit, form) {
    const { t, desk, staff, who, path } = visit;
    const { id = '' } = path;
    const which = whichIn({
      query: { moment: form.text('moment'), group: form.text('group'), person: form.text('person') },
    });
    if (form.choice !== 'test') return { to: pageOf(id, 'texts') };
    await desk.sendTest(id, which, who, t.texts.testSubject);
    await staff.did(who, 'test-mail', { programme: id });
    return { to: pageOf(id, 'texts/mail', which), done: 'tested' };
  },
};

/** Tried on whoever is signed in, and on nobody else. */
function Test({ visit }: { visit: HrVisit }): ReactNode {
  const { t, desk, who, here } = visit;
  const address = desk.testAddress(who);
  if (!isAdmin(visit)) return null;
  if (address === undefined) return <p className="hint">{t.texts.noTest}</p>;
  const { moment, group, person } = whichIn(visit);
  return (
    <form method="post" action={here} className="plain">
      {Object.entries({ moment, group, person }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value ?? ''} />
      ))}
      <Button label={t.texts.test(address)} choice="test" second />
    </form>
  );
}
