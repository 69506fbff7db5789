// How a rehearsal's people behave before the first meeting: the sponsor approves, mentors and mentees say yes, directors name people,
// HR makes the groups, and the seminar is held.
import { placesIn, planIntroduction, stagesOf } from './introduction.ts';
import { addMinutes } from './local-time.ts';
import type { Instant, Programme } from './programme.ts';
import type { Deed } from './deed.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

/** @param origin when the rehearsal begins, on its own clock */
export function introductionDeeds(programme: Programme, origin: Instant): Deed[] {
  const stages = stagesOf(programme);
  const { introduction, sponsor, groups, hr } = programme;
  const has = (stage: (typeof stages)[number]) => stages.includes(stage);
  const at = (days: number, hours = 0) => addMinutes(origin, days * DAY + hours * HOUR);
  const mentors = [...new Set(groups.map(({ mentor }) => mentor.id))];
  const { directors = [], quota } = introduction?.nomination ?? {};
  const seminar = planIntroduction(programme, origin).seminar;
  return [
    ...(has('commission')
      ? [{ at: at(2), message: 'commissionAnswered', args: { approved: true, by: sponsor.id } }]
      : []),
    ...(has('mentors')
      ? mentors.map((person, index) => ({
          at: at(4, index),
          message: 'invitationAnswered',
          args: { person, answer: 'yes', by: person },
        }))
      : []),
    ...directors.map(({ id }, index): Deed => ({
      at: at(5, index),
      message: 'nominated',
      args: { director: id, done: true, by: id },
      writes: Array.from({ length: quota ? placesIn(quota) : 0 }, (_, n) => ({
        ...{ what: 'nomination' as const, group: '', person: id, meeting: 0 },
        pick: index * (quota ? placesIn(quota) : 0) + n,
      })),
    })),
    ...(has('grouping') ? [{ at: at(8), args: { by: 'hr' }, rehearses: 'groups' as const }] : []),
    ...(has('invitations') ? [{ at: at(11), args: {}, rehearses: 'answers' as const }] : []),
    ...(seminar
      ? [{ at: addMinutes(seminar.endsAt, 3 * HOUR), message: 'seminarHeld', args: { attended: mentors, by: hr.id } }]
      : []),
  ];
}
