// Who may use HR's API. Asked before anything else is read.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { HrKey } from '../host/settings.ts';
import { Problem, sendProblem } from './problems.ts';

/** By one address: whoever guesses is asked to wait. */
const WRONG_A_MINUTE = 60;

export function needsKey(keys: readonly HrKey[]): RequestHandler[] {
  const limit = rateLimit({
    windowMs: 60_000,
    limit: WRONG_A_MINUTE,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // Others of the same address may have a right one.
    skip: (request) => keysIn(keys, request).length > 0,
    handler: (_request, response) => sendProblem(response, new Problem(429)),
  });
  const check: RequestHandler = (request, response, next) => {
    const [known] = keysIn(keys, request);
    if (known) {
      heldBy.set(request, known.name);
      return next();
    }
    response.set('WWW-Authenticate', 'Bearer');
    sendProblem(response, new Problem(401));
  };
  return [limit, check];
}

/** Of a request that has been let in. */
const heldBy = new WeakMap<Request, string>();

/** What the key is called by which a request was let in. */
export function keyOf(request: Request): string {
  return heldBy.get(request) ?? '';
}

function keysIn(keys: readonly HrKey[], { headers }: Request): readonly HrKey[] {
  const given = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  const hash = createHash('sha256')
    .update(given ?? '')
    .digest();
  // Every key is compared, so that the time taken tells nothing; no key is none of them.
  const known = keys.filter(({ sha256 }) => timingSafeEqual(Buffer.from(sha256, 'hex'), hash));
  return given === undefined ? [] : known;
}
