// What a move would do, shown before it is done: each moment, mail and invitation that would change, before and after.
import { momentId } from '../domain/ids.ts';
import { circleMail, type CircleKind, type MomentKind } from '../domain/kinds.ts';
import { withOffset } from '../domain/local-time.ts';
import { moved, type Moves } from '../domain/moving.ts';
import { groupOf, type Instant, type Programme } from '../domain/programme.ts';
import { movedRounds, remakeCircle, remakeGroup } from '../domain/remaking.ts';
import type { PeopledMoment } from '../domain/roster.ts';
import { asItStands } from '../domain/standing.ts';
import {
  meetingOf,
  peopleIn,
  type GroupStatus,
  type Outlook,
  type ProgrammeStatus,
  type Walked,
} from '../domain/status.ts';

interface PreviewInput {
  readonly programme: Programme;
  readonly start: Instant;
  readonly now: Instant;
  readonly status: ProgrammeStatus & { readonly walked: Walked };
  readonly groups: readonly (GroupStatus & Outlook)[];
  /** By group. */
  readonly moves: ReadonlyMap<string, Moves>;
  /** Whether the meeting is held in another place, too. */
  readonly elsewhere: boolean;
}

interface Change {
  readonly moment: string;
  readonly kind: MomentKind;
  readonly group: string | null;
  readonly round: number;
  readonly people: readonly string[];
  readonly before: Instant | null;
  readonly after: Instant | null;
}

interface Entry {
  readonly startsAt: Instant;
  readonly sequence: number;
}

interface Invitation {
  readonly kind: 'meeting' | CircleKind;
  readonly group: string | null;
  readonly round: number;
  readonly people: readonly string[];
  readonly before: Entry;
  readonly after: Entry;
}

export type MovePreview = ReturnType<typeof view>;

export function movePreview(input: PreviewInput) {
  const { programme, groups, moves } = input;
  const standings = groups.map((group) => {
    const move = moves.get(group.group);
    return move ? moved(group, move) : group;
  });
  const before = asItStands(programme, groups);
  const after = asItStands(programme, standings);
  const circle = circleChanges(input, standings);
  const changes = groups.flatMap((group) => groupChanges(input, group, before, after));
  const invitations = groups.flatMap((group) => groupInvitations(input, group));
  return view(programme, [...changes, ...circle.changes], [...invitations, ...circle.invitations], input.now);
}

function groupChanges(
  { start, now, moves }: PreviewInput,
  group: GroupStatus & Outlook,
  before: Programme,
  after: Programme,
): Change[] {
  const move = moves.get(group.group);
  const [was, is] = [groupOf(before, group.group), groupOf(after, group.group)];
  if (!move || !was || !is) return [];
  const staying = peopleIn(group);
  const onlyStaying = (moment: PeopledMoment) => ({
    ...moment,
    people: moment.people.filter((person) => staying.includes(person)),
  });
  const at = { start, now, walked: group.walked };
  const old = remakeGroup(before, was, new Set(), at);
  const fresh = remakeGroup(after, is, movedRounds(move), at);
  const moments = fresh.moments.map(onlyStaying);
  return differences(old.moments.map(onlyStaying), { moments, merged: fresh.merged }, group.walked.done);
}

function groupInvitations({ moves, elsewhere }: PreviewInput, group: GroupStatus): Invitation[] {
  const people = peopleIn(group);
  return (moves.get(group.group)?.meetings ?? []).flatMap(({ meeting, startsAt }): Invitation[] => {
    const known = meetingOf(group, meeting);
    if (!known || (!elsewhere && Date.parse(known.startsAt) === Date.parse(startsAt))) return [];
    const { startsAt: old, sequence } = known;
    const entries = { before: { startsAt: old, sequence }, after: { startsAt, sequence: sequence + 1 } };
    return [{ kind: 'meeting', group: group.group, round: meeting, people, ...entries }];
  });
}

function circleChanges({ programme, start, now, status, groups }: PreviewInput, standings: readonly GroupStatus[]) {
  const at = { start, now, walked: status.walked };
  const kept = status.circle.filter((meeting) => meeting.kept);
  const standing = { circle: status.circle, opened: status.opened, kept };
  const old = remakeCircle(programme, groups, standing, at);
  const fresh = remakeCircle(programme, standings, standing, at);
  const invitations = status.circle.flatMap(({ kind, round, startsAt, sequence }): Invitation[] => {
    const is = fresh.circle.find((meeting) => meeting.kind === kind && meeting.round === round);
    const invited = status.walked.done.includes(momentId({ kind: circleMail(kind), round, stage: 'invitation' }));
    if (!is || is.startsAt === startsAt || !invited) return [];
    const entries = { before: { startsAt, sequence }, after: { startsAt: is.startsAt, sequence: sequence + 1 } };
    const people = fresh.moments.find((moment) => moment.to === 'circle' && moment.round === round)?.people ?? [];
    return [{ kind, group: null, round, people, ...entries }];
  });
  return { changes: differences(old.moments, fresh, status.walked.done), invitations };
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
    const { kind, round, people } = moment;
    const group = moment.group ?? null;
    return [{ moment: id, kind, group, round, people, before: old?.at ?? null, after: fresh?.at ?? null }];
  });
}

function view({ timeZone }: Programme, changes: readonly Change[], invitations: readonly Invitation[], now: Instant) {
  const local = (instant: Instant | null) => (instant === null ? null : withOffset(instant, timeZone));
  const shown = changes.map((change) => ({ ...change, before: local(change.before), after: local(change.after) }));
  const kind = 'meeting-moved';
  return {
    preview: true as const,
    moments: shown.map(({ people: _people, ...change }) => change),
    mails: [
      ...shown.flatMap(({ people, ...change }) => people.map((person) => ({ ...change, person }))),
      ...invitations.flatMap(({ group, round, people }) =>
        people.map((person) => ({ kind, moment: kind, group, round, person, before: null, after: local(now) })),
      ),
    ],
    invitations: invitations.map((invitation) => ({
      ...invitation,
      before: { ...invitation.before, startsAt: withOffset(invitation.before.startsAt, timeZone) },
      after: { ...invitation.after, startsAt: withOffset(invitation.after.startsAt, timeZone) },
    })),
  };
}
