// What people wrote, encrypted before it reaches the database: reasons for leaving, closing forms.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { SettingError, type NamedKey } from '../host/settings.ts';
import type { Database } from './database.ts';
import type { WordsAbout } from './schema.ts';

/** Whose words they are, and what they are about. */
export interface WordsKey {
  readonly programme: string;
  readonly person: string;
  readonly about: WordsAbout;
  /** The group that they are about; none where it is the programme as a whole. */
  readonly group?: string | undefined;
}

export interface KeptWords {
  readonly person: string;
  /** Empty where they are about the programme as a whole. */
  readonly group: string;
  readonly text: string;
}

/** Words that are there already are replaced. Of somebody who has been erased nothing is kept: nobody would come to erase it. */
export async function keepWords(db: Database, keys: readonly NamedKey[], key: WordsKey, text: string): Promise<void> {
  const { programme, person, about, group = '' } = key;
  const sealed = seal(keys, text);
  await db
    .insertInto('words')
    .columns(['programme', 'person', 'about', 'group_id', 'sealed'])
    .expression((eb) =>
      eb
        .selectFrom('person')
        .select([
          'programme',
          'id',
          sql<WordsAbout>`${about}`.as('about'),
          sql<string>`${group}`.as('group_id'),
          sql<string>`${sealed}`.as('sealed'),
        ])
        .where('programme', '=', programme)
        .where('id', '=', person)
        .where('erased', '=', false)
        // One who is just being erased is waited for.
        .forShare(),
    )
    .onConflict((conflict) =>
      conflict.columns(['programme', 'person', 'about', 'group_id']).doUpdateSet({ sealed, at: sql<Date>`now()` }),
    )
    .execute();
}

/** What was written about something that turned out to be a mistake. */
export async function forgetWords(db: Database, { programme, person, about, group = '' }: WordsKey): Promise<void> {
  await db
    .deleteFrom('words')
    .where('programme', '=', programme)
    .where('person', '=', person)
    .where('about', '=', about)
    .where('group_id', '=', group)
    .execute();
}

/** What somebody wrote themselves, and when. */
export async function readOwnWords(
  db: Database,
  keys: readonly NamedKey[],
  { programme, person, about, group = '' }: WordsKey,
): Promise<{ readonly text: string; readonly at: Date } | undefined> {
  const row = await db
    .selectFrom('words')
    .select(['sealed', 'at'])
    .where('programme', '=', programme)
    .where('person', '=', person)
    .where('about', '=', about)
    .where('group_id', '=', group)
    .executeTakeFirst();
  return row && { text: open(keys, row.sealed), at: row.at };
}

/** All words of a programme about one thing. */
export async function readWords(
  db: Database,
  keys: readonly NamedKey[],
  programme: string,
  about: WordsAbout,
): Promise<KeptWords[]> {
  const rows = await db
    .selectFrom('words')
    .select(['person', 'group_id', 'sealed'])
    .where('programme', '=', programme)
    .where('about', '=', about)
    .execute();
  return rows.map(({ person, group_id, sealed }) => ({ person, group: group_id, text: open(keys, sealed) }));
}

/** @throws SettingError where words are kept under a key that was taken out before they were erased */
export async function requireKeys(db: Database, keys: readonly NamedKey[]): Promise<void> {
  const rows = await db
    .selectFrom('words')
    .select([sql<string>`split_part(sealed, ':', 1)`.as('key'), (eb) => eb.fn.countAll().as('count')])
    .groupBy('key')
    .execute();
  const lost = rows.find(({ key }) => !keys.some(({ id }) => id === key));
  if (lost) throw new SettingError(`CONTENT_KEYS holds no key ${lost.key}, and ${lost.count} texts are kept under it`);
  for (const { key } of rows) await requireSecret(db, keys, key);
}

/** @throws SettingError where the secret of that id is not the one that words were kept with */
async function requireSecret(db: Database, keys: readonly NamedKey[], id: string): Promise<void> {
  const kept = await db
    .selectFrom('words')
    .select('sealed')
    .where('sealed', 'like', `${id.replace(/[\\%_]/g, '\\$&')}:%`)
    .limit(1)
    .executeTakeFirst();
  try {
    if (kept) open(keys, kept.sealed);
  } catch {
    throw new SettingError(`CONTENT_KEYS has another secret for ${id} than texts are kept with`);
  }
}

/** AES-256-GCM; the form is `key id:nonce:tag:text`, base64url. */
function seal([key]: readonly NamedKey[], words: string): string {
  if (!key) throw new Error('CONTENT_KEYS holds no key');
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', cipherKey(key), nonce);
  const text = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()]);
  return [key.id, ...[nonce, cipher.getAuthTag(), text].map((part) => part.toString('base64url'))].join(':');
}

function open(keys: readonly NamedKey[], sealed: string): string {
  const [id, ...parts] = sealed.split(':');
  const [nonce, tag, text] = parts.map((part) => Buffer.from(part, 'base64url'));
  const key = keys.find((candidate) => candidate.id === id);
  if (!key || !nonce || !tag || !text) throw new Error(`CONTENT_KEYS holds no key ${id ?? ''}`);
  const decipher = createDecipheriv('aes-256-gcm', cipherKey(key), nonce).setAuthTag(tag);
  return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
}

function cipherKey({ secret }: NamedKey): Buffer {
  return createHash('sha256').update(secret).digest();
}
