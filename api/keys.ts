// Who may use HR's API.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { HrKey } from '../host/settings.ts';
import { Problem } from './problems.ts';

export function needsKey(keys: readonly HrKey[]): RequestHandler {
  return (request, response, next) => {
    const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const hash = createHash('sha256').update(given).digest();
    // Every key is compared, so that the time taken tells nothing.
    const known = keys.filter(({ sha256 }) => timingSafeEqual(Buffer.from(sha256, 'hex'), hash));
    if (known.length > 0) return next();
    response.set('WWW-Authenticate', 'Bearer');
    next(new Problem(401));
  };
}
