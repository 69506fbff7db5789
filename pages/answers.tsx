// How a link page is answered: the page itself, or why there is none, in the language of the programme or of the browser.
import type { Request, Response } from 'express';
import { NotThere } from '../desk/by-link.ts';
import { Refused, type Why } from '../desk/refused.ts';
import { ENGINE_RULES, isOneOf } from '../domain/kinds.ts';
import { LANGUAGES, type Language, type Programme } from '../domain/programme.ts';
import { linkRefusals } from '../host/metrics.ts';
import { WORDS, type Words } from '../language/words.ts';
import type { Shown, Visit } from './links/page.tsx';
import { renderPage } from './shell.tsx';

type ClosedWhy = keyof Words['pages']['closedWhy'];

export interface Rendered {
  readonly status: number;
  readonly html: string;
}

/** How the desk's refusals are answered to people. */
const STATUS: Readonly<Record<Why, number>> = { unknown: 404, invalid: 422, rule: 409, ended: 410, away: 503 };

/** @param note said above the page */
export function shown({ programme }: Visit, { title, body }: Shown, note?: string): Rendered {
  const noted = note ? (
    <>
      <p className="note" role="status">
        {note}
      </p>
      {body}
    </>
  ) : (
    body
  );
  return page(200, { language: programme.language, title, body: noted, ask: askOf(programme) });
}

/** What was asked for can't be done. */
export function refused({ programme, t, words }: Visit, error: unknown): Rendered {
  if (error instanceof NotThere || (error instanceof Refused && error.breaks('withdrawn')))
    return closed(programme.language, 'withdrawn', programme);
  if (!(error instanceof Refused)) throw error;
  const said = error.faults.map(({ rule, message }) => (isOneOf(ENGINE_RULES, rule) ? words.rules[rule] : message));
  const body = (
    <>
      <p>{error.why === 'away' ? t.away : said.join(' ')}</p>
      <p>
        <a href="">{t.back}</a>
      </p>
    </>
  );
  const { language } = programme;
  return page(STATUS[error.why], { language, title: t.refused, body, ask: askOf(programme) });
}

/**
 * The link no longer works.
 *
 * @param language that the browser asks for
 * @param programme whose it was, where that can be told
 */
export function closed(language: Language, why: ClosedWhy, programme: Programme | undefined): Rendered {
  linkRefusals.inc({ why });
  const spoken = programme?.language ?? language;
  const t = WORDS[spoken].pages;
  const ask = programme?.hr.email ? askOf(programme) : t.askSender;
  return page(why === 'forged' ? 404 : 410, {
    language: spoken,
    title: t.closed,
    body: <p>{t.closedWhy[why]}</p>,
    ask,
  });
}

/** To somebody of whom nothing is known yet. */
export function unread(language: Language, status: number, why: 'busy' | 'often' | 'away'): Rendered {
  const t = WORDS[language].pages;
  return page(status, { language, title: t.refused, body: <p>{t[why]}</p> });
}

export function send(response: Response, { status, html }: Rendered): void {
  response.status(status).type('html').send(html);
}

function page(status: number, given: Parameters<typeof renderPage>[0]): Rendered {
  return { status, html: renderPage(given) };
}

function askOf({ language, hr }: Programme): string {
  return WORDS[language].frame.questions(hr.name, hr.email);
}

/** The language that the browser asks for, where no programme says one. */
export function languageOf(request: Request): Language {
  const wanted = request.acceptsLanguages(...LANGUAGES);
  return isOneOf(LANGUAGES, wanted) ? wanted : LANGUAGES[0];
}
