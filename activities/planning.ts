// The agenda as the engine gets it, entered in the ledger as planned before anything is due.
import { agenda, circleAgenda, groupAgenda } from '../domain/agenda.ts';
import { Calendar, plan, planGroup } from '../domain/plan.ts';
import { mentorCircle, type Group, type Instant, type Programme } from '../domain/programme.ts';
import { withPeople, type PeopledMoment } from '../domain/roster.ts';
import { messageId } from '../mail/compose.ts';
import { mailId, planMails, suppressOtherMoments, type PlannedEntry } from '../records/ledger.ts';
import { markStarted } from '../records/programmes.ts';
import type { Asks } from '../workflows/asks.ts';
import { groupOf, programmeRecord, type Tools } from './tools.ts';

type Planning = Pick<Asks, 'openProgramme' | 'replanGroup' | 'replanCircle'>;

export function planning({ db, mailFrom }: Tools): Planning {
  const enter = (programme: string, moments: readonly PeopledMoment[]) =>
    planMails(db, moments.flatMap((moment) => moment.people.map((person): PlannedEntry => {
      const key = { programme, group: moment.group, moment: moment.id, person };
      return { ...key, kind: moment.kind, plannedFor: moment.at, messageId: messageId(mailId(key), mailFrom) };
    })));

  return {
    async openProgramme({ programme: id, start }) {
      const { programme } = await programmeRecord(db, id);
      const moments = withPeople(programme, agenda(programme, start));
      await enter(id, moments);
      await markStarted(db, id, start);
      const calendar = new Calendar(programme);
      return {
        hr: programme.hr.id,
        members: mentorCircle(programme).map((person) => person.id),
        circle: plan(programme).circle,
        moments: moments.filter(({ group }) => group === undefined),
        groups: programme.groups.map((group) => ({
          ...{ group: group.id, variant: group.variant, closing: group.practice.closing, mentor: group.mentor.id, hr: programme.hr.id },
          mentees: group.mentees.map((mentee) => mentee.id),
          meetings: planGroup(calendar, group).map(({ group: _group, ...meeting }) => meeting),
          moments: moments.filter((moment) => moment.group === group.id),
        })),
      };
    },

    async replanGroup({ programme: id, group: groupId, start, now }) {
      const { programme } = await programmeRecord(db, id);
      const group = withTalks(groupOf(programme, groupId));
      const moments = withPeople({ ...programme, groups: programme.groups.map((other) => (other.id === groupId ? group : other)) }, groupAgenda(programme, group, start));
      await enter(id, moments);
      await suppressOtherMoments(db, id, groupId, moments.map((moment) => moment.id), 'early-finish', now);
      return moments;
    },

    async replanCircle({ programme: id, start, now, opened, cancelled, talks }) {
      const { programme: first } = await programmeRecord(db, id);
      const programme: Programme = { ...first, groups: first.groups.map((group) => (talks.includes(group.id) ? withTalks(group) : group)) };
      const changes = { opened: byRound(opened), cancelled };
      const moments = withPeople(programme, circleAgenda(programme, start, changes));
      await enter(id, moments);
      await suppressOtherMoments(db, id, null, moments.map((moment) => moment.id), 'no-meeting', now);
      return { circle: plan(programme, changes).circle, moments };
    },
  };
}

function withTalks(group: Group): Group {
  return { ...group, practice: { ...group.practice, closing: 'talks' } };
}

/** JSON has made the rounds into strings. */
function byRound(opened: Record<string, Instant>): Record<number, Instant> {
  return Object.fromEntries(Object.entries(opened).map(([round, at]) => [Number(round), at]));
}
