// The end of a programme: what the engine knew is kept, and a rehearsal's people are deleted.
import { forgetPeople, markEnded } from '../records/programmes.ts';
import type { Asks } from '../workflows/asks.ts';
import { programmeRecord, type Tools } from './tools.ts';

export function closings({ db }: Tools): Pick<Asks, 'closeProgramme'> {
  return {
    async closeProgramme({ programme, now, final }) {
      const { rehearsal } = await programmeRecord(db, programme);
      await markEnded(db, programme, now, final);
      if (rehearsal) await forgetPeople(db, programme);
    },
  };
}
