// The pages behind links. GET only shows. A POST goes one way: the link is read and opened, its page acts, and what came of it is shown.
import { createHash } from 'node:crypto';
import { Router, urlencoded, type Request, type RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { LinkDesk, type OpenLink } from '../desk/by-link.ts';
import type { DeskTools } from '../desk/files.ts';
import { Refused } from '../desk/refused.ts';
import type { Language } from '../domain/programme.ts';
import type { Links, Reading } from '../links/token.ts';
import { WORDS } from '../language/words.ts';
import { closed, languageOf, refused, send, shown, unread, type Rendered } from './answers.tsx';
import { Form } from './form.ts';
import { LINK_PAGES } from './links/all.ts';
import type { Visit } from './links/page.tsx';

/** From one address: a whole town hall may share one. */
const VISITS_A_MINUTE = 1200;

/** By one person for one purpose, whatever links they have for it: the engine's answers have to do for everybody. */
const ANSWERS_A_DAY = 100;

const MOST_BYTES = '100kb';

export function linkPages({ links, ...tools }: DeskTools & { readonly links: Links }): Router {
  const desk = new LinkDesk(tools);
  const clicks = new Clicks();
  const read = (request: Request): Reading => links.read(String(request.params.token));
  // `/ACT/` would be another address, which logs and proxies know nothing of.
  const router = Router({ caseSensitive: true });
  router.use(unkept, byAddress());

  router.get('/:token', async (request, response) => {
    send(response, await show(desk, read(request), languageOf(request)));
  });

  const form = urlencoded({ extended: false, limit: MOST_BYTES });
  router.post('/:token', byPerson(read), form, async (request, response) => {
    const reading = read(request);
    const posted = new Form(request.body);
    const answer = () => act(desk, reading, posted, languageOf(request));
    send(response, await (reading.ok ? clicks.once(JSON.stringify([reading.token, request.body]), answer) : answer()));
  });
  return router;
}

/** The same button pressed twice at once is pressed once, and answered twice. */
class Clicks {
  readonly #underWay = new Map<string, Promise<Rendered>>();

  once(click: string, answer: () => Promise<Rendered>): Promise<Rendered> {
    const known = this.#underWay.get(click);
    if (known) return known;
    const answering = answer().finally(() => this.#underWay.delete(click));
    this.#underWay.set(click, answering);
    return answering;
  }
}

async function show(desk: LinkDesk, reading: Reading, language: Language): Promise<Rendered> {
  const visit = await open(desk, reading, language, true);
  return 'html' in visit ? visit : shown(visit, LINK_PAGES[visit.link.purpose].show(visit, desk));
}

async function act(desk: LinkDesk, reading: Reading, form: Form, language: Language): Promise<Rendered> {
  const page = reading.ok ? LINK_PAGES[reading.token.purpose] : undefined;
  // A scanner that posts has pressed no button.
  if (!page?.choices.includes(form.choice)) return show(desk, reading, language);
  const visit = await open(desk, reading, language, page.needsStatus === true);
  if ('html' in visit) return visit;
  try {
    const done = await page.act(visit, form, desk);
    if ('says' in done) return shown(visit, done.says);
    const after = { ...visit, status: done.status ?? visit.status };
    return shown(visit, page.show(after, desk), visit.t.done);
  } catch (error) {
    return refused(visit, error);
  }
}

/** @returns an answer where the link no longer works */
async function open(desk: LinkDesk, reading: Reading, language: Language, asking: boolean): Promise<Visit | Rendered> {
  try {
    const opening = await desk.open(reading, asking);
    return opening.ok ? visitOf(opening.opened) : closed(language, opening.why, opening.programme);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return unread(language, 503, 'away');
  }
}

function visitOf(opened: OpenLink): Visit {
  const words = WORDS[opened.programme.language];
  return { ...opened, words, t: words.pages, n: opened.link.meeting ?? 0 };
}

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

function byPerson(read: (request: Request) => Reading): RequestHandler {
  return rateLimit({
    windowMs: 86_400_000,
    limit: ANSWERS_A_DAY,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator(request) {
      const { token } = read(request);
      const whose = [token?.programme, token?.person, token?.purpose];
      return createHash('sha256').update(JSON.stringify(whose)).digest('hex');
    },
    skip: (request) => !read(request).ok,
    handler: (request, response) => send(response, unread(languageOf(request), 429, 'often')),
  });
}
