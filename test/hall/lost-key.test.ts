// A key of CONTENT_KEYS that is lost harms what it wrapped, and nothing else; a rotation wraps keys, never what they sealed.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rewrap, sealedByOlder } from '../../records/content-keys.ts';
import { addVersion, latest, latestOf, type WritingKey } from '../../records/writing.ts';
import { keepWords, readWords } from '../../records/words.ts';
import { publishAnswers } from '../../records/published.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;
const [k1, k2, k3] = ['k1', 'k2', 'k3'].map((id) => ({ id, secret: `a-long-secret-of-${id}` }));
const first = [k1!];
const rotated = [k2!, k1!];
let anna: WritingKey;
let birgit: WritingKey;

beforeAll(async () => {
  hall = await openTownHall();
  await hall.start('keys', 23);
  const of = async (name: string): Promise<WritingKey> => ({
    ...{ programme: 'keys', group: 'hold-1', meeting: 2, kind: 'hand-in' },
    person: await hall.person('keys', name),
  });
  [anna, birgit] = [await of('anna.holm'), await of('birgit.krogh')];
}, 120_000);

afterAll(async () => hall.close());

const fingerprint = async () =>
  createHash('sha256')
    .update(JSON.stringify(await hall.db.selectFrom('writing').select('sealed').orderBy('sealed').execute()))
    .digest('hex');

test('a rotation wraps people’s keys anew and leaves what they sealed as it is', async () => {
  await addVersion(hall.db, first, anna, 0, 'Annas tekst', Buffer.from('Annas fil'));
  await addVersion(hall.db, rotated, birgit, 0, 'Birgits tekst');
  expect(await sealedByOlder(hall.db, rotated)).toEqual([{ key: 'k1', people: 1, texts: 0, lost: false }]);
  const before = await fingerprint();
  expect([await rewrap(hall.db, rotated), await rewrap(hall.db, rotated)]).toEqual([1, 0]);
  expect(await sealedByOlder(hall.db, rotated)).toEqual([]);
  expect(await fingerprint()).toBe(before);
  expect((await latest(hall.db, [k2!], anna))?.text).toBe('Annas tekst');
});

test('what a lost key wrapped is told with its name, all else is read, and its owner writes on', async () => {
  // Everybody's key so far is wrapped by k2; it is gone, and k3 is there.
  const left = [k3!];
  expect(await sealedByOlder(hall.db, left)).toEqual([{ key: 'k2', people: 2, texts: 0, lost: true }]);
  expect(await latest(hall.db, left, anna)).toMatchObject({ text: '', lost: 'k2' });
  expect((await addVersion(hall.db, left, anna, 1, 'Skrevet bagefter'))?.version).toBe(2);
  const all = await latestOf(hall.db, left, { programme: 'keys', group: 'hold-1', kind: 'hand-in', meeting: 2 });
  const told = new Map(all.map(({ person, text, lost }) => [person, lost ?? text]));
  expect([told.get(anna.person), told.get(birgit.person)]).toEqual(['Skrevet bagefter', 'k2']);
  // With both keys both are read, old and new.
  expect((await latest(hall.db, [k3!, k2!], anna))?.text).toBe('Skrevet bagefter');
  expect((await latest(hall.db, [k3!, k2!], birgit))?.text).toBe('Birgits tekst');
  // Nor is a report stopped by answers that can't be read.
  const form = { programme: 'keys', person: birgit.person, about: 'closing-form', group: 'hold-1' } as const;
  await keepWords(hall.db, [k2!], form, '{"clarified":"yes"}');
  expect(await readWords(hall.db, left, 'keys', 'closing-form')).toEqual([]);
  expect((await publishAnswers(hall.db, left, { id: 'keys' })).closing).toEqual([]);
});

test('a row that is moved to another place, or to another person, opens no more', async () => {
  const keys = [k3!, k2!];
  const row = await hall.db
    .selectFrom('writing')
    .selectAll()
    .where('person', '=', anna.person)
    .where('version', '=', 2)
    .executeTakeFirstOrThrow();
  await hall.db
    .insertInto('writing')
    .values({ ...row, meeting: 3 })
    .execute();
  await hall.db
    .insertInto('writing')
    .values({ ...row, person: birgit.person, meeting: 4 })
    .execute();
  for (const [person, meeting] of [
    [anna.person, 3],
    [birgit.person, 4],
  ] as const)
    expect((await latest(hall.db, keys, { ...anna, person, meeting }))?.text).toBe('');
});
