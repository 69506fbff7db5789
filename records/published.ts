// What has been shown of people's answers, in counts; and what it was made of, each answer sealed by its own person's key, so that the
// next report can be held against it.
import type { NamedKey } from '../host/settings.ts';
import { publish, type Answer, type Published } from '../domain/publishing.ts';
import { ContentKeys } from './content-keys.ts';
import type { Database } from './database.ts';

/** Shows what may be shown of one question, and remembers it. Of two at once one is shown. */
export async function publishAnswers(
  db: Database,
  keys: readonly NamedKey[],
  {
    programme,
    question,
    threshold,
  }: { readonly programme: string; readonly question: string; readonly threshold: number },
  answers: readonly Answer[],
): Promise<Published | undefined> {
  const sealing = new ContentKeys(db, keys, programme);
  const row = (version: number) => ['published', question, version];
  const rows = await db
    .selectFrom('published')
    .select(['version', 'counts', 'made_of'])
    .where('programme', '=', programme)
    .where('question', '=', question)
    .orderBy('version')
    .execute();
  const before: Published[] = [];
  for (const { version, counts, made_of } of rows) {
    const of: Record<string, string | undefined> = {};
    for (const [person, sealed] of Object.entries(made_of)) {
      const opened = await sealing.openText(person, row(version), sealed);
      of[person] = 'text' in opened ? opened.text : undefined;
    }
    before.push({ counts, of });
  }
  const texts = answers.map(({ person, value }) => ({ person, value: String(value) }));
  const shown = publish(texts, before, threshold);
  if (!shown || shown === before.at(-1)) return shown;
  const version = (rows.at(-1)?.version ?? 0) + 1;
  const sealedOf: Record<string, string> = {};
  for (const { person, value } of texts) {
    const sealed = await sealing.sealText(person, row(version), value);
    if (sealed !== undefined) sealedOf[person] = sealed;
  }
  const values = {
    programme,
    question,
    version,
    counts: JSON.stringify(shown.counts),
    made_of: JSON.stringify(sealedOf),
  };
  const kept = await db
    .insertInto('published')
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .executeTakeFirst();
  return kept ? shown : publishAnswers(db, keys, { programme, question, threshold }, answers);
}
