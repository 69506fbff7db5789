// Texts from outside: what is invisible in them is taken out where that is harmless, and refused where it is not.
import { domainToASCII } from 'node:url';
import { z } from 'zod';

/** Direction marks, zero-width letters, soft hyphens, tags: nobody sees them, and they make one text look like another. */
const INVISIBLE =
  /[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\u3164\uFEFF\uFFA0\u{E0000}-\u{E007F}]/gu;
/** Joiners belong to some writings and to emojis, but to no name's beginning or end. */
const JOINERS_AT_EDGES = /^[\u200C\u200D]+|[\u200C\u200D]+$/gu;
/** All control characters but line breaks and tabs. */
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;

const NOT_WELL_FORMED = 'must not hold half characters';
const HOLDS_NUL = 'must not hold the character NUL';

/** What no database and no mail can carry; undefined where it is all right. */
export function unfit(text: string): string | undefined {
  if (text.includes('\0')) return HOLDS_NUL;
  return text.isWellFormed() ? undefined : NOT_WELL_FORMED;
}

/** Several lines of text, as people write them. */
export function cleanLines(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(CONTROL, '').replace(INVISIBLE, '').normalize('NFC').trim();
}

/** One line: line breaks and other control characters become spaces, so a name can never break a mail header. */
export function cleanLine(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .replace(JOINERS_AT_EDGES, '')
    .normalize('NFC')
    .trim();
}

/** One line of text. */
export const line = (max: number) =>
  z.string().transform(cleanLine).pipe(z.string().min(1, 'must not be empty').max(max)).meta({ minLength: 1 });

/** Several lines of text. */
export const lines = (max: number, empty = 'must not be empty') =>
  z.string().transform(cleanLines).pipe(z.string().min(1, empty).max(max)).meta({ minLength: 1 });

/** A name as people say it: `Holm, Anna` is Anna Holm. A title after the comma stays where it is. */
export const nameOfPerson = (max: number) => line(max).transform(inOrder);

function inOrder(name: string): string {
  const [last, first, ...more] = name.split(',').map((part) => part.trim());
  const isName = first !== undefined && more.length === 0 && /^\p{Lu}[\p{L}\p{M}'’. -]*$/u.test(first);
  return isName && last && !TITLES.test(first) ? `${first} ${last}` : name;
}

const TITLES = /^(?:(?:ph\.?\s?d|m\.?d|mba|m\.?sc|b\.?sc|ma|ba|jr|sr|esq|cand|mag|dr|prof|lic|hd|mph)\b|[IVX]+$)/iu;

/** Titles that stand before a name. */
const BEFORE =
  /^(?:dr|prof|professor|doktor|hr|herr|fru|frk|fr|mr|mrs|ms|mx|miss|sir|dame|ing|mag|cand|lic|lektor|overlæge)$/iu;

/** How somebody is greeted who has not said how: by first name, and by the whole name where it isn't clear which that is. */
export function greetedAs(name: string): string {
  const [first = name, ...rest] = name.split(' ');
  const isUnclear =
    rest.length === 0 || first.endsWith('.') || [...first].length === 1 || BEFORE.test(first) || name.includes(',');
  return isUnclear ? name : first;
}

/** The bare address in `Anna Holm <anna@kommune.dk>`, or in itself. */
export function addressIn(text: string): string {
  return (/<([^<>]*)>\s*$/.exec(text)?.[1] ?? text).trim();
}

const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;

/** A mail address, also as `Anna Holm <anna@…>`, with its domain in the letters that SMTP carries. */
export const address = z
  .string()
  .transform((text, context) => {
    const read = readAddress(addressIn(text));
    if ('address' in read) return read.address;
    context.addIssue({ code: 'custom', message: read.why, params: { rule: 'address' } });
    return z.NEVER;
  })
  .meta({ type: 'string', format: 'idn-email', maxLength: 254 });

function readAddress(text: string): { readonly address: string } | { readonly why: string } {
  const at = text.lastIndexOf('@');
  const [local, domain] = [text.slice(0, at), text.slice(at + 1)];
  if (at < 1 || !domain || /\s/.test(text)) return { why: 'a mail address such as anna@kommune.dk' };
  if (/[^\p{ASCII}]/u.test(local))
    return {
      why: 'before the @ a mail address has the letters a to z only: not every mail server carries æ, ø, å and accents there',
    };
  if (!LOCAL.test(local) || local.length > 64)
    return { why: 'before the @ stands something that is in no mail address' };
  const ascii = domainToASCII(domain.normalize('NFC')).toLowerCase();
  if (!/^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(ascii))
    return { why: 'after the @ stands no domain' };
  const whole = `${local}@${/[^\p{ASCII}]/u.test(domain) ? ascii : domain}`;
  return whole.length <= 254 ? { address: whole } : { why: 'a mail address has 254 characters at most' };
}
