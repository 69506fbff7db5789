// Agendas as the engine gets them, entered in the ledger as planned before anything is due.
import { circleAgenda, groupAgenda, type Moment } from '../domain/agenda.ts';
import { plan } from '../domain/plan.ts';
import { convener, mentorCircle } from '../domain/programme.ts';
import { contactsIn, groupAudiences, programmeAudiences } from '../domain/roster.ts';
import { groupDates, openingStatus } from '../domain/standing.ts';
import { addressIn } from '../domain/text.ts';
import { planMails } from '../records/ledger.ts';
import { forgetGender } from '../records/nominations.ts';
import { markStarted } from '../records/programmes.ts';
import type { Activities } from '../workflows/activities.ts';
import { entriesOf } from './entries.ts';
import { knownGroup, programmeRecord, type Tools } from './tools.ts';
import { keptDates, timetableOf } from '../domain/timetable.ts';

export function opening({ db, mailFrom }: Tools): Pick<Activities, 'openProgramme' | 'openGroup'> {
  return {
    async openProgramme({ programme: id, start }) {
      const { programme } = await programmeRecord(db, id);
      const moments = circleAgenda(programme, start);
      const entries = entriesOf({ programme: id, revision: 0 }, atStart(moments), programmeAudiences(programme));
      await planMails(db, mailFrom, entries);
      await markStarted(db, id, start, addressIn(mailFrom));
      // The groups are made.
      await forgetGender(db, id);
      return {
        hr: programme.hr.id,
        sponsor: programme.sponsor.id,
        retentionDays: programme.retentionDays,
        members: mentorCircle(programme).map((person) => person.id),
        convener: convener(programme).id,
        circle: plan(programme).circle,
        ...(programme.organisations ? { contacts: contactsIn(programme) } : {}),
        agenda: timetableOf(moments),
        groups: programme.groups.map((group) => openingStatus(programme, group)),
      };
    },

    async openGroup({ programme: id, group: groupId, start }) {
      const record = await programmeRecord(db, id);
      const { programme } = record;
      const group = knownGroup(record, groupId);
      const moments = groupAgenda(programme, group, start);
      const scope = { programme: id, group: groupId, revision: 0 };
      await planMails(db, mailFrom, entriesOf(scope, atStart(moments), groupAudiences(group)));
      const formers = [...record.formerAddresses.keys()];
      return {
        variant: group.variant,
        closing: group.practice.closing,
        mentor: group.mentor.id,
        ...(group.mentor.gone ? { mentorGone: true as const } : {}),
        hr: programme.hr.id,
        // Who has said no, or was erased, before the group began is not in it.
        mentees: group.mentees.filter(({ gone }) => !gone).map((mentee) => mentee.id),
        dates: keptDates(groupDates(programme, group)),
        agenda: timetableOf(moments),
        ...(formers.length > 0 ? { formers } : {}),
      };
    },
  };
}

const atStart = (moments: readonly Moment[]) => Object.fromEntries(moments.map(({ id, at }) => [id, at]));
