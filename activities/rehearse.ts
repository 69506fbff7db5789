// A rehearsal's scenario as what its people will do, and when.
import { deeds, scenarioBody } from '../domain/scenario.ts';
import type { Activities } from '../workflows/activities.ts';
import { programmeRecord, type Tools } from './tools.ts';

export function rehearsing({ db }: Tools): Pick<Activities, 'castRehearsal'> {
  return {
    async castRehearsal({ programme: id }) {
      const { programme, rehearsal } = await programmeRecord(db, id);
      return deeds(programme, scenarioBody.parse(rehearsal?.scenario ?? {}));
    },
  };
}
