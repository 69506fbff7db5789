// The agenda as the engine gets it, entered in the ledger as planned before anything is due.
import { agenda } from '../domain/agenda.ts';
import { Calendar, plan, planGroup } from '../domain/plan.ts';
import { mentorCircle, type Group } from '../domain/programme.ts';
import { withPeople } from '../domain/roster.ts';
import { markStarted } from '../records/programmes.ts';
import type { Asks, GroupPlan } from '../workflows/activities.ts';
import { tell } from '../workflows/form.ts';
import { inShort } from '../workflows/short-plan.ts';
import { enter } from './entering.ts';
import { programmeRecord, type Tools } from './tools.ts';

export function planning(tools: Tools): Pick<Asks, 'openProgramme'> {
  const { db } = tools;
  return {
    async openProgramme({ programme: id, start, short }) {
      const { programme } = await programmeRecord(db, id);
      const moments = withPeople(programme, agenda(programme, start));
      await enter(tools, id, moments, 0);
      await markStarted(db, id, start);
      const calendar = new Calendar(programme);
      const form = short === 'agenda' ? 2 : 1;
      const inTheirForm = (group: GroupPlan) =>
        short === 'agenda' || short === 'lines' ? inShort(group, form) : group;
      return {
        ...{ hr: programme.hr.id, sponsor: programme.sponsor.id, retentionDays: programme.retentionDays },
        members: mentorCircle(programme).map((person) => person.id),
        circle: plan(programme).circle,
        ...tell(
          moments.filter(({ group }) => group === undefined),
          form,
        ),
        groups: programme.groups.map((group) =>
          inTheirForm({
            ...{
              group: group.id,
              variant: group.variant,
              closing: group.practice.closing,
              mentor: group.mentor.id,
              hr: programme.hr.id,
            },
            mentees: group.mentees.map((mentee) => mentee.id),
            ...groupDates(calendar, group),
            moments: moments.filter((moment) => moment.group === group.id),
          }),
        ),
      };
    },
  };
}

/** The group's meetings with their deadlines, and its last day for talks. */
export function groupDates(calendar: Calendar, group: Group): Pick<GroupPlan, 'meetings' | 'talkDay'> {
  const last = group.meetings.at(-1);
  return {
    meetings: planGroup(calendar, group).map(({ group: _group, ...meeting }) => meeting),
    talkDay: { startsAt: last?.startsAt ?? '', endsAt: last?.endsAt ?? '' },
  };
}
