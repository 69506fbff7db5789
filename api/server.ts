// The HTTP server's routes, put together: HR's API, the link pages, health.
import { createHash } from 'node:crypto';
import express, { type Express, type RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { openDesk } from '../desk/desk.ts';
import { staffDesk } from '../desk/staff.ts';
import type { Engine } from '../desk/engine.ts';
import { houseOf, type Organisation } from '../host/organisation.ts';
import type { Keys } from '../host/settings.ts';
import type { SignOnSettings } from '../host/sign-on.ts';
import type { Links } from '../links/token.ts';
import type { ForgetMails } from '../mail/smtp.ts';
import { assets, hrPages, linkPages, Provider, wear } from '../pages/pages.ts';
import { isDatabaseThere, type Database } from '../records/database.ts';
import { hrApi } from './hr-api.ts';
import { Problem, problemHandler, sendProblem } from './problems.ts';

export interface ServerParts {
  readonly db: Database;
  readonly engine: Engine;
  readonly links: Links;
  readonly keys: Keys;
  readonly forgetMails?: ForgetMails | undefined;
  readonly ownInbox?: boolean | undefined;
  /** How many proxies of our own are before it: the address of who asks is then what they say it is. */
  readonly proxies?: number;
  /** Where this is seen from outside. */
  readonly publicUrl: string;
  readonly signOn?: SignOnSettings | undefined;
  readonly organisation?: Organisation | undefined;
  readonly log: Logger;
}

/** By one key, so that an integration that runs wild doesn't lock the others out. */
const CALLS_A_MINUTE = 1200;

export function createServer({
  db,
  engine,
  links,
  keys,
  forgetMails,
  ownInbox,
  proxies = 0,
  publicUrl,
  signOn,
  organisation,
  log,
}: ServerParts): Express {
  if (organisation) wear(organisation);
  const house = organisation && houseOf(organisation, publicUrl);
  const desk = openDesk({ db, engine, links, contentKeys: keys.content, forgetMails, ownInbox, house });
  const server = express();
  server.set('case sensitive routing', true);
  server.disable('x-powered-by');
  server.set('trust proxy', proxies);
  server.use(secured());
  server.use(logged(log));
  server.get('/healthz', (_request, response) => void response.json({ ok: true }));
  server.get('/readyz', async (_request, response) => {
    await engine.ready();
    await isDatabaseThere(db);
    response.json({ ok: true });
  });
  server.use('/assets', assets());
  const provider = signOn && new Provider(signOn, publicUrl);
  const staff = staffDesk({ db });
  server.use('/act', linkPages({ db, engine, links, contentKeys: keys.content, provider, staff }));
  server.use('/hr', hrPages({ desk, staff, provider }));
  server.use('/api', limited(), hrApi(desk, staff, keys.hr));
  server.use((_request, response) => sendProblem(response, new Problem(404)));
  server.use(problemHandler(log));
  return server;
}

function secured(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'"],
        scriptSrc: ["'self'"],
        frameSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
  });
}

function logged(log: Logger): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    const { method } = request;
    const path = written(request.path);
    response.on('finish', () => {
      const ms = Math.round(performance.now() - started);
      log.info({ method, path, status: response.statusCode, ms }, 'request');
    });
    next();
  };
}

/** The path of a link is its token, and so is that of a one-time link: only the part before it is written down. Nor is an address, wherever somebody puts it. */
function written(path: string): string {
  return path
    .replace(/\/act\/.*/i, '/act/…')
    .replace(/\/hr\/enter\/.*/i, '/hr/enter/…')
    .replace(/\/(people|talks|hand-ins)\/[^/]+/gi, '/$1/…')
    .replace(/[^/]*(?:@|%40)[^/]*/gi, '…');
}

function limited(): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: CALLS_A_MINUTE,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: ({ headers, ip }) =>
      createHash('sha256')
        .update(headers.authorization ?? ipKeyGenerator(ip ?? ''))
        .digest('hex'),
    handler: (_request, response) => sendProblem(response, new Problem(429)),
  });
}
