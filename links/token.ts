// A link's token: signed, for one person and one purpose. It carries opaque ids only, since URLs end up in logs.
import { createHash } from 'node:crypto';
import { decodeProtectedHeader, errors, jwtVerify, SignJWT } from 'jose';
import type { NamedKey } from '../host/settings.ts';
import type { CircleKind } from '../domain/kinds.ts';
import type { HeldLink } from './holding.ts';
import { isPurpose } from './purposes.ts';

export interface Link extends HeldLink {
  readonly programme: string;
  readonly group?: string;
  readonly circle?: CircleKind;
  /** Whether all talks are ticked from the start: true once they should have been held. */
  readonly ticked?: boolean;
}

export type Reading =
  | { readonly ok: true; readonly link: Link }
  /** An expired link still tells whose it was, so that its page can say whom to ask. */
  | { readonly ok: false; readonly why: 'forged' | 'expired'; readonly link?: Link };

const ISSUER = 'gruppementor';
/** Longer than any programme: what ends a link is what it is about. */
const LIFE_SECONDS = 400 * 86_400;

export class Links {
  readonly #keys: readonly NamedKey[];
  readonly #base: string;

  constructor(keys: readonly NamedKey[], publicUrl: string) {
    this.#keys = keys;
    this.#base = publicUrl;
  }

  /** The same link at every attempt to send its mail. @param issuedMs engine time of the decision it goes out with */
  async url(link: Link, issuedMs: number): Promise<string> {
    const [key] = this.#keys;
    if (!key) throw new Error('LINK_KEYS holds no key');
    const { purpose, ...claims } = link;
    const issued = Math.floor(issuedMs / 1000);
    const token = await new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'HS256', kid: key.id })
      .setIssuer(ISSUER)
      .setAudience(purpose)
      .setJti(
        createHash('sha256')
          .update(JSON.stringify([link, issued]))
          .digest('base64url')
          .slice(0, 22),
      )
      .setIssuedAt(issued)
      .setExpirationTime(issued + LIFE_SECONDS)
      .sign(secret(key));
    return `${this.#base}/act/${token}`;
  }

  async read(token: string, now = new Date()): Promise<Reading> {
    try {
      const { kid } = decodeProtectedHeader(token);
      const key = this.#keys.find(({ id }) => id === kid);
      if (!key) return { ok: false, why: 'forged' };
      const { payload } = await jwtVerify(token, secret(key), {
        algorithms: ['HS256'],
        issuer: ISSUER,
        requiredClaims: ['aud', 'exp', 'jti'],
        currentDate: now,
      });
      const link = linkOf(payload);
      return link && payload.jti ? { ok: true, link } : { ok: false, why: 'forged' };
    } catch (error) {
      if (!(error instanceof errors.JWTExpired)) return { ok: false, why: 'forged' };
      const link = linkOf(error.payload);
      return { ok: false, why: 'expired', ...(link ? { link } : {}) };
    }
  }
}

function secret({ secret }: NamedKey): Uint8Array {
  return createHash('sha256').update(secret).digest();
}

function linkOf(payload: Record<string, unknown>): Link | undefined {
  const { aud, iat, programme, group, person, meeting, circle, ticked } = payload;
  if (!isPurpose(aud) || typeof programme !== 'string' || typeof person !== 'string') return undefined;
  return {
    purpose: aud,
    programme,
    person,
    ...(typeof group === 'string' ? { group } : {}),
    ...(typeof meeting === 'number' ? { meeting } : {}),
    ...(typeof iat === 'number' ? { issued: iat } : {}),
    ...(circle === 'preparation' || circle === 'evaluation' ? { circle } : {}),
    ...(typeof ticked === 'boolean' ? { ticked } : {}),
  };
}
