// What pages fetch besides themselves: named by its content, and so kept by browsers for good.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Router } from 'express';

const scripts = new Map<string, string>();

/** Keeps what is typed. */
export const DRAFTS_SCRIPT = script('drafts');
/** Asks at once to print the page. */
export const PRINT_SCRIPT = script('print');

export function assets(): Router {
  const router = Router({ caseSensitive: true });
  router.get('/:name', (request, response, next) => {
    const content = scripts.get(`/assets/${String(request.params.name)}`);
    if (content === undefined) return next();
    response.set('Cache-Control', 'public, max-age=31536000, immutable').type('text/javascript').send(content);
  });
  return router;
}

function script(name: string): string {
  const content = readFileSync(new URL(`assets/${name}.js`, import.meta.url), 'utf8');
  const address = `/assets/${name}.${createHash('sha256').update(content).digest('hex').slice(0, 16)}.js`;
  scripts.set(address, content);
  return address;
}
