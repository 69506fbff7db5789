// What people write for their meetings, in versions: tasks, drafts, hand-ins, notes, questions. Each row is sealed by its writer's
// own key and bound to its place.
import { sql, type RawBuilder } from 'kysely';
import { readTask, type AdaptedTask } from '../domain/task.ts';
import type { NamedKey } from '../host/settings.ts';
import { ContentKeys } from './content-keys.ts';
import type { Database } from './database.ts';
import { notErased } from './people.ts';
import { given, prepared } from './prepared.ts';
import type { WritingKind } from './schema.ts';

export type { WritingKind };

/** Whose it is and what it belongs to. */
export interface WritingKey {
  readonly programme: string;
  readonly group: string;
  readonly meeting: number;
  readonly person: string;
  readonly kind: WritingKind;
}

export interface Written {
  readonly person: string;
  readonly version: number;
  /** Empty where the key is lost. */
  readonly text: string;
  /** The key of CONTENT_KEYS that it takes, where that is not there any more. */
  readonly lost?: string | undefined;
  readonly at: Date;
}

export interface WrittenFor extends Written {
  readonly meeting: number;
  readonly kind: WritingKind;
}

/** So many versions of one text are kept. */
const VERSIONS = 20;

/** A file that goes with a version: up to some MB, known by its content. */
export type FileBytes = Uint8Array;

/**
 * Adds a version after the one that it was written from. Whoever was first with that version keeps it.
 *
 * @param from the version that was there when it was written; 0 for none
 * @returns undefined where another version is there by now, or the writer has been erased
 */
export async function addVersion(
  db: Database,
  keys: readonly NamedKey[],
  key: WritingKey,
  from: number,
  text: string,
  file?: FileBytes,
): Promise<Written | undefined> {
  const { programme, person } = key;
  const version = from + 1;
  const sealing = new ContentKeys(db, keys, programme);
  const sealed = await sealing.sealText(person, rowOf(key, version), text);
  if (sealed === undefined) return undefined;
  const bytes = file && (await sealing.sealBytes(person, fileRowOf(key, version), file));
  return db.transaction().execute(async (tx) => {
    const added = await tx
      .insertInto('writing')
      .columns(['programme', 'group_id', 'meeting', 'person', 'kind', 'version', 'sealed'])
      .expression(
        notErased(tx, key)
          .select([
            'programme',
            sql<string>`${key.group}`.as('group_id'),
            sql<number>`${key.meeting}::int`.as('meeting'),
            'id',
            sql<WritingKind>`${key.kind}`.as('kind'),
            sql<number>`${version}::int`.as('version'),
            sql<string>`${sealed}`.as('sealed'),
          ])
          .where(
            (outer) =>
              sql<boolean>`${from} = coalesce((${outer
                .selectFrom('writing')
                .select((eb) => eb.fn.max('version').as('last'))
                .where((eb) => eb.and(placeOf(key)))}), 0)`,
          ),
      )
      .onConflict((conflict) => conflict.doNothing())
      .returning('at')
      .executeTakeFirst();
    if (!added) return undefined;
    if (bytes)
      await tx
        .insertInto('file')
        .values({ ...placeOf(key), version, sealed: bytes })
        .execute();
    // Each question is one for itself.
    if (key.kind !== 'question')
      await tx
        .deleteFrom('writing')
        .where((eb) => eb.and(placeOf(key)))
        .where('version', '<=', version - VERSIONS)
        .execute();
    return { person, version, text, at: added.at };
  });
}

/** Takes out a version that turned out to come too late, or all of them. */
export async function dropVersions(db: Database, key: WritingKey, version: number | null = null): Promise<void> {
  await dropped(db, { ...key, version });
}

const dropped = prepared((db) =>
  db
    .deleteFrom('writing')
    .where((eb) => eb.and(placeOf(GIVEN)))
    .where('version', '=', sql<number>`coalesce(${given<number | null>('version')}::int, version)`),
);

/** What somebody wrote last. */
export async function latest(db: Database, keys: readonly NamedKey[], key: WritingKey): Promise<Written | undefined> {
  const [found] = await latestOf(db, keys, key);
  return found;
}

/** What everybody in a group wrote last, of one kind; for all meetings where none is named. */
export async function latestOf(
  db: Database,
  keys: readonly NamedKey[],
  where: Pick<WritingKey, 'programme' | 'group' | 'kind'> & Partial<Pick<WritingKey, 'person' | 'meeting'>>,
): Promise<WrittenFor[]> {
  const { programme, group, meeting, person, kind } = where;
  let query = lastVersions(db, where).where('kind', '=', kind);
  if (meeting !== undefined) query = query.where('meeting', '=', meeting);
  if (person !== undefined) query = query.where('person', '=', person);
  return opened(db, keys, { programme, group }, await query.execute());
}

