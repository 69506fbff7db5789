// What people's names, texts and addresses become when they are taken in.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readProgramme } from '../../domain/body.ts';
import { personBody } from '../../domain/person-body.ts';
import { address, cleanLine, cleanLines, greetedAs, line, nameOfPerson, unfit } from '../../domain/text.ts';
import { dated } from '../example.ts';
import { runs } from './runs.ts';

const isHalf = (code: number) => code >= 0xd800 && code <= 0xdfff;
/** Any character, and often one of those that are written or do something. */
const CHARACTER = fc
  .oneof(fc.integer({ min: 0, max: 0x10_ff_ff }), fc.integer({ min: 0, max: 0x2f_ff }))
  .filter((code) => !isHalf(code))
  .map((code) => String.fromCodePoint(code));

test.each([
  ['Anna\u202Egnp.exe', 'Annagnp.exe'],
  ['\u2066Anna\u2069 Holm', 'Anna Holm'],
  ['An\u200Bna\u00ADHolm\uFEFF', 'AnnaHolm'],
  ['Anna\r\nBcc: everybody@example.com', 'Anna Bcc: everybody@example.com'],
  ['A\u030Ana\u0308 Holm', 'Ånä Holm'],
  ['  Anna\t Holm\u2028 ', 'Anna Holm'],
  ['Anna \u{E0041}\u{E007F}Holm', 'Anna Holm'],
  ['نیما\u200Cنیا', 'نیما\u200Cنیا'],
])('%o is %o', (given, wanted) => {
  expect(cleanLine(given)).toBe(wanted);
});

test('several lines keep their breaks, and nothing that nobody sees', () => {
  expect(cleanLines('Et\r\nto\u0007\u202E\rtre\n')).toBe('Et\nto\ntre');
});

test('cleaned twice is cleaned once, and holds no control character', () => {
  fc.assert(
    fc.property(fc.string({ unit: CHARACTER }), (text) => {
      const once = cleanLine(text);
      expect(cleanLine(once)).toBe(once);
      expect(once).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
      expect(once).toBe(once.normalize('NFC'));
    }),
    { numRuns: runs(100) },
  );
});

test('NUL and half characters are refused', () => {
  expect(unfit('a\0b')).toBeDefined();
  expect(unfit('a\uD800b')).toBeDefined();
  expect(unfit('Anna 😀 Øst')).toBeUndefined();
});

test.each([
  ['Holm, Anna', 'Anna Holm'],
  ['Krogh-Lund, Bo Ib', 'Bo Ib Krogh-Lund'],
  ['Anna Holm, ph.d.', 'Anna Holm, ph.d.'],
  ['Anna Holm, MBA', 'Anna Holm, MBA'],
  ['Anna Holm', 'Anna Holm'],
  ['Holm, Anna, HR', 'Holm, Anna, HR'],
])('the name %o is %o', (given, wanted) => {
  expect(nameOfPerson(120).parse(given)).toBe(wanted);
});

test.each([
  ['Anna Holm', 'Anna'],
  ['Anne-Marie Holm', 'Anne-Marie'],
  ['Dr. Anna Holm', 'Dr. Anna Holm'],
  ['Professor Anna Holm', 'Professor Anna Holm'],
  ['A. Holm', 'A. Holm'],
  ['A Holm', 'A Holm'],
  ['Ø. Holm', 'Ø. Holm'],
  ['Holm', 'Holm'],
  ['Anna Holm, ph.d.', 'Anna Holm, ph.d.'],
  ['Hr. Holm', 'Hr. Holm'],
])('%o is greeted as %o', (name, greeting) => {
  expect(greetedAs(name)).toBe(greeting);
});

test.each([
  ['anna@kommune.dk', 'anna@kommune.dk'],
  ['Anna Holm <anna@kommune.dk>', 'anna@kommune.dk'],
  ['"Holm, Anna" <anna@kommune.dk> ', 'anna@kommune.dk'],
  ['anna@rødovre.dk', 'anna@xn--rdovre-bya.dk'],
  ['anna@Århus.dk', 'anna@xn--rhus-poa.dk'],
  ['Anna.Holm+mentor@Kommune.dk', 'Anna.Holm+mentor@Kommune.dk'],
  ["maria.d'angelo@firma.example", "maria.d'angelo@firma.example"],
])('the address %o is %o', (given, wanted) => {
  expect(address.parse(given)).toBe(wanted);
});

test.each([
  ['søren@kommune.dk', /not every mail server/],
  ['anna', /mail address such as/],
  ['anna@', /mail address such as|no domain/],
  ['anna@kommune', /no domain/],
  ['an na@kommune.dk', /mail address such as/],
  ['anna..holm@kommune.dk', /before the @/],
  ['anna@kommune..dk', /no domain/],
  ['a@b.dk, c@d.dk', /mail address such as/],
])('the address %o is refused in words', (given, words) => {
  expect(() => address.parse(given)).toThrow(words);
  expect(address.safeParse(given).error?.issues[0]).toMatchObject({ params: { rule: 'address' } });
});

test('a text of nothing but invisible characters is empty', () => {
  expect(line(10).safeParse('\u200B\u202E ').success).toBe(false);
});

test('a fault of an address names its field and its rule', () => {
  const body = dated('adresser', 23);
  body.groups[1].mentees[2].email = 'søren@kommune.dk';
  const reading = readProgramme(body);
  expect(reading).toMatchObject({ ok: false, errors: [{ path: 'groups.1.mentees.2.email', rule: 'address' }] });
});

test('somebody says how they are greeted', () => {
  expect(personBody.parse({ name: 'Dr. Anna Holm', email: 'anna@kommune.dk', greeting: 'Anna' })).toMatchObject({
    greeting: 'Anna',
  });
});
