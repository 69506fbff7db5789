// How what people wrote is made unreadable: AES-256-GCM by node:crypto. What is sealed opens only in the row that it was sealed for.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { NamedKey } from '../host/settings.ts';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A key of CONTENT_KEYS is not there any more. What it sealed can't be read; all else can. */
export class LostKey extends Error {
  readonly keyId: string;

  constructor(keyId: string) {
    super(`CONTENT_KEYS holds no key ${keyId}`);
    this.keyId = keyId;
  }
}

export function newDataKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

/** @param row names the row that it stands in, so that it opens in no other. @returns nonce, tag and text */
export function seal(key: Uint8Array, row: readonly unknown[], content: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(named(row));
  const text = [cipher.update(content), cipher.final()];
  return Buffer.concat([nonce, cipher.getAuthTag(), ...text]);
}

/** @throws where it was sealed with another key or for another row, or has been changed */
export function unseal(key: Uint8Array, row: readonly unknown[], sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed);
  const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES)).setAAD(named(row)).setAuthTag(tag);
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
}

/** A person's data key as it is kept: `key id:` and the rest, under the newest key of CONTENT_KEYS. */
export function wrap([newest]: readonly NamedKey[], row: readonly unknown[], dataKey: Uint8Array): string {
  if (!newest) throw new Error('CONTENT_KEYS holds no key');
  return `${newest.id}:${seal(cipherKey(newest), row, dataKey).toString('base64url')}`;
}

/** @throws LostKey */
export function unwrap(keys: readonly NamedKey[], row: readonly unknown[], wrapped: string): Buffer {
  const [id = '', sealed = ''] = wrapped.split(':');
  const key = keys.find((candidate) => candidate.id === id);
  if (!key) throw new LostKey(id);
  return unseal(cipherKey(key), row, Buffer.from(sealed, 'base64url'));
}

/** Texts of builds before people had keys of their own: `key id:nonce:tag:text`. @throws LostKey */
export function openedDirectly(keys: readonly NamedKey[], sealed: string): string {
  const [id = '', ...parts] = sealed.split(':');
  const [nonce, tag, text] = parts.map((part) => Buffer.from(part, 'base64url'));
  const key = keys.find((candidate) => candidate.id === id);
  if (!key || !nonce || !tag || !text) throw new LostKey(id);
  const decipher = createDecipheriv(CIPHER, cipherKey(key), nonce).setAuthTag(tag);
  return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
}

function cipherKey({ secret }: NamedKey): Buffer {
  return createHash('sha256').update(secret).digest();
}

function named(row: readonly unknown[]): Buffer {
  return Buffer.from(JSON.stringify(row));
}
