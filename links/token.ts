// A link's token: 48 letters, signed, for one person and one purpose. It carries numbers only, since URLs end up in logs, and has
// one spelling: 36 bytes are 48 letters of base64url with nothing left over.
import { bytesOfPerson, PERSON_BYTES, personOfBytes } from '../domain/ids.ts';
import type { CircleKind } from '../domain/kinds.ts';
import type { NamedKey } from '../host/settings.ts';
import { proofOf, proves, type ProofIn, type Whose } from './proof.ts';
import { codeOf, purposeOf, type Purpose } from './purposes.ts';
import { isOurs, signature, SIGNATURE_BYTES } from './signing.ts';

/** What a link is for and what it is about. */
export interface Act {
  readonly purpose: Purpose;
  /** The meeting or round that it is about. */
  readonly meeting?: number;
  readonly circle?: CircleKind;
  /** Whether all talks are ticked from the start: true once they should have been held. */
  readonly ticked?: boolean;
  /** For an hour it shows by itself that whoever opens it is its holder; not a part of the token. */
  readonly proves?: boolean;
}

/** Whose link it is, in numbers. */
export interface Holder {
  /** The programme's number in the database: another one whenever a programme is posted. */
  readonly programme: number;
  /** The group's place in its programme, from 1; 0 for none. */
  readonly group: number;
  readonly person: string;
  /** Which of the person's addresses it was mailed to. */
  readonly address: number;
}

export interface Token extends Act, Holder {
  /** When it went out, in engine seconds since 1970. */
  readonly issued: number;
}

export type Reading =
  | { readonly ok: true; readonly token: Token; /** The token as it is spelled. */ readonly spelled: string }
  /** An expired link still tells whose it was, so that its page can say whom to ask. */
  | { readonly ok: false; readonly why: 'forged' | 'expired'; readonly token?: Token; readonly spelled?: undefined };

/** Longer than any programme: what ends a link is what it is about. */
const LIFE_SECONDS = 400 * 86_400;
const FORMAT = 1;
/** Format, purpose, programme, group, person, meeting and more, issued, address. */
const BODY_BYTES = 1 + 1 + 4 + 1 + PERSON_BYTES + 1 + 4 + 1;
const LETTERS = ((BODY_BYTES + SIGNATURE_BYTES) * 4) / 3;
/** Mail programs glue what stands after a link on to it. */
const SPELLING = new RegExp(`^([A-Za-z0-9_-]{${LETTERS}})[^A-Za-z0-9]*$`);

const CIRCLES: readonly (CircleKind | undefined)[] = [undefined, 'preparation', 'evaluation'];
const TICKED: readonly (boolean | undefined)[] = [undefined, false, true];

export class Links {
  readonly #keys: readonly NamedKey[];
  readonly #base: string;

  constructor(keys: readonly NamedKey[], publicUrl: string) {
    this.#keys = keys;
    this.#base = publicUrl;
  }

  /** The same link at every attempt to send its mail. @param issuedMs engine time of the decision it goes out with */
  url(act: Act, holder: Holder, issuedMs: number): string {
    const body = written({ ...act, ...holder, issued: Math.floor(issuedMs / 1000) });
    const token = Buffer.concat([body, signature(this.#keys, 'link', body)]).toString('base64url');
    const proof = act.proves ? `/in/${proofOf(this.#keys, 'mail', holder, issuedMs)}` : '';
    return `${this.#base}/act/${token}${proof}`;
  }

  read(text: string, now = new Date()): Reading {
    const spelled = SPELLING.exec(text)?.[1];
    const bytes = Buffer.from(spelled ?? '', 'base64url');
    const [body, signed] = [bytes.subarray(0, BODY_BYTES), bytes.subarray(BODY_BYTES)];
    const token = spelled && isOurs(this.#keys, 'link', body, signed) ? read(body) : undefined;
    if (!token) return { ok: false, why: 'forged' };
    const age = now.getTime() / 1000 - token.issued;
    return age > LIFE_SECONDS ? { ok: false, why: 'expired', token } : { ok: true, token, spelled: spelled ?? '' };
  }

  /** What a browser keeps in which a link's holder has shown that it is they. */
  remembered(whose: Whose, now = new Date()): string {
    return proofOf(this.#keys, 'browser', whose, now.getTime());
  }

  /** @param where it came from: the end of a mailed link, or what a browser has kept */
  proves(where: ProofIn, whose: Whose, proof: string, now = new Date()): boolean {
    return proves(this.#keys, where, whose, proof, now.getTime());
  }
}

function written({ purpose, programme, group, person, meeting = 0, circle, ticked, issued, address }: Token): Buffer {
  const body = Buffer.alloc(BODY_BYTES);
  body.writeUInt8(FORMAT, 0);
  body.writeUInt8(codeOf(purpose), 1);
  body.writeUInt32BE(programme, 2);
  body.writeUInt8(group, 6);
  body.set(bytesOfPerson(person), 7);
  const more = 7 + PERSON_BYTES;
  body.writeUInt8(meeting * 9 + CIRCLES.indexOf(circle) * 3 + TICKED.indexOf(ticked), more);
  body.writeUInt32BE(issued, more + 1);
  body.writeUInt8(address % 256, more + 5);
  return body;
}

function read(body: Buffer): Token | undefined {
  const purpose = purposeOf(body.readUInt8(1));
  if (body.readUInt8(0) !== FORMAT || !purpose) return undefined;
  const more = 7 + PERSON_BYTES;
  const about = body.readUInt8(more);
  const [meeting, circle, ticked] = [Math.floor(about / 9), CIRCLES[Math.floor(about / 3) % 3], TICKED[about % 3]];
  return {
    purpose,
    programme: body.readUInt32BE(2),
    group: body.readUInt8(6),
    person: personOfBytes(body.subarray(7, more)),
    ...(meeting === 0 ? {} : { meeting }),
    ...(circle === undefined ? {} : { circle }),
    ...(ticked === undefined ? {} : { ticked }),
    issued: body.readUInt32BE(more + 1),
    address: body.readUInt8(more + 5),
  };
}
