// The HTTP server's routes, put together: HR's API, the link pages, health.
import { createHash } from 'node:crypto';
import express, { type Express } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { Links } from '../links/token.ts';
import type { ForgetMails } from '../mail/smtp.ts';
import type { Database } from '../records/database.ts';
import type { Keys } from '../host/settings.ts';
import { actRoutes } from '../pages/acts.tsx';
import type { Engine } from '../desk/engine.ts';
import { openLookup } from '../desk/lookup.ts';
import { Problem, problemHandler, sendProblem } from './problems.ts';
import { programmeRoutes } from './programmes.ts';

export interface AppParts {
  readonly db: Database;
  readonly engine: Engine;
  readonly links: Links;
  readonly keys: Keys;
  readonly forgetMails?: ForgetMails | undefined;
  /** How many proxies of our own are before it: the address of who asks is then what they say it is. */
  readonly proxies?: number;
  readonly log: Logger;
}

export function createApp({ db, engine, links, keys, forgetMails, proxies = 0, log }: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', proxies);
  app.use(
    helmet({
      contentSecurityPolicy: {
        directives: {
          defaultSrc: ["'none'"],
          styleSrc: ["'unsafe-inline'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          upgradeInsecureRequests: null,
        },
      },
      referrerPolicy: { policy: 'no-referrer' },
    }),
  );
  app.use((request, response, next) => {
    const started = performance.now();
    // The path of a link is its token: only the part before it is written down. Nor is an address, wherever somebody puts it.
    const path = request.path.startsWith('/act/')
      ? '/act/…'
      : request.path.replace(/\/(people|talks|hand-ins)\/[^/]+/g, '/$1/…').replace(/[^/]*(?:@|%40)[^/]*/gi, '…');
    response.on('finish', () =>
      log.info(
        { method: request.method, path, status: response.statusCode, ms: Math.round(performance.now() - started) },
        'request',
      ),
    );
    next();
  });
  app.get('/healthz', (_request, response) => void response.json({ ok: true }));
  app.get('/readyz', async (_request, response) => {
    await engine.ready();
    await db.selectFrom('programme').select('id').limit(1).execute();
    response.json({ ok: true });
  });
  app.use('/act', actRoutes({ db, engine, links, keys, lookup: openLookup(db, engine) }));
  // By key, so that one integration that runs wild doesn't lock the others out.
  const perKey = rateLimit({
    windowMs: 60_000,
    limit: 1200,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (request) =>
      createHash('sha256')
        .update(request.headers.authorization ?? ipKeyGenerator(request.ip ?? ''))
        .digest('hex'),
    handler: (_request, response) => sendProblem(response, new Problem(429)),
  });
  app.use('/api', perKey, express.json({ limit: '1mb' }), programmeRoutes({ db, engine, keys, forgetMails }));
  app.use((_request, response) => sendProblem(response, new Problem(404)));
  app.use(problemHandler(log));
  return app;
}
