// Where meetings that were moved are held. The engine knows a place by an id only.
import { randomUUID } from 'node:crypto';
import type { Database } from './database.ts';

/** @returns what the engine knows the place by; the same place keeps its id */
export async function keepPlace(db: Database, programme: string, place: string): Promise<string> {
  const known = await db
    .selectFrom('place')
    .select('id')
    .where('programme', '=', programme)
    .where('place', '=', place)
    .executeTakeFirst();
  if (known) return known.id;
  const id = randomUUID();
  await db.insertInto('place').values({ programme, id, place }).execute();
  return id;
}

/** Mentors write places, and may name people in them. The meetings are then told with their group's own place. */
export async function forgetPlaces(db: Database, programme: string): Promise<void> {
  await db.deleteFrom('place').where('programme', '=', programme).execute();
}
