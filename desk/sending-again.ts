// HR sends mails again: one to somebody it may not have reached, or to everybody who has not answered.
import { agenda } from '../domain/agenda.ts';
import { firstMomentId, momentId, momentSentAgain, timesSentAgain } from '../domain/ids.ts';
import { isOneOf, PLANNED_MAILS, type IntroductionStage, type PlannedMail } from '../domain/kinds.ts';
import { compare } from '../domain/local-time.ts';
import { groupOf, MEETINGS } from '../domain/programme.ts';
import { goneFrom } from '../domain/roster.ts';
import { asItStands } from '../domain/standing.ts';
import {
  activeMentees,
  saidNotHeld,
  standing,
  talksLeft,
  type GroupStatus,
  type ProgrammeStatus,
} from '../domain/status.ts';
import { ledger, type LedgerEntry } from '../records/ledger.ts';
import type { ProgrammeRecord } from '../records/programmes.ts';
import { readWords, type KeptWords } from '../records/words.ts';
import { Files, type DeskTools, type State } from './files.ts';
import { latest } from './moving.ts';
import { byRule } from './refused.ts';

/** A mail, by what the ledger knows it by. */
export interface Mail {
  readonly moment: string;
  readonly group: string | null;
  readonly person: string;
}

/** Somebody whose answer is waited for, and the mail that asked for it. */
export interface Unanswered extends Mail {
  readonly name: string;
  readonly kind: PlannedMail;
  readonly sentAt: Date;
  readonly times: number;
}

const DAY_MS = 86_400_000;
/** Nobody is written to again more often. */
const LEAST_MS = DAY_MS;
/** What asks, by the stage that waits for the answer. */
const ASKING: Readonly<Partial<Record<IntroductionStage, PlannedMail>>> = {
  commission: 'commission-request',
  mentors: 'mentor-invitation',
  nomination: 'nomination-request',
  invitations: 'mentee-invitation',
};

export function sendingAgainDesk(tools: DeskTools) {
  const files = new Files(tools);
  const { db, engine, contentKeys } = tools;
  return {
    /** @returns false where it is being sent already. @throws Refused where it is of no use any more, or was sent again today */
    async sendAgain(id: string, { moment, group, person }: Mail): Promise<boolean> {
      const record = await files.running(id);
      if (record.rehearsal) throw byRule('rehearsal', 'the mails of a rehearsal are sent once');
      // They get nothing but the goodbye.
      if (goneFrom(record.programme, record.memberships, person, group ?? undefined))
        throw byRule('left', 'they are no longer in it');
      const entries = (await ledger(db, id)).filter((entry) => entry.person === person && entry.group === group);
      const first = firstMomentId(moment);
      const sent = entries.filter((entry) => firstMomentId(entry.moment) === first);
      const has = sent.find((entry) => entry.outcome === 'sent' || entry.outcome === 'failed');
      if (!has || !isOneOf(PLANNED_MAILS, has.kind)) throw byRule('not-sent', 'it has not been sent yet');
      const state = await files.state(record);
      const now = nowIn(state);
      const again = entries.filter((entry) => timesSentAgain(entry.moment) > 0 && entry.outcome !== 'failed');
      const lately = again.some((entry) => isLately(entry, now));
      if (lately) throw byRule('again-today', 'they have been sent a mail again within a day');
      const known = momentOf(record, state, first, group, now);
      const status = statusOf(record, state, group);
      if (!known || !status) throw byRule('too-late', 'it is of no use any more');
      const times = Math.max(0, ...sent.map((entry) => timesSentAgain(entry.moment))) + 1;
      const { round, stage, until } = known;
      return engine.sendAsked('sendAgain', {
        ...{ programme: id, person, status },
        decision: {
          ...{ moment: momentSentAgain(first, times), kind: has.kind, round, at: now.toISOString(), until },
          ...(stage ? { stage } : {}),
          ...{ send: [person], heldBack: [] },
        },
      });
    },

    /** Everybody whose answer is waited for, with how often they have been asked again. */
    async unanswered(id: string): Promise<readonly Unanswered[]> {
      const record = await files.running(id);
      const [state, entries, closing, mentors] = await Promise.all([
        files.state(record),
        ledger(db, id),
        readWords(db, contentKeys, id, 'closing-form'),
        readWords(db, contentKeys, id, 'mentor-survey'),
      ]);
      const now = nowIn(state);
      const waited = [...ofStages(state), ...ofGroups(state, [...closing, ...mentors], now)];
      return waited.flatMap(({ kind, round, group, person }) => {
        const moment = momentId({ kind, round });
        const all = entries.filter(
          (entry) => entry.person === person && entry.group === group && firstMomentId(entry.moment) === moment,
        );
        const sent = all.filter(({ outcome }) => outcome === 'sent').at(-1);
        if (!sent || !momentOf(record, state, moment, group, now)) return [];
        const times = Math.max(...all.map((entry) => timesSentAgain(entry.moment)));
        const name = record.people.get(person)?.name ?? '';
        return [{ moment, group, person, name, kind, sentAt: sent.at ?? sent.plannedFor, times }];
      });
    },
  };
}