/** What somebody wrote last of each of these kinds for each of these meetings, and the tasks that their group's mentors have adapted. */
export async function latestBy(
  db: Database,
  keys: readonly NamedKey[],
  where: Pick<WritingKey, 'programme' | 'group' | 'person'>,
  kinds: readonly WritingKind[],
  meetings: readonly number[],
): Promise<{ readonly written: readonly WrittenFor[]; readonly adapted: AdaptedTasks }> {
  const all = await opened(db, keys, where, await ofOne(db, { ...where, kinds, meetings }));
  const isTask = ({ kind }: WrittenFor) => kind === 'task';
  return { written: all.filter((each) => !isTask(each)), adapted: tasksIn(all.filter(isTask)) };
}

const ofOne = prepared((db) =>
  lastVersions(db, GIVEN).where((eb) =>
    eb.or([
      eb('kind', '=', 'task'),
      eb.and([
        eb('person', '=', GIVEN.person),
        eb('kind', '=', sql<WritingKind>`any(${given<WritingKind[]>('kinds')}::text[])`),
        eb('meeting', '=', sql<number>`any(${given<number[]>('meetings')}::int[])`),
      ]),
    ]),
  ),
);

/** Where a key goes in that each asking brings. */
const GIVEN = {
  programme: given<string>('programme'),
  group: given<string>('group'),
  meeting: given<number>('meeting'),
  person: given<string>('person'),
  kind: given<WritingKind>('kind'),
};

/** A value itself, or where it goes in. */
type Value<Of = string> = Of | RawBuilder<Of>;

function lastVersions(db: Database, { programme, group }: { readonly programme: Value; readonly group: Value }) {
  return db
    .selectFrom('writing')
    .distinctOn(['person', 'meeting', 'kind'])
    .select(['person', 'meeting', 'kind', 'version', 'sealed', 'at'])
    .where('programme', '=', programme)
    .where('group_id', '=', group)
    .orderBy('person')
    .orderBy('meeting')
    .orderBy('kind')
    .orderBy('version', 'desc');
}

/** All that a group wrote of one kind for a meeting, every version, in order of time. */
export async function everyVersion(
  db: Database,
  keys: readonly NamedKey[],
  where: Pick<WritingKey, 'programme' | 'group' | 'kind' | 'meeting'>,
): Promise<WrittenFor[]> {
  const { programme, group, meeting, kind } = where;
  const rows = await db
    .selectFrom('writing')
    .select(['person', 'meeting', 'kind', 'version', 'sealed', 'at'])
    .where('programme', '=', programme)
    .where('group_id', '=', group)
    .where('kind', '=', kind)
    .where('meeting', '=', meeting)
    .orderBy('at')
    .execute();
  return opened(db, keys, { programme, group }, rows);
}

/** @throws LostKey */
export async function fileOf(
  db: Database,
  keys: readonly NamedKey[],
  key: WritingKey,
  version: number,
): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('file')
    .select('sealed')
    .where((eb) => eb.and(placeOf(key)))
    .where('version', '=', version)
    .executeTakeFirst();
  const contentKeys = new ContentKeys(db, keys, key.programme);
  return row && contentKeys.openBytes(key.person, fileRowOf(key, version), row.sealed);
}

async function opened(
  db: Database,
  keys: readonly NamedKey[],
  { programme, group }: Pick<WritingKey, 'programme' | 'group'>,
  rows: readonly { person: string; meeting: number; kind: WritingKind; version: number; sealed: string; at: Date }[],
): Promise<WrittenFor[]> {
  const contentKeys = new ContentKeys(db, keys, programme);
  const read: WrittenFor[] = [];
  for (const { person, meeting, kind, version, sealed, at } of rows) {
    const key = { programme, group, meeting, person, kind };
    const found = await contentKeys.openText(person, rowOf(key, version), sealed);
    const said = 'text' in found ? { text: found.text } : { text: '', lost: found.lost };
    read.push({ person, meeting, kind, version, at, ...said });
  }
  return read;
}

function placeOf({ programme, group, meeting, person, kind }: { [Part in keyof WritingKey]: Value<WritingKey[Part]> }) {
  return { programme, group_id: group, meeting, person, kind };
}

function rowOf({ group, meeting, kind }: WritingKey, version: number): readonly unknown[] {
  return ['writing', group, meeting, kind, version];
}

function fileRowOf({ group, meeting, kind }: WritingKey, version: number): readonly unknown[] {
  return ['file', group, meeting, kind, version];
}

/** By meeting. */
type AdaptedTasks = Record<number, AdaptedTask>;

/** The tasks that a group's mentors have adapted. */
export async function adaptedTasks(
  db: Database,
  keys: readonly NamedKey[],
  programme: string,
  group: string,
): Promise<AdaptedTasks> {
  return tasksIn(await opened(db, keys, { programme, group }, await tasksOf(db, { programme, group })));
}

const tasksOf = prepared((db) => lastVersions(db, GIVEN).where('kind', '=', 'task'));

/** Each as it was last; what is lost is the starter again. */
function tasksIn(all: readonly WrittenFor[]): AdaptedTasks {
  const inTime = all.filter(({ lost }) => lost === undefined).sort((a, b) => a.at.getTime() - b.at.getTime());
  return Object.fromEntries(inTime.map(({ meeting, text }) => [meeting, readTask(text)]));
}
