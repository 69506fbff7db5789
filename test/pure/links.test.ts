// A link's token: short, of one spelling, forgiving of what mail programs glue to it, and of nothing else.
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { personIdOf } from '../../domain/ids.ts';
import { purposeOf, ruleOf } from '../../links/purposes.ts';
import { Links, type Token } from '../../links/token.ts';

const KEY = { id: 'l1', secret: 'link-secret-for-tests' };
const links = new Links([KEY], 'https://mentor.kommune.example');
const codes = Array.from({ length: 256 }, (_, code) => code).filter((code) => purposeOf(code) !== undefined);

const token: fc.Arbitrary<Token> = fc.record(
  {
    purpose: fc.constantFrom(...codes).map((code) => purposeOf(code) ?? 'leave'),
    programme: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
    group: fc.integer({ min: 0, max: 60 }),
    person: fc.uint8Array({ minLength: 10, maxLength: 10 }).map(personIdOf),
    address: fc.integer({ min: 0, max: 255 }),
    issued: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    meeting: fc.integer({ min: 1, max: 4 }),
    circle: fc.constantFrom('preparation' as const, 'evaluation' as const),
    ticked: fc.boolean(),
  },
  { requiredKeys: ['purpose', 'programme', 'group', 'person', 'address', 'issued'] },
);

const spelled = ({ issued, programme, group, person, address, ...act }: Token) =>
  links
    .url(act, { programme, group, person, address }, issued * 1000)
    .split('/')
    .at(-1) ?? '';
const when = ({ issued }: Token) => new Date(issued * 1000);

test('says what it was made of, in 48 letters that need no quoting', () => {
  fc.assert(
    fc.property(token, (it) => {
      const text = spelled(it);
      expect(text).toMatch(/^[A-Za-z0-9_-]{48}$/);
      expect(links.read(text, when(it))).toEqual({ ok: true, token: it, spelled: text });
    }),
  );
});

test('purposes have codes of their own', () => {
  expect(codes.length).toBe(23);
  expect(new Set(codes.map((code) => purposeOf(code))).size).toBe(codes.length);
  for (const code of codes) expect(ruleOf(purposeOf(code) ?? 'leave').code).toBe(code);
});

test('has one spelling: any other letter in any place is a forgery', () => {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'];
  const [it] = fc.sample(token, 1);
  if (!it) throw new Error('no token');
  const text = spelled(it);
  for (const [place, own] of [...text].entries())
    for (const letter of letters.filter((other) => other !== own)) {
      const other = text.slice(0, place) + letter + text.slice(place + 1);
      expect(links.read(other, when(it)).ok, other).toBe(false);
    }
  for (const other of [
    ` ${text}`,
    `${text.slice(0, 20)} ${text.slice(20)}`,
    `${text}A`,
    text.slice(0, -1),
    text.toLowerCase(),
  ])
    expect(links.read(other, when(it)).ok, other).toBe(false);
});

test('forgives what stands after a link in a text', () => {
  const [it] = fc.sample(token, 1);
  if (!it) throw new Error('no token');
  const text = spelled(it);
  for (const glued of ['.', '>', ').', '",', '…', '&gt;'.slice(0, 1), '_', '-', ' ', '\u00A0', '»', '*'])
    expect(links.read(text + glued, when(it)).ok, glued).toBe(true);
});

test('ends with its key, and after 400 days', () => {
  const [it] = fc.sample(token, 1);
  if (!it) throw new Error('no token');
  const text = spelled(it);
  const other = { id: 'l2', secret: randomBytes(20).toString('hex') };
  expect(new Links([other], '').read(text, when(it))).toEqual({ ok: false, why: 'forged' });
  expect(new Links([other, KEY], '').read(text, when(it)).ok).toBe(true);
  const late = new Date(when(it).getTime() + 401 * 86_400_000);
  expect(links.read(text, late)).toEqual({ ok: false, why: 'expired', token: it });
});

test('a link by mail shows whose it is for an hour, a browser for a working day, and neither shows it for somebody else', () => {
  const whose = { programme: 7, group: 1, person: 'p-abcdefghij', address: 0 };
  const at = Date.parse('2027-02-02T10:00:00Z');
  const url = links.url({ purpose: 'briefing', meeting: 2, proves: true }, whose, at);
  const [, token = '', proof = ''] = /\/act\/([\w-]{48})\/in\/([\w-]+)$/.exec(url) ?? [];
  expect(links.read(token, new Date(at)).ok).toBe(true);
  const after = (minutes: number) => new Date(at + minutes * 60_000);
  expect(links.proves('mail', whose, proof, after(59))).toBe(true);
  expect(links.proves('mail', whose, proof, after(60))).toBe(false);
  // What a mail holds is no browser's, and the other way round.
  expect(links.proves('browser', whose, proof, after(1))).toBe(false);
  const kept = links.remembered(whose, after(0));
  expect(links.proves('browser', whose, kept, after(479))).toBe(true);
  expect(links.proves('browser', whose, kept, after(480))).toBe(false);
  expect(links.proves('mail', whose, kept, after(1))).toBe(false);
  for (const other of [
    { ...whose, person: 'p-abcdefghik' },
    { ...whose, programme: 8 },
  ])
    expect(links.proves('browser', other, kept, after(1))).toBe(false);
  for (let n = 0; n < kept.length; n += 1) {
    const changed = `${kept.slice(0, n)}${kept[n] === 'A' ? 'B' : 'A'}${kept.slice(n + 1)}`;
    // The last letter has bits that mean nothing.
    if (n < kept.length - 1) expect(links.proves('browser', whose, changed, after(1))).toBe(false);
  }
  for (const odd of ['', 'x', kept.slice(1), `${kept}A`])
    expect(links.proves('browser', whose, odd, after(1))).toBe(false);
});
