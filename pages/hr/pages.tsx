// HR's pages as Express serves them. Each is shown to whoever is signed in; a POST needs the role for it, comes from our own pages, and
// goes one way: read, act, and another page tells what was done.
import { Router, type Request, type Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Desk } from '../../desk/desk.ts';
import { Refused } from '../../desk/refused.ts';
import type { StaffDesk } from '../../desk/staff.ts';
import type { Language } from '../../domain/programme.ts';
import { WORDS } from '../../language/words.ts';
import { isDatabaseAway } from '../../records/database.ts';
import { languageOf, statusOf } from '../answers.tsx';
import type { Form } from '../form.ts';
import { look } from '../look.ts';
import type { Provider } from '../sign-on.ts';
import { readForm } from '../uploads.ts';
import { HR_PAGES } from './all.ts';
import { door, isStale, ownPagesOnly, sendToSignIn, whoIs, type Door, type Known } from './door.ts';
import { over, simply } from './entering.tsx';
import { faultsOf, type HrDone, type HrFile, type HrPage, type HrShown, type HrVisit } from './page.tsx';
import { renderHr } from './shell.tsx';

/** From one address, before anything is read. */
const VISITS_A_MINUTE = 1200;

/** A mail has its style in itself, as mails do; it can load nothing and do nothing. */
const FRAMED = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self'";

export interface HrParts {
  readonly desk: Desk;
  readonly staff: StaffDesk;
  readonly provider: Provider | undefined;
}

export function hrPages({ desk, staff, provider }: HrParts): Router {
  const entry: Door = { staff, provider };
  const router = Router({ caseSensitive: true });
  router.use((_request, response, next) => {
    // A form's own address is needed to tell it from another site's; nobody else hears of it.
    response.set({ 'Referrer-Policy': 'same-origin', 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' });
    next();
  });
  router.use(
    rateLimit({ windowMs: 60_000, limit: VISITS_A_MINUTE, standardHeaders: 'draft-8', legacyHeaders: false }),
    ownPagesOnly,
    door(entry),
  );
  router.get('/accessibility', (request, response) => void response.type('html').send(statement(languageOf(request))));
  for (const page of HR_PAGES) {
    router.get(page.path, async (request, response) => {
      const known = await whoIs(entry, request);
      if (!known || isStale(entry, known))
        return sendToSignIn(entry, response, languageOf(request), request.originalUrl, known !== undefined);
      await show(page, visitOf(request, known, desk, staff), response);
    });
    if (page.act || page.seeks)
      router.post(page.path, async (request, response) => {
        const known = await whoIs(entry, request);
        const language = languageOf(request);
        const form = await readForm(request, response);
        const seeks = page.seeks === true && SEEKING.includes(form.choice);
        // What was typed is not lost with the session.
        if (!known || isStale(entry, known, !seeks))
          return void response.status(401).type('html').send(over(language, form));
        const visit = visitOf(request, known, desk, staff);
        if (seeks) return show(page, sought(visit, form), response);
        if (known.session.role !== 'admin')
          return void response.status(403).type('html').send(simply(visit.language, visit.t.door.readerOnly));
        const isQuiet = request.accepts(['html', 'json']) === 'json';
        await (isQuiet ? actQuietly : act)(page, visit, form, response);
      });
  }
  router.use((request, response) => {
    const language = languageOf(request);
    response.status(404).type('html').send(simply(language, WORDS[language].hr.door.nowhere));
  });
  return router;
}

/** The buttons of a filter: shown, or taken out as a table. */
const SEEKING: readonly string[] = ['show', 'csv'];

function sought(visit: HrVisit, form: Form): HrVisit {
  const fields = Object.keys(form.all).map((name) => [name, form.text(name)] as const);
  return { ...visit, query: Object.fromEntries([...fields, ['as', form.choice]]) };
}

function visitOf(request: Request, { session }: Known, desk: Desk, staff: StaffDesk): HrVisit {
  const language = session.language ?? languageOf(request);
  const words = WORDS[language];
  // No database takes a NUL.
  const plain = (given: object) =>
    Object.fromEntries(
      Object.entries(given).flatMap(([name, value]): [string, string][] =>
        typeof value === 'string' ? [[name, value.replaceAll('\0', '')]] : [],
      ),
    );
  return {
    ...{ who: session, desk, staff, language, words, t: words.hr },
    here: `${request.baseUrl}${request.path}`,
    path: plain(request.params),
    query: plain(request.query),
  };
}

async function show(page: HrPage, visit: HrVisit, response: Response): Promise<void> {
  try {
    send(response, visit, await page.show(visit));
  } catch (error) {
    refuse(response, visit, error);
  }
}

async function act(page: HrPage, visit: HrVisit, form: Form, response: Response): Promise<void> {
  try {
    send(response, visit, (await page.act?.(visit, form)) ?? { to: visit.here });
  } catch (error) {
    const refused = refusalOf(error);
    const faults = faultsOf(visit, refused, page.fields);
    // What was entered stays on the page, with what is wrong with it.
    const shown = await page.show({ ...visit, entered: form, faults }).catch(() => undefined);
    if (shown && !('content' in shown)) send(response, { ...visit, faults }, { ...shown, status: statusOf(refused) });
    else refuse(response, visit, error);
  }
}

/** By the page's own script: what was kept is told in a number, and no page is drawn. */
async function actQuietly(page: HrPage, visit: HrVisit, form: Form, response: Response): Promise<void> {
  try {
    const answer = await page.act?.(visit, form);
    response.json(answer && 'version' in answer ? { version: answer.version } : {});
  } catch (error) {
    const refused = refusalOf(error);
    response.status(statusOf(refused)).json({ errors: faultsOf(visit, refused, page.fields) });
  }
}

function refuse(response: Response, visit: HrVisit, error: unknown): void {
  const refused = refusalOf(error);
  const { language, t } = visit;
  const says = [...new Set(faultsOf(visit, refused).map((fault) => fault.says))].join(' ') || t.away;
  response
    .status(statusOf(refused))
    .type('html')
    .send(renderHr({ language, title: t.refused, body: <p>{says}</p>, visit }));
}

/** @throws what is no refusal */
function refusalOf(error: unknown): Refused {
  if (error instanceof Refused) return error;
  if (isDatabaseAway(error)) return new Refused('away');
  throw error;
}

function send(response: Response, visit: HrVisit, answer: HrShown | HrFile | HrDone): void {
  if ('to' in answer) return response.redirect(303, `${answer.to}${answer.done ? doneOf(answer) : ''}`);
  if ('content' in answer) {
    if (answer.framed)
      return void response.set('Content-Security-Policy', FRAMED).type(answer.type).send(answer.content);
    response.set('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(answer.name)}`);
    return void response.type(answer.type).send(answer.content);
  }
  const { status = 200, ...shown } = answer;
  response
    .status(status)
    .type('html')
    .send(renderHr({ ...shown, language: visit.language, visit }));
}

function doneOf({ to, done }: HrDone): string {
  return `${to.includes('?') ? '&' : '?'}done=${done ?? ''}`;
}

function statement(language: Language): string {
  const t = WORDS[language].hr.accessibility;
  const text = look().statement ?? t.standard(look().name);
  return renderHr({ language, title: t.title, body: <p className="written">{text}</p> });
}
