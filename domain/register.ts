// Who is who in a posted programme: one human, one id, however many places they are given.
import { createHash } from 'node:crypto';
import { personIdOf } from './ids.ts';
import type { Person, PersonDetails } from './programme.ts';

/** The same content gives the same hash whatever the order of its keys; used to tell a repeated post from another programme. */
export function contentHash(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content, sorted)).digest('hex');
}

function sorted(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * The people of a programme. Whoever is named twice by one address is one person; what is said of them in several places is put
 * together. The ids are the same in the preview and in the programme.
 */
export class Register {
  readonly #people = new Map<string, Person>();

  /** @param secret what nobody knows who doesn't hold the posted body: an id must tell nothing of its person */
  constructor(secret: string, named: readonly PersonDetails[]) {
    for (const details of named) {
      const known = this.#people.get(addressOf(details));
      const seed = `${secret} ${this.#people.size}`;
      const id = known?.id ?? personIdOf(createHash('sha256').update(seed).digest());
      this.#people.set(addressOf(details), withAll({ ...details, ...known, id }, details));
    }
  }

  /** Somebody as all that is said of them makes them. */
  find(details: PersonDetails): Person {
    const person = this.#people.get(addressOf(details));
    if (!person) throw new RangeError('nobody of that address is named');
    return person;
  }
}

const addressOf = ({ email }: PersonDetails) => email.toLowerCase();

/** What is known of a person, with what is newly said where nothing was known. */
function withAll(
  person: Person,
  { department, organisation, manager, employedSince, greeting, gender }: PersonDetails,
): Person {
  return {
    ...person,
    department: person.department ?? department,
    organisation: person.organisation ?? organisation,
    manager: person.manager ?? manager,
    employedSince: person.employedSince ?? employedSince,
    greeting: person.greeting ?? greeting,
    gender: person.gender ?? gender,
  };
}
