// Who a programme's moments are for, as ids: what the engine is told about people.
import type { Audience, Moment } from './agenda.ts';
import { convener, mentorCircle, type Group, type Programme } from './programme.ts';

/** A moment with the people it is for: one mail each. */
export type PeopledMoment = Moment & { readonly people: readonly string[] };

/** The agenda with its people: what the preview shows, the ledger starts from and the workflows walk. */
export function withPeople(programme: Programme, moments: readonly Moment[]): PeopledMoment[] {
  const groups = new Map(programme.groups.map((group) => [group.id, group]));
  return moments.map((moment) => {
    const group = moment.group === undefined ? undefined : groups.get(moment.group);
    return { ...moment, people: group ? groupAudience(moment.to, group) : programmeAudience(moment.to, programme) };
  });
}

function groupAudience(to: Audience, group: Group): string[] {
  const mentees = group.mentees.map((mentee) => mentee.id);
  switch (to) {
    case 'group':
      return [group.mentor.id, ...mentees];
    case 'mentor':
      return [group.mentor.id];
    case 'mentees':
      return mentees;
    default:
      return [];
  }
}

function programmeAudience(to: Audience, programme: Programme): string[] {
  switch (to) {
    case 'circle':
      return mentorCircle(programme).map((person) => person.id);
    case 'convener':
      return [convener(programme).id];
    case 'hr-and-sponsor':
      return [programme.hr.id, programme.sponsor.id];
    default:
      return [];
  }
}
