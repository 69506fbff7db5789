// A rehearsal's scenario as what its people will do, and when.
import { deeds, scenarioBody } from '../domain/scenario.ts';
import type { Asks } from '../workflows/activities.ts';
import { programmeRecord, type Tools } from './tools.ts';

export function casting({ db }: Tools): Pick<Asks, 'castRehearsal'> {
  return {
    async castRehearsal({ programme: id }) {
      const { programme, rehearsal } = await programmeRecord(db, id);
      return deeds(programme, scenarioBody.parse(rehearsal?.scenario ?? {}));
    },
  };
}
