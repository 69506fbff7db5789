// Answers of the API: the programme and its ledger as HR sees them, instants with the programme's offset.
import { agenda } from '../domain/agenda.ts';
import { plan } from '../domain/plan.ts';
import { withOffset } from '../domain/local-time.ts';
import { everyone, type Instant, type Programme } from '../domain/programme.ts';
import { withPeople } from '../domain/roster.ts';
import type { Warning } from '../domain/rules.ts';
import type { LedgerEntry } from '../records/ledger.ts';
import { attentionText } from '../mail/texts/attention.ts';
import type { GroupStatus, Happening, NextMoment, Outlook, ProgrammeStatus } from '../domain/status.ts';
import { why } from './why.ts';

export function previewView(programme: Programme, now: Instant, warnings: readonly Warning[]) {
  const local = (instant: Instant) => withOffset(instant, programme.timeZone);
  const names = new Map(everyone(programme).map((person) => [person.id, person]));
  const { meetings, circle } = plan(programme);
  return {
    plan: {
      meetings: meetings.map((meeting) => ({
        ...meeting,
        startsAt: local(meeting.startsAt),
        endsAt: local(meeting.endsAt),
        ...(meeting.deadline ? { deadline: local(meeting.deadline) } : {}),
      })),
      circle: circle.map((meeting) => ({
        ...meeting,
        startsAt: local(meeting.startsAt),
        endsAt: local(meeting.endsAt),
      })),
    },
    mails: withPeople(programme, agenda(programme, now)).flatMap(({ id, kind, group, at, people }) =>
      people.map((person) => ({
        kind,
        group: group ?? null,
        moment: id,
        person,
        name: names.get(person)?.name,
        email: names.get(person)?.email,
        plannedFor: local(at),
      })),
    ),
    warnings,
  };
}

export interface ProgrammeState {
  readonly status?: (ProgrammeStatus & Partial<Outlook>) | undefined;
  readonly groups: ReadonlyMap<string, GroupStatus & Partial<Outlook>>;
}

export function programmeView(
  programme: Programme,
  { status, groups }: ProgrammeState,
  rehearsal: boolean,
  {
    reasons = new Map(),
    places = new Map(),
  }: { readonly reasons?: ReadonlyMap<string, string>; readonly places?: ReadonlyMap<string, string> } = {},
) {
  const local = (instant: Instant) => withOffset(instant, programme.timeZone);
  const next = (moments: readonly NextMoment[] = []) => moments.map((moment) => ({ ...moment, at: local(moment.at) }));
  const groupViews = programme.groups.map((group) => {
    const known = groups.get(group.id) ?? status?.groups.find((other) => other.group === group.id);
    return {
      ...{
        id: group.id,
        name: group.name,
        variant: group.variant,
        phase: known?.phase ?? 'introduction',
        closing: known?.closing ?? group.practice.closing,
      },
      mentor: {
        id: group.mentor.id,
        name: group.mentor.name,
        email: group.mentor.email,
        ...(group.mentor.gone ? { gone: group.mentor.gone } : {}),
      },
      ...(known?.cancelled ? { cancelled: true } : {}),
      mentees: group.mentees.map(({ id, name, email, gone }) => ({
        id,
        name,
        email,
        ...(gone === 'erased' ? { erased: true } : {}),
        status: 'active',
        ...known?.mentees.find((mentee) => mentee.id === id),
        ...(reasons.has(id) ? { reason: reasons.get(id) } : {}),
      })),
      meetings: (known?.meetings ?? group.meetings.map((meeting) => ({ ...meeting, status: 'planned' as const }))).map(
        (meeting) => ({
          ...meeting,
          ...{ startsAt: local(meeting.startsAt), endsAt: local(meeting.endsAt) },
          ...('deadline' in meeting && meeting.deadline ? { deadline: local(meeting.deadline) } : {}),
          location: ('place' in meeting && meeting.place && places.get(meeting.place)) || group.location,
        }),
      ),
      handedIn: known?.handedIn ?? {},
      next: next(groups.get(group.id)?.next),
    };
  });
  const coming = [...(status?.next ?? []), ...[...groups.values()].flatMap((group) => group.next ?? [])].sort(
    (a, b) => Date.parse(a.at) - Date.parse(b.at),
  );
  return {
    ...{
      id: programme.id,
      title: programme.title,
      phase: status?.phase ?? 'introduction',
      round: status?.round ?? 0,
      rehearsal,
      ...(status?.cancelled ? { cancelled: true } : {}),
    },
    attention: (status?.attention ?? []).map((entry) => ({
      ...entry,
      since: local(entry.since),
      todo: attentionText(programme, entry),
    })),
    next: next(coming.slice(0, 10)),
    groups: groupViews,
    circle: (status?.circle ?? []).map((meeting) => ({
      ...meeting,
      startsAt: local(meeting.startsAt),
      endsAt: local(meeting.endsAt),
    })),
  };
}

export function ledgerView(programme: Programme, entries: readonly LedgerEntry[]) {
  const local = (date: Date) => withOffset(date.toISOString(), programme.timeZone);
  return {
    mails: entries.map((entry) => {
      const { kind, group, moment, person, plannedFor, outcome, reason, messageId, at } = entry;
      return {
        kind,
        group,
        moment,
        person,
        plannedFor: local(plannedFor),
        outcome,
        reason,
        messageId,
        at: at ? local(at) : null,
        why: why(programme, entry),
      };
    }),
  };
}

export function timelineView(programme: Programme, entries: readonly LedgerEntry[], happenings: readonly Happening[]) {
  const local = (instant: Instant) => withOffset(instant, programme.timeZone);
  const moments = [...Map.groupBy(entries, ({ group, moment }) => `${group ?? ''}/${moment}`).values()].map((mails) => {
    const [first] = mails as [LedgerEntry, ...LedgerEntry[]];
    const count = (outcome: LedgerEntry['outcome']) => mails.filter((mail) => mail.outcome === outcome).length;
    return {
      ...{ at: local(first.plannedFor.toISOString()), kind: first.kind, group: first.group, moment: first.moment },
      mails: {
        planned: mails.length,
        sent: count('sent'),
        suppressed: count('suppressed'),
        failed: count('failed'),
        open: count('planned'),
      },
    };
  });
  return {
    past: [
      ...moments.filter(({ mails }) => mails.open === 0),
      ...happenings.map((happening) => ({ ...happening, at: local(happening.at) })),
    ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at)),
    coming: moments.filter(({ mails }) => mails.open > 0),
  };
}
