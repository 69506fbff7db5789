// What has been shown of people's answers, in counts; and what it was made of, each answer sealed by its own person's key, so that the
// next report can be held against it.
import { answersOf, type Questionnaires } from '../domain/answers.ts';
import type { Programme } from '../domain/programme.ts';
import { publish, thresholdOf, type Answer, type Published } from '../domain/publishing.ts';
import type { NamedKey } from '../host/settings.ts';
import { ContentKeys } from './content-keys.ts';
import type { Database } from './database.ts';
import { readWords } from './words.ts';

type Counts = ReadonlyMap<string, Published['counts']>;

/** The programme's questionnaires, and what may be shown of them: counts by question. Once shown it stays, also when people are erased. */
export async function publishAnswers(
  db: Database,
  keys: readonly NamedKey[],
  programme: Pick<Programme, 'id' | 'surveyThreshold'>,
): Promise<Questionnaires & { readonly shown: Counts }> {
  const { id } = programme;
  const [closing, before, mentors] = await Promise.all([
    readWords(db, keys, id, 'closing-form'),
    readWords(db, keys, id, 'survey-before'),
    readWords(db, keys, id, 'mentor-survey'),
  ]);
  const questionnaires = { closing, before, mentors };
  const answers = answersOf(questionnaires);
  const known = await shownBefore(db, keys, id);
  const shown = new Map<string, Published['counts']>();
  for (const question of new Set([...known.keys(), ...answers.keys()])) {
    const asked = { programme: id, question, threshold: thresholdOf(programme) };
    const counts = await showOne(db, keys, asked, answers.get(question) ?? [], known.get(question) ?? []);
    if (counts) shown.set(question, counts);
  }
  return { ...questionnaires, shown };
}

async function shownBefore(
  db: Database,
  keys: readonly NamedKey[],
  programme: string,
): Promise<ReadonlyMap<string, readonly Published[]>> {
  const sealing = new ContentKeys(db, keys, programme);
  const rows = await db
    .selectFrom('published')
    .select(['question', 'version', 'counts', 'made_of'])
    .where('programme', '=', programme)
    .orderBy('version')
    .execute();
  const known = new Map<string, Published[]>();
  for (const { question, version, counts, made_of } of rows) {
    const of: Record<string, string | undefined> = {};
    for (const [person, sealed] of Object.entries(made_of)) {
      const opened = await sealing.openText(person, rowOf(question, version), sealed);
      of[person] = 'text' in opened ? opened.text : undefined;
    }
    known.set(question, [...(known.get(question) ?? []), { counts, of }]);
  }
  return known;
}

/** Of two at once one is kept, and both show it. */
async function showOne(
  db: Database,
  keys: readonly NamedKey[],
  { programme, question, threshold }: { programme: string; question: string; threshold: number },
  answers: readonly Answer[],
  before: readonly Published[],
): Promise<Published['counts'] | undefined> {
  const texts = answers.map(({ person, value }) => ({ person, value: String(value) }));
  const shown = publish(texts, before, threshold);
  if (!shown || shown === before.at(-1)) return shown?.counts;
  const version = before.length + 1;
  const sealing = new ContentKeys(db, keys, programme);
  const sealedOf: Record<string, string> = {};
  for (const { person, value } of texts) {
    const sealed = await sealing.sealText(person, rowOf(question, version), value);
    if (sealed !== undefined) sealedOf[person] = sealed;
  }
  await db
    .insertInto('published')
    .values({
      ...{ programme, question, version },
      ...{ counts: JSON.stringify(shown.counts), made_of: JSON.stringify(sealedOf) },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const kept = await db
    .selectFrom('published')
    .select('counts')
    .where('programme', '=', programme)
    .where('question', '=', question)
    .where('version', '=', version)
    .executeTakeFirst();
  return kept?.counts;
}

function rowOf(question: string, version: number): readonly unknown[] {
  return ['published', question, version];
}
