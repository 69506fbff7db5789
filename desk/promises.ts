// What mentees promise on their closing form: to be a mentor later (R24), to be found by the others who agree (R72).
import { z } from 'zod';
import type { Person } from '../domain/programme.ts';
import { readClosingForm, type ClosingForm } from '../domain/survey.ts';
import type { ProgrammeRecord } from '../records/programmes.ts';
import { readWords } from '../records/words.ts';
import type { DeskTools } from './files.ts';

type Tools = Pick<DeskTools, 'db' | 'contentKeys'>;

/** For HR: they said so when they said yes, and on the closing form, which counts where they have filled it in. */
export async function futureMentors(tools: Tools, record: ProgrammeRecord) {
  const { programme, people, memberships } = record;
  const [promised, forms, answers] = await Promise.all([
    whoPromise(tools, record, 'mentorLater'),
    readWords(tools.db, tools.contentKeys, programme.id, 'closing-form'),
    readWords(tools.db, tools.contentKeys, programme.id, 'promise'),
  ]);
  const atFirst = answers
    .filter(({ text }) => promisesIn(text).includes('mentor-later'))
    .filter(({ person }) => !forms.some((form) => form.person === person))
    .flatMap(({ person: id }) => {
      const person = people.get(id);
      const place = memberships.find((each) => each.person === id && each.role === 'mentee' && !each.gone);
      return person?.email && place ? [{ person, group: place.group }] : [];
    });
  return {
    futureMentors: [...promised, ...atFirst].map(({ person: { id, name, email, department }, group }) => ({
      ...{ person: id, name, email, department, group },
    })),
  };
}

const kept = z.object({ promises: z.record(z.string(), z.string()) });

function promisesIn(text: string): readonly string[] {
  return Object.keys(kept.parse(JSON.parse(text)).promises);
}

/** The others on the contact list; for one who is on it. */
export async function contactsOf(tools: Tools, record: ProgrammeRecord, one: string): Promise<readonly Person[]> {
  const agreed = (await whoPromise(tools, record, 'contactList')).map(({ person }) => person);
  return agreed.some(({ id }) => id === one) ? agreed.filter(({ id }) => id !== one) : [];
}

/** Nobody who has been erased. */
async function whoPromise(
  { db, contentKeys }: Tools,
  { programme, people }: ProgrammeRecord,
  what: keyof Pick<ClosingForm, 'mentorLater' | 'contactList'>,
): Promise<readonly { readonly person: Person; readonly group: string }[]> {
  const forms = await readWords(db, contentKeys, programme.id, 'closing-form');
  return forms
    .filter(({ text }) => readClosingForm(text)[what])
    .flatMap(({ person: id, group }) => {
      const person = people.get(id);
      return person?.email ? [{ person, group }] : [];
    });
}
