// The pages behind links. GET only shows. A POST goes one way: the link is read and opened, its page acts, and what came of it is shown.
import { createHash } from 'node:crypto';
import { json, Router, type Request, type RequestHandler, type Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { LinkDesk } from '../desk/by-link.ts';
import type { DeskTools } from '../desk/files.ts';
import type { FileKind } from '../domain/hand-in.ts';
import type { Language } from '../domain/programme.ts';
import type { StaffDesk } from '../desk/staff.ts';
import { SameCalls } from '../desk/same-calls.ts';
import type { Links } from '../links/token.ts';
import { isDatabaseAway } from '../records/database.ts';
import { away, languageOf, send, unread, type Rendered } from './answers.tsx';
import { Form } from './form.ts';
import type { Download } from './links/page.tsx';
import { isTheirBrowser, readingDoor } from './reading-door.ts';
import type { Provider } from './sign-on.ts';
import { readForm } from './uploads.ts';
import { Visiting, type Reading } from './visiting.ts';

export { assets } from './assets.ts';
export { hrPages } from './hr/pages.tsx';
export { wear } from './look.ts';
export { Provider } from './sign-on.ts';

/** From one address: a whole town hall may share one. */
const VISITS_A_MINUTE = 1200;

/** By one person for one purpose, whatever links they have for it: the engine's answers have to do for everybody. */
const ANSWERS_A_DAY = 100;

/** A page that is written on for a day saves this often at most. */
const DRAFTS_A_DAY = 10_000;
const MOST_DRAFT_BYTES = '1mb';

export interface LinkParts extends DeskTools {
  readonly links: Links;
  readonly staff: StaffDesk;
  /** Where people sign on, if that is set up. */
  readonly provider: Provider | undefined;
}

export function linkPages({ links, staff, provider, ...tools }: LinkParts): Router {
  const desk = new LinkDesk(tools);
  const visiting = new Visiting(desk, links, provider !== undefined);
  const clicks = new SameCalls<Rendered>();
  const readings = new WeakMap<Request, Reading>();
  const read = (request: Request): Reading => {
    const known = readings.get(request);
    if (known) return known;
    const token = links.read(String(request.params.token));
    const reading = { ...token, isTheirs: isTheirBrowser({ links }, request, token) };
    readings.set(request, reading);
    return reading;
  };
  // `/ACT/` would be another address, which logs and proxies know nothing of.
  const router = Router({ caseSensitive: true });
  router.use(unkept, byAddress(), readingDoor({ links, desk, staff, provider }));

  router.get('/:token', async (request, response) => {
    send(response, await visiting.show(read(request), languageOf(request)));
  });

  router.get(['/:token/file', '/:token/file/:person'], async (request, response) => {
    const { person } = request.params;
    const found = await visiting.download(
      read(request),
      languageOf(request),
      person === undefined ? undefined : String(person),
    );
    if (!found) send(response, unread(languageOf(request), 404, 'noFile'));
    else if ('html' in found) send(response, found);
    else sendFile(response, found);
  });

  router.get('/:token/:view', async (request, response) => {
    const language = languageOf(request);
    const seen = await visiting.view(read(request), language, String(request.params.view));
    if (!seen) send(response, unread(language, 404, 'noFile'));
    else if ('html' in seen) send(response, seen);
    else response.attachment(seen.name).type(seen.type).send(seen.file);
  });

  router.put(
    '/:token',
    byPerson(read, DRAFTS_A_DAY, 'draft'),
    json({ limit: MOST_DRAFT_BYTES }),
    async (request, response) => {
      // What can't be read is not an empty draft.
      if (!request.is('application/json')) return void response.status(415).json({ errors: [NOT_JSON] });
      const { status, body } = await visiting.draft(read(request), request.body, languageOf(request));
      response.status(status).json(body);
    },
  );

  router.post('/:token', byPerson(read, ANSWERS_A_DAY, 'answer'), async (request, response) => {
    const reading = read(request);
    // Of nobody we know nothing is read.
    const posted = reading.ok ? await readForm(request, response) : new Form(undefined);
    const answer = () =>
      visiting.act(reading, posted, languageOf(request)).catch(keptOnThePage(languageOf(request), posted));
    send(response, await (reading.ok ? clicks.once(nameOf(reading, posted), answer) : answer()));
  });
  return router;
}

const NOT_JSON = { path: '', rule: 'json', message: 'a draft is JSON: {text, question, comment, version}' };

/** The database is away, too, at times: what was typed stays on the page. */
function keptOnThePage(language: Language, posted: Form) {
  return (error: unknown): Rendered => {
    if (!isDatabaseAway(error)) throw error;
    return away(language, posted);
  };
}

function nameOf({ token, isTheirs }: Reading, { all, choice, file }: Form): string {
  const bytes = file && 'bytes' in file ? createHash('sha256').update(file.bytes).digest('hex') : '';
  return JSON.stringify([token, isTheirs, all, choice, bytes]);
}

/** Given back to be kept, never to be shown: it may hold anything. */
function sendFile(response: Response, { about, bytes }: Download): void {
  response.set({
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(about.name)}`,
    'Content-Security-Policy': "sandbox; default-src 'none'",
  });
  response.type(TYPES[about.kind]).send(bytes);
}

const TYPES: Readonly<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
};

/** Nobody keeps a page or passes its address on. */
const unkept: RequestHandler = (_request, response, next) => {
  response.set({ 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' });
  next();
};

function byAddress(): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: VISITS_A_MINUTE,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (request, response) => send(response, unread(languageOf(request), 429, 'busy')),
  });
}

function byPerson(read: (request: Request) => Reading, limit: number, what: string): RequestHandler {
  return rateLimit({
    windowMs: 86_400_000,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator(request) {
      const { token } = read(request);
      const whose = [what, token?.programme, token?.person, token?.purpose];
      return createHash('sha256').update(JSON.stringify(whose)).digest('hex');
    },
    skip: (request) => !read(request).ok,
    handler: (request, response) => send(response, unread(languageOf(request), 429, 'often')),
  });
}
