// How a link page is answered: the page itself, or why there is none, in the language of the programme or of the browser.
import type { ReactNode } from 'react';
import type { Request, Response } from 'express';
import type { Opening } from '../desk/by-link.ts';
import { Refused, type Why } from '../desk/refused.ts';
import { ENGINE_RULES, isOneOf } from '../domain/kinds.ts';
import { LANGUAGES, type Language, type Programme } from '../domain/programme.ts';
import { linkRefusals } from '../host/metrics.ts';
import { WORDS } from '../language/words.ts';
import type { Form } from './form.ts';
import { LINK_PAGES } from './links/all.ts';
import { Button } from './button.tsx';
import { Hidden, Note, type Shown, type Visit } from './links/page.tsx';
import { DRAFTS_SCRIPT, PRINT_SCRIPT } from './assets.ts';
import { renderPage } from './shell.tsx';

export interface Rendered {
  readonly status: number;
  readonly language: Language;
  readonly html: string;
}

/** How the desk's refusals are answered to people. */
const STATUS: Readonly<Record<Why, number>> = { unknown: 404, invalid: 422, rule: 409, ended: 410, away: 503 };

export function statusOf({ why }: Refused): number {
  return STATUS[why];
}

/** Said above a page. */
export interface Above {
  /** What has just been done, or was answered before. */
  readonly notes?: readonly string[];
  /** Why nothing can be answered any more: the page is shown without its forms. */
  readonly over?: string | undefined;
  readonly status?: number;
}

export function shown(
  visit: Visit,
  { title, body, forms, printed }: Shown,
  { notes = [], over, status = 200 }: Above = {},
): Rendered {
  const { programme, fault, entered } = visit;
  const wrong = fault && fault.field === undefined ? fault.says : undefined;
  const all: ReactNode = (
    <>
      {wrong ? (
        <p className="wrong" role="alert">
          {wrong}
        </p>
      ) : null}
      {over ? <Note says={over} /> : null}
      {over && entered ? <Typed form={entered} label={visit.t.typed} /> : null}
      {notes.length > 0 ? <Note says={notes.join(' ')} /> : null}
      {body}
      {over ? null : forms}
    </>
  );
  const scripted = LINK_PAGES[visit.link.purpose].scripted === true && !over;
  const script = printed ? PRINT_SCRIPT : scripted ? DRAFTS_SCRIPT : undefined;
  return page(status, {
    language: programme.language,
    title,
    body: all,
    ask: printed ? undefined : askOf(programme),
    script,
  });
}

/** What can't be taken any more is not lost: it can be copied. */
function Typed({ form, label }: { form: Form; label: string }): ReactNode {
  return Object.entries(form.written).map(([name, value]) => (
    <section key={name}>
      <h2>{label}</h2>
      <div className="written">{value}</div>
    </section>
  ));
}

/** The rule of a field that holds more than it may; it is named by the fault. */
export const TOO_LONG = 'too-long';

/** Why something was not done: the sentences, and the field that they are about, where they are about one. */
export function faultOf({ t, words }: Visit, error: Refused, fields: Readonly<Record<string, string>> = {}) {
  const said = error.faults.map(({ rule, message }) => (isOneOf(ENGINE_RULES, rule) ? words.rules[rule] : message));
  const [first] = error.faults;
  return {
    field:
      first && error.why !== 'away'
        ? (fields[first.rule] ?? (first.rule === TOO_LONG ? first.path : undefined))
        : undefined,
    rule: first?.rule,
    says: error.why === 'away' ? t.away : [...new Set(said)].join(' '),
  };
}

/** The link no longer works: why, and what it was for. @param language that the browser asks for. @param form what was posted */
export function closed(
  language: Language,
  { why, was }: Extract<Opening, { readonly ok: false }>,
  form?: Form,
): Rendered {
  linkRefusals.inc({ why });
  const programme = was?.programme;
  const spoken = programme?.language ?? language;
  const t = WORDS[spoken].pages;
  const ask = (programme && askOf(programme)) ?? t.askSender;
  const purpose = was && t.was[was.token.purpose](was.token.meeting ?? 0, was.group?.name ?? programme?.title ?? '');
  return page(why === 'forged' ? 404 : 410, {
    language: spoken,
    title: t.closed,
    body: (
      <>
        <p>{t.closedWhy[why]}</p>
        {purpose ? <p>{purpose}</p> : null}
        {form && was ? <Typed form={form} label={t.typed} /> : null}
      </>
    ),
    ask: why === 'rehearsed' ? undefined : ask,
  });
}

