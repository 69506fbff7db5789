// One moment with a mail to each of a group's six mentees.
import { momentAgain, momentId } from '../domain/ids.ts';
import type { PlannedMail } from '../domain/kinds.ts';
import type { Programme } from '../domain/programme.ts';
import { openingStatus } from '../domain/standing.ts';
import type { Decision, Delivery } from '../workflows/activities.ts';
import { DAY_MS } from './figures.ts';

let times = 0;

export function sixMails(programme: Programme, kind: PlannedMail, round: number): Delivery {
  const [group] = programme.groups;
  if (!group) throw new Error('no group');
  times += 1;
  const decision: Decision = {
    // Nobody has sent it before.
    moment: momentAgain(momentId({ kind, round }), times),
    kind,
    round,
    at: new Date().toISOString(),
    until: new Date(Date.now() + DAY_MS).toISOString(),
    send: group.mentees.map(({ id }) => id),
    heldBack: [],
  };
  return {
    programme: programme.id,
    group: group.id,
    pace: { origin: 0, engine: 0, pace: 1 },
    status: { ...openingStatus(programme, group), phase: 'meetings' },
    decisions: [decision],
    revision: 0,
  };
}
