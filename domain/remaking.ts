// An agenda made anew after a change: what the engine will walk, and what a preview of the change shows.
import { circleAgenda, groupAgenda, type Moment } from './agenda.ts';
import { circleKey } from './ids.ts';
import { circleKindIn } from './kinds.ts';
import type { Moves } from './moving.ts';
import { plan, type CircleMeeting } from './plan.ts';
import { MEETINGS, type Group, type Instant, type Programme } from './programme.ts';
import { revise, type Revision } from './revision.ts';
import { withPeople, type PeopledMoment } from './roster.ts';
import { asItStands, cancelledMeetings, type Standing } from './standing.ts';
import type { Walked } from './status.ts';

/** When an agenda is made anew, and how far it has been walked. */
export interface Remaking {
  /** When the programme began. */
  readonly start: Instant;
  readonly now: Instant;
  readonly walked: Walked;
}

/** The rounds whose dates the moves change; the last day for talks counts as the fourth. */
export function movedRounds(moves: Moves | undefined): ReadonlySet<number> {
  return new Set([...(moves?.meetings ?? []).map(({ meeting }) => meeting), ...(moves?.talkDay ? [MEETINGS] : [])]);
}

/** @param programme as it stands after the change */
export function remakeGroup(
  programme: Programme,
  group: Group,
  rounds: ReadonlySet<number>,
  { start, now, walked }: Remaking,
): Revision<PeopledMoment> {
  return revise(withPeople(programme, groupAgenda(programme, group, start)), {
    ...walked,
    now,
    moved: ({ round }) => rounds.has(round),
  });
}

/** Where the circle stands: its meetings as they are, those that keep their time, and the rounds that opened late. */
export interface CircleStanding {
  readonly circle: readonly CircleMeeting[];
  readonly kept: readonly CircleMeeting[];
  readonly opened: Readonly<Record<number, Instant>>;
}

/** @param programme as it was posted */
export function remakeCircle(
  programme: Programme,
  standings: readonly Standing[],
  { circle, kept, opened }: CircleStanding,
  { start, now, walked }: Remaking,
): Revision<PeopledMoment> & { readonly circle: readonly CircleMeeting[] } {
  const standing = asItStands(programme, standings);
  const changes = { opened, kept, cancelled: cancelledMeetings(standings), before: { circle, now } };
  const fresh = plan(standing, changes).circle;
  const stays = (meeting: CircleMeeting) =>
    fresh.some((other) => circleKey(other) === circleKey(meeting) && other.startsAt === meeting.startsAt);
  const moved = new Set(circle.filter((meeting) => !stays(meeting)).map(circleKey));
  const revision = revise(withPeople(standing, circleAgenda(standing, start, changes)), {
    ...walked,
    now,
    moved: (moment) => moved.has(meetingOf(moment)),
  });
  return { ...revision, circle: fresh };
}

/** The circle's meeting that a moment belongs to. */
function meetingOf(moment: Moment): string {
  return circleKey({ kind: circleKindIn(moment), round: moment.round });
}
