// What mentees promise on their closing form: to be a mentor later (R24), to be found by the others who agree (R72).
import type { Person } from '../domain/programme.ts';
import { readClosingForm, type ClosingForm } from '../domain/survey.ts';
import type { ProgrammeRecord } from '../records/programmes.ts';
import { readWords } from '../records/words.ts';
import type { DeskTools } from './files.ts';

type Tools = Pick<DeskTools, 'db' | 'contentKeys'>;

/** For HR: they said so on the form. */
export async function futureMentors(tools: Tools, record: ProgrammeRecord) {
  const promised = await whoPromise(tools, record, 'mentorLater');
  return {
    futureMentors: promised.map(({ person: { id, name, email, department }, group }) => ({
      ...{ person: id, name, email, department, group },
    })),
  };
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
