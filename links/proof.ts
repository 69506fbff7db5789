// That whoever opens a link is its holder, where a group asks for it. A link that is mailed for it proves it for an hour; the browser that
// opened it, or in which its holder has signed on, is known for a working day.
import type { NamedKey } from '../host/settings.ts';
import { isOurs, signature, SIGNATURE_BYTES } from './signing.ts';

/** In milliseconds. */
const LASTS = { mail: 60 * 60_000, browser: 8 * 60 * 60_000 } as const;
export type ProofIn = keyof typeof LASTS;

/** Whose it is: whichever of their links it is opened with. */
export interface Whose {
  readonly programme: number;
  readonly person: string;
}

/** Until when, in seconds since 1970. */
const UNTIL_BYTES = 4;
/** With what mail programs glue to it. */
const SPELLING = new RegExp(`^([A-Za-z0-9_-]{${Math.ceil(((UNTIL_BYTES + SIGNATURE_BYTES) * 4) / 3)}})[^A-Za-z0-9]*$`);

export function proofOf(keys: readonly NamedKey[], where: ProofIn, whose: Whose, fromMs: number): string {
  const until = Buffer.alloc(UNTIL_BYTES);
  until.writeUInt32BE(Math.floor((fromMs + LASTS[where]) / 1000));
  return Buffer.concat([until, signature(keys, 'proof', bodyOf(where, whose, until))]).toString('base64url');
}

export function proves(keys: readonly NamedKey[], where: ProofIn, whose: Whose, proof: string, nowMs: number): boolean {
  const spelled = SPELLING.exec(proof)?.[1];
  if (spelled === undefined) return false;
  const bytes = Buffer.from(spelled, 'base64url');
  const [until, signed] = [bytes.subarray(0, UNTIL_BYTES), bytes.subarray(UNTIL_BYTES)];
  return isOurs(keys, 'proof', bodyOf(where, whose, until), signed) && until.readUInt32BE() * 1000 > nowMs;
}

function bodyOf(where: ProofIn, { programme, person }: Whose, until: Buffer): Buffer {
  return Buffer.from(`${where} ${programme} ${person} ${until.readUInt32BE()}`);
}
