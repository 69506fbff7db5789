// What pages fetch besides themselves: named by its content, and so kept by browsers for good.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Router } from 'express';

const drafts = readFileSync(new URL('assets/drafts.js', import.meta.url), 'utf8');
const name = `drafts.${createHash('sha256').update(drafts).digest('hex').slice(0, 16)}.js`;

export const DRAFTS_SCRIPT = `/assets/${name}`;

export function assets(): Router {
  const router = Router({ caseSensitive: true });
  router.get(`/${name}`, (_request, response) => {
    response.set('Cache-Control', 'public, max-age=31536000, immutable').type('text/javascript').send(drafts);
  });
  return router;
}
