// The door of HR's pages: who comes in, by sign-on or by a one-time link; who is let through; and that what acts comes from our own pages.
import type { Request, RequestHandler, Response } from 'express';
import { Router } from 'express';
import { isVouchedHere, type Session, type StaffDesk } from '../../desk/staff.ts';
import { isOneOf } from '../../domain/kinds.ts';
import { LANGUAGES, type Language } from '../../domain/programme.ts';
import { WORDS } from '../../language/words.ts';
import { languageOf } from '../answers.tsx';
import { COOKIE, cookieOf, signInCookie, SIGN_IN_MS } from '../cookies.ts';
import { NoRole, NotSignedOn, SignOnRefused, type Provider } from '../sign-on.ts';
import { readForm } from '../uploads.ts';
import { entering, leading, simply } from './entering.tsx';

export interface Door {
  readonly staff: StaffDesk;
  /** Undefined where no sign-on is set up. */
  readonly provider: Provider | undefined;
}

const SESSION = '__Host-hr';
/** How long a role is believed before the provider is asked again, silently, as soon as a page is looked at. */
const ROLE_MS = 15 * 60_000;
/** And for how long what is posted is still done: whoever fills in a form for long is not asked in the middle. */
const LONGEST_ROLE_MS = 60 * 60_000;

/** Somebody who is signed in, and by which cookie. */
export interface Known {
  readonly session: Session;
  readonly cookie: string;
}

export async function whoIs({ staff }: Door, request: Request): Promise<Known | undefined> {
  const cookie = cookieOf(request, SESSION);
  const session = cookie === undefined ? undefined : await staff.known(cookie);
  return session && cookie !== undefined ? { session, cookie } : undefined;
}

/** Whether the provider should say again that they have the role. Of whoever came by a one-time link it knows nothing. */
export function isStale({ provider }: Door, { session }: Known, posts = false): boolean {
  const age = Date.now() - session.checkedAt.getTime();
  return provider !== undefined && !isVouchedHere(session) && age > (posts ? LONGEST_ROLE_MS : ROLE_MS);
}

/** Another site's form is another's wish. */
export const ownPagesOnly: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD' || isOwn(request)) return next();
  const language = languageOf(request);
  response.status(403).type('html').send(simply(language, WORDS[language].hr.door.foreign));
};

function isOwn(request: Request): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = request.get('origin');
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === request.get('host');
}

/** To the provider; or, where there is none, to be told of the one-time link. @param silently see `Provider.out` */
export async function sendToSignIn(
  { staff, provider }: Door,
  response: Response,
  language: Language,
  back: string,
  silently = false,
): Promise<void> {
  if (!provider) return void response.status(401).type('html').send(simply(language, WORDS[language].hr.door.byLink));
  const out = await provider.out('hr', back, silently).catch(() => undefined);
  // It doesn't answer, or says nothing that can be used: the one-time link is for that.
  if (!out) return void response.status(503).type('html').send(simply(language, WORDS[language].hr.door.providerAway));
  response.cookie(signInCookie(out.signIn.state), await staff.setOut(out.signIn), { ...COOKIE, maxAge: SIGN_IN_MS });
  if (!silently) return response.redirect(303, out.url.href);
  // After a form the browser follows redirects to our own pages only; a page that leads on is a page like any other.
  response.set('Refresh', `0; url=${out.url.href}`).type('html').send(leading(language, out.url.href));
}

export function door(entry: Door): Router {
  const { staff, provider } = entry;
  const router = Router({ caseSensitive: true });
  router.get('/sign-in', (request, response) =>
    sendToSignIn(entry, response, languageOf(request), ownPath(request.query.back)),
  );
  router.get('/sign-in/back', (request, response) => comeBack(entry, request, response));
  router.get('/enter/:token', async (request, response) => {
    const holds = await staff.entranceHolds(String(request.params.token));
    response
      .status(holds ? 200 : 410)
      .type('html')
      .send(entering(languageOf(request), holds));
  });
  router.post('/enter/:token', async (request, response) => {
    const language = languageOf(request);
    const form = await readForm(request, response);
    if (form.choice !== 'enter') return void response.type('html').send(entering(language, true));
    const cookie = await staff.enter(String(request.params.token), WORDS[language].hr.door.byOneTimeLink);
    if (cookie === undefined) return void response.status(410).type('html').send(entering(language, false));
    letIn(response, cookie, '/hr/');
  });
  router.post('/sign-out', async (request, response) => {
    const cookie = cookieOf(request, SESSION);
    if (cookie !== undefined) await staff.leave(cookie);
    response.clearCookie(SESSION, COOKIE);
    response.redirect(303, '/hr/signed-out');
  });
  router.get('/signed-out', async (request, response) => {
    const language = languageOf(request);
    // A form may lead to our own pages only, so the provider is left by a link.
    const end = await provider?.end().catch(() => undefined);
    response.type('html').send(simply(language, WORDS[language].hr.door.signedOut, end?.href));
  });
  router.post('/language', async (request, response) => {
    const form = await readForm(request, response);
    const cookie = cookieOf(request, SESSION);
    const wanted = form.text('language');
    if (cookie !== undefined && isOneOf(LANGUAGES, wanted)) await staff.choose(cookie, wanted);
    const referer = request.get('referer');
    const from = referer !== undefined && URL.canParse(referer) ? new URL(referer) : undefined;
    response.redirect(303, ownPath(from && `${from.pathname}${from.search}`));
  });
  return router;
}

function letIn(response: Response, cookie: string, to: string): void {
  response.cookie(SESSION, cookie, COOKIE);
  response.redirect(303, to);
}

/** With a code, which this browser was sent for, and which is good once. */
async function comeBack(entry: Door, request: Request, response: Response): Promise<void> {
  const { staff, provider } = entry;
  const language = languageOf(request);
  const t = WORDS[language].hr.door;
  const state = signInCookie(request.query.state);
  const under = cookieOf(request, state);
  const signIn = under === undefined ? undefined : await staff.comeBack(under);
  response.clearCookie(state, COOKIE);
  const known = await whoIs(entry, request);
  if (!provider || !signIn) return void response.status(403).type('html').send(simply(language, t.notBegun));
  const query = request.originalUrl.slice(request.originalUrl.indexOf('?'));
  try {
    const identity = await provider.staff(query, signIn);
    // Asked again, they go on in the session that they have.
    if (known?.session.issuer === identity.issuer && known.session.subject === identity.subject) {
      await staff.confirm(identity);
      return response.redirect(303, signIn.back);
    }
    await staff.did(identity, 'signed-in');
    letIn(response, await staff.begin(identity), signIn.back);
  } catch (error) {
    if (error instanceof NotSignedOn) {
      // Signed out at the provider, or no longer known there.
      if (known) await staff.leave(known.cookie);
      return sendToSignIn(entry, response, language, signIn.back);
    }
    if (error instanceof NoRole) {
      await staff.loseRole(error.who);
      response.clearCookie(SESSION, COOKIE);
    } else if (!(error instanceof SignOnRefused)) throw error;
    response
      .status(403)
      .type('html')
      .send(simply(language, error instanceof NoRole ? t.noRole : t.refused));
  }
}

/** Only to HR's pages, whatever the address says. */
function ownPath(given: unknown): string {
  return typeof given === 'string' && /^\/hr\/(?!sign-)[^\\]*$/.test(given) ? given : '/hr/';
}
