// What people answered, one text about one thing: reasons for leaving, closing forms. Sealed before it reaches the database.
import { sql } from 'kysely';
import type { NamedKey } from '../host/settings.ts';
import { ContentKeys } from './content-keys.ts';
import type { Database } from './database.ts';
import { notErased } from './people.ts';
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
  readonly at: Date;
}

/** Words that are there already are replaced. Of somebody who has been erased nothing is kept: nobody would come to erase it. */
export async function keepWords(db: Database, keys: readonly NamedKey[], key: WordsKey, text: string): Promise<void> {
  const { programme, person, about, group = '' } = key;
  const sealed = await new ContentKeys(db, keys, programme).sealText(person, rowOf(about, group), text);
  if (sealed === undefined) return;
  await db
    .insertInto('words')
    .columns(['programme', 'person', 'about', 'group_id', 'sealed'])
    .expression(
      notErased(db, { programme, person }).select([
        'programme',
        'id',
        sql<WordsAbout>`${about}`.as('about'),
        sql<string>`${group}`.as('group_id'),
        sql<string>`${sealed}`.as('sealed'),
      ]),
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

/** What somebody wrote themselves, and when; undefined, too, where the key is lost. */
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
  const opened = row && (await new ContentKeys(db, keys, programme).openText(person, rowOf(about, group), row.sealed));
  return row && opened && 'text' in opened ? { text: opened.text, at: row.at } : undefined;
}

/** All words of a programme about one thing; those whose key is lost are left out. */
export async function readWords(
  db: Database,
  keys: readonly NamedKey[],
  programme: string,
  about: WordsAbout,
): Promise<KeptWords[]> {
  const rows = await db
    .selectFrom('words')
    .select(['person', 'group_id', 'sealed', 'at'])
    .where('programme', '=', programme)
    .where('about', '=', about)
    .orderBy('at')
    .execute();
  const contentKeys = new ContentKeys(db, keys, programme);
  const read: KeptWords[] = [];
  for (const { person, group_id: group, sealed, at } of rows) {
    const opened = await contentKeys.openText(person, rowOf(about, group), sealed);
    if ('text' in opened) read.push({ person, group, text: opened.text, at });
  }
  return read;
}

function rowOf(about: WordsAbout, group: string): readonly unknown[] {
  return ['words', about, group];
}
