// What a move would do, shown before it is done: each moment, mail and invitation that would change, before and after.
import { withOffset } from '../domain/local-time.ts';
import { moved, type Moves } from '../domain/moving.ts';
import type { CircleMeeting } from '../domain/plan.ts';
import type { Instant, Programme } from '../domain/programme.ts';
import { movedRounds, remakeCircle, remakeGroup } from '../domain/remaking.ts';
import type { PeopledMoment } from '../domain/roster.ts';
import { asItStands } from '../domain/standing.ts';
import type { GroupStatus, Outlook, ProgrammeStatus } from '../domain/status.ts';

export interface PreviewInput {
  readonly programme: Programme;
  readonly start: Instant;
  readonly now: Instant;
  readonly status: ProgrammeStatus & Outlook;
  readonly groups: readonly (GroupStatus & Outlook)[];
  /** By group. */
  readonly moves: ReadonlyMap<string, Moves>;
  /** Whether the meeting is held in another place, too. */
  readonly elsewhere: boolean;
}

interface Change {
  readonly moment: string;
  readonly kind: string;
  readonly group: string | null;
  readonly round: number;
  readonly people: readonly string[];
  readonly before: Instant | null;
  readonly after: Instant | null;
}

interface Invitation {
  readonly kind: 'meeting' | CircleMeeting['kind'];
  readonly group: string | null;
  readonly round: number;
  readonly people: readonly string[];
  readonly before: { readonly startsAt: Instant; readonly sequence: number };
  readonly after: { readonly startsAt: Instant; readonly sequence: number };
}

export function movePreview({ programme, start, now, status, groups, moves, elsewhere }: PreviewInput) {
  const standings = groups.map((group) => ({
    ...group,
    ...(moves.has(group.group) ? moved(group, moves.get(group.group) as Moves) : {}),
  }));
  const before = asItStands(programme, groups);
  const after = asItStands(programme, standings);
  const changes: Change[] = [];
  const invitations: Invitation[] = [];
  for (const group of groups) {
    const move = moves.get(group.group);
    const own = (all: Programme) => all.groups.find(({ id }) => id === group.group);
    const [was, is] = [own(before), own(after)];
    if (!move || !was || !is) continue;
    const at = { start, now, walked: group.walked };
    const staying = (moment: PeopledMoment) => ({
      ...moment,
      people: moment.people.filter(
        (person) =>
          (person === group.mentor && !group.mentorGone) ||
          group.mentees.some(({ id, status: state }) => id === person && state === 'active'),
      ),
    });
    const { merged, moments } = remakeGroup(after, is, movedRounds(move), at);
    changes.push(
      ...differences(
        remakeGroup(before, was, new Set(), at).moments.map(staying),
        { merged, moments: moments.map(staying) },
        group.walked.done,
      ),
    );
    const people = [
      ...(group.mentorGone ? [] : [group.mentor]),
      ...group.mentees.filter(({ status: state }) => state === 'active').map(({ id }) => id),
    ];
    for (const { meeting, startsAt } of move.meetings) {
      const known = group.meetings.find((candidate) => candidate.meeting === meeting);
      if (!known || (!elsewhere && Date.parse(known.startsAt) === Date.parse(startsAt))) continue;
      invitations.push({
        kind: 'meeting',
        group: group.group,
        round: meeting,
        people,
        before: { startsAt: known.startsAt, sequence: known.sequence },
        after: { startsAt, sequence: known.sequence + 1 },
      });
    }
  }
  const at = { start, now, walked: status.walked };
  const circle = { circle: status.circle, opened: status.opened, kept: status.circle.filter(({ kept }) => kept) };
  const circleAfter = remakeCircle(programme, standings, circle, at);
  changes.push(...differences(remakeCircle(programme, groups, circle, at).moments, circleAfter, status.walked.done));
  const members = circleAfter.moments.find(({ to }) => to === 'circle')?.people ?? [];
  for (const { kind, round, startsAt, sequence } of status.circle) {
    const fresh = circleAfter.circle.find((meeting) => meeting.kind === kind && meeting.round === round);
    if (!fresh || fresh.startsAt === startsAt || !status.walked.done.includes(`${kind}-meeting.${round}.invitation`))
      continue;
    invitations.push({
      kind,
      group: null,
      round,
      people: members,
      before: { startsAt, sequence },
      after: { startsAt: fresh.startsAt, sequence: sequence + 1 },
    });
  }
  return view(programme, changes, invitations, now);
}

/** Moments still to come that would come at another time, anew, or no more. */
function differences(
  before: readonly PeopledMoment[],
  { moments, merged }: { readonly moments: readonly PeopledMoment[]; readonly merged: readonly string[] },
  done: readonly string[],
): Change[] {
  const over = new Set(done);
  const coming = (list: readonly PeopledMoment[], without: readonly string[] = []) =>
    new Map(list.filter(({ id }) => !over.has(id) && !without.includes(id)).map((moment) => [moment.id, moment]));
  const [was, is] = [coming(before), coming(moments, merged)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((id): Change[] => {
    const [old, fresh] = [was.get(id), is.get(id)];
    const moment = old ?? fresh;
    if (!moment || moment.people.length === 0 || old?.at === fresh?.at) return [];
    return [
      {
        moment: id,
        kind: moment.kind,
        group: moment.group ?? null,
        round: moment.round,
        people: moment.people,
        before: old?.at ?? null,
        after: fresh?.at ?? null,
      },
    ];
  });
}

function view(programme: Programme, changes: readonly Change[], invitations: readonly Invitation[], now: Instant) {
  const local = (instant: Instant | null) => (instant === null ? null : withOffset(instant, programme.timeZone));
  const news = invitations.flatMap(({ group, round, people }) =>
    people.map((person) => ({
      kind: 'meeting-moved',
      moment: 'meeting-moved',
      group,
      round,
      person,
      before: null,
      after: local(now),
    })),
  );
  return {
    preview: true,
    moments: changes.map(({ people: _people, ...change }) => ({
      ...change,
      before: local(change.before),
      after: local(change.after),
    })),
    mails: [
      ...changes.flatMap(({ moment, kind, group, round, people, before, after }) =>
        people.map((person) => ({ kind, moment, group, round, person, before: local(before), after: local(after) })),
      ),
      ...news,
    ],
    invitations: invitations.map(({ before, after, ...invitation }) => ({
      ...invitation,
      before: { ...before, startsAt: local(before.startsAt) },
      after: { ...after, startsAt: local(after.startsAt) },
    })),
  };
}
