// The door of pages that show what people wrote: whoever opens one shows that the link is theirs, by sign-on or by a link that came by
// mail, and their browser remembers it for a working day.
import { Router, type Request, type Response } from 'express';
import type { LinkDesk } from '../desk/by-link.ts';
import type { StaffDesk } from '../desk/staff.ts';
import type { Links, Reading, Token } from '../links/token.ts';
import { languageOf, notTheirs, send } from './answers.tsx';
import { COOKIE, cookieOf, short, signInCookie, SIGN_IN_MS } from './cookies.ts';
import { NotSignedOn, SignOnRefused, type Provider } from './sign-on.ts';

export interface ReadingDoor {
  readonly links: Links;
  readonly desk: LinkDesk;
  readonly staff: StaffDesk;
  /** Undefined where no sign-on is set up. */
  readonly provider: Provider | undefined;
}

const cookieFor = ({ programme, person }: Token) => `__Host-reads-${short(`${programme} ${person}`)}`;

/** Whether the browser is known as that of the link's holder. */
export function isTheirBrowser({ links }: Pick<ReadingDoor, 'links'>, request: Request, { token }: Reading): boolean {
  const kept = token && cookieOf(request, cookieFor(token));
  return token !== undefined && kept !== undefined && links.proves('browser', token, kept);
}

export function readingDoor(door: ReadingDoor): Router {
  const { links, provider } = door;
  const router = Router({ caseSensitive: true });
  router.get('/sign-in/back', (request, response) => comeBack(door, request, response));
  router.get('/:token/sign-in', async (request, response) => {
    const reading = links.read(request.params.token);
    if (!provider || !reading.ok) return response.redirect(303, `/act/${request.params.token}`);
    const out = await provider.out('act', '').catch(() => undefined);
    if (!out) return send(response, notTheirs(languageOf(request), 'providerAway', 503));
    // Which link it is for this browser knows, and no table does.
    const cookie = `${await door.staff.setOut(out.signIn)}.${reading.spelled}`;
    response.cookie(signInCookie(out.signIn.state), cookie, { ...COOKIE, maxAge: SIGN_IN_MS });
    response.redirect(303, out.url.href);
  });
  router.get('/:token/in/:proof', (request, response) => {
    const reading = links.read(request.params.token);
    // A link that is too old leads to its page, where another can be asked for.
    if (reading.ok && links.proves('mail', reading.token, request.params.proof))
      remember(door, response, reading.token);
    response.redirect(303, `/act/${reading.ok ? reading.spelled : request.params.token}`);
  });
  return router;
}

/** With a code, which this browser was sent for, and which is good once. */
async function comeBack(door: ReadingDoor, request: Request, response: Response): Promise<void> {
  const { links, desk, staff, provider } = door;
  const language = languageOf(request);
  const name = signInCookie(request.query.state);
  const [cookie = '', spelled = ''] = (cookieOf(request, name) ?? '').split('.');
  const signIn = cookie === '' ? undefined : await staff.comeBack(cookie);
  response.clearCookie(name, COOKIE);
  const reading = links.read(spelled);
  if (!provider || !signIn || !reading.ok) return send(response, notTheirs(language, 'notBegun', 403));
  const to = `/act/${reading.spelled}`;
  const opening = await desk.open(reading, false);
  // Its page says why it no longer holds.
  if (!opening.ok) return response.redirect(303, to);
  const query = request.originalUrl.slice(request.originalUrl.indexOf('?'));
  const who = await provider.anybody(query, signIn).catch((error: unknown) => {
    if (error instanceof SignOnRefused || error instanceof NotSignedOn) return undefined;
    throw error;
  });
  if (!who) return send(response, notTheirs(language, 'notBegun', 403));
  if (!(await desk.proving.isTheirs(opening.opened, who)))
    return send(response, notTheirs(opening.opened.programme.language, 'somebodyElse', 403, to));
  remember(door, response, reading.token);
  response.redirect(303, to);
}

function remember({ links }: ReadingDoor, response: Response, token: Token): void {
  response.cookie(cookieFor(token), links.remembered(token), COOKIE);
}
