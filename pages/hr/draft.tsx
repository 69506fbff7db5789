// A programme by forms: what it is, who is in it and when they first meet, kept as a draft; then everything it would do, before it is
// rehearsed or started.
import type { ReactNode } from 'react';
import type { DraftLine, KeptDraft } from '../../desk/drafting.ts';
import { byRule } from '../../desk/refused.ts';
import type { DraftPerson } from '../../domain/people-sheet.ts';
import { sameAddress, type Programme } from '../../domain/programme.ts';
import { mishaps } from '../../domain/scenario.ts';
import { bodyOf, FACTS, groupsIn, type ProgrammeDraft } from '../../domain/programme-draft.ts';
import { programmeRequest, rehearsalRequest } from '../../desk/requests.ts';
import type { Form } from '../form.ts';
import { HR_SCRIPT } from '../assets.ts';
import { draftPage, IMPORT } from './import.tsx';
import { Button } from '../button.tsx';
import { isAdmin, type HrDone, type HrPage, type HrShown, type HrVisit } from './page.tsx';
import { BeforeIt, Days, Facts, Practice } from './draft-facts.tsx';
import { DRAFT_FIELDS } from './draft-fields.ts';
import { isTyped, People, personIn } from './draft-people.tsx';
import { read } from './reading.ts';
import { pageOf } from './programme-frame.ts';
import { previewed } from './preview.tsx';

export const draft: HrPage = {
  path: '/programmes/new',
  fields: DRAFT_FIELDS,

  async show(visit) {
    const { t, desk, query, entered: posted } = visit;
    const id = posted?.text('draft') || query.draft;
    const known = id ? await desk.draft(id) : undefined;
    if (!known) return { title: t.draft.title, body: <Begin visit={visit} drafts={await desk.drafts()} /> };
    if (query.see || ['start', 'rehearse'].includes(posted?.choice ?? '')) return previewed(visit, known);
    return {
      title: known.content.facts.title || t.draft.title,
      body: <Sheet visit={visit} draft={known} />,
      ...(isAdmin(visit) ? { script: HR_SCRIPT } : {}),
    };
  },

  async act(visit, form) {
    const { desk, staff, who } = visit;
    if (form.choice === 'begin') return { to: draftPage(await desk.beginDraft(who.name)) };
    const id = form.text('draft');
    const known = await desk.draft(id);
    switch (form.choice) {
      case 'start': {
        seenAsItIs(known, form);
        // What a body can't tell, as two mentors of one group, is asked before.
        desk.programmeOf(known.content);
        const { programme } = await desk.start(read(programmeRequest, bodyOf(known.content)));
        await desk.endDraft(id);
        await staff.did(who, 'start', { programme: programme.id });
        return { to: pageOf(programme.id), done: 'started' };
      }
      case 'rehearse': {
        const rehearsal = await desk.rehearse(
          read(rehearsalRequest, rehearsalIn(known.content, form, desk.programmeOf(known.content))),
        );
        await staff.did(who, 'rehearse', { programme: rehearsal.id });
        return { to: pageOf(rehearsal.id), done: 'rehearsing' };
      }
      case 'drop':
        return dropping(visit, known);
      case 'drop-now':
        await desk.endDraft(id);
        return { to: '/hr/programmes/new', done: 'dropped' };
      default:
        return kept(await desk.changeDraft(id, form.number('version'), (content) => entered(content, form)), id, form);
    }
  },
};

function kept(version: number, id: string, { choice }: Form): HrDone {
  if (choice === 'see') return { to: draftPage(id, '&see=1'), version };
  // Whoever adds one adds another.
  return { to: draftPage(id, choice === 'add' ? '&adding=1' : ''), done: 'saved', version };
}