/** The engine doesn't answer. What was posted can be sent again as it is. */
export function away(language: Language, form: Form | undefined): Rendered {
  const t = WORDS[language].pages;
  const body = (
    <>
      <p>{t.away}</p>
      {form ? <Posted form={form} language={language} /> : null}
    </>
  );
  return page(503, { language, title: t.refused, body });
}

/** What was posted, to be sent again as it is. */
function Posted({ form, language }: { form: Form; language: Language }): ReactNode {
  const t = WORDS[language].pages;
  return (
    <form method="post">
      {form.file ? <p className="wrong">{t.fileAgain}</p> : null}
      <Hidden fields={{ ...form.short, ...(form.file ? { hadFile: 'yes' } : {}) }} />
      {Object.entries(form.written).map(([name, value]) => (
        <textarea key={name} name={name} rows={12} defaultValue={value} aria-label={t.typed} />
      ))}
      <Button label={t.tryAgain} choice={form.choice} />
    </form>
  );
}

/** Instead of a page that shows what people wrote: how to show that the link is theirs. */
export interface Gate {
  /** Whether there is a sign-on. */
  readonly signOn: boolean;
  /** Whether a link by mail will do. */
  readonly byMail: boolean;
  /** A link is on its way, or why none is. */
  readonly mailed?: 'sent' | 'often' | undefined;
  /** What was posted meanwhile. */
  readonly form?: Form | undefined;
}

export function gate({ t, address, programme }: Visit, { signOn, byMail, mailed, form }: Gate): Rendered {
  const { language } = programme;
  const says = mailed && t.gate[mailed];
  const body = (
    <>
      {says ? <Note says={says} /> : null}
      <p>{t.gate.about}</p>
      {signOn ? (
        <>
          <p>{t.gate.bySignOn}</p>
          <p>
            <a className="button" href={`${address}/sign-in`}>
              {t.gate.signOn}
            </a>
          </p>
        </>
      ) : null}
      {byMail ? (
        <form method="post" action={address} className="plain">
          <p>{signOn ? t.gate.noAccount : t.gate.byMail}</p>
          <Button label={t.gate.mail} choice={MAIL_LINK} second={signOn || undefined} />
        </form>
      ) : null}
      {form ? (
        <>
          <h2>{t.gate.typed}</h2>
          <Posted form={form} language={language} />
        </>
      ) : null}
    </>
  );
  return page(401, { language, title: t.gate.title, body, ask: askOf(programme) });
}

/** The button that asks for a link by mail. */
export const MAIL_LINK = 'mail-link';

/** Whoever has signed on is not let in to a link's page. @param to its address */
export function notTheirs(
  language: Language,
  why: 'somebodyElse' | 'notBegun' | 'providerAway',
  status: number,
  to?: string,
): Rendered {
  const t = WORDS[language].pages;
  const body = (
    <>
      <p>{t.gate[why]}</p>
      {to === undefined ? null : (
        <p>
          <a href={to}>{t.tryAgain}</a>
        </p>
      )}
    </>
  );
  return page(status, { language, title: t.refused, body });
}

/** To somebody of whom nothing is known yet. */
export function unread(language: Language, status: number, why: 'busy' | 'often' | 'noFile'): Rendered {
  const t = WORDS[language].pages;
  return page(status, { language, title: t.refused, body: <p>{t[why]}</p> });
}

/** As it is: nobody keeps a page, so nobody asks whether theirs is still the same. */
export function send(response: Response, { status, html }: Rendered): void {
  response.status(status).type('html').end(html);
}

function page(status: number, given: Parameters<typeof renderPage>[0] & Pick<Rendered, 'language'>): Rendered {
  return { status, language: given.language, html: renderPage(given) };
}

/** Nobody, where HR's contact has been erased. */
function askOf({ language, hr }: Programme): string | undefined {
  if (!hr.email) return undefined;
  return WORDS[language].frame.questions(hr.name, hr.email);
}

/** The language that the browser asks for, where no programme says one. */
export function languageOf(request: Request): Language {
  const wanted = request.acceptsLanguages(...LANGUAGES);
  return isOneOf(LANGUAGES, wanted) ? wanted : LANGUAGES[0];
}
