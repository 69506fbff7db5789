// The cookies that our pages keep, and how they are read.
import { createHash } from 'node:crypto';
import type { Request } from 'express';

/** With the prefix `__Host-` browsers take one from this host only, and over https or on this machine. */
export const COOKIE = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const;

/** Of a sign-in that is under way; several tabs may sign in at once. */
export const signInCookie = (state: unknown): string =>
  typeof state === 'string' ? `__Host-sign-in-${short(state)}` : '__Host-sign-in';
export const SIGN_IN_MS = 600_000;

export function cookieOf(request: Request, name: string): string | undefined {
  const all = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return all.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** Tells things apart without saying them. */
export function short(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
