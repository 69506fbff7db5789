// Paragraphs of HR's own in a programme's letters.
import type { MailKind } from '../domain/kinds.ts';
import type { OwnPlace } from '../domain/own-words.ts';
import type { Database } from './database.ts';

/** @param text none takes it away */
export async function keepOwnWords(
  db: Database,
  { programme, kind, place }: { readonly programme: string; readonly kind: MailKind; readonly place: OwnPlace },
  text: string | undefined,
): Promise<void> {
  if (text === undefined)
    await db
      .deleteFrom('own_words')
      .where('programme', '=', programme)
      .where('kind', '=', kind)
      .where('place', '=', place)
      .execute();
  else
    await db
      .insertInto('own_words')
      .values({ programme, kind, place, text })
      .onConflict((conflict) => conflict.columns(['programme', 'kind', 'place']).doUpdateSet({ text }))
      .execute();
}
