// What only we can have written: signed with the newest of our keys, and read with any of them.
import { createHash, createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';
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

function made(key: NamedKey, use: Use, body: Uint8Array): Buffer {
  return createHmac('sha256', keyFor(key, use)).update(body).digest().subarray(0, SIGNATURE_BYTES);
}

/** Each mail and page signs a few links: a key is made for its use once. */
const keysMade = new WeakMap<NamedKey, Map<Use, KeyObject>>();

function keyFor(key: NamedKey, use: Use): KeyObject {
  const known = keysMade.get(key) ?? new Map<Use, KeyObject>();
  keysMade.set(key, known);
  const made = known.get(use) ?? createSecretKey(createHash('sha256').update(`${use} ${key.secret}`).digest());
  known.set(use, made);
  return made;
}
