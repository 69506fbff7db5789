// The pages behind links. GET only shows. A POST goes one way: the link is read and opened, its page acts, and what came of it is shown.
import { createHash } from 'node:crypto';
import { Router, urlencoded, type Request, type RequestHandler, type Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { LinkDesk } from '../desk/by-link.ts';
import type { DeskTools } from '../desk/files.ts';
import { Refused } from '../desk/refused.ts';
import type { Purpose } from '../links/purposes.ts';
import type { Links, Reading } from '../links/token.ts';
import { WORDS } from '../language/words.ts';
import { closed, refuse, show, unread } from './answers.tsx';
import { Form } from './form.ts';
import { LINK_PAGES } from './links/all.ts';
import type { Visit } from './links/page.tsx';

/** From one address: a whole town hall may share one. */
const VISITS_A_MINUTE = 1200;

/** By one link: the engine takes 2,000 messages with an answer for as long as a group is open, and they have to do for everybody. */
const ANSWERS_A_DAY = 100;

const MOST_BYTES = '100kb';

export function linkPages({ links, ...tools }: DeskTools & { readonly links: Links }): Router {
  const desk = new LinkDesk(tools);
  const readings = new WeakMap<Request, Promise<Reading>>();
  /** Each token is verified once. */
  const read = (request: Request): Promise<Reading> => {
    const reading = readings.get(request) ?? links.read(String(request.params.token));
    readings.set(request, reading);
    return reading;
  };
  const router = Router();
  router.use(unkept, byAddress());

  router.get('/:token', async (request, response) => {
    const visit = await open(desk, await read(request), response, () => true);
    if (visit) show(response, visit, LINK_PAGES[visit.link.purpose].show(visit, desk));
  });

  const form = urlencoded({ extended: false, limit: MOST_BYTES });
  router.post('/:token', byLink(read), form, async (request, response) => {
    const visit = await open(
      desk,
      await read(request),
      response,
      (purpose) => LINK_PAGES[purpose].needsStatus === true,
    );
    if (visit) await act(desk, visit, new Form(request.body), response);
  });
  return router;
}

/** @returns undefined where the link no longer works, which is then said */
async function open(
  desk: LinkDesk,
  reading: Reading,
  response: Response,
  asks: (purpose: Purpose) => boolean,
): Promise<Visit | undefined> {
  try {
    const opening = await desk.open(reading, reading.ok && asks(reading.link.purpose));
    if (!opening.ok) return void closed(response, opening.why, opening.programme);
    const { opened } = opening;
    const words = WORDS[opened.programme.language];
    return { ...opened, words, t: words.pages, n: opened.link.meeting ?? 0 };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return void unread(response, 503, 'away');
  }
}

async function act(desk: LinkDesk, visit: Visit, form: Form, response: Response): Promise<void> {
  const page = LINK_PAGES[visit.link.purpose];
  try {
    const done = await page.act(visit, form, desk);
    if ('says' in done) return show(response, visit, done.says);
    const after = { ...visit, status: done.status ?? visit.status };
    show(response, visit, page.show(after, desk), visit.t.done);
  } catch (error) {
    refuse(response, visit, error);
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
    handler: (_request, response) => unread(response, 429, 'busy'),
  });
}

function byLink(read: (request: Request) => Promise<Reading>): RequestHandler {
  return rateLimit({
    windowMs: 86_400_000,
    limit: ANSWERS_A_DAY,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (request) => createHash('sha256').update(String(request.params.token)).digest('hex'),
    skip: async (request) => !(await read(request)).ok,
    handler: (_request, response) => unread(response, 429, 'often'),
  });
}