/** It is gone for good: asked once more. */
function dropping({ t, here }: HrVisit, { id, content }: KeptDraft): HrShown {
  return {
    title: t.draft.drop,
    body: (
      <form method="post" action={here}>
        <input type="hidden" name="draft" value={id} />
        <p>{t.draft.dropSure(content.facts.title || t.draft.untitled, content.people.length)}</p>
        <div className="buttons">
          <Button label={t.draft.drop} choice="drop-now" />
          <a className="button second" href={draftPage(id)}>
            {t.preview.back}
          </a>
        </div>
      </form>
    ),
  };
}

/** @throws Refused where the draft is another by now than was looked at */
function seenAsItIs({ version }: KeptDraft, form: Form): void {
  if (form.number('version') !== version) throw byRule('overtaken', 'somebody else has saved the draft since');
}

function rehearsalIn(content: ProgrammeDraft, form: Form, programme: Programme) {
  const to = form.text('to');
  const minutes = form.number('minutes') ?? 2;
  const scenario = form.text('people') === 'mishaps' ? mishaps(programme) : {};
  return { programme: bodyOf(content), minutes, scenario, ...(to === '' ? {} : { to }) };
}

/** What was entered, with somebody added or taken away where that button was pressed. */
function entered(content: ProgrammeDraft, form: Form): ProgrammeDraft {
  const facts = {
    ...content.facts,
    ...Object.fromEntries(FACTS.filter((name) => form.has(name)).map((name) => [name, form.text(name)])),
  };
  const names = groupsIn(content);
  const days = Object.fromEntries(
    names.map((name, index) => [name, form.has(`day${index}`) ? form.text(`day${index}`) : (content.days[name] ?? '')]),
  );
  const [chosen, person] = form.choice.split(':');
  const people = chosen === 'remove' ? content.people.filter(({ email }) => email !== person) : content.people;
  // Somebody who was typed and not added is meant all the same, whichever button was pressed.
  const typed = chosen === 'add' || isTyped(form) ? personIn(form) : undefined;
  return { ...content, facts, days, people: typed ? [...others(people, typed), typed] : people };
}

/** Typed again they are corrected, not there twice. */
function others(people: ProgrammeDraft['people'], { email }: DraftPerson): ProgrammeDraft['people'] {
  return people.filter((person) => !sameAddress(person.email, email));
}

function Begin({ visit, drafts }: { visit: HrVisit; drafts: readonly DraftLine[] }): ReactNode {
  const { t, here, words } = visit;
  return (
    <>
      <p>{t.draft.about}</p>
      {isAdmin(visit) ? (
        <form method="post" action={here} className="plain">
          <div className="buttons">
            <Button label={t.draft.begin} choice="begin" />
            <a className="button second" href={IMPORT}>
              {t.menu.upload}
            </a>
          </div>
        </form>
      ) : null}
      {drafts.length > 0 ? <h2>{t.draft.drafts}</h2> : null}
      <ul>
        {drafts.map(({ id, name, at, title, people }) => (
          <li key={id}>
            <a href={draftPage(id)}>{title || t.draft.untitled}</a>{' '}
            {t.draft.keptBy(name, t.log.time(words.dates.locale, at), people)}
          </li>
        ))}
      </ul>
    </>
  );
}

function Sheet({ visit, draft: { id, version, content } }: { visit: HrVisit; draft: KeptDraft }): ReactNode {
  const { t, here } = visit;
  const isOwn = isAdmin(visit);
  return (
    <form method="post" action={here} data-keep={t.draft.kept} data-lost={t.draft.lost}>
      <input type="hidden" name="draft" value={id} />
      <input type="hidden" name="version" value={version} />
      {/* The one that the Enter key presses. */}
      <button type="submit" name="choice" value="save" hidden />
      <Facts visit={visit} content={content} />
      <People visit={visit} id={id} content={content} />
      <Days visit={visit} content={content} />
      <Practice visit={visit} content={content} />
      <BeforeIt visit={visit} content={content} />
      <p data-kept="" role="status" />
      {isOwn ? (
        <div className="buttons">
          <Button label={t.draft.see} choice="see" />
          <Button label={t.draft.save} choice="save" second />
          <Button label={t.draft.drop} choice="drop" second />
        </div>
      ) : null}
    </form>
  );
}