/** As the programme's clock shows it. */
function nowIn({ status, groups }: State): Date {
  return new Date(latest([status?.now, ...[...groups.values()].map((group) => group.now)], false));
}

function isLately({ at, plannedFor }: LedgerEntry, now: Date): boolean {
  return now.getTime() - (at ?? plannedFor).getTime() < LEAST_MS;
}

/** The moment as it stands, while it is of use. */
function momentOf(
  { programme, startedAt }: ProgrammeRecord,
  state: State,
  moment: string,
  group: string | null,
  now: Date,
) {
  const groups = programme.groups.flatMap(({ id }) => state.groups.get(id) ?? []);
  const start = (startedAt ?? now).toISOString();
  return agenda(asItStands(programme, groups), start).find(
    ({ id, group: of, until }) => id === moment && (of ?? null) === group && compare(until, now.toISOString()) > 0,
  );
}

function statusOf(
  { programme }: ProgrammeRecord,
  { status, groups }: State,
  group: string | null,
): GroupStatus | ProgrammeStatus | undefined {
  if (group === null) return status && standing(status);
  const known = groupOf(programme, group) && groups.get(group);
  return known && standing(known);
}

interface Waited {
  readonly kind: PlannedMail;
  readonly round: number;
  readonly group: string | null;
  readonly person: string;
}

function ofStages({ status }: State): readonly Waited[] {
  const open = (status?.introduction ?? []).filter((stage) => stage.status === 'open');
  return open.flatMap(({ stage, missing }) => {
    const kind = ASKING[stage];
    return kind ? missing.map((person) => ({ kind, round: 0, group: null, person })) : [];
  });
}

/** Tasks not handed in, meetings and talks not confirmed, and forms not filled in. */
function ofGroups({ groups }: State, answered: readonly KeptWords[], now: Date): readonly Waited[] {
  return [...groups.values()].flatMap((status) => {
    const { group, mentor, mentorGone, meetings, handedIn } = status;
    const has = (person: string) => answered.some((each) => each.person === person && each.group === group);
    const mentees = activeMentees(status);
    const asked = meetings.flatMap(({ meeting, endsAt, deadline, status: state }): Waited[] => {
      if (state === 'cancelled') return [];
      // Leaders hand nothing in (R64): their meetings have no deadline.
      const tasks = deadline === undefined ? [] : mentees.filter((person) => !handedIn[meeting]?.includes(person));
      const isOver =
        state === 'planned' && Date.parse(endsAt) < now.getTime() && !mentorGone && !saidNotHeld(status, meeting);
      return [
        ...(state === 'planned' ? tasks : []).map((person) => ({
          kind: 'task-assigned' as const,
          round: meeting,
          group,
          person,
        })),
        ...(isOver ? [{ kind: 'meeting-confirmation' as const, round: meeting, group, person: mentor }] : []),
        ...mentees
          .filter((person) => !has(person))
          .map((person) => ({ kind: 'closing-form' as const, round: meeting, group, person })),
        ...(has(mentor) || mentorGone
          ? []
          : [{ kind: 'mentor-survey' as const, round: meeting, group, person: mentor }]),
      ];
    });
    const areTalksOver = status.phase === 'talks' && Date.parse(status.talkDay.endsAt) < now.getTime();
    const confirms = areTalksOver && talksLeft(status).length > 0 && !mentorGone;
    const talks = { kind: 'talk-confirmation', round: MEETINGS, group, person: mentor } as const;
    return confirms ? [...asked, talks] : asked;
  });
}
