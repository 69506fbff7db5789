// Answers of the desk: the programme and its ledger as HR sees them, instants with the programme's offset.
import { agenda } from '../domain/agenda.ts';
import { roundIn } from '../domain/ids.ts';
import { planIntroduction, stagesOf } from '../domain/introduction.ts';
import { withOffset } from '../domain/local-time.ts';
import { plan } from '../domain/plan.ts';
import { everyone, type Group, type Instant, type Person, type Programme } from '../domain/programme.ts';
import { withPeople } from '../domain/roster.ts';
import type { Warning } from '../domain/findings.ts';
import { locationOf } from '../domain/standing.ts';
import type { GroupStatus, Happening, MeetingStatus, NextMoment } from '../domain/status.ts';
import { attentionText } from '../language/attention.ts';
import type { LedgerEntry } from '../records/ledger.ts';
import type { KeptWords } from '../records/words.ts';
import { standingOf, type State } from './files.ts';
import { why } from './why.ts';

type Local = (instant: Instant) => string;

const localIn =
  ({ timeZone }: Programme): Local =>
  (instant) =>
    withOffset(instant, timeZone);

/** A span with its instants as the programme's clock shows them. */
function timed<T extends { readonly startsAt: Instant; readonly endsAt: Instant; readonly deadline?: Instant }>(
  local: Local,
  span: T,
) {
  const deadline = span.deadline ? { deadline: local(span.deadline) } : {};
  return { ...span, startsAt: local(span.startsAt), endsAt: local(span.endsAt), ...deadline };
}

export function previewView(programme: Programme, now: Instant, warnings: readonly Warning[]) {
  const local = localIn(programme);
  const people = new Map(everyone(programme).map((person) => [person.id, person]));
  const { meetings, circle } = plan(programme);
  const moments = withPeople(programme, agenda(programme, now));
  return {
    plan: {
      meetings: meetings.map((meeting) => timed(local, meeting)),
      circle: circle.map((meeting) => timed(local, meeting)),
      ...(programme.introduction ? { introduction: introductionView(programme, now, local) } : {}),
    },
    mails: moments.flatMap(({ id: moment, kind, group = null, at, people: to }) =>
      to.map((person) => ({
        kind,
        group,
        moment,
        person,
        name: people.get(person)?.name,
        email: people.get(person)?.email,
        plannedFor: local(at),
      })),
    ),
    warnings,
  };
}

function introductionView(programme: Programme, now: Instant, local: Local) {
  const { stages, meetingsFrom } = planIntroduction(programme, now);
  return {
    stages: stagesOf(programme).flatMap((stage) => {
      const dates = stages[stage];
      return dates ? [{ stage, opens: local(dates.opens), by: local(dates.by) }] : [];
    }),
    meetingsFrom: local(meetingsFrom),
  };
}

/** What is kept of a programme beside what it is and where it stands. */
interface Beside {
  readonly rehearsal: boolean;
  readonly reasons?: readonly KeptWords[];
  readonly places?: ReadonlyMap<string, string>;
}

export function programmeView(
  programme: Programme,
  { status, groups }: Partial<State> & Pick<State, 'groups'>,
  { rehearsal, reasons = [], places = new Map() }: Beside,
) {
  const local = localIn(programme);
  const next = (moments: readonly NextMoment[] = []) => moments.map((each) => ({ ...each, at: local(each.at) }));
  const coming = [status, ...groups.values()].flatMap((each) => each?.next ?? []);
  coming.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const known = (group: Group) => standingOf(programme, group, { status, groups });
  return {
    id: programme.id,
    title: programme.title,
    phase: status?.phase ?? 'introduction',
    round: status?.round ?? 0,
    rehearsal,
    ...(status?.cancelled ? { cancelled: true } : {}),
    ...(status?.introduction
      ? { introduction: status.introduction.map(({ stage, status: state }) => ({ stage, status: state })) }
      : {}),
    attention: (status?.attention ?? []).map((entry) => ({
      ...entry,
      since: local(entry.since),
      todo: attentionText(programme, entry),
    })),
    next: next(coming.slice(0, 10)),
    groups: programme.groups.map((group) => ({
      ...groupView(group, known(group), local, reasons, places),
      next: next(groups.get(group.id)?.next),
    })),
    circle: (status?.circle ?? []).map((meeting) => timed(local, meeting)),
  };
}

function groupView(
  group: Group,
  known: GroupStatus,
  local: Local,
  reasons: readonly KeptWords[],
  places: ReadonlyMap<string, string>,
) {
  const { id, name, variant, mentor, mentees } = group;
  const reasonOf = (person: string) => reasons.find((words) => words.person === person && words.group === id)?.text;
  const menteeView = ({ id: person, name: full, email, gone }: Person) => {
    const reason = reasonOf(person);
    return {
      id: person,
      name: full,
      email,
      ...(gone === 'erased' ? { erased: true } : {}),
      status: 'active',
      ...known.mentees.find((mentee) => mentee.id === person),
      ...(reason === undefined ? {} : { reason }),
    };
  };
  const meetingView = (meeting: MeetingStatus) => ({
    ...timed(local, meeting),
    location: locationOf(group, meeting, places),
  });
  return {
    id,
    name,
    variant,
    phase: known.phase,
    closing: known.closing,
    mentor: {
      id: mentor.id,
      name: mentor.name,
      email: mentor.email,
      ...(mentor.gone ? { gone: mentor.gone } : {}),
    },
    ...(known.cancelled ? { cancelled: true } : {}),
    mentees: mentees.map(menteeView),
    meetings: known.meetings.map(meetingView),
    handedIn: known.handedIn,
  };
}

export function ledgerView(programme: Programme, entries: readonly LedgerEntry[], language = programme.language) {
  const local = (date: Date) => withOffset(date.toISOString(), programme.timeZone);
  return {
    mails: entries.map((entry) => ({
      kind: entry.kind,
      group: entry.group,
      moment: entry.moment,
      /** The meeting or round that it is about; 0 where it is about none. */
      round: roundIn(entry.moment),
      person: entry.person,
      plannedFor: local(entry.plannedFor),
      outcome: entry.outcome,
      reason: entry.reason,
      messageId: entry.messageId,
      at: entry.at ? local(entry.at) : null,
      why: why({ ...programme, language }, entry),
    })),
  };
}

export type LedgerView = ReturnType<typeof ledgerView>;

export function timelineView(programme: Programme, entries: readonly LedgerEntry[], happenings: readonly Happening[]) {
  const local = localIn(programme);
  const byMoment = Map.groupBy(entries, ({ group, moment }) => JSON.stringify([group, moment]));
  const moments = [...byMoment.values()].flatMap((mails) => {
    const [first] = mails;
    if (!first) return [];
    const count = (outcome: LedgerEntry['outcome']) => mails.filter((mail) => mail.outcome === outcome).length;
    return [
      {
        at: local(first.plannedFor.toISOString()),
        kind: first.kind,
        group: first.group,
        moment: first.moment,
        mails: {
          planned: mails.length,
          sent: count('sent'),
          suppressed: count('suppressed'),
          failed: count('failed'),
          open: count('planned'),
        },
      },
    ];
  });
  const past = [
    ...moments.filter(({ mails }) => mails.open === 0),
    ...happenings.map((happening) => ({ ...happening, at: local(happening.at) })),
  ];
  return {
    past: past.sort((a, b) => Date.parse(a.at) - Date.parse(b.at)),
    coming: moments.filter(({ mails }) => mails.open > 0),
  };
}
