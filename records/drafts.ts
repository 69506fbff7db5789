// Programmes that HR is still preparing.
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { ProgrammeDraft } from '../domain/programme-draft.ts';
import type { Database } from './database.ts';

export interface KeptDraft {
  readonly id: string;
  readonly name: string;
  readonly content: ProgrammeDraft;
  readonly version: number;
  readonly at: Date;
}

/** @param name who begins it. @returns its id, which nobody guesses */
export async function beginDraft(db: Database, name: string, content: ProgrammeDraft): Promise<string> {
  const id = randomBytes(12).toString('hex');
  await db
    .insertInto('hr_draft')
    .values({ id, name, content: JSON.stringify(content) })
    .execute();
  return id;
}

/** Those that nobody has saved for three months. */
export async function forgetOldDrafts(db: Database): Promise<void> {
  await db
    .deleteFrom('hr_draft')
    .where('at', '<', sql<Date>`now() - interval '90 days'`)
    .execute();
}

export async function findDraft(db: Database, id: string): Promise<KeptDraft | undefined> {
  return db.selectFrom('hr_draft').selectAll().where('id', '=', id).executeTakeFirst();
}

/** A line of the list: what stands in a draft is long. */
export interface DraftLine {
  readonly id: string;
  readonly name: string;
  readonly title: string | null;
  /** How many stand in it. */
  readonly people: number;
  readonly at: Date;
}

/** The newest first. */
export async function listDrafts(db: Database): Promise<DraftLine[]> {
  return db
    .selectFrom('hr_draft')
    .select([
      'id',
      'name',
      'at',
      sql<string | null>`content #>> '{facts,title}'`.as('title'),
      sql<number>`jsonb_array_length(content->'people')`.as('people'),
    ])
    .orderBy('at', 'desc')
    .limit(50)
    .execute();
}

/** @returns false where somebody else has saved it since that version */
export async function keepDraft(
  db: Database,
  { id, version }: Pick<KeptDraft, 'id' | 'version'>,
  content: ProgrammeDraft,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('hr_draft')
    .set({ content: JSON.stringify(content), version: version + 1, at: new Date() })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function endDraft(db: Database, id: string): Promise<void> {
  await db.deleteFrom('hr_draft').where('id', '=', id).execute();
}
