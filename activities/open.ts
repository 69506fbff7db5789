// Agendas as the engine gets them, entered in the ledger as planned before anything is due.
import { circleAgenda, groupAgenda, timetableOf, type Moment } from '../domain/agenda.ts';
import { isOneOf, PLANNED_MAILS } from '../domain/kinds.ts';
import { plan } from '../domain/plan.ts';
import { convener, mentorCircle, type Programme } from '../domain/programme.ts';
import { withPeople } from '../domain/roster.ts';
import { groupDates, openingStatus } from '../domain/standing.ts';
import { planMails, type PlannedEntry } from '../records/ledger.ts';
import { markStarted } from '../records/programmes.ts';
import type { Activities } from '../workflows/activities.ts';
import { knownGroup, programmeRecord, type Tools } from './tools.ts';

export function opening({ db, mailFrom }: Tools): Pick<Activities, 'openProgramme' | 'openGroup'> {
  return {
    async openProgramme({ programme: id, start }) {
      const { programme } = await programmeRecord(db, id);
      const moments = circleAgenda(programme, start);
      await planMails(db, mailFrom, entriesOf(programme, moments));
      await markStarted(db, id, start);
      return {
        hr: programme.hr.id,
        sponsor: programme.sponsor.id,
        retentionDays: programme.retentionDays,
        members: mentorCircle(programme).map((person) => person.id),
        convener: convener(programme).id,
        circle: plan(programme).circle,
        agenda: timetableOf(moments),
        groups: programme.groups.map((group) => openingStatus(programme, group)),
      };
    },

    async openGroup({ programme: id, group: groupId, start }) {
      const record = await programmeRecord(db, id);
      const { programme } = record;
      const group = knownGroup(record, groupId);
      const moments = groupAgenda(programme, group, start);
      await planMails(db, mailFrom, entriesOf(programme, moments));
      return {
        variant: group.variant,
        closing: group.practice.closing,
        mentor: group.mentor.id,
        hr: programme.hr.id,
        mentees: group.mentees.map((mentee) => mentee.id),
        ...groupDates(programme, group),
        agenda: timetableOf(moments),
      };
    },
  };
}

/** One planned mail for each person of each moment. */
function entriesOf(programme: Programme, moments: readonly Moment[]): PlannedEntry[] {
  return withPeople(programme, moments).flatMap(({ id: moment, kind, group, at, people }) =>
    isOneOf(PLANNED_MAILS, kind)
      ? people.map((person) => ({ programme: programme.id, group, moment, person, kind, plannedFor: at, revision: 0 }))
      : [],
  );
}
