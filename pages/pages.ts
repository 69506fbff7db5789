// The pages behind links. GET only shows. A POST goes one way: the link is read and opened, its page acts, and what came of it is shown.
import { createHash } from 'node:crypto';
import { Router, urlencoded, type Request, type RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { LinkDesk } from '../desk/by-link.ts';
import type { DeskTools } from '../desk/files.ts';
import type { Links, Reading } from '../links/token.ts';
import { languageOf, send, unread, type Rendered } from './answers.tsx';
import { Form } from './form.ts';
import { Visiting } from './visiting.ts';

/** From one address: a whole town hall may share one. */
const VISITS_A_MINUTE = 1200;

/** By one person for one purpose, whatever links they have for it: the engine's answers have to do for everybody. */
const ANSWERS_A_DAY = 100;

const MOST_BYTES = '100kb';

export function linkPages({ links, ...tools }: DeskTools & { readonly links: Links }): Router {
  const visiting = new Visiting(new LinkDesk(tools), links);
  const clicks = new Clicks();
  const read = (request: Request): Reading => links.read(String(request.params.token));
  // `/ACT/` would be another address, which logs and proxies know nothing of.
  const router = Router({ caseSensitive: true });
  router.use(unkept, byAddress());

  router.get('/:token', async (request, response) => {
    send(response, await visiting.show(read(request), languageOf(request)));
  });

  const form = urlencoded({ extended: false, limit: MOST_BYTES });
  router.post('/:token', byPerson(read), form, async (request, response) => {
    const reading = read(request);
    const posted = new Form(request.body);
    const answer = () => visiting.act(reading, posted, languageOf(request));
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
