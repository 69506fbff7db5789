// One data key a person, wrapped by CONTENT_KEYS. Whoever is erased loses it, and with it all that they wrote, in backups too.
// A rotation wraps keys anew, never what they sealed.
import { sql } from 'kysely';
import { SettingError, type NamedKey } from '../host/settings.ts';
import type { Database } from './database.ts';
import { notErased } from './people.ts';
import { LostKey, newDataKey, openedDirectly, seal, unseal, unwrap, wrap } from './sealing.ts';

/** Whose key it is. */
interface Owner {
  readonly programme: string;
  readonly person: string;
  /** From 1; another one where a key of CONTENT_KEYS was lost. */
  readonly generation: number;
}

interface Known {
  /** Those that can be had, the newest first. */
  readonly all: readonly Buffer[];
  /** What is written now is sealed by it; undefined where the newest is lost, or there is none. */
  readonly usable: Buffer | undefined;
  readonly lost: string | undefined;
  readonly generations: number;
}

/** What a row says once it is opened; or which key of CONTENT_KEYS it takes that is not there. */
export type Opened = { readonly text: string } | { readonly lost: string };

/** Texts that a person's own key sealed begin so; the others with the id of a key of CONTENT_KEYS. */
const BY_OWN_KEY = ':';

/** The keys of one programme's people, each asked for once. */
export class ContentKeys {
  readonly #db: Database;
  readonly #keys: readonly NamedKey[];
  readonly #programme: string;
  readonly #known = new Map<string, Known>();

  constructor(db: Database, keys: readonly NamedKey[], programme: string) {
    this.#db = db;
    this.#keys = keys;
    this.#programme = programme;
  }

  /** @param row what it is bound to beside its owner. @returns undefined where the owner has been erased */
  async sealText(person: string, row: readonly unknown[], text: string): Promise<string | undefined> {
    const sealed = await this.sealBytes(person, row, Buffer.from(text));
    return sealed && `${BY_OWN_KEY}${sealed.toString('base64url')}`;
  }

