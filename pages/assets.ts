// What pages fetch besides themselves: named by its content, and so kept by browsers for good.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import express, { Router } from 'express';

interface Asset {
  readonly type: string;
  readonly content: Buffer;
}

const FOR_GOOD = 'public, max-age=31536000, immutable';
const known = new Map<string, Asset>();

/** Keeps what is typed. */
export const DRAFTS_SCRIPT = file('drafts.js', 'text/javascript');
/** Keeps what HR enters in a draft. */
export const HR_SCRIPT = file('hr.js', 'text/javascript');
/** Asks at once to print the page. */
export const PRINT_SCRIPT = file('print.js', 'text/javascript');

/** The Danish design system, as it comes: its style sheet asks for fonts and pictures beside it. */
const DESIGN_SYSTEM = join(dirname(createRequire(import.meta.url).resolve('dkfds')), '..');
const SHEET = 'css/dkfds.min.css';

export function assets(): Router {
  const router = Router({ caseSensitive: true });
  router.use(
    `/dkfds/:version`,
    express.static(DESIGN_SYSTEM, { index: false, redirect: false, immutable: true, maxAge: '1y' }),
  );
  router.get('/:name', (request, response, next) => {
    const found = known.get(`/assets/${String(request.params.name)}`);
    if (!found) return next();
    response.set('Cache-Control', FOR_GOOD).type(found.type).send(found.content);
  });
  return router;
}

/** @returns the address of the design system's style sheet */
export function designSystem(): string {
  return `/assets/dkfds/${hashOf(readFileSync(join(DESIGN_SYSTEM, SHEET)))}/${SHEET}`;
}

/** A file of ours. @returns its address */
export function file(name: string, type: string): string {
  return asset(name, type, readFileSync(new URL(`assets/${name}`, import.meta.url)));
}

/** @returns its address */
export function asset(name: string, type: string, content: Buffer): string {
  const dot = name.lastIndexOf('.');
  return keep(`/assets/${name.slice(0, dot)}.${hashOf(content)}${name.slice(dot)}`, type, content);
}

export function keep(address: string, type: string, content: Buffer): string {
  known.set(address, { type, content });
  return address;
}

function hashOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}
