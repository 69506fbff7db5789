// What comes before the first meeting: its agenda, who is put into which group, and who steps in for somebody who says no.
import { introductionAgenda } from '../domain/agenda.ts';
import { costOf, forbids, WEIGHTS, type Candidate, type GroupSeats, type Weights } from '../domain/grouping.ts';
import { planIntroduction } from '../domain/introduction.ts';
import { stageOf } from '../domain/introduction-course.ts';
import type { IntroductionStage } from '../domain/kinds.ts';
import { moved, planMoves } from '../domain/moving.ts';
import { groupOf, type Group, type Instant, type Programme } from '../domain/programme.ts';
import { introductionAudiences } from '../domain/roster.ts';
import { openingStatus } from '../domain/standing.ts';
import { revise } from '../domain/revision.ts';
import { addressIn } from '../domain/text.ts';
import { planMails } from '../records/ledger.ts';
import {
  candidatesOf,
  changePlaces,
  forgetGender,
  placeMentees,
  readDraft,
  settleUnplaced,
} from '../records/nominations.ts';
import { setMeetings } from '../records/content-changes.ts';
import { markStarted } from '../records/programmes.ts';
import type { Activities } from '../workflows/activities.ts';
import { entriesOf } from './entries.ts';
import { knownGroup, programmeRecord, type Tools } from './tools.ts';
import { timetableOf } from '../domain/timetable.ts';

type Introducing = Pick<
  Activities,
  'openIntroduction' | 'planIntroduction' | 'makeGroups' | 'stepIn' | 'shiftMeetings'
>;

export function introducing(tools: Tools): Introducing {
  const { db, mailFrom } = tools;
  return {
    shiftMeetings: (asked) => shiftMeetings(tools, asked),

    async openIntroduction({ programme: id, start }) {
      const { programme } = await programmeRecord(db, id);
      const moments = introductionAgenda(programme, start);
      const coming = Object.fromEntries(moments.map((moment) => [moment.id, moment.at]));
      await planMails(
        db,
        mailFrom,
        entriesOf({ programme: id, revision: 0 }, coming, introductionAudiences(programme)),
      );
      await markStarted(db, id, start, addressIn(mailFrom));
      return {
        hr: programme.hr.id,
        sponsor: programme.sponsor.id,
        retentionDays: programme.retentionDays,
        members: [],
        convener: programme.hr.id,
        circle: [],
        agenda: timetableOf(moments),
        groups: programme.groups.map((group) => openingStatus(programme, group)),
        stages: planIntroduction(programme, start).stages,
        directors: programme.introduction?.nomination?.directors.map((person) => person.id) ?? [],
      };
    },

    async planIntroduction({ programme: id, start, now, walked, opened, open }) {
      const { programme } = await programmeRecord(db, id);
      const fresh = introductionAgenda(programme, start, opened);
      const { moments, merged, fallen } = revise(fresh, { ...walked, now, moved: movesWith(open) });
      const { stages } = planIntroduction(programme, start, opened);
      return { stages, agenda: timetableOf(moments), merged, fallen };
    },

    async makeGroups({ programme, placement, now }) {
      const kept = await placeMentees(db, programme, placement);
      const { programme: whole } = await programmeRecord(db, programme);
      // A group that is for one gender may have a place to fill again; then it goes when the groups begin.
      if (whole.groups.every(({ practice }) => practice.gender === undefined)) await forgetGender(db, programme);
      await settleUnplaced(db, programme, 'left', now);
      return { placement: kept };
    },

    async stepIn({ programme: id, group: groupId, person, erased = false, declined, placed, now }) {
      const record = await programmeRecord(db, id);
      const group = knownGroup(record, groupId);
      const there = group.mentees.filter(({ gone }) => !gone).map((mentee) => mentee.id);
      // Done before, it is known who came.
      const came = there.find((mentee) => !placed.includes(mentee));
      if (came !== undefined) return { into: came };
      const candidates = await candidatesOf(db, record);
      const free = candidates.filter((each) => !placed.includes(each.id) && !declined.includes(each.id));
      const others = candidates.filter((each) => there.includes(each.id) && each.id !== person);
      const weights = (await readDraft(db, id))?.weights ?? WEIGHTS;
      const into = fitting(group, others, free, weights)?.id;
      await changePlaces(db, id, { group: groupId, out: person, into });
      await settleUnplaced(db, id, erased ? 'erased' : 'answered', now);
      return into === undefined ? {} : { into };
    },
  };
}

/** Whether a moment's time may be another: that of an open stage, and what belongs to none and goes with the first meeting. */
function movesWith(open: readonly IntroductionStage[]) {
  return (moment: Parameters<typeof stageOf>[0]): boolean => {
    const stage = stageOf(moment);
    return stage === undefined || open.includes(stage);
  };
}

/** The first who costs the group least, of those whom no rule keeps from it. */
function fitting(
  group: Group,
  others: readonly Candidate[],
  free: readonly Candidate[],
  weights: Weights,
): Candidate | undefined {
  const seats: GroupSeats = { ...group, gender: group.practice.gender };
  const rules = { groups: [seats], locks: {}, weights, before: {} };
  const costWith = (candidate: Candidate) => {
    const people = [...others, candidate];
    return costOf({ ...rules, people }, Object.fromEntries(people.map(({ id }) => [id, group.id])));
  };
  return free
    .filter((candidate) => forbids(rules, candidate, seats).length === 0)
    .map((candidate, order) => ({ candidate, order, cost: costWith(candidate) }))
    .sort((a, b) => a.cost - b.cost || a.order - b.order)[0]?.candidate;
}

/** Done twice it is done once: the engine says where the meetings stand before. */
async function shiftMeetings(
  { db }: Tools,
  { programme: id, groups, days, now }: Parameters<Introducing['shiftMeetings']>[0],
): ReturnType<Introducing['shiftMeetings']> {
  const { programme } = await programmeRecord(db, id);
  const stands = programme.groups.every(
    ({ id: group, meetings: [first] }) =>
      groups[group] === undefined || Date.parse(groups[group]) === Date.parse(first?.startsAt ?? ''),
  );
  const fresh = stands ? shifted(programme, Object.keys(groups), days, now) : programme;
  await setMeetings(db, id, new Map(fresh.groups.map((group) => [group.id, group.meetings])), programme);
  return { groups: fresh.groups.map((group) => openingStatus(fresh, group)) };
}

/** Every meeting of these groups by so many days. */
function shifted(programme: Programme, groups: readonly string[], days: number, now: Instant): Programme {
  const standings = programme.groups
    .filter(({ id }) => groups.includes(id))
    .map((group) => openingStatus(programme, group));
  const plan = planMoves(programme, standings, { days }, { force: true, now });
  if ('faults' in plan) return programme;
  return {
    ...programme,
    groups: programme.groups.map((group) => {
      const moves = plan.moves.get(group.id);
      const known = groupOf(programme, group.id);
      if (!moves || !known) return group;
      const { meetings, talkDay } = moved(openingStatus(programme, group), moves);
      const dated = known.meetings.map((meeting) => {
        const { startsAt, endsAt } = meetings.find((each) => each.meeting === meeting.meeting) ?? talkDay;
        return { ...meeting, startsAt, endsAt };
      });
      return { ...group, meetings: dated };
    }),
  };
}