  async sealBytes(person: string, row: readonly unknown[], bytes: Uint8Array): Promise<Buffer | undefined> {
    const key = (await this.#keysOf(person)).usable ?? (await this.#make(person));
    return key && seal(key, this.#bound(person, row), bytes);
  }

  async openText(person: string, row: readonly unknown[], sealed: string): Promise<Opened> {
    return unlessLost(async () => {
      if (!sealed.startsWith(BY_OWN_KEY)) return openedDirectly(this.#keys, sealed);
      const bytes = await this.openBytes(person, row, Buffer.from(sealed.slice(1), 'base64url'));
      return bytes.toString('utf8');
    });
  }

  /** @throws LostKey */
  async openBytes(person: string, row: readonly unknown[], sealed: Uint8Array): Promise<Buffer> {
    const { all, lost } = await this.#keysOf(person);
    const opened = all.map((key) => opens(key, this.#bound(person, row), sealed)).find((bytes) => bytes !== undefined);
    // Without any key it was erased while it was read.
    if (!opened) throw new LostKey(lost ?? '');
    return opened;
  }

  #bound(person: string, row: readonly unknown[]): readonly unknown[] {
    return [this.#programme, person, ...row];
  }

  async #keysOf(person: string): Promise<Known> {
    const known = this.#known.get(person);
    if (known) return known;
    const rows = await this.#db
      .selectFrom('content_key')
      .select(['generation', 'wrapped'])
      .where('programme', '=', this.#programme)
      .where('person', '=', person)
      .orderBy('generation', 'desc')
      .execute();
    const all: Buffer[] = [];
    let lost: string | undefined;
    let usable: Buffer | undefined;
    for (const [index, { generation, wrapped }] of rows.entries())
      try {
        const key = unwrap(this.#keys, rowOf({ programme: this.#programme, person, generation }), wrapped);
        if (index === 0) usable = key;
        all.push(key);
      } catch (error) {
        if (!(error instanceof LostKey)) throw error;
        lost ??= error.keyId;
      }
    const found = { all, lost, usable, generations: rows[0]?.generation ?? 0 };
    if (usable) this.#known.set(person, found);
    return found;
  }

  /**
   * A first key; or another one where the last can't be used any more, so that nobody is kept from writing on.
   */
  async #make(person: string): Promise<Buffer | undefined> {
    const generation = (await this.#keysOf(person)).generations + 1;
    const owner = { programme: this.#programme, person, generation };
    const wrapped = wrap(this.#keys, rowOf(owner), newDataKey());
    await this.#db
      .insertInto('content_key')
      .columns(['programme', 'person', 'generation', 'wrapped'])
      .expression(
        notErased(this.#db, owner).select([
          'programme',
          'id',
          sql<number>`${generation}::int`.as('generation'),
          sql<string>`${wrapped}`.as('wrapped'),
        ]),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return (await this.#keysOf(person)).usable;
  }
}

/** What of a database is sealed by keys of CONTENT_KEYS other than the newest: people's keys, and texts older than those. */
export interface SealedByOlder {
  readonly key: string;
  readonly people: number;
  readonly texts: number;
  /** The key isn't there any more. */
  readonly lost: boolean;
}

/** @throws SettingError where a key has another secret than things were sealed with */
export async function sealedByOlder(db: Database, keys: readonly NamedKey[]): Promise<readonly SealedByOlder[]> {
  const { rows } = await sql<{ key: string; people: string; texts: string }>`
    select key, sum(people) as people, sum(texts) as texts from (
      select split_part(wrapped, ':', 1) as key, 1 as people, 0 as texts from content_key
      union all
      select split_part(sealed, ':', 1), 0, 1 from words where sealed not like ':%'
    ) as kept group by key order by key`.execute(db);
  for (const { key } of rows) await requireSecret(db, keys, key);
  return rows
    .map(({ key, people, texts }) => ({
      key,
      people: Number(people),
      texts: Number(texts),
      lost: !keys.some(({ id }) => id === key),
    }))
    .filter(({ key, texts }) => key !== keys[0]?.id || texts > 0);
}

async function requireSecret(db: Database, keys: readonly NamedKey[], id: string): Promise<void> {
  const like = `${id.replace(/[\\%_]/g, '\\$&')}:%`;
  const one = await db.selectFrom('content_key').selectAll().where('wrapped', 'like', like).limit(1).executeTakeFirst();
  const text = await db.selectFrom('words').select('sealed').where('sealed', 'like', like).limit(1).executeTakeFirst();
  try {
    if (one) unwrap(keys, rowOf(one), one.wrapped);
    if (text) openedDirectly(keys, text.sealed);
  } catch (error) {
    if (error instanceof LostKey) return;
    throw new SettingError(`CONTENT_KEYS has another secret for ${id} than texts are kept with`);
  }
}

/** Wraps people's keys by the newest key of CONTENT_KEYS. Safe beside running processes. @returns how many were wrapped anew */
export async function rewrap(db: Database, keys: readonly NamedKey[]): Promise<number> {
  const rows = await db
    .selectFrom('content_key')
    .selectAll()
    .where('wrapped', 'not like', `${(keys[0]?.id ?? '').replace(/[\\%_]/g, '\\$&')}:%`)
    .execute();
  let count = 0;
  for (const owner of rows) {
    if (!keys.some(({ id }) => owner.wrapped.startsWith(`${id}:`))) continue;
    const wrapped = wrap(keys, rowOf(owner), unwrap(keys, rowOf(owner), owner.wrapped));
    const { numUpdatedRows } = await db
      .updateTable('content_key')
      .set({ wrapped })
      .where('programme', '=', owner.programme)
      .where('person', '=', owner.person)
      .where('generation', '=', owner.generation)
      .where('wrapped', '=', owner.wrapped)
      .executeTakeFirst();
    count += Number(numUpdatedRows);
  }
  return count;
}

async function unlessLost(read: () => Promise<string>): Promise<Opened> {
  try {
    return { text: await read() };
  } catch (error) {
    if (error instanceof LostKey) return { lost: error.keyId };
    throw error;
  }
}

function rowOf({ programme, person, generation }: Owner): readonly unknown[] {
  return ['content_key', programme, person, generation];
}

/** Another key of the same person says nothing. */
function opens(key: Uint8Array, row: readonly unknown[], sealed: Uint8Array): Buffer | undefined {
  try {
    return unseal(key, row, sealed);
  } catch {
    return undefined;
  }
}

/** What an operator should know at the start: how much still hangs on which older key. */
export async function tellOfKeys(
  db: Database,
  keys: readonly NamedKey[],
  log: { warn(what: object, message: string): void },
): Promise<void> {
  for (const { key, people, texts, lost } of await sealedByOlder(db, keys)) {
    const message = lost
      ? `CONTENT_KEYS holds no key ${key}: what these people wrote can't be read, all else can`
      : `CONTENT_KEYS: still in use is ${key}; npm run rewrap wraps people's keys by the newest`;
    log.warn({ key, people, texts }, message);
  }
}
