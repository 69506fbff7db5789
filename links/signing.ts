// What only we can have written: signed with the newest of our keys, and read with any of them.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { NamedKey } from '../host/settings.ts';

export const SIGNATURE_BYTES = 16;
/** What is signed for one use is not taken for another. */
type Use = 'link' | 'proof';

export function signature(keys: readonly NamedKey[], use: Use, body: Uint8Array): Buffer {
  const [key] = keys;
  if (!key) throw new Error('LINK_KEYS holds no key');
  return made(key, use, body);
}

/** @param signed of `SIGNATURE_BYTES` */
export function isOurs(keys: readonly NamedKey[], use: Use, body: Uint8Array, signed: Uint8Array): boolean {
  // Every key is tried, so that the time taken tells nothing.
  return keys.filter((key) => timingSafeEqual(made(key, use, body), signed)).length > 0;
}

function made({ secret }: NamedKey, use: Use, body: Uint8Array): Buffer {
  const key = createHash('sha256').update(`${use} ${secret}`).digest();
  return createHmac('sha256', key).update(body).digest().subarray(0, SIGNATURE_BYTES);
}
